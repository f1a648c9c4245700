//! Making records from the parts of a value.

use std::ops::Range;

use lazy_regex::regex;

use crate::digest::sha256;
use crate::record::schema::Value;
use crate::record::{Currency, Organization};
use crate::text::value::date;

use super::field::{Asked, ID_OF_PARENT, PARENT, Read, Reader, Unread, one_line};
use super::fields::{self, Kind};
use super::proposal::{Confidence, Proposal, Proposed, This};
use super::template::{CURRENCY, PASSAGE, Part, THIS, Template, WHOLE, parts};

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
    /// Among other entities.
    Too,
    /// Only that, besides what says which entity is meant.
    Only,
}

impl Form {
    /// The forms of a template. What is told in the words of the source becomes a record apart: the names in a template may
    /// be certain when its prose is not.
    pub(super) fn of(template: &Template) -> Vec<Self> {
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
    pub(super) fn records(&self, text: &str, asked: Asked<'_>, named: &Named<'_>) -> Made {
        let mut made = self.fill(text, asked, named);
        if self.words == Words::Only {
            // A record whose optional passage is not there would only say that the entity exists.
            made.records.retain(Proposal::has_prose);
        }
        if self.words != Words::No {
            for proposal in &mut made.records {
                proposal
                    .doubt(Confidence::Likely, "these are the words of the source: restate them before you publish");
            }
        }
        made
    }

    /// As many records as the fields have values.
    fn fill(&self, text: &str, asked: Asked<'_>, named: &Named<'_>) -> Made {
        let mut filling = Filling { form: self, text, named, drafts: vec![Draft::default()], unread: Vec::new() };
        let asked = Asked { currency: self.currency(text, named), ..asked };
        let whole = self.fields.iter().all(|(name, value)| filling.take(name, value, self.asked(asked, name, value)));
        let (drafts, unread) = filling.done();
        let drafts = if whole { drafts } else { Vec::new() };
        let records = drafts.into_iter().flat_map(|draft| draft.within(named(WHOLE)).proposals(&self.record)).collect();
        Made { records, unread }
    }

    /// What is asked of the text of one field.
    fn asked<'a>(&self, asked: Asked<'a>, name: &str, value: &str) -> Asked<'a> {
        let days = [Reader::FirstDay, Reader::LastDay];
        let is_end = |(name, value): &(String, String)| {
            let reader = fields::kind(&self.record, name).map(|kind| kind.reader);
            Some((reader.filter(|reader| days.contains(reader))?, value.clone()))
        };
        let own = is_end(&(name.to_owned(), value.to_owned()));
        let both_ends = own
            .is_some_and(|own| self.fields.iter().filter_map(is_end).any(|other| other.0 != own.0 && other.1 == own.1));
        Asked { both_ends, ..asked }
    }

    /// The currency that the template says, for a sum that names none.
    fn currency(&self, text: &str, named: &Named<'_>) -> Option<Currency> {
        let (_, value) = self.fields.iter().find(|(name, _)| name == CURRENCY)?;
        let part = Part::of(value).map(|part| named(part.name).and_then(|range| text.get(range)).unwrap_or_default());
        part.unwrap_or(value).trim().parse().ok()
    }
}

/// What became of a form.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub records: Vec<Proposal>,
    /// The parts that were not understood.
    pub unread: Vec<Unread>,
}

/// A form that is being filled.
struct Filling<'a> {
    form: &'a Form,
    text: &'a str,
    named: &'a Named<'a>,
    drafts: Vec<Draft>,
    unread: Vec<Unread>,
}

