//! The period that a publication is about.

use jiff::civil::{Date, date};
use oxigraph::model::{NamedNodeRef, Term};

use crate::Result;
use crate::publish::{Edition, Period};
use crate::vocab::ns;

impl Edition<'_> {
    /// The period that the publisher gives; else from the first day of a project to the last one, as far as they are
    /// published; else that of the programmes. Nothing if the data know of no time.
    pub(super) fn period(&self) -> Result<Option<Period>> {
        if self.publication.period.is_some() {
            return Ok(self.publication.period);
        }
        let projects = self.span(ns::PROJECT, &[ns::START_DATE, ns::END_DATE])?;
        if projects.is_some() { Ok(projects) } else { self.span(ns::PROGRAMME, &[ns::START_YEAR, ns::END_YEAR]) }
    }

    /// From the first to the last of the days that entities of a class have in some properties.
    fn span(&self, class: NamedNodeRef<'_>, properties: &[NamedNodeRef<'_>]) -> Result<Option<Period>> {
        let statements = self.statements();
        let mut span: Option<Period> = None;
        for entity in statements.entities(class)? {
            for quad in statements.of(entity.as_ref())? {
                if let (true, Some(days)) = (properties.contains(&quad.predicate.as_ref()), days(&quad.object)) {
                    span = Some(span.map_or(days, |span| span.with(days)));
                }
            }
        }
        Ok(span)
    }
}

impl Period {
    fn with(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// The days of a date or a year.
fn days(value: &Term) -> Option<Period> {
    let Term::Literal(value) = value else { return None };
    if let Ok(day) = value.value().parse::<Date>() {
        return Some(Period { start: day, end: day });
    }
    let year = value.value().parse().ok().filter(|year| (1..=9999).contains(year))?;
    Some(Period { start: date(year, 1, 1), end: date(year, 12, 31) })
}
