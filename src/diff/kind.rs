//! The kinds of entities, in the order in which they are told of, and what they are called.

use oxigraph::model::NamedNodeRef;
use serde::Serialize;

use crate::language::{Language, Plural, Text};
use crate::vocab::{ns, skos};

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A project.
    Project,
    /// A practice.
    Practice,
    /// An organisation.
    Organization,
    /// A programme or a part of one.
    Programme,
    /// An outcome.
    Outcome,
    /// A source.
    Source,
    /// A concept of a scheme.
    Concept,
    /// Anything else.
    Other,
}

impl Kind {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Project,
        Self::Practice,
        Self::Organization,
        Self::Programme,
        Self::Outcome,
        Self::Source,
        Self::Concept,
        Self::Other,
    ];

    /// The kind of the entities of a class; nothing for what belongs to an entity.
    pub(super) fn of(class: NamedNodeRef<'_>) -> Self {
        match class {
            ns::PROJECT => Self::Project,
            ns::PRACTICE => Self::Practice,
            ns::ORGANIZATION_CLASS => Self::Organization,
            ns::PROGRAMME => Self::Programme,
            ns::OUTCOME => Self::Outcome,
            ns::SOURCE => Self::Source,
            skos::CONCEPT => Self::Concept,
            _ => Self::Other,
        }
    }

    /// What its entities are called after their number.
    const fn nouns(self) -> Text<Plural> {
        let (finnish, english) = match self {
            Self::Project => (["hanke", "hanketta"], ["project", "projects"]),
            Self::Practice => (["käytäntö", "käytäntöä"], ["practice", "practices"]),
            Self::Organization => (["organisaatio", "organisaatiota"], ["organisation", "organisations"]),
            Self::Programme => (["ohjelma", "ohjelmaa"], ["programme", "programmes"]),
            Self::Outcome => (["tuotos", "tuotosta"], ["outcome", "outcomes"]),
            Self::Source => (["lähde", "lähdettä"], ["source", "sources"]),
            Self::Concept => (["käsite", "käsitettä"], ["concept", "concepts"]),
            Self::Other => (["muu asia", "muuta asiaa"], ["other thing", "other things"]),
        };
        Text::new(Plural::new(finnish[0], finnish[1]), Plural::new(english[0], english[1]))
    }

    /// So many entities of the kind.
    pub(super) fn count(self, number: usize, language: Language) -> String {
        [&language.number(number), self.nouns().for_number(number, language)].join(" ")
    }

    /// The heading over the entities of the kind.
    pub(super) const fn heading(self) -> Text {
        match self {
            Self::Project => Text::new("Hankkeet", "Projects"),
            Self::Practice => Text::new("Käytännöt", "Practices"),
            Self::Organization => Text::new("Organisaatiot", "Organisations"),
            Self::Programme => Text::new("Ohjelmat", "Programmes"),
            Self::Outcome => Text::new("Tuotokset", "Outcomes"),
            Self::Source => Text::new("Lähteet", "Sources"),
            Self::Concept => Text::new("Käsitteet", "Concepts"),
            Self::Other => Text::new("Muut", "Other things"),
        }
    }

    /// So many entities of the kind, and what has happened to them: `1 uusi hanke`, `2 projects added`.
    pub(super) fn described(self, number: usize, what: Text<Plural>, language: Language) -> String {
        let (count, noun) = (language.number(number), self.nouns().for_number(number, language));
        let what = what.for_number(number, language);
        Text::new(format!("{count} {what} {noun}"), format!("{count} {noun} {what}")).take(language)
    }
}