impl Filling<'_> {
    /// Takes a field in; whether there can still be a record.
    fn take(&mut self, name: &str, value: &str, asked: Asked<'_>) -> bool {
        if name == CURRENCY {
            // The sum brings it along.
            return true;
        }
        let Some(kind) = fields::kind(&self.form.record, name) else { return false };
        let Some(part) = Part::of(value).filter(|part| !is_settled_later(part)) else {
            let constant = constant(self.text, kind, value, self.named);
            self.drafts.iter_mut().for_each(|draft| draft.said.extend(constant.clone()));
            return constant.is_some();
        };
        let Some(range) = (self.named)(part.name) else { return part.is_optional };
        let values = read(self.text, asked, kind, range.clone());
        if values.is_empty() {
            return self.miss(kind, range, asked) || part.is_optional;
        }
        self.drafts = self.drafts.iter().flat_map(|draft| values.iter().map(|value| draft.with(kind, value))).collect();
        true
    }

    /// The drafts, and what was not understood. A draft of which no part has a value would say nothing.
    fn done(self) -> (Vec<Draft>, Vec<Unread>) {
        let (drafts, mut unread) = (self.drafts, self.unread);
        let were_read = !unread.is_empty() || drafts.iter().any(|draft| !draft.parts.is_empty());
        if !were_read || drafts.iter().any(|draft| draft.says_something) {
            return (drafts, unread);
        }
        unread.extend(drafts.into_iter().flat_map(|draft| draft.parts).map(|part| (part, None)));
        (Vec::new(), unread)
    }

    /// Notes a part that was not understood; whether there can be a record without it.
    fn miss(&mut self, kind: Kind, range: Range<usize>, asked: Asked<'_>) -> bool {
        let reason = kind.reader.refusal(self.text.get(range.clone()).unwrap_or_default(), asked);
        if reason.is_some() || kind.reader.may_be_missing() {
            self.unread.push((range, reason));
        }
        kind.reader.may_be_missing()
    }
}

/// Where the named parts of a value stand.
pub(super) type Named<'a> = dyn Fn(&str) -> Option<Range<usize>> + 'a;

/// The fields that say which entity a record speaks of.
fn is_identity(record: &str, name: &str) -> bool {
    name == "id" || (name == "title" && is_titled(record))
}

fn is_titled(record: &str) -> bool {
    matches!(record, "practice" | "outcome")
}

/// Whether a field takes over a passage of text.
fn is_prose(record: &str, name: &str, value: &str) -> bool {
    Part::of(value).is_some() && fields::kind(record, name).is_some_and(|kind| kind.reader == Reader::Prose)
}

/// What fills a field.
#[derive(Debug, Clone)]
enum Said {
    Value(&'static str, Value<'static>),
    /// What names the entity that the document is about, which is not known yet.
    This(This),
}

/// A constant, into which parts may be set.
fn constant(text: &str, kind: Kind, value: &str, named: &Named<'_>) -> Option<Said> {
    let this = in_braces(THIS);
    let around = value.split(&this).map(|piece| filled(text, piece, named));
    let mut around = around.collect::<Option<Vec<_>>>()?;
    if around.len() > 1 {
        return Some(Said::This(This { field: kind.name, around }));
    }
    Some(Said::Value(kind.name, Value::from(around.pop()?).of_type(kind.holds.takes())?))
}

/// A piece of a constant with the parts that it names.
fn filled(text: &str, piece: &str, named: &Named<'_>) -> Option<String> {
    let mut filled = piece.to_owned();
    for part in parts(piece).filter(|part| part.name != THIS) {
        let written = match part.name {
            PASSAGE => digest(text.get(named(WHOLE)?)?),
            name => one_line(text.get(named(name)?)?),
        };
        filled = filled.replace(&in_braces(part.name), &written);
    }
    Some(filled)
}

