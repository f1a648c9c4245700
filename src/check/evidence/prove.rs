//! Finding a value in a text, with nothing but the listed normalisations.

mod inflection;
mod link;
mod list;
mod moment;
mod money;
mod place;
mod words;

use std::ops::Range;

pub(super) use place::Areas;
pub(super) use words::{Words, whole_words};

use super::normalisation::Normalisation;
use super::value::{Kind, Value};
use words::{Inflected, Rules};

/// Where a value stands in a text, and what is necessary to see it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    pub range: Range<usize>,
    pub normalisations: Vec<Normalisation>,
}

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
    pub(super) fn shifted(self, by: usize) -> Self {
        Self { range: self.range.start + by..self.range.end + by, ..self }
    }
}

/// A text in which values are looked for. Numbers of a table stand alone in its cells, whose borders are known.
#[derive(Debug)]
pub(super) struct Page<'a> {
    text: &'a str,
    words: Words<'a>,
    cells: Option<&'a [Range<usize>]>,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, cells: Option<&'a [Range<usize>]>) -> Self {
        Self { text, words: Words::of(text), cells }
    }

    /// All places in which a value stands, in text order.
    pub(super) fn find(&self, kind: Kind, value: &Value, areas: &Areas) -> Vec<Match> {
        match value {
            Value::Text(text) => self.find_text(kind, text, areas),
            Value::Number(number) => self.in_cells(|part| words::find(&number.to_string(), &Words::of(part), EXACT)),
            Value::Moment(moment) => self.in_cells(|part| moment::find(*moment, part)),
            Value::Money(money, currency) => {
                self.in_cells(|part| money::find(*money, *currency, part, self.cells.is_some()))
            }
        }
    }

    fn find_text(&self, kind: Kind, value: &str, areas: &Areas) -> Vec<Match> {
        let words = |rules| words::find(value, &self.words, rules);
        match kind {
            Kind::Code => self.in_cells(|part| words::find(value, &Words::of(part), EXACT)),
            Kind::Link => link::find(value, self.text),
            Kind::Place => areas.find(value, self.text, &self.words),
            Kind::Name => words(NAME),
            Kind::Organization => words(Rules { capital: is_acronym(value), ..NAME }),
            Kind::Quote => list::or_part(words(TITLE), value, self.text, &self.words),
            Kind::Extent => list::or_pages(words(TITLE), value, self.text),
            Kind::Title | Kind::Date | Kind::Year | Kind::Amount | Kind::Number => words(TITLE),
        }
    }

    /// What is found in each cell of a table, or in the text.
    fn in_cells(&self, find: impl Fn(&str) -> Vec<Match>) -> Vec<Match> {
        let Some(cells) = self.cells else { return find(self.text) };
        let part = |cell: &Range<usize>| self.text.get(cell.clone()).unwrap_or_default();
        cells.iter().flat_map(|cell| find(part(cell)).into_iter().map(|found| found.shifted(cell.start))).collect()
    }
}

const EXACT: Rules = Rules { case: false, capital: false, inflected: Inflected::None };
const NAME: Rules = Rules { case: true, capital: true, inflected: Inflected::Last };
const TITLE: Rules = Rules { case: true, capital: false, inflected: Inflected::Any };

/// Whether a name has no small letters.
fn is_acronym(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}
