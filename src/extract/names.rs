//! Projects by the names that documents call them.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::record::Fact;

use super::{Proposal, Reading};

/// The names of projects whose code some document prints beside them: official names and short names.
#[derive(Debug, Clone, Default)]
pub struct ProjectNames(BTreeMap<String, BTreeSet<String>>);

impl ProjectNames {
    /// Learns the names that a document prints beside a code.
    pub fn learn(&mut self, reading: &Reading<'_>) {
        let facts = reading.proposals.iter().filter_map(Proposal::fact);
        for project in facts.filter_map(|fact| if let Fact::Project(project) = fact { Some(project) } else { None }) {
            let Some(code) = &project.code else { continue };
            let names = project.name.iter().chain(&project.short_names).chain(&project.acronym);
            names.for_each(|name| self.insert(name, code));
        }
    }

    /// Learns that a project is called by a name.
    pub fn insert(&mut self, name: &str, code: &str) {
        self.0.entry(folded(name)).or_default().insert(code.to_owned());
    }

    /// The code of the project that is called so: by its name, its short name, or by how its name begins, if only one is.
    ///
    /// ```
    /// let mut names = hanke::extract::ProjectNames::default();
    /// names.insert("Polku - askel työhön", "S12345");
    /// names.insert("Silta-hanke", "S12346");
    /// assert_eq!((names.code("Polku"), names.code("Silta"), names.code("Pol")), (Some("S12345"), Some("S12346"), None));
    /// ```
    #[must_use]
    pub fn code(&self, name: &str) -> Option<&str> {
        let name = folded(name);
        if name.is_empty() {
            return None;
        }
        if let Some(codes) = self.0.get(&name) {
            return only(codes);
        }
        only(self.beginning(&name))
    }

    /// The projects whose names begin with these words.
    fn beginning(&self, words: &str) -> Vec<&String> {
        let from = self.0.range(words.to_owned()..).take_while(|(name, _)| name.starts_with(words));
        let whole = from.filter(|(name, _)| !name[words.len()..].starts_with(char::is_alphanumeric));
        whole.flat_map(|(_, codes)| codes).collect()
    }
}

/// The code that all of these are.
fn only<'a>(codes: impl IntoIterator<Item = &'a String>) -> Option<&'a str> {
    let mut codes = codes.into_iter();
    let first = codes.next()?;
    codes.all(|other| other == first).then_some(first)
}

/// A name as far as it tells projects apart: small letters, one kind of dash, and no word for "project" at its end.
fn folded(name: &str) -> String {
    let one_dash =
        |character: char| if matches!(character, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { character };
    let name: String = name.nfc().map(one_dash).flat_map(char::to_lowercase).collect();
    let words = name.split(|character: char| character.is_whitespace()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join(" ").replace(" -", "-").replace("- ", "-");
    ["-hanke", " -hanke", "-projekti", " hanke"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(&name)
        .to_owned()
}
