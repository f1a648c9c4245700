//! The entities that a passage can speak of. A field that the passage does not speak of is `None` or empty.

use iri_string::types::IriString;
use jiff::civil::Date;

use super::{AsOf, Currency, Money, Owner, Reference, Text};

/// What a passage says about one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fact {
    /// About a project.
    Project(Box<Project>),
    /// About a programme.
    Programme(Box<Programme>),
    /// About an organisation.
    Organization(Box<Organization>),
    /// About an organisation's role in a project or programme.
    Participation(Participation),
    /// About a decision to fund.
    Award(Award),
    /// About a sum of money.
    Amount(Amount),
    /// About a practice.
    Practice(Box<Practice>),
    /// About an outcome.
    Outcome(Box<Outcome>),
    /// About a practice or outcome taken into use.
    Uptake(Box<Uptake>),
    /// About a project or practice named as good.
    Recognition(Box<Recognition>),
    /// What people have decided where sources disagree.
    Decision(Box<Decision>),
}

/// Lets each kind of fact be turned into a [`Fact`].
macro_rules! facts {
    ($($kind:ident),*; boxed $($boxed:ident),*) => {
        $(impl From<$kind> for Fact {
            fn from(fact: $kind) -> Self {
                Self::$kind(fact)
            }
        })*
        $(impl From<$boxed> for Fact {
            fn from(fact: $boxed) -> Self {
                Self::$boxed(Box::new(fact))
            }
        })*
    };
}

facts!(Participation, Award, Amount; boxed Project, Programme, Organization, Practice, Outcome, Uptake, Recognition,
    Decision);

/// A funded undertaking with a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    /// Which project is meant: its official code where one is known.
    pub id: String,
    /// The official code, if the passage prints it.
    pub code: Option<String>,
    /// The official name.
    pub name: Option<String>,
    /// Short names.
    pub short_names: Vec<String>,
    /// The acronym.
    pub acronym: Option<String>,
    /// The first day.
    pub start: Option<Date>,
    /// The last day.
    pub end: Option<Date>,
    /// Planned, ongoing or ended (scheme `project-statuses`).
    pub status: Option<Reference>,
    /// The programmes, axes, objectives or packages that it belongs to.
    pub programmes: Vec<Reference>,
    /// Where it works (scheme `areas`).
    pub areas: Vec<Reference>,
    /// For whom it works (scheme `target-groups`).
    pub target_groups: Vec<Reference>,
    /// For whom it works, in the words of the source.
    pub target_groups_stated: Vec<String>,
    /// What it is about (scheme `themes`).
    pub themes: Vec<Reference>,
    /// Its page in the official register.
    pub register_page: Option<IriString>,
    /// Other pages about it.
    pub pages: Vec<IriString>,
    /// What it is, in a sentence.
    pub summary: Option<Text>,
    /// Why it was needed.
    pub backgrounds: Vec<Text>,
    /// What it wants to reach.
    pub objectives: Vec<Text>,
    /// What it does.
    pub measures: Vec<Text>,
    /// What it holds to.
    pub principles: Vec<Text>,
    /// What is expected to follow.
    pub expected_effects: Vec<Text>,
    /// What was hard or still has to be developed.
    pub challenges: Vec<Text>,
    /// How the work goes on after the funding.
    pub continuations: Vec<Text>,
    /// How it is tied to regional work.
    pub regional_links: Vec<Text>,
}

/// A funding programme or a part of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Programme {
    /// Which programme is meant.
    pub id: String,
    /// The official code, if the passage prints it.
    pub code: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The acronym.
    pub acronym: Option<String>,
    /// Fund, programme, axis, objective or package (scheme `programme-kinds`).
    pub kind: Option<Reference>,
    /// The programme that it is a part of.
    pub part_of: Option<Reference>,
    /// Pages about it.
    pub pages: Vec<IriString>,
    /// The first year.
    pub start_year: Option<i16>,
    /// The last year.
    pub end_year: Option<i16>,
    /// What it is, in a sentence.
    pub summary: Option<Text>,
    /// Why it was needed.
    pub backgrounds: Vec<Text>,
    /// What it wants to reach.
    pub objectives: Vec<Text>,
    /// What it does.
    pub measures: Vec<Text>,
    /// What came of it.
    pub results: Vec<Text>,
    /// How the work goes on.
    pub continuations: Vec<Text>,
    /// How it is tied to regional work.
    pub regional_links: Vec<Text>,
}

/// A legal person or a unit of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organization {
    /// The name as printed.
    pub name: Reference,
    /// The business id (Y-tunnus).
    pub business_id: Option<String>,
    /// The acronym that the passage puts beside the name.
    pub acronym: Option<String>,
    /// What kind of organisation (scheme `organization-types`).
    pub kind: Option<Reference>,
    /// Where it is (scheme `areas`).
    pub areas: Vec<Reference>,
    /// Its pages.
    pub pages: Vec<IriString>,
}

/// An organisation in a role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Participation {
    /// In what.
    pub owner: Owner,
    /// Who.
    pub organization: Reference,
    /// As what (scheme `roles`).
    pub role: Reference,
}

