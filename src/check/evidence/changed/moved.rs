//! Where the passages of a changed source are now.

use std::collections::BTreeMap;

use crate::check::evidence::original::{Original, first};
use crate::check::evidence::prove::Areas;
use crate::check::evidence::stated::Stated;
use crate::record::{Extent, Locator};

use super::{Lost, Moved};

/// Each passage that prints values, and the new places in which all of them stand together.
pub(super) struct Moves {
    places: BTreeMap<Locator, Vec<u32>>,
    extent: Extent,
}

impl Moves {
    pub(super) fn of(lost: &Lost, original: &Original, areas: &Areas) -> Self {
        let mut values: BTreeMap<Locator, Vec<&Stated>> = BTreeMap::new();
        for (passage, stated) in &lost.values {
            values.entry(*passage).or_default().push(stated);
        }
        let finder = Finder::new(original, areas);
        let places = values.into_iter().map(|(passage, values)| (passage, finder.places(passage, &values))).collect();
        Self { places, extent: original.extent() }
    }

    /// Where a passage is now: of several places, the one nearest to where its neighbours lead to.
    pub(super) fn of_passage(&self, passage: Locator) -> Moved {
        let Some(places) = self.places.get(&passage) else { return self.likely(passage) };
        let expected = i64::from(first(passage)) + self.shift(passage).unwrap_or_default();
        let nearest = places.iter().min_by_key(|place| (i64::from(**place) - expected).abs());
        nearest.map_or(Moved::Nowhere, |place| Moved::To(at(passage, *place)))
    }

    /// How far the nearest passage has moved that can be in one place only.
    fn shift(&self, passage: Locator) -> Option<i64> {
        let near = self.certain().min_by_key(|(old, _)| old.abs_diff(first(passage)));
        near.map(|(old, new)| i64::from(new) - i64::from(old))
    }

    /// The old and new first lines of the passages that can be in one place only.
    fn certain(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.places.iter().filter_map(|(passage, places)| match places.as_slice() {
            [only] => Some((first(*passage), *only)),
            _ => None,
        })
    }

    /// A passage without values, if the nearest ones before and behind it have moved by as much.
    fn likely(&self, passage: Locator) -> Moved {
        let shift = |old: u32, new: u32| i64::from(new) - i64::from(old);
        let here = first(passage);
        let before = self.certain().filter(|(old, _)| *old <= here).max_by_key(|(old, _)| *old);
        let behind = self.certain().filter(|(old, _)| *old >= here).min_by_key(|(old, _)| *old);
        let shifts = [before, behind].map(|near| near.map(|(old, new)| shift(old, new)));
        let by = match shifts {
            [Some(before), Some(behind)] if before == behind => Some(before),
            [Some(only), None] | [None, Some(only)] => Some(only),
            _ => None,
        };
        let place = by.and_then(|by| u32::try_from(i64::from(here) + by).ok()).map(|place| at(passage, place));
        place.filter(|place| place.lies_within(self.extent)).map_or(Moved::Nowhere, Moved::Likely)
    }
}

/// A passage of the same height that begins elsewhere.
fn at(passage: Locator, place: u32) -> Locator {
    match passage {
        Locator::Lines { first, last } => Locator::Lines { first: place, last: place + (last - first) },
        Locator::Row(_) => Locator::Row(place),
        Locator::Page(_) => Locator::Page(place),
    }
}

/// Finds passages in the new version.
struct Finder<'a> {
    original: &'a Original,
    areas: &'a Areas,
}

impl<'a> Finder<'a> {
    fn new(original: &'a Original, areas: &'a Areas) -> Self {
        Self { original, areas }
    }

    /// The lines at which a passage of this height could begin so that all values stand in it.
    fn places(&self, passage: Locator, values: &[&Stated]) -> Vec<u32> {
        if let (Original::Table(table), Locator::Row(_)) = (self.original, passage) {
            return table.row_with_all(values, passage, self.areas).into_iter().collect();
        }
        let whole = self.original.whole();
        let page = whole.page();
        let places = values.iter().map(|stated| self.original.places(stated, &page, passage, self.areas));
        let mut places: Vec<Vec<Locator>> = places.collect();
        places.sort_by_key(Vec::len);
        let height = height(passage);
        let rarest = places.first().into_iter().flatten();
        let starts = rarest.flat_map(|place| last(*place).saturating_sub(height - 1).max(1)..=first(*place));
        let holds = |start: u32, place: &Locator| start <= first(*place) && last(*place) < start + height;
        let all = |start: &u32| places.iter().all(|places| places.iter().any(|place| holds(*start, place)));
        let mut starts: Vec<_> =
            starts.filter(|start| at(passage, *start).lies_within(self.original.extent())).filter(all).collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    }
}

fn height(passage: Locator) -> u32 {
    last(passage) - first(passage) + 1
}

fn last(place: Locator) -> u32 {
    match place {
        Locator::Lines { last, .. } => last,
        Locator::Row(row) => row,
        Locator::Page(page) => page,
    }
}
