//! Making records from the parts of a value.

use std::ops::Range;

use crate::digest::sha256;

use super::field::{Read, Reader, one_line, quoted};
use super::fields;
use super::layout::{PASSAGE, Part, THIS, Template, WHOLE, parts};
use super::proposal::{Confidence, Field, Proposal};

/// A record that a rule makes: the fields of a template, or those of them that belong together.
#[derive(Debug, Clone)]
pub(super) struct Form {
    record: String,
    /// The fields and what fills them, a constant or a part.
    fields: Vec<(String, String)>,
    words: Words,
}

/// Whether a form takes over words of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    No,
    /// Among other things.
    Too,
    /// Only that, besides what says which thing is meant.
    Only,
}

impl Form {
    /// The forms of a template. What is told in the words of the source becomes a record apart: the names in a template may
    /// be certain when its prose is not.
    pub fn of(template: &Template) -> Vec<Self> {
        let Some(record) = template.get("record") else { return Vec::new() };
        let fields = template.iter().filter(|(name, _)| *name != "record");
        let fields: Vec<_> = fields.map(|(name, value)| (name.clone(), value.clone())).collect();
        let form = |fields, words| Self { record: record.clone(), fields, words };
        let (prose, plain): (Vec<_>, Vec<_>) =
            fields.clone().into_iter().partition(|(name, value)| is_prose(record, name, value));
        if prose.is_empty() {
            return vec![form(fields, Words::No)];
        }
        if matches!(record.as_str(), "uptake" | "recognition") {
            return vec![form(fields, Words::Too)];
        }
        let identity: Vec<_> = plain.iter().filter(|(name, _)| is_identity(record, name)).cloned().collect();
        let says_more = |(name, value): &(String, String)| !is_identity(record, name) && value.contains('{');
        let mut forms = vec![form([prose, identity].concat(), Words::Only)];
        if is_titled(record) || plain.iter().any(says_more) {
            forms.insert(0, form(plain, Words::No));
        }
        forms
    }

    /// The records that the parts of a value give.
    pub fn records(&self, text: &str, language: &str, named: &Named<'_>) -> Vec<Proposal> {
        let mut made = fill(text, language, &self.record, &self.fields, named);
        if self.words == Words::Only {
            // A record whose optional passage is not there would only say that the thing exists.
            made.retain(has_prose);
        }
        if self.words != Words::No {
            for proposal in &mut made {
                proposal
                    .doubt(Confidence::Likely, "these are the words of the source: restate them before you publish");
            }
        }
        made
    }
}

fn has_prose(proposal: &Proposal) -> bool {
    let is_prose = |field: &Field| fields::reader(&proposal.record, &field.name);
    proposal.fields.iter().filter_map(is_prose).any(|kind| kind.reader == Reader::Prose)
}

/// Where the named parts of a value stand.
pub(super) type Named<'a> = dyn Fn(&str) -> Option<Range<usize>> + 'a;

/// The fields that say which thing a record speaks of.
fn is_identity(record: &str, name: &str) -> bool {
    name == "id" || (name == "title" && is_titled(record))
}

fn is_titled(record: &str) -> bool {
    matches!(record, "practice" | "outcome")
}

/// Whether a field takes over a passage of text.
fn is_prose(record: &str, name: &str, value: &str) -> bool {
    Part::of(value).is_some() && fields::reader(record, name).is_some_and(|kind| kind.reader == Reader::Prose)
}

/// As many records as the fields of a template have values.
fn fill(text: &str, language: &str, record: &str, fields: &[(String, String)], named: &Named<'_>) -> Vec<Proposal> {
    let mut made = vec![Draft::default()];
    for (name, value) in fields {
        let Some(part) = Part::of(value).filter(|part| !is_settled_later(part)) else {
            let Some(constant) = constant(text, record, name, value, named) else { return Vec::new() };
            for draft in &mut made {
                draft.fields.push(constant.clone());
            }
            continue;
        };
        let values = named(part.name).map(|range| read(text, language, record, name, range)).unwrap_or_default();
        if values.is_empty() && !part.is_optional {
            return Vec::new();
        }
        if !values.is_empty() {
            made = made.iter().flat_map(|draft| values.iter().map(|value| draft.with(record, name, value))).collect();
        }
    }
    for draft in &mut made {
        // A record of constants alone has the whole as its evidence.
        if draft.range.is_none() {
            draft.range = named(WHOLE);
            draft.parts.extend(draft.range.clone());
        }
    }
    made.into_iter().flat_map(|draft| draft.proposals(record)).collect()
}