/// A decision to fund a project, with the amount granted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Award {
    /// The project.
    pub project: Reference,
    /// Who decided to fund it.
    pub funder: Reference,
    /// Whose money the amount counts (scheme `amount-shares`).
    pub share: Option<Reference>,
    /// The amount granted.
    pub money: Money,
    /// Its currency.
    pub currency: Currency,
    /// The moment at which it stood so.
    pub as_of: Option<AsOf>,
}

/// Money of one kind and one share at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Amount {
    /// Of what.
    pub owner: Owner,
    /// Applied, planned, granted or realised (scheme `amount-kinds`).
    pub kind: Reference,
    /// Whose money it counts (scheme `amount-shares`).
    pub share: Option<Reference>,
    /// How much.
    pub money: Money,
    /// In which currency.
    pub currency: Currency,
    /// The moment at which it stood so.
    pub as_of: Option<AsOf>,
}

/// A way of working, described so that others can repeat it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Practice {
    /// Which practice is meant, when sources call one by different titles.
    pub id: Option<String>,
    /// The title as printed.
    pub title: String,
    /// Our translation of the title into English.
    pub title_en: Option<String>,
    /// Its number in the source's own list.
    pub number: Option<u32>,
    /// The projects that it came out of.
    pub projects: Vec<Reference>,
    /// What it is, in a sentence.
    pub summary: Option<Text>,
    /// What it is for.
    pub aims: Vec<Text>,
    /// How it works.
    pub methods: Vec<Text>,
    /// For whom (scheme `target-groups`).
    pub target_groups: Vec<Reference>,
    /// For whom, in the words of the source.
    pub target_groups_stated: Vec<String>,
    /// What it is about (scheme `themes`).
    pub themes: Vec<Reference>,
    /// Where it was delivered (scheme `areas`).
    pub areas: Vec<Reference>,
    /// Who developed it.
    pub developers: Vec<Reference>,
    /// How far it has come (scheme `practice-maturity`).
    pub maturity: Option<Reference>,
    /// Pages about it.
    pub pages: Vec<IriString>,
}

/// Something that came out of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Which outcome is meant, when sources call one by different titles or by none.
    pub id: Option<String>,
    /// The title, if the passage gives one.
    pub title: Option<String>,
    /// Our translation of the title into English.
    pub title_en: Option<String>,
    /// What kind of outcome (scheme `outcome-kinds`).
    pub kind: Option<Reference>,
    /// The projects that it came out of.
    pub projects: Vec<Reference>,
    /// The practices that it presents.
    pub practices: Vec<Reference>,
    /// What it is, in a sentence.
    pub summary: Option<Text>,
    /// Who published it.
    pub publisher: Option<Reference>,
    /// Who wrote or made it, as printed.
    pub creator: Option<String>,
    /// Who paid for it.
    pub funders: Vec<Reference>,
    /// When it came out.
    pub year: Option<i16>,
    /// How large it is, as printed.
    pub extent: Option<String>,
    /// Where it can be read.
    pub pages: Vec<IriString>,
    /// For whom (scheme `target-groups`).
    pub target_groups: Vec<Reference>,
    /// Where (scheme `areas`).
    pub areas: Vec<Reference>,
}

/// A practice or outcome taken into use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uptake {
    /// Which uptake is meant.
    pub id: String,
    /// The project whose work is taken into use.
    pub project: Reference,
    /// The practice, if one is named.
    pub practice: Option<Reference>,
    /// The outcome, if one is named.
    pub outcome: Option<Reference>,
    /// The organisation that took it into use.
    pub by: Option<Reference>,
    /// Who took it into use, when no organisation is named.
    pub actors: Option<Text>,
    /// Where (scheme `areas`).
    pub areas: Vec<Reference>,
    /// How firmly (scheme `uptake-strengths`).
    pub strength: Reference,
    /// What happened, in a sentence.
    pub summary: Option<Text>,
}

/// A project or practice named as good.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognition {
    /// Which recognition is meant.
    pub id: String,
    /// The project, if it is one that is named.
    pub project: Option<Reference>,
    /// The practice, if it is one that is named.
    pub practice: Option<Reference>,
    /// Who names it.
    pub by: Reference,
    /// The title of the document.
    pub title: Option<String>,
    /// The document.
    pub document: Option<IriString>,
    /// The pages of the document, such as `28, 52-53`.
    pub pages: Option<String>,
    /// The year.
    pub year: Option<i16>,
    /// What is said, in a sentence.
    pub summary: Option<Text>,
}

/// What people have decided where sources disagree: the value that a property of an entity has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// The entity: its class and key, as in its IRI, such as `project/S20398`.
    pub entity: Reference,
    /// The property, such as `hanke:status`.
    pub property: Reference,
    /// The value, as Turtle writes it, such as `project-statuses:ended`.
    pub value: Reference,
    /// The claims that the decision was made over: value and passage, as [`check`](crate::check) lists them.
    pub over: Vec<String>,
    /// Why it was decided so.
    pub reason: String,
    /// When it was decided.
    pub date: Option<Date>,
}
