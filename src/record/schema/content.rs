//! What a field holds: this decides how it is read, mapped, proven, and found in a document.

use super::value::Type;

/// What a field holds. Each is of one [`Type`]; what is said of the source's words is printed in its passages, and the
/// rest is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Holds {
    /// Which entity is meant. It is no claim.
    Id,
    /// Which project is meant: a code, or a name that is looked up.
    ProjectId,
    /// The official code of a project.
    ProjectCode,
    /// An official code of something else.
    Code,
    /// A business id.
    BusinessId,
    /// An official or a short name, in the language of the source.
    Name,
    /// An acronym, in no language.
    Acronym,
    /// The title of a practice, a work or a source, in the language of the source.
    Title,
    /// Our translation of a title into English.
    English,
    /// Who wrote or made a work, as printed.
    Author,
    /// Words of the source, as printed.
    Quote,
    /// A size, as printed.
    Size,
    /// Numbers of pages, as printed.
    Pages,
    /// Words of ours for those who keep the data. They do not enter the graph.
    Note,
    /// The tag of a language.
    Language,
    /// A SHA-256.
    Digest,
    /// The first day of a period.
    FirstDay,
    /// The last day of a period.
    LastDay,
    /// The day of a decision.
    Day,
    /// The first year of a period.
    FirstYear,
    /// The last year of a period.
    LastYear,
    /// A year.
    Year,
    /// A number in a list.
    Number,
    /// How many lines, rows or pages there are.
    Count,
    /// A sum of money.
    Sum,
    /// The lower or upper end of a bracket in which a sum lies.
    Bound,
    /// The currency of a sum.
    Currency,
    /// The moment at which something stood so.
    Moment,
    /// The address of a page.
    Link,
    /// A text of ours.
    Prose,
    /// A concept of this scheme, by which we classify.
    Concept(&'static str),
    /// A place, by a label of its concept.
    Area,
    /// A group of people, by a label of its concept.
    TargetGroup,
    /// A project.
    Project,
    /// A programme or a part of one.
    Programme,
    /// A practice.
    Practice,
    /// An outcome.
    Outcome,
    /// An organisation, by its name as printed.
    Organization,
    /// An entity, property or value of the graph, as a decision names it.
    Decided,
}

impl Holds {
    /// The type of its values.
    #[must_use]
    pub const fn takes(self) -> Type {
        match self {
            Self::Id
            | Self::ProjectId
            | Self::ProjectCode
            | Self::Code
            | Self::BusinessId
            | Self::Name
            | Self::Acronym
            | Self::Title
            | Self::English
            | Self::Author
            | Self::Quote
            | Self::Size
            | Self::Pages
            | Self::Note
            | Self::Language
            | Self::Digest => Type::Text,
            Self::FirstDay | Self::LastDay | Self::Day => Type::Day,
            Self::FirstYear | Self::LastYear | Self::Year => Type::Year,
            Self::Number | Self::Count => Type::Number,
            Self::Sum | Self::Bound => Type::Decimal,
            Self::Currency => Type::Currency,
            Self::Moment => Type::Moment,
            Self::Link => Type::Link,
            Self::Prose => Type::Prose,
            Self::Concept(_)
            | Self::Area
            | Self::TargetGroup
            | Self::Project
            | Self::Programme
            | Self::Practice
            | Self::Outcome
            | Self::Organization
            | Self::Decided => Type::Reference,
        }
    }

    /// The scheme of the concept, where it is one.
    #[must_use]
    pub const fn scheme(self) -> Option<&'static str> {
        match self {
            Self::Concept(scheme) => Some(scheme),
            Self::Area => Some("areas"),
            Self::TargetGroup => Some("target-groups"),
            _ => None,
        }
    }
}
