//! How many of something.

use icu_plurals::{PluralCategory, PluralRules};

use super::{Language, Text};

/// What one entity is called after a number, and what several are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural {
    one: &'static str,
    several: &'static str,
}

impl Plural {
    /// The form for one entity, and that for any other number of them.
    #[must_use]
    pub const fn new(one: &'static str, several: &'static str) -> Self {
        Self { one, several }
    }
}

const OTHERS: Text<Plural> = Text::new(Plural::new("muu", "muuta"), Plural::new("more", "more"));

impl Language {
    /// How many more there are than those that have been named: `ja 1 muu`, `ja 2 muuta`, `and 2 more`.
    #[must_use]
    pub fn and_others(self, number: usize) -> String {
        let and = Text::new("ja", "and").of(self);
        [and, &self.number(number), OTHERS.for_number(number, self)].join(" ")
    }
}

impl Text<Plural> {
    /// What so many entities are called.
    ///
    /// ```
    /// use hanke::language::{Language, Plural, Text};
    ///
    /// let projects = Text::new(Plural::new("hanke", "hanketta"), Plural::new("project", "projects"));
    /// assert_eq!(projects.for_number(1, Language::Finnish), "hanke");
    /// assert_eq!(projects.counted(1200, Language::English), "1,200\u{a0}projects");
    /// ```
    #[must_use]
    pub fn for_number(&self, number: usize, language: Language) -> &'static str {
        let (language, noun) = self.found(language);
        let category = PluralRules::try_new_cardinal(language.locale().into()).map(|rules| rules.category_for(number));
        match category {
            Ok(PluralCategory::One) => noun.one,
            _ => noun.several,
        }
    }

    /// So many entities, with their number.
    #[must_use]
    pub fn counted(&self, number: usize, language: Language) -> String {
        [&language.number(number), self.for_number(number, language)].join("\u{a0}")
    }
}
