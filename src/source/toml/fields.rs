//! A table of a TOML file, field by field: what is asked for is known, and whatever is left over is a fault.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use iri_string::types::IriString;
use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::{Fault, Problem, Wanted, nearest};
use crate::record::schema::{self, Holds, Type};
use crate::record::{Currency, Place, Reference, Text, folded};
use crate::source::validation;
use crate::text::value::link::with_small_scheme;

/// Reads TOML text with `read`, which is not called if the text is not TOML. All faults come back together.
pub(crate) fn read_toml<T>(
    file: &Arc<str>,
    text: &str,
    read: impl FnOnce(&Fields<'_>) -> T,
) -> (Option<T>, Vec<Fault>) {
    let sheet = Sheet::new(file, text);
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        sheet.fault(error.span().unwrap_or(0..0), "", Problem::Syntax(error.message().to_owned()));
    }
    let value = errors.is_empty().then(|| {
        let fields = Fields::new(&sheet, root.get_ref(), 0..0);
        let value = read(&fields);
        fields.finish();
        value
    });
    (value, sheet.faults.into_inner())
}

/// The file that is being read, and the faults found in it so far.
struct Sheet<'a> {
    file: Arc<str>,
    text: &'a str,
    /// Where each line begins, in bytes.
    lines: Vec<usize>,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Sheet<'a> {
    fn new(file: &Arc<str>, text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = [0].into_iter().chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { file: Arc::clone(file), text, lines, faults: RefCell::default() }
    }

    /// Line and column of an offset into the text.
    fn place(&self, span: Range<usize>) -> Place {
        let line = self.lines.partition_point(|start| *start <= span.start);
        let line_start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.text.get(line_start..span.start).unwrap_or_default();
        Place { file: Arc::clone(&self.file), line, column: before.chars().count() + 1 }
    }

    fn fault(&self, span: Range<usize>, field: &str, problem: Problem) {
        self.faults.borrow_mut().push(Fault::new(self.place(span), field, problem));
    }
}

/// A decimal of which no digit is lost.
struct Exact(Decimal);

impl FromStr for Exact {
    type Err = rust_decimal::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Decimal::from_str_exact(&text.replace('_', "")).map(Self)
    }
}

type Value<'a> = Spanned<DeValue<'a>>;

/// Takes a text as what it should be, or does not.
type Accepts<'r, T> = &'r dyn Fn(&str) -> Option<T>;

