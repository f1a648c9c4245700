//! Which tables the page of a thing has of the things that point to it.

use oxigraph::model::NamedNodeRef;

use crate::vocab::{dcterms, foaf, hanke};

use super::super::language::Text;
use super::super::page::Page;
use super::super::{values, words};

/// A table of the things of a class that point to another by a property.
pub(super) struct Plan {
    /// The anchor of the table.
    pub id: &'static str,
    pub property: NamedNodeRef<'static>,
    pub class: NamedNodeRef<'static>,
    pub title: Text,
    pub columns: &'static [Column],
}

/// What a column of a table shows of the thing of each row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column {
    /// The thing itself, linked to its page.
    Itself,
    /// The values of the properties, as far as it has any.
    Said(&'static [NamedNodeRef<'static>]),
    /// Its money, value or bracket.
    Money,
}

impl Column {
    /// What stands above the column.
    pub fn head(&self, page: &Page<'_>, plan: &Plan) -> String {
        values::capitalised(&match self {
            Self::Itself => page.label(plan.class),
            Self::Said(properties) => properties.first().map(|first| page.label(*first)).unwrap_or_default(),
            Self::Money => page.label(hanke::VALUE),
        })
    }

    /// Whose statements the column shows.
    pub fn properties(&self) -> &'static [NamedNodeRef<'static>] {
        match self {
            Self::Itself => &[],
            Self::Said(properties) => properties,
            Self::Money => &[hanke::VALUE, hanke::MIN_VALUE, hanke::MAX_VALUE],
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

const PROJECT: Column = Said(&[hanke::PROJECT_OF]);
const AMOUNT: Column = Said(&[hanke::AMOUNT]);
const TARGET_GROUP: Column = Said(&[hanke::TARGET_GROUP]);
const ISSUED: Column = Said(&[dcterms::ISSUED]);
const TAKEN_UP_BY: Column = Said(&[hanke::TAKEN_UP_BY, hanke::TAKEN_UP_BY_DESCRIPTION]);
const STRENGTH: Column = Said(&[hanke::STRENGTH]);
const OUTCOME_KIND: Column = Said(&[hanke::OUTCOME_KIND]);

/// All tables, in the order in which they stand on a page.
pub(super) const PLANS: &[Plan] = &[
    plan(
        "projects",
        (hanke::PROGRAMME_OF, hanke::PROJECT),
        words::PROJECTS,
        &[Said(&[hanke::CODE]), Itself, Said(&[hanke::START_DATE]), Said(&[hanke::END_DATE]), Said(&[hanke::STATUS])],
    ),
    plan(
        "participations",
        (hanke::ORGANIZATION, hanke::PARTICIPATION),
        words::TAKES_PART,
        &[PROJECT, Said(&[hanke::ROLE])],
    ),
    plan(
        "participants",
        (hanke::PROJECT_OF, hanke::PARTICIPATION),
        words::PARTICIPANTS,
        &[Said(&[hanke::ORGANIZATION]), Said(&[hanke::ROLE])],
    ),
    plan(
        "awards",
        (hanke::PROJECT_OF, hanke::AWARD),
        words::AWARDS,
        &[Said(&[hanke::FUNDER]), Said(&[hanke::PROGRAMME_OF]), AMOUNT],
    ),
    plan("funded", (hanke::FUNDER, hanke::AWARD), words::FUNDS, &[PROJECT, AMOUNT]),
    plan(
        "programme-awards",
        (hanke::PROGRAMME_OF, hanke::AWARD),
        words::AWARDS,
        &[PROJECT, Said(&[hanke::FUNDER]), AMOUNT],
    ),
    plan("amount-awards", (hanke::AMOUNT, hanke::AWARD), words::AWARDS, &[Itself]),
    plan(
        "amounts",
        (hanke::PROJECT_OF, hanke::AMOUNT_CLASS),
        words::AMOUNTS,
        &[Said(&[hanke::AMOUNT_KIND]), Said(&[hanke::AMOUNT_SHARE]), Said(&[hanke::AS_OF]), Money],
    ),
    plan(
        "practices",
        (hanke::ORIGIN, hanke::PRACTICE),
        words::PRACTICES,
        &[Itself, TARGET_GROUP, Said(&[hanke::MATURITY])],
    ),
    plan(
        "developed",
        (hanke::DEVELOPER, hanke::PRACTICE),
        words::DEVELOPED,
        &[Itself, TARGET_GROUP, Said(&[hanke::ORIGIN])],
    ),
    plan(
        "outcomes",
        (hanke::OUTCOME_OF, hanke::OUTCOME),
        words::OUTCOMES,
        &[Itself, OUTCOME_KIND, ISSUED, Said(&[foaf::PAGE])],
    ),
    plan("presented", (hanke::CONVEYS, hanke::OUTCOME), words::PRESENTED_IN, &[Itself, OUTCOME_KIND, ISSUED]),
    plan("funded-outcomes", (hanke::FUNDER, hanke::OUTCOME), words::FUNDED_OUTCOMES, &[Itself, OUTCOME_KIND, ISSUED]),
    plan("published", (dcterms::PUBLISHER, hanke::OUTCOME), words::PUBLISHED, &[Itself, OUTCOME_KIND, ISSUED]),
    plan(
        "uptakes",
        (hanke::PROJECT_OF, hanke::UPTAKE),
        words::UPTAKES,
        &[Said(&[hanke::TAKEN_UP]), TAKEN_UP_BY, STRENGTH],
    ),
    plan("uses", (hanke::TAKEN_UP, hanke::UPTAKE), words::UPTAKES, &[TAKEN_UP_BY, STRENGTH, PROJECT]),
    plan(
        "took-up",
        (hanke::TAKEN_UP_BY, hanke::UPTAKE),
        words::TOOK_UP,
        &[Said(&[hanke::TAKEN_UP]), STRENGTH, PROJECT],
    ),
    plan(
        "recognitions",
        (hanke::RECOGNISES, hanke::RECOGNITION),
        words::RECOGNITIONS,
        &[Itself, Said(&[hanke::RECOGNISED_BY]), ISSUED, Said(&[hanke::DOCUMENT])],
    ),
    plan(
        "recognised",
        (hanke::RECOGNISED_BY, hanke::RECOGNITION),
        words::GAVE_RECOGNITION,
        &[Itself, Said(&[hanke::RECOGNISES]), ISSUED],
    ),
    plan(
        "parts",
        (hanke::PART_OF, hanke::PROGRAMME),
        words::PARTS,
        &[Said(&[hanke::CODE]), Itself, Said(&[hanke::PROGRAMME_KIND])],
    ),
    plan("sources", (dcterms::PUBLISHER, hanke::SOURCE), words::PUBLISHED_SOURCES, &[Itself, Said(&[hanke::RANK])]),
];
