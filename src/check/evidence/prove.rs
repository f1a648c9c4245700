//! The prover: whether a text prints a value, with nothing but the listed normalisations, and if not, why.
//!
//! It is written apart from what reads values out of texts and shares nothing with it, so that a mistake of the one is
//! not one of the other. It proves the whole of a value: every digit and the sign of a sum, both ends of a period, no
//! longer number, code, name or address around it. A bound, an estimate or an amount by some unit is no sum.

mod beside;
mod figure;
mod inflection;
mod link;
mod list;
mod moment;
mod money;
mod place;
mod refusal;
mod words;

use std::cell::OnceCell;
use std::ops::Range;

pub use refusal::Refusal;

pub(super) use place::Areas;
pub(super) use words::{Words, whole_words};

use crate::ontology::Ontology;

use super::normalisation::Normalisation;
use super::stated::Stated;
use super::value::{Kind, Value};
use words::{Inflected, Rules};

/// Proves values against texts.
///
/// ```
/// use hanke::check::evidence::{Kind, Prover, Refusal, Stated, Value};
/// use hanke::ontology::Ontology;
/// use hanke::record::Money;
///
/// let prover = Prover::new(&Ontology::shipped()?);
/// let sum = Value::Money(Money::Exact(5_000.into()), "EUR".parse().unwrap());
/// let stated = Stated { field: "value", kind: Kind::Amount, value: sum };
/// assert!(prover.prove(&stated, "Avustus: 5 000 €").is_ok());
/// assert_eq!(prover.prove(&stated, "Avustus: enintään 5 000 €"), Err(Refusal::Bound));
/// assert_eq!(prover.prove(&stated, "Avustus: 15 000 €"), Err(Refusal::NotPrinted));
/// # Ok::<_, hanke::Error>(())
/// ```
#[derive(Debug)]
pub struct Prover(Areas);

impl Prover {
    /// With the labels of places of this ontology.
    #[must_use]
    pub fn new(ontology: &Ontology) -> Self {
        Self(Areas::of(ontology))
    }

    /// What is necessary to see a value in a text, by the plainest way in which it stands there.
    ///
    /// # Errors
    /// Why the text does not prove the value.
    pub fn prove(&self, stated: &Stated, text: &str) -> Result<Vec<Normalisation>, Refusal> {
        let page = Page::new(text, None);
        let found = page.find(stated, &self.0).into_iter().map(|found| found.normalisations);
        found.min_by_key(Vec::len).ok_or_else(|| page.refusal(stated, &self.0))
    }
}

/// Where a value stands in a text, and what is necessary to see it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    pub range: Range<usize>,
    pub normalisations: Vec<Normalisation>,
}

/// A place that may print a value: it does, or why not.
type Look = Result<Match, Refusal>;

impl Match {
    fn new(range: Range<usize>, mut normalisations: Vec<Normalisation>) -> Self {
        normalisations.sort_unstable();
        normalisations.dedup();
        Self { range, normalisations }
    }

    /// The same with one normalisation more.
    pub(super) fn with(mut self, normalisation: Normalisation) -> Self {
        self.normalisations.push(normalisation);
        Self::new(self.range, self.normalisations)
    }

    /// The same in a text that begins later.
    fn shifted(self, by: usize) -> Self {
        Self { range: self.range.start + by..self.range.end + by, ..self }
    }
}

/// Which end of a period a moment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

impl End {
    fn of(field: &str) -> Option<Self> {
        match field {
            "start" | "start_year" => Some(Self::First),
            "end" | "end_year" => Some(Self::Last),
            _ => None,
        }
    }
}

/// A text in which values are looked for. Numbers of a table stand alone in its cells, whose borders are known.
#[derive(Debug)]
pub(super) struct Page<'a> {
    text: &'a str,
    words: OnceCell<Words<'a>>,
    cells: Option<&'a [Range<usize>]>,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, cells: Option<&'a [Range<usize>]>) -> Self {
        Self { text, words: OnceCell::new(), cells }
    }

    /// The words of the text, which only some kinds of values need.
    fn words(&self) -> &Words<'a> {
        self.words.get_or_init(|| Words::of(self.text))
    }

    /// All places in which a value stands, in text order.
    pub(super) fn find(&self, stated: &Stated, areas: &Areas) -> Vec<Match> {
        self.look(stated, areas).into_iter().filter_map(Result::ok).collect()
    }

    /// Why a value that stands nowhere does not.
    pub(super) fn refusal(&self, stated: &Stated, areas: &Areas) -> Refusal {
        self.look(stated, areas).into_iter().find_map(Result::err).unwrap_or(Refusal::NotPrinted)
    }

    fn look(&self, stated: &Stated, areas: &Areas) -> Vec<Look> {
        match &stated.value {
            Value::Text(text) => self.look_for_text(stated.kind, text, areas),
            Value::Number(number) => self.in_cells(|part| look_for_number(*number, part)),
            Value::Moment(moment) => self.in_cells(|part| moment::look(*moment, End::of(stated.field), part)),
            Value::Money(money, currency) => {
                self.in_cells(|part| money::look(*money, *currency, part, self.cells.is_some()))
            }
        }
    }

    fn look_for_text(&self, kind: Kind, value: &str, areas: &Areas) -> Vec<Look> {
        let words = |rules| words::look(value, self.words(), rules);
        match kind {
            Kind::Code => self.in_cells(|part| words::look(value, &Words::of(part), EXACT)),
            Kind::Link => link::look(value, self.text),
            Kind::Place => areas.look(value, self.words()),
            Kind::Name => words(NAME),
            Kind::Organization => {
                let rules = Rules { capital: is_acronym(value), ..NAME };
                let found = list::or_shared(words(rules), value, self.words(), rules);
                list::or_stopless(found, value, self.words(), rules)
            }
            Kind::Quote => list::or_part(words(TITLE), value, self.words()),
            Kind::Extent => list::or_pages(words(TITLE), value, self.text),
            Kind::Title | Kind::Date | Kind::Year | Kind::Amount | Kind::Number => words(TITLE),
        }
    }

    /// What is found in each cell of a table, or in the text.
    fn in_cells(&self, look: impl Fn(&str) -> Vec<Look>) -> Vec<Look> {
        let Some(cells) = self.cells else { return look(self.text) };
        let part = |cell: &Range<usize>| self.text.get(cell.clone()).unwrap_or_default();
        let shifted = |cell: &Range<usize>, found: Look| found.map(|found| found.shifted(cell.start));
        cells.iter().flat_map(|cell| look(part(cell)).into_iter().map(move |found| shifted(cell, found))).collect()
    }
}

/// Where a whole number stands, but none below zero.
fn look_for_number(number: u32, text: &str) -> Vec<Look> {
    let found = words::look(&number.to_string(), &Words::of(text), EXACT);
    let lead = |at: usize| text.get(..at).and_then(beside::before_dash);
    let is_below = |at: usize| lead(at).is_some_and(|lead| !lead.ends_with(char::is_alphanumeric));
    let signed = |one: Match| if is_below(one.range.start) { Err(Refusal::Sign) } else { Ok(one) };
    found.into_iter().map(|look| look.and_then(signed)).collect()
}

const EXACT: Rules = Rules { case: false, capital: false, spaces: false, inflected: Inflected::None };
const NAME: Rules = Rules { case: true, capital: true, spaces: true, inflected: Inflected::Last };
const TITLE: Rules = Rules { case: true, capital: false, spaces: true, inflected: Inflected::Any };

/// Whether a name has no small letters.
fn is_acronym(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}
