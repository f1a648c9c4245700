//! A project with its period, as the saved query gives it.

use jiff::civil::Date;
use serde::Deserialize;

use crate::language::{Language, Text, range};
use crate::site::pictures::label;

#[derive(Deserialize)]
pub(super) struct Project {
    #[serde(rename = "project")]
    pub iri: String,
    pub name: Option<String>,
    pub code: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
    pub status: Option<String>,
    pub status_name: Option<String>,
}

impl Project {
    pub(super) fn name(&self) -> String {
        label::name(self.name.as_deref(), self.code.as_deref(), &self.iri)
    }

    pub(super) fn status(&self, language: Language) -> &str {
        let unknown = Text::new("tila ei tiedossa", "status not known").of(language);
        self.status_name.as_deref().unwrap_or(unknown)
    }

    pub(super) fn start(&self) -> Option<Date> {
        day(self.start.as_deref())
    }

    pub(super) fn end(&self) -> Option<Date> {
        day(self.end.as_deref())
    }

    pub(super) fn period(&self, language: Language) -> String {
        let day = |day: Option<Date>| day.map(|day| language.day(day)).unwrap_or_default();
        range(&day(self.start()), &day(self.end()))
    }
}

/// A graph that a program has filled may hold anything: what is no day is not known.
fn day(text: Option<&str>) -> Option<Date> {
    text?.get(..10)?.parse().ok()
}