/// A constant, into which parts may be set.
fn constant(text: &str, record: &str, name: &str, value: &str, named: &Named<'_>) -> Option<Field> {
    let mut written = value.to_owned();
    if written.contains(PASSAGE) {
        written = written.replace(&format!("{{{PASSAGE}}}"), &digest(text.get(named(WHOLE)?)?));
    }
    for part in parts(value).filter(|part| !is_settled_later(part)) {
        let found = one_line(text.get(named(part.name)?)?);
        written = written.replace(&format!("{{{}}}", part.name), &found);
    }
    let is_list = fields::reader(record, name).is_some_and(|kind| kind.is_list);
    Some(Field { name: name.to_owned(), value: quoted(&written), is_list })
}

/// A mark of a text, by which it is known again wherever it stands.
fn digest(text: &str) -> String {
    sha256(one_line(text).as_bytes()).chars().take(8).collect()
}

/// What a document is about is known when the whole document has been read.
fn is_settled_later(part: &Part<'_>) -> bool {
    matches!(part.name, THIS | PASSAGE)
}

/// The values of a field in a part of the text, with their places in the whole.
fn read(text: &str, language: &str, record: &str, name: &str, range: Range<usize>) -> Vec<Read> {
    let Some(kind) = fields::reader(record, name) else { return Vec::new() };
    let mut values = kind.reader.read(text.get(range.clone()).unwrap_or_default(), language);
    for value in &mut values {
        value.range = range.start + value.range.start..range.start + value.range.end;
    }
    values
}

/// A record in the making.
#[derive(Debug, Clone, Default)]
struct Draft {
    fields: Vec<Field>,
    range: Option<Range<usize>>,
    parts: Vec<Range<usize>>,
    in_passing: bool,
    doubt: Option<&'static str>,
    /// What else the text says of the organisations: acronyms and business ids.
    organizations: Vec<Vec<Field>>,
}

impl Draft {
    fn with(&self, record: &str, name: &str, read: &Read) -> Self {
        let mut draft = self.clone();
        let kind = fields::reader(record, name);
        let (is_list, is_organization) =
            kind.map_or((false, false), |kind| (kind.is_list, kind.reader == Reader::Organizations));
        let (own, other): (Vec<_>, Vec<_>) =
            read.values.iter().partition(|(field, _)| !is_organization || field.is_empty());
        let field =
            |name: &str, value: &str, is_list| Field { name: name.to_owned(), value: value.to_owned(), is_list };
        draft
            .fields
            .extend(own.iter().map(|(own, value)| field(if own.is_empty() { name } else { own }, value, is_list)));
        if !other.is_empty() {
            let named = own.iter().map(|(_, value)| field("name", value, false));
            draft
                .organizations
                .push(named.chain(other.iter().map(|(name, value)| field(name, value, false))).collect());
        }
        let range = draft.range.get_or_insert_with(|| read.range.clone());
        *range = range.start.min(read.range.start)..range.end.max(read.range.end);
        draft.parts.push(read.range.clone());
        draft.in_passing |= kind.is_some_and(|kind| kind.reader == Reader::GroupCodes);
        draft.doubt = draft.doubt.or(read.doubt);
        draft
    }

    fn proposals(self, record: &str) -> Vec<Proposal> {
        let Some(range) = self.range else { return Vec::new() };
        let (confidence, reason) = match self.doubt {
            None if self.in_passing => (Confidence::Likely, Some("the text names the group in passing".to_owned())),
            None => (Confidence::Certain, None),
            Some(doubt) => (Confidence::Doubtful, Some(doubt.to_owned())),
        };
        let proposal = |record: &str, fields| {
            let (range, parts, reason) = (range.clone(), self.parts.clone(), reason.clone());
            Proposal { record: record.to_owned(), fields, range, parts, confidence, reason }
        };
        let organizations = self.organizations.into_iter().map(|fields| proposal("organization", fields));
        let mut proposals: Vec<_> = organizations.collect();
        if record == "organization" && !proposals.is_empty() {
            return proposals;
        }
        proposals.insert(0, proposal(record, self.fields));
        proposals
    }
}
