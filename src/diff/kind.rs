//! The kinds of entities, in the order in which they are told of, and what they are called.

use oxigraph::model::NamedNodeRef;
use serde::Serialize;

use crate::check::Wording;
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

/// What the entities of a kind are called: in Finnish one, several (in the partitive) and as a heading, in English too.
struct Names {
    fi: [&'static str; 3],
    en: [&'static str; 3],
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

    fn names(self) -> Names {
        let (fi, en) = match self {
            Self::Project => (["hanke", "hanketta", "Hankkeet"], ["project", "projects", "Projects"]),
            Self::Practice => (["käytäntö", "käytäntöä", "Käytännöt"], ["practice", "practices", "Practices"]),
            Self::Organization => (
                ["organisaatio", "organisaatiota", "Organisaatiot"],
                ["organisation", "organisations", "Organisations"],
            ),
            Self::Programme => (["ohjelma", "ohjelmaa", "Ohjelmat"], ["programme", "programmes", "Programmes"]),
            Self::Outcome => (["tuotos", "tuotosta", "Tuotokset"], ["outcome", "outcomes", "Outcomes"]),
            Self::Source => (["lähde", "lähdettä", "Lähteet"], ["source", "sources", "Sources"]),
            Self::Concept => (["käsite", "käsitettä", "Käsitteet"], ["concept", "concepts", "Concepts"]),
            Self::Other => (["muu asia", "muuta asiaa", "Muut"], ["other thing", "other things", "Other things"]),
        };
        Names { fi, en }
    }

    /// So many entities of the kind.
    pub(super) fn count(self, number: usize) -> Wording {
        let (names, form) = (self.names(), usize::from(number != 1));
        Wording::new(format!("{number} {}", names.fi[form]), format!("{number} {}", names.en[form]))
    }

    /// The heading over the entities of the kind.
    pub(super) fn heading(self) -> Wording {
        let names = self.names();
        Wording::new(names.fi[2], names.en[2])
    }

    /// So many entities of the kind, each with this adjective: in Finnish for one and for several.
    pub(super) fn described(self, number: usize, one: &str, several: &str) -> String {
        let names = self.names().fi;
        if number == 1 { format!("1 {one} {}", names[0]) } else { format!("{number} {several} {}", names[1]) }
    }
}