/// The fields of one table.
pub(crate) struct Fields<'a> {
    sheet: &'a Sheet<'a>,
    table: &'a DeTable<'a>,
    /// What its faults put before the name of a field.
    prefix: String,
    span: Range<usize>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    fn new(sheet: &'a Sheet<'a>, table: &'a DeTable<'a>, span: Range<usize>) -> Self {
        Self { sheet, table, prefix: String::new(), span, asked: RefCell::default() }
    }

    fn fault(&self, span: Range<usize>, name: &str, problem: Problem) {
        self.sheet.fault(span, &[&self.prefix, name].concat(), problem);
    }

    /// Where the table begins.
    pub(crate) fn place(&self) -> Place {
        self.sheet.place(self.span.clone())
    }

    /// Faults every field that nobody asked for.
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        for key in self.table.keys().filter(|key| !asked.contains(&key.get_ref().as_ref())) {
            let nearest = nearest(key.get_ref(), asked.iter().copied());
            self.fault(key.span(), key.get_ref(), Problem::UnknownField { nearest });
        }
    }

    /// Whether the field is there, valid or not.
    pub(crate) fn is_given(&self, name: &str) -> bool {
        self.table.contains_key(name)
    }

    fn ask(&self, name: &'static str) -> Option<&'a Value<'a>> {
        self.asked.borrow_mut().push(name);
        self.table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value)
    }

    pub(crate) fn fault_at(&self, name: &str, problem: Problem) {
        let field = self.table.iter().find(|(key, _)| key.get_ref() == name);
        let span = field.map_or_else(|| self.span.clone(), |(_, value)| value.span());
        self.fault(span, name, problem);
    }

    /// Faults a required field that is absent, and gives a stand-in so that reading can go on.
    pub(crate) fn required<T: Default>(&self, name: &'static str, expected: &'static str, value: Option<T>) -> T {
        if value.is_none() && !self.table.contains_key(name) {
            self.fault(self.span.clone(), name, Problem::Missing { expected });
        }
        value.unwrap_or_default()
    }

    fn one<T>(&self, name: &'static str, read: impl Fn(&Self, &'static str, &Value<'a>) -> Option<T>) -> Option<T> {
        self.ask(name).and_then(|value| read(self, name, value))
    }

    fn many<T>(&self, name: &'static str, read: impl Fn(&Self, &'static str, &Value<'a>) -> Option<T>) -> Vec<T> {
        let Some(value) = self.ask(name) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| read(self, name, item)).collect(),
            _ => self.wrong_type(name, value, "a list").into_iter().collect(),
        }
    }

    fn wrong_type<T>(&self, name: &str, value: &Value<'a>, expected: &'static str) -> Option<T> {
        let found = value.get_ref().type_str().to_owned();
        self.fault(value.span(), name, Problem::WrongType { expected, found });
        None
    }

    fn read_text(&self, name: &'static str, value: &Value<'a>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => {
                let text = folded(text);
                let text = text.trim();
                if text.is_empty() {
                    self.fault(value.span(), name, Problem::Empty);
                }
                (!text.is_empty()).then(|| text.to_owned())
            }
            _ => self.wrong_type(name, value, "a text in quotes"),
        }
    }

    fn read_reference(&self, name: &'static str, value: &Value<'a>) -> Option<Reference> {
        let text = self.read_text(name, value)?;
        Some(Reference { name: text, place: self.sheet.place(value.span()), field: name })
    }

    fn read_iri(&self, name: &'static str, value: &Value<'a>) -> Option<IriString> {
        let text = self.read_text(name, value)?;
        let iri = IriString::from_str(&with_small_scheme(&text)).ok();
        if iri.is_none() {
            self.fault(value.span(), name, validation::no_link(&text));
        }
        iri
    }

    fn read_date(&self, name: &'static str, value: &Value<'a>) -> Option<Date> {
        let text = match value.get_ref() {
            DeValue::Datetime(datetime) => datetime.to_string(),
            _ => self.read_text(name, value)?,
        };
        let date = text.parse().ok().filter(|_| text.len() == 10);
        if date.is_none() {
            self.fault(value.span(), name, Problem::Date(text));
        }
        date
    }

    /// A number may be written bare or in quotes: a decimal fraction keeps its digits either way.
    fn read_number<T: FromStr>(&self, name: &'static str, value: &Value<'a>, expected: &'static str) -> Option<T> {
        let text = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            DeValue::String(text) => text.trim().to_owned(),
            _ => return self.wrong_type(name, value, expected),
        };
        let number = text.parse().ok();
        if number.is_none() {
            self.fault(value.span(), name, Problem::Invalid { value: text, expected });
        }
        number
    }

    fn read_prose(&self, name: &'static str, value: &Value<'a>) -> Option<Text> {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong_type(name, value, "a text of ours, { fi = \"…\", en = \"…\" }");
        };
        let languages = Fields::new(self.sheet, table, value.span());
        let text = Text { fi: languages.text("fi"), sv: languages.text("sv"), en: languages.text("en") };
        languages.finish();
        // What is wrong with the text of a language has been told already.
        let says_nothing = text.by_language().is_empty() && !table.is_empty();
        (!says_nothing).then_some(text)
    }

    pub(crate) fn text(&self, name: &'static str) -> Option<String> {
        self.one(name, Self::read_text)
    }

    pub(crate) fn texts(&self, name: &'static str) -> Vec<String> {
        self.many(name, Self::read_text)
    }

    /// The fields that the table itself says to be inferred; each must be one that it gives.
    pub(crate) fn inferred(&self) -> Vec<String> {
        let mut names = self.texts("inferred");
        names.retain(|name| {
            let given = self.is_given(name) && name != "inferred";
            if !given {
                self.fault_at("inferred", Problem::Invalid { value: name.clone(), expected: validation::INFERRED });
            }
            given
        });
        names
    }

    /// The values of a field of a record.
    pub(crate) fn values(&self, name: &'static str, holds: Holds, is_list: bool) -> Vec<schema::Value<'static>> {
        let read = |fields: &Self, name: &'static str, value: &Value<'a>| {
            let read = fields.read_value(name, value, holds.takes())?;
            let Some(problem) = validation::value(holds, &read) else { return Some(read) };
            fields.fault(value.span(), name, problem);
            None
        };
        if is_list { self.many(name, read) } else { self.one(name, read).into_iter().collect() }
    }

    fn read_value(&self, name: &'static str, value: &Value<'a>, kind: Type) -> Option<schema::Value<'static>> {
        const NUMBER: &str = "a whole number from 0 up";
        const AMOUNT: &str = "an amount of up to 28 digits, such as 260745 or 48911.07";
        // TOML has no bare year-month, so a moment is a text.
        const MOMENT: &str = "a year, month or day, such as \"2016\", \"2016-06\" or \"2016-06-30\"";
        Some(match kind {
            Type::Text => schema::Value::Text(self.read_text(name, value)?.into()),
            Type::Reference => schema::Value::Reference(Cow::Owned(self.read_reference(name, value)?)),
            Type::Day => schema::Value::Day(self.read_date(name, value)?),
            Type::Year => schema::Value::Year(self.read_number(name, value, validation::YEAR)?),
            Type::Number => schema::Value::Number(self.read_number(name, value, NUMBER)?),
            Type::Decimal => schema::Value::Decimal(self.read_number::<Exact>(name, value, AMOUNT)?.0),
            Type::Moment => schema::Value::Moment(self.read_parsed(name, value, MOMENT)?),
            Type::Currency => schema::Value::Currency(self.read_currency(name, value)?),
            Type::Link => schema::Value::Link(Cow::Owned(self.read_iri(name, value)?)),
            Type::Prose => schema::Value::Prose(Cow::Owned(self.read_prose(name, value)?)),
        })
    }

    fn read_parsed<T: FromStr>(&self, name: &'static str, value: &Value<'a>, expected: &'static str) -> Option<T> {
        let text = self.read_text(name, value)?;
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.fault(value.span(), name, Problem::Invalid { value: text, expected });
        }
        parsed
    }

    fn read_currency(&self, name: &'static str, value: &Value<'a>) -> Option<Currency> {
        let code = self.read_text(name, value)?;
        let currency = code.parse().ok();
        if currency.is_none() {
            self.fault(value.span(), name, Problem::Currency(code));
        }
        currency
    }

    pub(crate) fn date(&self, name: &'static str) -> Option<Date> {
        match self.values(name, Holds::Day, false).first() {
            Some(schema::Value::Day(day)) => Some(*day),
            _ => None,
        }
    }

    pub(crate) fn count(&self, name: &'static str) -> Option<u32> {
        match self.values(name, Holds::Count, false).first() {
            Some(schema::Value::Number(count)) => Some(*count),
            _ => None,
        }
    }

    /// A text that is read further; what cannot be read is a fault.
    pub(crate) fn parsed<T: FromStr>(&self, name: &'static str, expected: &'static str) -> Option<T> {
        self.one(name, |fields, name, value| fields.read_parsed(name, value, expected))
    }

    /// A text that must be there and that `read` has to take.
    pub(crate) fn wanted(&self, name: &'static str, wanted: Wanted, read: Accepts<'_, String>) -> String {
        if !self.is_given(name) {
            self.fault_at(name, Problem::Unfit { found: None, wanted });
        }
        self.accepted(name, wanted, read).unwrap_or_default()
    }

    /// A text that `read` has to take, if it is there.
    pub(crate) fn accepted<T>(&self, name: &'static str, wanted: Wanted, read: Accepts<'_, T>) -> Option<T> {
        self.one(name, |fields, name, value| fields.read_accepted(name, value, wanted, read))
    }

    /// A list with something in it, each item of which `read` has to take as what is wanted of it.
    pub(crate) fn each_wanted(
        &self,
        name: &'static str,
        list: Wanted,
        item: Wanted,
        read: Accepts<'_, String>,
    ) -> Vec<String> {
        let value = self.table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value.get_ref());
        if value.is_none_or(|value| value.as_array().is_some_and(|items| items.is_empty())) {
            self.fault_at(name, Problem::Unfit { found: None, wanted: list });
        }
        self.many(name, |fields, name, value| fields.read_accepted(name, value, item, read))
    }

    fn read_accepted<T>(
        &self,
        name: &'static str,
        value: &Value<'a>,
        wanted: Wanted,
        read: Accepts<'_, T>,
    ) -> Option<T> {
        if value.get_ref().as_str().is_some_and(|text| text.trim().is_empty()) {
            self.fault(value.span(), name, Problem::Unfit { found: None, wanted });
            return None;
        }
        let text = self.read_text(name, value)?;
        let accepted = read(&text);
        if accepted.is_none() {
            self.fault(value.span(), name, Problem::Unfit { found: Some(text), wanted });
        }
        accepted
    }

    /// The tables of an array of tables.
    pub(crate) fn tables(&self, name: &'static str) -> Vec<Fields<'a>> {
        let Some(value) = self.ask(name) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type::<()>(name, value, "a list of tables: write [[…]] with two brackets");
            return Vec::new();
        };
        items.iter().filter_map(|item| self.as_fields(name, item)).collect()
    }

    /// A single table.
    pub(crate) fn table(&self, name: &'static str) -> Option<Fields<'a>> {
        self.ask(name).and_then(|value| self.as_fields(name, value))
    }

    /// A single table whose faults name it before the field: `title.sv`.
    pub(crate) fn section(&self, name: &'static str) -> Option<Fields<'a>> {
        let section = self.table(name)?;
        Some(Fields { prefix: [&self.prefix, name, "."].concat(), ..section })
    }

    fn as_fields(&self, name: &'static str, value: &'a Value<'a>) -> Option<Fields<'a>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Fields::new(self.sheet, table, value.span())),
            _ => self.wrong_type(name, value, "a table"),
        }
    }
}
