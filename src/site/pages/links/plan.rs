//! Which tables the page of an entity has of the entities that point to it.

use oxigraph::model::NamedNodeRef;

use crate::language::Text;
use crate::site::pages::page::Page;
use crate::site::pages::{messages, values};
use crate::vocab::{dcterms, foaf, ns};

/// A table of the entities of a class that point to another by a property.
pub(super) struct Plan {
    /// The anchor of the table.
    pub id: &'static str,
    pub property: NamedNodeRef<'static>,
    pub class: NamedNodeRef<'static>,
    pub title: Text,
    pub columns: &'static [Column],
}

/// What a column of a table shows of the entity of each row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column {
    /// The entity itself, linked to its page.
    Itself,
    /// The values of the properties, as far as it has any.
    Said(&'static [NamedNodeRef<'static>]),
    /// Its money, value or bracket.
    Money,
}

impl Column {
    /// What stands above the column.
    pub(super) fn head(&self, page: &Page<'_>, plan: &Plan) -> String {
        values::capitalised(&match self {
            Self::Itself => page.label(plan.class),
            Self::Said(properties) => properties.first().map(|first| page.label(*first)).unwrap_or_default(),
            Self::Money => page.label(ns::VALUE),
        })
    }

    /// Whose statements the column shows.
    pub(super) fn properties(&self) -> &'static [NamedNodeRef<'static>] {
        match self {
            Self::Itself => &[],
            Self::Said(properties) => properties,
            Self::Money => &[ns::VALUE, ns::MIN_VALUE, ns::MAX_VALUE],
        }
    }
}

const fn plan(
    id: &'static str,
    (property, class): (NamedNodeRef<'static>, NamedNodeRef<'static>),
    title: Text,
    columns: &'static [Column],
) -> Plan {
    Plan { id, property, class, title, columns }
}

use Column::{Itself, Money, Said};

const PROJECT: Column = Said(&[ns::PROJECT_OF]);
const AMOUNT: Column = Said(&[ns::AMOUNT]);
const TARGET_GROUP: Column = Said(&[ns::TARGET_GROUP]);
const ISSUED: Column = Said(&[dcterms::ISSUED]);
const TAKEN_UP_BY: Column = Said(&[ns::TAKEN_UP_BY, ns::TAKEN_UP_BY_DESCRIPTION]);
const STRENGTH: Column = Said(&[ns::STRENGTH]);
const OUTCOME_KIND: Column = Said(&[ns::OUTCOME_KIND]);

/// All tables, in the order in which they stand on a page.
pub(super) const PLANS: &[Plan] = &[
    plan(
        "projects",
        (ns::PROGRAMME_OF, ns::PROJECT),
        messages::PROJECTS,
        &[Said(&[ns::CODE]), Itself, Said(&[ns::START_DATE]), Said(&[ns::END_DATE]), Said(&[ns::STATUS])],
    ),
    plan("participations", (ns::ORGANIZATION, ns::PARTICIPATION), messages::TAKES_PART, &[PROJECT, Said(&[ns::ROLE])]),
    plan(
        "participants",
        (ns::PROJECT_OF, ns::PARTICIPATION),
        messages::PARTICIPANTS,
        &[Said(&[ns::ORGANIZATION]), Said(&[ns::ROLE])],
    ),
    plan(
        "awards",
        (ns::PROJECT_OF, ns::AWARD),
        messages::AWARDS,
        &[Said(&[ns::FUNDER]), Said(&[ns::PROGRAMME_OF]), AMOUNT],
    ),
    plan("funded", (ns::FUNDER, ns::AWARD), messages::FUNDS, &[PROJECT, AMOUNT]),
    plan("programme-awards", (ns::PROGRAMME_OF, ns::AWARD), messages::AWARDS, &[PROJECT, Said(&[ns::FUNDER]), AMOUNT]),
    plan("amount-awards", (ns::AMOUNT, ns::AWARD), messages::AWARDS, &[Itself]),
    plan(
        "amounts",
        (ns::PROJECT_OF, ns::AMOUNT_CLASS),
        messages::AMOUNTS,
        &[Said(&[ns::AMOUNT_KIND]), Said(&[ns::AMOUNT_SHARE]), Said(&[ns::AS_OF]), Money],
    ),
    plan("practices", (ns::ORIGIN, ns::PRACTICE), messages::PRACTICES, &[Itself, TARGET_GROUP, Said(&[ns::MATURITY])]),
    plan("developed", (ns::DEVELOPER, ns::PRACTICE), messages::DEVELOPED, &[Itself, TARGET_GROUP, Said(&[ns::ORIGIN])]),
    plan(
        "outcomes",
        (ns::OUTCOME_OF, ns::OUTCOME),
        messages::OUTCOMES,
        &[Itself, OUTCOME_KIND, ISSUED, Said(&[foaf::PAGE])],
    ),
    plan("presented", (ns::CONVEYS, ns::OUTCOME), messages::PRESENTED_IN, &[Itself, OUTCOME_KIND, ISSUED]),
    plan("funded-outcomes", (ns::FUNDER, ns::OUTCOME), messages::FUNDED_OUTCOMES, &[Itself, OUTCOME_KIND, ISSUED]),
    plan("published", (dcterms::PUBLISHER, ns::OUTCOME), messages::PUBLISHED, &[Itself, OUTCOME_KIND, ISSUED]),
    plan("uptakes", (ns::PROJECT_OF, ns::UPTAKE), messages::UPTAKES, &[Said(&[ns::TAKEN_UP]), TAKEN_UP_BY, STRENGTH]),
    plan("uses", (ns::TAKEN_UP, ns::UPTAKE), messages::UPTAKES, &[TAKEN_UP_BY, STRENGTH, PROJECT]),
    plan("took-up", (ns::TAKEN_UP_BY, ns::UPTAKE), messages::TOOK_UP, &[Said(&[ns::TAKEN_UP]), STRENGTH, PROJECT]),
    plan(
        "recognitions",
        (ns::RECOGNISES, ns::RECOGNITION),
        messages::RECOGNITIONS,
        &[Itself, Said(&[ns::RECOGNISED_BY]), ISSUED, Said(&[ns::DOCUMENT])],
    ),
    plan(
        "recognised",
        (ns::RECOGNISED_BY, ns::RECOGNITION),
        messages::GAVE_RECOGNITION,
        &[Itself, Said(&[ns::RECOGNISES]), ISSUED],
    ),
    plan(
        "parts",
        (ns::PART_OF, ns::PROGRAMME),
        messages::PARTS,
        &[Said(&[ns::CODE]), Itself, Said(&[ns::PROGRAMME_KIND])],
    ),
    plan("sources", (dcterms::PUBLISHER, ns::SOURCE), messages::PUBLISHED_SOURCES, &[Itself, Said(&[ns::RANK])]),
];
