//! What belongs to an entity and has come, gone or changed: participations, awards, uptakes, recognitions.

use oxigraph::model::{NamedNode, NamedNodeRef, Term};

use crate::Result;
use crate::language::{Language, Text};
use crate::vocab::{Prefixes, dcterms, ns, rdf, skos};

use super::changes::{Change, Detail, Part, Said};
use super::difference::Difference;
use super::entity::Teller;
use super::side::Side;

type Properties = &'static [NamedNodeRef<'static>];

/// Of each class, the properties that tell one from another, and those that tell the most about one.
const TELLING: [(NamedNodeRef<'static>, Properties, Properties); 4] = [
    (ns::PARTICIPATION, &[ns::ORGANIZATION], &[ns::ROLE]),
    (ns::AWARD, &[ns::FUNDER], &[]),
    (ns::UPTAKE, &[ns::TAKEN_UP_BY, ns::TAKEN_UP_BY_DESCRIPTION], &[ns::STRENGTH]),
    (ns::RECOGNITION, &[ns::RECOGNISED_BY], &[skos::PREF_LABEL, dcterms::ISSUED]),
];

impl Teller<'_> {
    /// The changes of parts, by class and name. An award that comes or goes with its sum is told of by the sum.
    pub(super) fn parts(&self, parts: &[&Difference], sums: &[&Difference]) -> Result<Vec<Detail>> {
        let mut details = Vec::new();
        for part in parts {
            if !self.is_told_by_its_sum(part, sums)? {
                details.extend(self.part(part)?);
            }
        }
        details.sort_by_cached_key(|detail| {
            detail.part.as_ref().map(|part| {
                (
                    part.class.of(Language::English).to_owned(),
                    part.name.of(Language::Finnish).to_owned(),
                    part.entity.clone(),
                )
            })
        });
        Ok(details)
    }

    fn is_told_by_its_sum(&self, part: &Difference, sums: &[&Difference]) -> Result<bool> {
        let (side, raw) = self.latest(part);
        if !(part.is_added() || part.is_removed()) || part.class.as_ref().is_none_or(|class| *class != ns::AWARD) {
            return Ok(false);
        }
        let amounts = side.values(raw, ns::AMOUNT)?;
        let came = |amount: &Term| {
            sums.iter().any(|sum| {
                let raw = if part.is_added() { &sum.raw.new } else { &sum.raw.old };
                raw.iter().any(|raw| amount == &Term::from(raw.clone()))
            })
        };
        Ok(amounts.iter().any(came))
    }

    fn part(&self, part: &Difference) -> Result<Vec<Detail>> {
        let (side, raw) = self.latest(part);
        let described = self.described(part, Self::part_name(side, raw, part)?);
        if part.is_added() || part.is_removed() {
            let text = telling(part).map_or(Ok(Text::default()), |(_, texts)| spoken(side, raw, texts))?;
            let passages = side.cited(&side.graph.passages(raw.as_ref(), Some(rdf::TYPE), None)?)?;
            return Ok(vec![whole(part, described, Said { value: None, text, passages })]);
        }
        let mut details = Vec::new();
        for slot in &part.shown {
            let of_part = self.slot(slot)?.into_iter();
            details.extend(of_part.map(|detail| Detail { part: Some(described.clone()), ..detail }));
        }
        Ok(details)
    }

    pub(super) fn described(&self, part: &Difference, name: Text<String>) -> Part {
        let class = part.class.as_ref().map(|class| self.term(class.as_ref())).unwrap_or_default();
        Part { entity: Prefixes::usual().compact(part.entity.as_str()), class, name }
    }

    /// The side that has a part now or, if it is gone, had it, and its IRI there.
    pub(super) fn latest<'p>(&self, part: &'p Difference) -> (&Side<'_>, &'p NamedNode) {
        let (side, raw) = match part.raw.new.first() {
            Some(raw) => (&self.sides.new, Some(raw)),
            None => (&self.sides.old, part.raw.old.first()),
        };
        (side, raw.unwrap_or(&part.entity))
    }

    fn part_name(side: &Side<'_>, raw: &NamedNode, part: &Difference) -> Result<Text<String>> {
        let name = telling(part).map_or(Ok(Text::default()), |(names, _)| spoken(side, raw, names))?;
        let key = part.entity.as_str().rsplit('/').next().unwrap_or_default();
        Ok(if name.is_empty() { Text::same(key) } else { name })
    }
}

fn telling(part: &Difference) -> Option<(Properties, Properties)> {
    let class = part.class.as_ref()?;
    TELLING.iter().find(|(of, _, _)| class == of).map(|(_, names, texts)| (*names, *texts))
}

/// What an entity says of the properties, one after the other.
fn spoken(side: &Side<'_>, entity: &NamedNode, properties: Properties) -> Result<Text<String>> {
    let mut parts = Vec::new();
    for property in properties {
        parts.push(side.listed(&side.values(entity, *property)?)?);
    }
    Ok(Text::each(|language| {
        let said = parts.iter().map(|part| part.of(language)).filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(", ")
    }))
}

/// A part that came or went as a whole.
pub(super) fn whole(part: &Difference, described: Part, said: Said) -> Detail {
    let (change, old, new) = if part.is_added() {
        (Change::Added, Vec::new(), vec![said])
    } else {
        (Change::Removed, vec![said], Vec::new())
    };
    Detail { change, part: Some(described), property: None, language: None, old, new }
}
