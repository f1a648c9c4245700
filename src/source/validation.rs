//! What a record must not be, wherever it comes from: a file, a document or a program.

use iri_string::types::IriStr;

use crate::Result;
use crate::error::{Fault, Problem};
use crate::record::schema::{Holds, SOURCE, Schema, Value};
use crate::record::{Extent, Locator, Place, Record, folded};
use crate::text::privacy::personal;

use super::Records;

/// A field, and what is wrong with it.
pub(super) type Wrong = (&'static str, Problem);

/// What is wrong with a value by itself.
pub(super) fn value(holds: Holds, value: &Value<'_>) -> Option<Problem> {
    match value {
        Value::Text(text) => words(holds, text),
        Value::Reference(reference) => words(holds, &reference.name),
        Value::Prose(text) => text.by_language().iter().all(|(_, text)| text.is_empty()).then_some(Problem::Empty),
        // No calendar in use has a year 0, and XML Schema 1.0 knows none.
        Value::Day(day) => (day.year() <= 0).then(|| Problem::Date(day.to_string())),
        // The form that the XML Schema type gYear takes without a sign.
        Value::Year(year) => (!(1000..=9999).contains(year)).then(|| invalid(&year.to_string(), YEAR)),
        Value::Decimal(number) => {
            let is_below_zero = number.is_sign_negative() && !number.is_zero();
            is_below_zero.then(|| Problem::NegativeAmount(number.to_string()))
        }
        Value::Link(link) => (!leads_to_a_page(link)).then(|| no_link(link.as_str())),
        _ => None,
    }
}

pub(super) const YEAR: &str = "a year, such as 2016";

fn words(holds: Holds, words: &str) -> Option<Problem> {
    const LANGUAGE: &str = "an ISO 639-1 language code, such as \"fi\"";
    const DIGEST: &str = "a SHA-256 of 64 hexadecimal digits";
    let is_digest = || words.len() == 64 && words.bytes().all(|byte| byte.is_ascii_hexdigit());
    match holds {
        _ if words.is_empty() => Some(Problem::Empty),
        Holds::Language if isolang::Language::from_639_1(words).is_none() => Some(invalid(words, LANGUAGE)),
        Holds::Digest if !is_digest() => Some(invalid(words, DIGEST)),
        _ => None,
    }
}

fn invalid(value: &str, expected: &'static str) -> Problem {
    Problem::Invalid { value: value.to_owned(), expected }
}

/// Whether it is the address of a page: `mailto:` and `tel:` lead to a person.
fn leads_to_a_page(link: &IriStr) -> bool {
    matches!(link.scheme_str(), "http" | "https")
}

/// Why a text is not the address of a page.
pub(super) fn no_link(text: &str) -> Problem {
    personal::in_link(text).map_or_else(|| Problem::Iri(text.to_owned()), Problem::Person)
}

/// The fields that are missing, and those that exclude each other.
pub(super) fn given<T>(schema: &Schema<T>, is_given: impl Fn(&str) -> bool) -> Vec<Wrong> {
    let missing = schema.fields.iter().filter_map(|field| {
        let expected = field.required.filter(|_| !is_given(field.name) && !field.or.is_some_and(&is_given))?;
        Some((field.name, Problem::Missing { expected }))
    });
    let undecided = schema.choices.iter().filter_map(|choice| {
        let named = choice.sets.iter().copied().flatten().copied();
        let given: Vec<_> = named.clone().filter(|name| is_given(name)).collect();
        let at = named.into_iter().next().filter(|_| !choice.sets.contains(&given.as_slice()))?;
        Some((at, Problem::NotOneOf(choice.expected)))
    });
    missing.chain(undecided).collect()
}

/// What values say against each other.
pub(super) fn together<T>(schema: &Schema<T>, record: &T) -> Vec<Wrong> {
    let all = |holds| {
        let fields = schema.fields.iter().filter(move |field| field.holds == holds);
        fields.flat_map(|field| field.values(record).into_iter().map(|value| (field.name, value)))
    };
    let periods = [(Holds::FirstDay, Holds::LastDay), (Holds::FirstYear, Holds::LastYear)];
    let periods = periods.into_iter().flat_map(|(first, last)| all(first).zip(all(last)));
    let backwards = periods.filter(|((_, start), (_, end))| is_before(end, start)).map(|((_, start), (name, end))| {
        (name, Problem::EndBeforeStart { start: start.to_string(), end: end.to_string() })
    });
    let bracket = all(Holds::Bound).zip(all(Holds::Bound).skip(1));
    let turned = bracket
        .filter(|((_, min), (_, max))| is_before(max, min))
        .map(|((name, min), (_, max))| (name, Problem::Bracket { min: min.to_string(), max: max.to_string() }));
    backwards.chain(turned).collect()
}

fn is_before(one: &Value<'_>, other: &Value<'_>) -> bool {
    match (one, other) {
        (Value::Day(one), Value::Day(other)) => one < other,
        (Value::Year(one), Value::Year(other)) => one < other,
        (Value::Decimal(one), Value::Decimal(other)) => one < other,
        _ => false,
    }
}

/// A passage that its source does not have.
pub(super) fn locator(locator: Locator, extent: Extent) -> Option<Wrong> {
    let name = match locator {
        Locator::Lines { .. } => "lines",
        Locator::Row(_) => "row",
        Locator::Page(_) => "page",
    };
    (!locator.lies_within(extent)).then_some((name, Problem::PastTheEnd { locator, extent }))
}

/// Records that no file was read for, each as a file would have given it, or what is wrong with it.
pub(super) fn checked(records: impl Iterator<Item = Result<Record>>) -> impl Iterator<Item = Result<Record>> {
    records.enumerate().flat_map(|(index, record)| match record {
        Ok(record) => held(record, index + 1),
        Err(error) => vec![Err(error)],
    })
}

/// Records of which some may be made by a program: these are held to what holds for those of files.
pub(crate) struct Held<R>(pub R);

impl<R: Records> Records for Held<R> {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        Box::new(self.0.records().enumerate().flat_map(|(index, record)| match record {
            Ok(record) if record.place.file.is_empty() => held(record, index + 1),
            other => vec![other],
        }))
    }

    fn names_nobody(&self) -> bool {
        self.0.names_nobody()
    }
}

