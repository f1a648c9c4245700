//! Values as people say them, in Finnish and English.

use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, Term};

use crate::Result;
use crate::check::Wording;
use crate::query::short;
use crate::record::{AsOf, Locator, visible};
use crate::vocab::{Prefixes, skos, xsd};

use super::changes::Cited;
use super::side::Side;

/// Stands between groups of digits, and between a sum and its currency: no line is broken there.
pub(super) const NARROW: char = '\u{a0}';

impl Side<'_> {
    /// What a thing is called: its other name if it has no official one, and else its compact IRI.
    pub fn name(&self, thing: &NamedNode) -> Result<Wording> {
        let called = |language| -> Result<String> {
            let label = match self.graph.label(&thing.clone().into(), language)? {
                None => self.values(thing, skos::ALT_LABEL)?.first().map(|value| short(value, self.graph.prefixes())),
                label => label,
            };
            Ok(visible(&label.unwrap_or_else(|| self.shortened(thing))).into_owned())
        };
        Ok(Wording { fi: called("fi")?, en: called("en")? })
    }

    /// A value.
    pub fn spoken(&self, value: &Term) -> Result<Wording> {
        match value {
            Term::NamedNode(thing) => self.name(thing),
            Term::Literal(literal) => Ok(literal_in_words(literal)),
            _ => Ok(Wording::same(short(value, self.graph.prefixes()))),
        }
    }

    /// Values, one after the other; of texts those in the language, if there are any.
    pub fn listed(&self, values: &[Term]) -> Result<Wording> {
        let listed = |language: &str| -> Result<String> {
            let spoken = in_language(values, language).into_iter().map(|value| {
                let bare = matches!(value, Term::Literal(literal) if is_text(literal));
                if bare {
                    Ok(short(value, self.graph.prefixes()))
                } else {
                    Ok(self.spoken(value)?.text(language).to_owned())
                }
            });
            Ok(spoken.collect::<Result<Vec<_>>>()?.join(", "))
        };
        Ok(Wording { fi: listed("fi")?, en: listed("en")? })
    }

    /// Passages; what a source says of itself needs none.
    pub fn cited(&self, passages: &[NamedNode]) -> Result<Vec<Cited>> {
        let in_source = passages.iter().filter(|passage| passage.as_str().contains('#'));
        in_source.map(|passage| Ok(Cited { passage: self.shortened(passage), name: self.passage(passage)? })).collect()
    }

    fn passage(&self, passage: &NamedNode) -> Result<Wording> {
        let labelled = self.graph.label(&passage.clone().into(), "fi")?.is_some();
        if labelled { self.name(passage) } else { Ok(unlabelled(passage)) }
    }

    /// The compact form of an IRI, under the usual base.
    pub fn shortened(&self, iri: &NamedNode) -> String {
        Prefixes::usual().compact(self.based(iri).as_str())
    }
}

/// The values in this language and those in none; all of them if there are no others.
fn in_language<'v>(values: &'v [Term], language: &str) -> Vec<&'v Term> {
    let fits = |value: &&Term| match value {
        Term::Literal(literal) => literal.language().is_none_or(|tag| tag == language),
        _ => true,
    };
    let fitting: Vec<_> = values.iter().filter(fits).collect();
    if fitting.is_empty() { values.iter().collect() } else { fitting }
}

/// The id of the source and the fragment, for a passage that nobody has described.
fn unlabelled(passage: &NamedNode) -> Wording {
    let (source, fragment) = passage.as_str().split_once('#').unwrap_or((passage.as_str(), ""));
    let id = source.rsplit('/').next().unwrap_or(source);
    let place = Locator::parse_fragment(fragment).map_or_else(|| fragment.to_owned(), |place| place.to_string());
    Wording::same(visible(&format!("{id}, {place}")))
}

fn is_text(literal: &Literal) -> bool {
    literal.language().is_some() || literal.datatype() == xsd::STRING
}

fn literal_in_words(literal: &Literal) -> Wording {
    let value = literal.value();
    let found = match literal.datatype() {
        xsd::DATE | xsd::G_YEAR | xsd::G_YEAR_MONTH => value.parse().ok().map(moment),
        xsd::DECIMAL => Some(number(value)),
        xsd::BOOLEAN if value == "true" => Some(Wording::new("kyllä", "yes")),
        xsd::BOOLEAN if value == "false" => Some(Wording::new("ei", "no")),
        _ => None,
    };
    let text = short(&Term::from(literal.clone()), Prefixes::usual()).replace('\n', " ");
    // A code speaks for itself; of a text one wants to see where it begins and ends.
    let quoted = is_text(literal) && (literal.language().is_some() || value.contains(char::is_whitespace));
    found.unwrap_or_else(|| if quoted { quote(&text) } else { Wording::same(text) })
}

fn quote(text: &str) -> Wording {
    Wording::new(format!("”{text}”"), format!("“{text}”"))
}

/// A day, a month or a year.
fn moment(moment: AsOf) -> Wording {
    match moment {
        AsOf::Year(year) => Wording::same(year.to_string()),
        AsOf::Month(year, month) => {
            let english = Date::new(year, month, 1).map(|first| first.strftime("%B %-Y").to_string());
            let finnish = format!("{month}/{year}");
            Wording::new(finnish.clone(), english.unwrap_or(finnish))
        }
        AsOf::Day(day) => day_in_words(day),
    }
}

fn day_in_words(date: Date) -> Wording {
    Wording::new(date.strftime("%-d.%-m.%-Y").to_string(), date.strftime("%-d %B %-Y").to_string())
}

/// A decimal number with its digits in groups of three; cents have two digits.
pub(super) fn number(value: &str) -> Wording {
    let (sign, digits) = value.strip_prefix('-').map_or(("", value), |digits| ("−", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if !digits.chars().all(|digit| digit.is_ascii_digit() || digit == '.') {
        return Wording::same(visible(value));
    }
    let grouped = [sign, &grouped(whole)].concat();
    match part.trim_end_matches('0') {
        "" => Wording::same(grouped),
        part => Wording::new(format!("{grouped},{part:0<2}"), format!("{grouped}.{part:0<2}")),
    }
}

fn grouped(digits: &str) -> String {
    let grouped = digits.char_indices().map(|(index, digit)| {
        let starts_a_group = index > 0 && (digits.len() - index).is_multiple_of(3);
        if starts_a_group { format!("{NARROW}{digit}") } else { digit.to_string() }
    });
    grouped.collect()
}
