//! What running text names in passing: places and organisations.

use std::ops::Range;

use crate::record::{Fact, Organization, Project};
use crate::text::place::{self, doubt};
use crate::text::value::organization;

use super::layout::Mention;
use super::proposal::{Confidence, Proposal, Proposed, This};

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
            let project = Project { areas: vec![place.value.name.as_str().into()], ..Project::default() };
            let mut proposal = likely(project.into(), place.range, "the text names the place in passing");
            proposal.this = vec![This { field: "id", around: vec![String::new(), String::new()] }];
            if let Some(doubt) = place.doubt.filter(|doubt| *doubt != doubt::ADJECTIVE) {
                proposal.doubt(Confidence::Doubtful, doubt);
            }
            proposal
        })
        .collect()
}

fn organizations(text: &str) -> Vec<Proposal> {
    let found = organization::mentions(text, &[]).into_iter();
    found
        .map(|found| {
            let (name, acronym) = (found.value.name.as_str().into(), found.value.acronym);
            let organization = Organization { name, acronym, ..Organization::default() };
            likely(organization.into(), found.range, "the text names the organisation in passing")
        })
        .collect()
}

fn likely(fact: Fact, range: Range<usize>, reason: &str) -> Proposal {
    let (parts, reason) = (vec![range.clone()], Some(reason.to_owned()));
    let record = Proposed::Fact(fact);
    Proposal { record, this: Vec::new(), range, parts, confidence: Confidence::Likely, reason }
}
