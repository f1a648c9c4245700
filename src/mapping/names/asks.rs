//! What records ask of the names, and what the names answer, as numbers: a source of which no answer has changed need not be
//! mapped again.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use crate::record::schema::{Field, Holds, SOURCE, Schema, Value};
use crate::record::{Fact, Record, key};

use super::Names;

const PROJECT: &str = "project";
const CALLED: &str = "called";
const PROGRAMME: &str = "programme";
const PRACTICE: &str = "practice";
const OUTCOME: &str = "outcome";
const ORGANIZATION: &str = "organization";

/// The number of a name that is looked up as this kind.
fn ask(kind: &str, name: &str) -> u64 {
    number([kind, "\0", name].concat().as_bytes())
}

fn number(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes).iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// All that a record asks.
pub(crate) fn of(record: &Record) -> Vec<u64> {
    let (schema, fact) = (Schema::of(&record.fact), &record.fact);
    let kind = match fact {
        Fact::Practice(_) => Some(Holds::Practice),
        Fact::Outcome(_) => Some(Holds::Outcome),
        _ => None,
    };
    let itself = ["id", "title"].iter().filter_map(|name| schema.field(name)).flat_map(|field| field.values(fact));
    let itself = itself.flat_map(|value| kind.map_or_else(Vec::new, |kind| of_value(kind, &value)));
    let fields = schema.fields.iter().flat_map(|field| of_field(field, fact));
    let source = SOURCE.fields.iter().flat_map(|field| of_field(field, &*record.passage.source));
    itself.chain(fields).chain(source).collect()
}

fn of_field<T>(field: &Field<T>, record: &T) -> Vec<u64> {
    field.values(record).iter().flat_map(|value| of_value(field.holds, value)).collect()
}

fn of_value(holds: Holds, value: &Value<'_>) -> Vec<u64> {
    let Some(name) = value.words() else { return Vec::new() };
    match holds {
        Holds::Project | Holds::ProjectId => vec![ask(PROJECT, name), ask(CALLED, &key(name))],
        Holds::Programme => vec![ask(PROGRAMME, name)],
        Holds::Practice => vec![ask(PRACTICE, &key(name))],
        Holds::Outcome => vec![ask(OUTCOME, &key(name))],
        Holds::Organization => vec![ask(ORGANIZATION, &key(name))],
        _ => Vec::new(),
    }
}

impl Names {
    /// What is asked to which others answer otherwise.
    pub(crate) fn changed(&self, others: &Self) -> HashSet<u64> {
        let (mut here, there) = (self.answers(), others.answers());
        for (ask, answer) in there {
            match here.remove(&ask) {
                Some(same) if same == answer => {}
                _ => drop(here.insert(ask, answer.wrapping_add(1))),
            }
        }
        here.into_keys().collect()
    }

    /// The answers to all that does not answer itself.
    fn answers(&self) -> HashMap<u64, u64> {
        let projects = self.projects.ids().map(|id| (ask(PROJECT, id), self.project(id).map(str::to_owned)));
        let called = self.projects.names().map(|name| (ask(CALLED, name), Ok(self.called(name).join("\0"))));
        let programmes = self.programmes.iter().map(|id| (ask(PROGRAMME, id), Ok(id.clone())));
        let practices =
            self.practices.names().map(|name| (ask(PRACTICE, name), self.practice(name).map(str::to_owned)));
        let outcomes = self.outcomes.names().map(|name| (ask(OUTCOME, name), self.outcome(name).map(str::to_owned)));
        let organizations = self.organizations.spellings().map(|name| {
            let (organization, is_shown) = self.organizations.find(name);
            (ask(ORGANIZATION, name), Ok(format!("{is_shown} {organization}")))
        });
        let answers = projects.chain(called).chain(programmes).chain(practices).chain(outcomes).chain(organizations);
        answers.map(|(ask, answer)| (ask, number(answer.unwrap_or_default().as_bytes()))).collect()
    }
}
