//! What running text names in passing: places and organisations.

use crate::text::place::{self, doubt};
use crate::text::value::organization;

use super::field::quoted;
use super::layout::Mention;
use super::proposal::{Confidence, Field, Proposal};

/// The records that running text gives, with their places in it.
pub(super) fn records(text: &str, mention: Mention) -> Vec<Proposal> {
    match mention {
        Mention::Areas => areas(text),
        Mention::Organizations => organizations(text),
    }
}

/// Places are where the project works; a place that is a part of an organisation's name is not.
fn areas(text: &str) -> Vec<Proposal> {
    let is_another = |doubt| [doubt::ORGANIZATION, doubt::PERSON, doubt::COMPANY].contains(&doubt);
    let places = place::places(text).into_iter().filter(|place| !place.doubt.is_some_and(is_another));
    places
        .map(|place| {
            let field =
                |name: &str, value: &str, is_list| Field { name: name.to_owned(), value: quoted(value), is_list };
            let fields = vec![field("id", "{this}", false), field("areas", &place.value.name, true)];
            let mut proposal = likely("project", fields, place.range, "the text names the place in passing");
            if let Some(doubt) = place.doubt.filter(|doubt| *doubt != doubt::ADJECTIVE) {
                proposal.doubt(Confidence::Doubtful, doubt);
            }
            proposal
        })
        .collect()
}

fn organizations(text: &str) -> Vec<Proposal> {
    let field = |name: &str, value: &str| Field { name: name.to_owned(), value: quoted(value), is_list: false };
    let found = organization::mentions(text, &[]).into_iter();
    found
        .map(|found| {
            let mut fields = vec![field("name", &found.value.name)];
            fields.extend(found.value.acronym.as_deref().map(|acronym| field("acronym", acronym)));
            likely("organization", fields, found.range, "the text names the organisation in passing")
        })
        .collect()
}

fn likely(record: &str, fields: Vec<Field>, range: std::ops::Range<usize>, reason: &str) -> Proposal {
    let (parts, reason) = (vec![range.clone()], Some(reason.to_owned()));
    Proposal { record: record.to_owned(), fields, range, parts, confidence: Confidence::Likely, reason }
}
