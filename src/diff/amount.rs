//! Sums of money that have come, gone or changed. The moment and the share of a sum stand in its IRI; where one sum went and
//! one came in its stead, they are one change.

use oxigraph::model::{NamedNode, NamedNodeRef, Term};

use crate::Result;
use crate::language::{Language, Text};
use crate::query::short;
use crate::record::visible;
use crate::vocab::{ns, rdf};

use super::changes::{Change, Detail, Said};
use super::difference::Difference;
use super::entity::{Teller, reads_alike};
use super::part::whole;
use super::side::Side;

/// The properties of a sum that make it what it is, if one of them changes.
const SIZE: [NamedNodeRef<'static>; 3] = [ns::VALUE, ns::MIN_VALUE, ns::MAX_VALUE];

/// What one graph says of a sum.
struct Sum<'d> {
    difference: Option<&'d Difference>,
    kind: Vec<Term>,
    share: Vec<Term>,
    payer: Vec<Term>,
    as_of: Vec<Term>,
    name: Text<String>,
    money: Text<String>,
    said: Said,
}

impl<'d> Sum<'d> {
    fn of(side: &Side<'_>, raw: &NamedNode, difference: &'d Difference) -> Result<Self> {
        Ok(Self { difference: Some(difference), ..Self::at(side, raw)? })
    }

    fn at(side: &Side<'_>, raw: &NamedNode) -> Result<Self> {
        let values = |property| side.values(raw, property);
        let (kind, share, as_of) = (values(ns::AMOUNT_KIND)?, values(ns::AMOUNT_SHARE)?, values(ns::AS_OF)?);
        let awards = side.tied(ns::AMOUNT, Some(raw))?;
        let payer = awards.first().map_or(Ok(Vec::new()), |(award, _)| side.values(award, ns::FUNDER))?;
        let name = name(&side.listed(&kind)?, &side.listed(&share)?, &side.listed(&payer)?);
        let mut passages = Vec::new();
        for property in SIZE {
            for value in values(property)? {
                passages.extend(side.graph.passages(raw.as_ref(), Some(property), Some(value.as_ref()))?);
            }
        }
        passages.dedup();
        let money = money(side, raw)?;
        let text = with_moment(&money, &side.listed(&as_of)?);
        let payer = payer.iter().map(|payer| side.canonical_term(payer)).collect();
        let said = Said { value: None, text, passages: side.cited(&passages)? };
        Ok(Self { difference: None, kind, share, payer, as_of, name, money, said })
    }

    /// Whether another is the same sum at another moment.
    fn is_like(&self, other: &Self) -> bool {
        self.kind == other.kind && self.payer == other.payer && self.share == other.share
    }

    /// Whether another is the same sum, told of in other words: as that of another share or moment.
    fn is_as_much(&self, other: &Self) -> bool {
        self.kind == other.kind && self.payer == other.payer && self.money == other.money
    }

    /// The moment, for telling which of two is later.
    fn moment(&self) -> Option<&str> {
        match self.as_of.first() {
            Some(Term::Literal(moment)) => Some(moment.value()),
            _ => None,
        }
    }
}