fn in_braces(part: &str) -> String {
    ["{", part, "}"].concat()
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
fn read(text: &str, asked: Asked<'_>, kind: Kind, range: Range<usize>) -> Vec<Read> {
    let mut values = kind.reader.read(text.get(range.clone()).unwrap_or_default(), asked);
    let chained = asked.both_ends && regex!(r"^\s?[-–—]\s?\d").is_match(text.get(range.end..).unwrap_or_default());
    let cut = (chained || is_cut(text, &range, kind.name == "code")).then_some("part of a longer number or code");
    let beside = (asked.both_ends && date::is_beside_an_end(text, &range)).then_some("another end stands beside it");
    for value in &mut values {
        value.range = range.start + value.range.start..range.start + value.range.end;
        value.doubt = value.doubt.or(cut).or(beside);
    }
    values
}

/// Whether a pattern cut a number or a code in two. A dash leads to the other end of a span, or goes on with a code.
fn is_cut(text: &str, range: &Range<usize>, is_code: bool) -> bool {
    let (lead, rest) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let part = text.get(range.clone()).unwrap_or_default();
    let digit = |char: char| char.is_ascii_digit();
    let goes_on = |mark: char| matches!(mark, '.' | ',' | ':') || (is_code && matches!(mark, '-' | '–' | '/' | '_'));
    let glued = |inner: Option<char>, outer: Option<char>| match (inner, outer) {
        (Some(inner), Some(outer)) => {
            inner.is_alphanumeric() && outer.is_alphanumeric() && (is_code || digit(inner) || digit(outer))
        }
        _ => false,
    };
    glued(part.chars().next(), lead.chars().next_back())
        || glued(part.chars().next_back(), rest.chars().next())
        || (part.starts_with(digit) && lead.strip_suffix(goes_on).is_some_and(|lead| lead.ends_with(digit)))
        || (part.ends_with(digit) && rest.strip_prefix(goes_on).is_some_and(|rest| rest.starts_with(digit)))
}

/// What a text says of organisations besides a name: the acronym and the business id, and those of the whole whose unit
/// it names.
fn organizations(read: &Read) -> impl Iterator<Item = Organization> {
    let text = |name| read.values.iter().find(|(field, _)| *field == name).map(|(_, value)| value.to_string());
    let organization = |name: Option<String>, acronym, business_id| Organization {
        name: name.unwrap_or_default().as_str().into(),
        acronym,
        business_id,
        ..Organization::default()
    };
    let unit = organization(text(""), text("acronym"), text("business_id"));
    let parent = organization(text(PARENT), None, text(ID_OF_PARENT));
    let says_more = |one: &Organization| one.acronym.is_some() || one.business_id.is_some();
    [unit, parent].into_iter().filter(says_more)
}

/// A record in the making.
#[derive(Debug, Clone, Default)]
struct Draft {
    said: Vec<Said>,
    range: Option<Range<usize>>,
    parts: Vec<Range<usize>>,
    in_passing: bool,
    /// A part of the text has given a value.
    says_something: bool,
    doubt: Option<&'static str>,
    /// What else the text says of the organisations: acronyms and business ids.
    organizations: Vec<Organization>,
}

impl Draft {
    fn with(&self, kind: Kind, read: &Read) -> Self {
        let mut draft = self.clone();
        let is_organization = kind.reader == Reader::Organizations;
        let own = read.values.iter().filter(|(field, _)| !is_organization || field.is_empty());
        draft.said.extend(
            own.map(|(field, value)| Said::Value(if field.is_empty() { kind.name } else { field }, value.clone())),
        );
        if is_organization {
            draft.organizations.extend(organizations(read));
        }
        let range = draft.range.get_or_insert_with(|| read.range.clone());
        *range = range.start.min(read.range.start)..range.end.max(read.range.end);
        draft.parts.push(read.range.clone());
        draft.in_passing |= kind.reader == Reader::GroupCodes;
        draft.says_something |= !read.values.is_empty();
        draft.doubt = draft.doubt.or(read.doubt);
        draft
    }

    /// The same; a record of constants alone has the whole as its evidence.
    fn within(mut self, whole: Option<Range<usize>>) -> Self {
        if self.range.is_none() {
            self.parts.extend(whole.clone());
            self.range = whole;
        }
        self
    }

    fn proposals(&self, record: &str) -> Vec<Proposal> {
        let Some(range) = &self.range else { return Vec::new() };
        let (confidence, reason) = match self.doubt {
            None if self.in_passing => (Confidence::Likely, Some("the text names the group in passing".to_owned())),
            None => (Confidence::Certain, None),
            Some(doubt) => (Confidence::Doubtful, Some(doubt.to_owned())),
        };
        let proposal = |record, this| {
            let (range, parts, reason) = (range.clone(), self.parts.clone(), reason.clone());
            Proposal { record, this, range, parts, confidence, reason }
        };
        let organizations = self.organizations.iter().cloned().map(|one| Proposed::Fact(one.into()));
        let mut proposals: Vec<_> = organizations.map(|one| proposal(one, Vec::new())).collect();
        if record == "organization" && !proposals.is_empty() {
            return proposals;
        }
        if let Some((record, this)) = self.record(record) {
            proposals.insert(0, proposal(record, this));
        }
        proposals
    }

    /// The record, and what will name in it what the document is about. Without its sum a record of money says nothing.
    fn record(&self, name: &str) -> Option<(Proposed, Vec<This>)> {
        let (mut record, mut this) = (Proposed::blank(name)?, Vec::new());
        for said in &self.said {
            match said {
                Said::Value(field, value) => record.put(field, value.clone()),
                Said::This(named) => this.push(named.clone()),
            }
        }
        let is_sum = |said: &Said| matches!(said, Said::Value(_, Value::Decimal(_)));
        let has_sum = fields::kind(name, "value").is_none_or(|kind| kind.reader != Reader::Money);
        (has_sum || self.said.iter().any(is_sum)).then_some((record, this))
    }
}
