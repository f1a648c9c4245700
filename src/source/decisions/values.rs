//! Decisions about values: a source of its own, above all others, whose passages are the lines of the file.

use std::sync::Arc;

use jiff::civil::Date;

use crate::digest::sha256;
use crate::record::schema::DECISION;
use crate::record::{AsOf, Extent, Fact, Locator, Passage, Record, Source};
use crate::source::toml::{Fields, record};

/// The rank of what people have decided: a concept of the scheme `source-ranks`.
const RANK: &str = "decision";

pub(super) fn records(root: &Fields<'_>, text: &str) -> Vec<Record> {
    let tables = root.tables("decision");
    let length = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
    let decisions: Vec<_> = tables.iter().map(|fields| (decision(fields), fields)).collect();
    let newest = decisions.iter().filter_map(|(decision, _)| date(decision)).max();
    let source = Arc::new(source(text, length, newest));
    let firsts = decisions.iter().map(|(_, fields)| u32::try_from(fields.place().line).unwrap_or(length));
    let firsts: Vec<_> = firsts.chain([length + 1]).collect();
    let lines = firsts.windows(2).filter_map(|pair| Some((*pair.first()?, pair.last()?.checked_sub(1)?)));
    let records = decisions.iter().zip(lines).map(|((decision, fields), (first, last))| {
        let passage = Passage { source: Arc::clone(&source), locator: Locator::Lines { first, last } };
        Record { passage, fact: decision.clone(), place: fields.place(), inferred: Vec::new() }
    });
    records.collect()
}

fn source(text: &str, length: u32, newest: Option<Date>) -> Source {
    Source {
        as_of: newest.map(AsOf::Day),
        sha256: Some(sha256(text.as_bytes())),
        ..Source::new("decisions", "Päätökset", RANK, "fi", Extent::Lines(length))
    }
}

fn decision(fields: &Fields<'_>) -> Fact {
    let decision = record(&DECISION, fields);
    fields.finish();
    decision
}

fn date(fact: &Fact) -> Option<Date> {
    if let Fact::Decision(decision) = fact { decision.date } else { None }
}