impl Teller<'_> {
    /// The changes of the sums of an entity, by name.
    pub(super) fn sums(&self, owner: Option<&NamedNode>, sums: &[&Difference]) -> Result<Vec<Detail>> {
        let (mut details, mut added, mut removed) = (Vec::new(), Vec::new(), Vec::new());
        for sum in sums {
            match (sum.raw.old.first(), sum.raw.new.first()) {
                (Some(_), Some(_)) if sum.shown.is_empty() => {}
                (Some(old), Some(new)) => {
                    let (old, new) = (Sum::of(&self.sides.old, old, sum)?, Sum::of(&self.sides.new, new, sum)?);
                    details.extend(self.changed(&old, &new, sum)?);
                }
                (None, Some(new)) => added.push(Sum::of(&self.sides.new, new, sum)?),
                (Some(old), None) => removed.push(Sum::of(&self.sides.old, old, sum)?),
                (None, None) => {}
            }
        }
        for same in [Sum::is_like, Sum::is_as_much] {
            for (old, new) in paired(&mut removed, &mut added, same) {
                details.extend(self.replaced(&old, &new));
            }
        }
        let earlier = if added.is_empty() { Vec::new() } else { self.earlier(owner, sums)? };
        details.extend(added.iter().filter_map(|sum| self.newer(sum, &earlier)));
        details.extend(removed.iter().filter_map(|sum| self.alone(sum)));
        details.sort_by_cached_key(|detail| {
            detail.part.as_ref().map(|part| (part.name.of(Language::English).to_owned(), part.entity.clone()))
        });
        Ok(details)
    }

    /// What has changed of a sum: how much it is or, where that reads the same, the property that differs.
    fn changed(&self, old: &Sum<'_>, new: &Sum<'_>, sum: &Difference) -> Result<Vec<Detail>> {
        let replaced = self.replaced(old, new);
        if !replaced.as_ref().is_some_and(|detail| reads_alike(&detail.old, &detail.new)) {
            return Ok(replaced.into_iter().collect());
        }
        let part = Some(self.described(sum, new.name.clone()));
        let mut details = Vec::new();
        for slot in &sum.shown {
            details.extend(self.slot(slot)?.into_iter().map(|detail| Detail { part: part.clone(), ..detail }));
        }
        Ok(details)
    }

    /// One sum in the stead of another.
    fn replaced(&self, old: &Sum<'_>, new: &Sum<'_>) -> Option<Detail> {
        let is_same_moment = old.as_of == new.as_of;
        let mut name = new.name.clone();
        let (mut old_said, mut new_said) = (old.said.clone(), new.said.clone());
        if is_same_moment {
            (old_said.text, new_said.text) = (old.money.clone(), new.money.clone());
            if old.money == new.money && old.said.text == new.said.text {
                (old_said.text, new_said.text) = (old.name.clone(), new.name.clone());
            }
        }
        if old.share != new.share {
            let of = |sum: &Sum<'_>| sum.said.text.join(", ", &sum.name);
            (old_said.text, new_said.text) = (of(old), of(new));
            name = self.term(ns::AMOUNT_CLASS);
        }
        let part = self.described(new.difference?, name);
        let property = Some(self.property(ns::VALUE));
        let (old, new) = (vec![old_said], vec![new_said]);
        Some(Detail { change: Change::Changed, part: Some(part), property, language: None, old, new })
    }

    /// A new sum; beside the latest one that was there already, if that is earlier.
    fn newer(&self, sum: &Sum<'_>, earlier: &[Sum<'_>]) -> Option<Detail> {
        let before = earlier.iter().filter(|before| before.is_like(sum) && before.moment().is_some());
        let latest = before.max_by_key(|before| before.moment()).filter(|before| before.moment() < sum.moment());
        match latest {
            Some(latest) => Some(Detail { change: Change::Newer, ..self.replaced(latest, sum)? }),
            None => self.alone(sum),
        }
    }

    fn alone(&self, sum: &Sum<'_>) -> Option<Detail> {
        let difference = sum.difference?;
        Some(whole(difference, self.described(difference, sum.name.clone()), sum.said.clone()))
    }

    /// The sums of an entity that both graphs have.
    fn earlier(&self, owner: Option<&NamedNode>, changed: &[&Difference]) -> Result<Vec<Sum<'static>>> {
        let (side, mut earlier) = (&self.sides.old, Vec::new());
        let owners = owner.map(|owner| side.raw(owner)).unwrap_or_default();
        for owner in owners {
            for (entity, _) in side.tied(ns::PROJECT_OF, Some(&owner))? {
                let is_gone = changed.iter().any(|sum| sum.is_removed() && sum.raw.old.contains(&entity));
                if !is_gone && side.values(&entity, rdf::TYPE)?.contains(&ns::AMOUNT_CLASS.into()) {
                    earlier.push(Sum::at(side, &entity)?);
                }
            }
        }
        Ok(earlier)
    }
}

/// The sums that went and came in each other's stead: each is the only one of its like.
fn paired<'d>(
    old: &mut Vec<Sum<'d>>,
    new: &mut Vec<Sum<'d>>,
    same: fn(&Sum<'d>, &Sum<'d>) -> bool,
) -> Vec<(Sum<'d>, Sum<'d>)> {
    let mut pairs = Vec::new();
    let mut index = 0;
    while let Some(sum) = old.get(index) {
        let alike: Vec<_> = (0..new.len()).filter(|at| new.get(*at).is_some_and(|other| same(sum, other))).collect();
        let is_only_one = old.iter().filter(|other| same(sum, other)).count() == 1;
        match alike.as_slice() {
            [only] if is_only_one => pairs.push((old.remove(index), new.remove(*only))),
            _ => index += 1,
        }
    }
    pairs
}

/// The kind and the share of a sum as one phrase, and who pays.
fn name(kind: &Text<String>, share: &Text<String>, payer: &Text<String>) -> Text<String> {
    let funding = Text::from(Text::new("rahoitus", "funding"));
    let share = if share.is_empty() { &funding } else { share };
    let name = Text::each(|language| {
        let (kind, share) = (kind.of(language), share.of(language));
        let words = if language == Language::English && kind.ends_with(" for") { [share, kind] } else { [kind, share] };
        words.join(" ").trim().to_owned()
    });
    name.join(", ", payer)
}

/// A sum or a bracket with its currency.
fn money(side: &Side<'_>, raw: &NamedNode) -> Result<Text<String>> {
    let mut ends = [None; SIZE.len()];
    for (end, property) in ends.iter_mut().zip(SIZE) {
        if let Some(Term::Literal(value)) = side.values(raw, property)?.first() {
            *end = value.value().parse().ok();
        }
    }
    let [exact, least, most] = ends;
    let currency = side.values(raw, ns::CURRENCY)?;
    let currency = currency.first().map(|currency| short(currency, side.graph.prefixes())).unwrap_or_default();
    let currency = visible(&currency);
    Ok(Text::each(|language| {
        let exact = exact.map(|value| language.sum(value, &currency));
        exact.or_else(|| language.sums(least, most, &currency)).unwrap_or_default()
    }))
}

fn with_moment(money: &Text<String>, moment: &Text<String>) -> Text<String> {
    if moment.is_empty() {
        return money.clone();
    }
    Text::each(|language| format!("{} ({})", money.of(language), moment.of(language)))
}
