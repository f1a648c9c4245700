//! Making records from the parts of a value.

use std::ops::Range;

use crate::digest::sha256;
use crate::record::Currency;

use super::field::{Asked, ID_OF_PARENT, PARENT, Read, Reader, Unread, one_line, quoted};
use super::fields;
use super::layout::{CURRENCY, PASSAGE, Part, THIS, Template, WHOLE, parts};
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
    pub fn records(&self, text: &str, asked: Asked<'_>, named: &Named<'_>) -> Made {
        let mut made = self.fill(text, asked, named);
        if self.words == Words::Only {
            // A record whose optional passage is not there would only say that the thing exists.
            made.records.retain(has_prose);
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
            let reader = fields::reader(&self.record, name).map(|kind| kind.reader);
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
        let Some(part) = Part::of(value).filter(|part| !is_settled_later(part)) else {
            let constant = constant(self.text, &self.form.record, name, value, self.named);
            self.drafts.iter_mut().for_each(|draft| draft.fields.extend(constant.clone()));
            return constant.is_some();
        };
        let Some(range) = (self.named)(part.name) else { return part.is_optional };
        let values = read(self.text, asked, &self.form.record, name, range.clone());
        if values.is_empty() {
            return self.miss(name, range, asked) || part.is_optional;
        }
        let record = &self.form.record;
        self.drafts =
            self.drafts.iter().flat_map(|draft| values.iter().map(|value| draft.with(record, name, value))).collect();
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
    fn miss(&mut self, name: &str, range: Range<usize>, asked: Asked<'_>) -> bool {
        let Some(kind) = fields::reader(&self.form.record, name) else { return false };
        let reason = kind.reader.refusal(self.text.get(range.clone()).unwrap_or_default(), asked);
        if reason.is_some() || kind.reader.may_be_missing() {
            self.unread.push((range, reason));
        }
        kind.reader.may_be_missing()
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
fn read(text: &str, asked: Asked<'_>, record: &str, name: &str, range: Range<usize>) -> Vec<Read> {
    let Some(kind) = fields::reader(record, name) else { return Vec::new() };
    let mut values = kind.reader.read(text.get(range.clone()).unwrap_or_default(), asked);
    let cut = is_cut(text, &range, name == "code").then_some("part of a longer number or code");
    for value in &mut values {
        value.range = range.start + value.range.start..range.start + value.range.end;
        value.doubt = value.doubt.or(cut);
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

fn field(name: &str, value: &str, is_list: bool) -> Field {
    Field { name: name.to_owned(), value: value.to_owned(), is_list }
}

/// What a text says of organisations besides a name: the acronym and the business id, and those of the whole whose unit
/// it names.
fn organizations(own: &[&(&str, String)], other: &[&(&str, String)]) -> Vec<Vec<Field>> {
    let of_parent = |name: &str| [PARENT, ID_OF_PARENT].contains(&name);
    let (parent, unit): (Vec<_>, Vec<_>) = other.iter().copied().partition(|(name, _)| of_parent(name));
    let parent =
        parent.iter().map(|(name, value)| field(if *name == PARENT { "name" } else { "business_id" }, value, false));
    let named = own.iter().map(|(_, value)| field("name", value, false));
    let unit = named.chain(unit.iter().map(|(name, value)| field(name, value, false)));
    let says_more = |fields: &Vec<Field>| fields.len() > 1;
    [unit.collect::<Vec<_>>(), parent.collect()].into_iter().filter(says_more).collect()
}

/// A record in the making.
#[derive(Debug, Clone, Default)]
struct Draft {
    fields: Vec<Field>,
    range: Option<Range<usize>>,
    parts: Vec<Range<usize>>,
    in_passing: bool,
    /// A part of the text has given a value.
    says_something: bool,
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
        draft
            .fields
            .extend(own.iter().map(|(own, value)| field(if own.is_empty() { name } else { own }, value, is_list)));
        if !other.is_empty() {
            draft.organizations.extend(organizations(&own, &other));
        }
        let range = draft.range.get_or_insert_with(|| read.range.clone());
        *range = range.start.min(read.range.start)..range.end.max(read.range.end);
        draft.parts.push(read.range.clone());
        draft.in_passing |= kind.is_some_and(|kind| kind.reader == Reader::GroupCodes);
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