/// A record, or every fault of it. One without a file stands in the place of its number.
fn held(mut record: Record, number: usize) -> Vec<Result<Record>> {
    if record.place == Place::default() {
        record.place.line = number;
    }
    let schema = Schema::of(&record.fact);
    spell(schema, &mut record.fact);
    let Record { passage, fact, place, inferred } = &record;
    let mut wrong = all(schema, fact);
    wrong.extend(locator(passage.locator, passage.source.extent));
    wrong.extend(all(&SOURCE, &*passage.source));
    wrong.extend(
        inferred
            .iter()
            .filter(|name| !schema.field(name).is_some_and(|field| field.is_in(fact)))
            .map(|name| ("inferred", invalid(name, INFERRED))),
    );
    if wrong.is_empty() {
        return vec![Ok(record)];
    }
    wrong.into_iter().map(|(field, problem)| Err(Fault::new(place.clone(), field, problem).into())).collect()
}

pub(super) const INFERRED: &str = "the name of a field that this record gives";

/// Spells the texts of a record as those of files are: without what shows nothing, and without blanks around them.
fn spell<T>(schema: &Schema<T>, record: &mut T) {
    for field in schema.fields {
        for text in field.words(record) {
            let spelt = folded(text).trim().to_owned();
            *text = spelt;
        }
    }
}

/// All that is wrong with what a record says.
fn all<T>(schema: &Schema<T>, record: &T) -> Vec<Wrong> {
    let is_given = |name: &str| schema.field(name).is_some_and(|field| field.is_in(record));
    let values = schema.fields.iter().flat_map(|field| {
        let wrong = field.values(record).into_iter().filter_map(|one| value(field.holds, &one));
        wrong.map(|problem| (field.name, problem)).collect::<Vec<_>>()
    });
    values.chain(given(schema, is_given)).chain(together(schema, record)).collect()
}
