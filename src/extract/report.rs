//! A reading for a person who checks it: the document with what became of each line, and all that was not read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::document::{Document, Kind};
use crate::record::{Locator, write};

use super::field::{Unread, one_line};
use super::notes::shown_name;
use super::proposal::Proposal;
use super::reading::{Reading, Use};
use super::{Confidence, ProjectNames};

/// How a line is marked, in the order in which one mark outweighs another.
const SIGNS: [(Use, char, &str); 5] = [
    (Use::NotUnderstood, '?', "a value that was not understood"),
    (Use::LeftOut, 'x', "about a person, left out"),
    (Use::Placeholder, '_', "no value yet"),
    (Use::Value, '*', "gave a value"),
    (Use::Label, ':', "a label"),
];

/// How much of a document was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Letters and other characters that are no white space.
    pub characters: usize,
    /// How many of them belong to a label, to a value, or to what was left out on purpose.
    pub read: usize,
}

impl Coverage {
    /// The share that was read, in percent.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.read * 100).checked_div(self.characters).unwrap_or(100)
    }
}

impl Reading<'_> {
    /// How much of the document was read.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let text = self.document.text.as_str();
        let characters = |range: Range<usize>| {
            text.get(range).unwrap_or_default().chars().filter(|character| !character.is_whitespace()).count()
        };
        let unread: usize = self.unread().into_iter().map(characters).sum();
        let all = characters(0..text.len());
        Coverage { characters: all, read: all - unread }
    }

    /// The stretches of the text of which nothing became.
    fn unread(&self) -> Vec<Range<usize>> {
        let mut unread = Vec::new();
        let mut done = 0;
        for mark in self.marks.iter().filter(|mark| mark.what != Use::NotUnderstood) {
            if done < mark.range.start {
                unread.push(done..mark.range.start);
            }
            done = done.max(mark.range.end);
        }
        unread.push(done..self.document.text.as_str().len());
        unread
    }

    /// The report.
    #[must_use]
    pub fn report(&self, names: &ProjectNames) -> String {
        let mut page = self.summary(names);
        self.lines(&mut page);
        self.values(&mut page, names);
        self.left_over(&mut page);
        page
    }

    fn summary(&self, names: &ProjectNames) -> String {
        let document = self.document;
        let coverage = self.coverage();
        let records: Vec<_> = self.passages(names).into_values().flatten().collect();
        let count = |confidence| records.iter().filter(|record| record.confidence == confidence).count();
        format!(
            "{}: {}, {}\n{}layout    {}: {}\nrecords   {} certain, {} likely, {} doubtful\ncoverage  {} % of {} characters\nleft out  contacts of persons: {}{}\n",
            shown_name(document),
            document.encoding,
            document.text.extent(),
            damage(document),
            self.layout.name,
            self.layout.summary,
            count(Confidence::Certain),
            count(Confidence::Likely),
            count(Confidence::Doubtful),
            coverage.percent(),
            coverage.characters,
            self.contacts,
            perhaps(self.perhaps.len()),
        )
    }

    /// The document, each line with what became of it.
    fn lines(&self, page: &mut String) {
        let text = self.document.text.as_str();
        let _ =
            writeln!(page, "\nThe text ({})", SIGNS.map(|(_, sign, meaning)| format!("{sign} {meaning}")).join(", "));
        let mut start = 0;
        let mut marks = self.marks.iter().peekable();
        let mut open = Vec::new();
        for line in text.split_inclusive('\n') {
            let end = start + line.len();
            while let Some(mark) = marks.next_if(|mark| mark.range.start < end) {
                open.push(mark);
            }
            open.retain(|mark| mark.range.end > start);
            let sign =
                SIGNS.iter().find(|(what, ..)| open.iter().any(|mark| mark.what == *what && mark.range.start < end));
            if !line.trim().is_empty() {
                let place = number(self.document.text.locator(start..start + line.trim_end().len()));
                let shown = self.shown(start..start + line.trim_end().len());
                let _ = writeln!(page, "{place:>5} {} {shown}", sign.map_or(' ', |(_, sign, _)| *sign));
            }
            start = end;
        }
    }

    /// A part of the text, with an ellipsis for whatever is about a person.
    fn shown(&self, range: Range<usize>) -> String {
        let part = |range: Range<usize>| self.document.text.as_str().get(range).unwrap_or_default();
        let mut shown = String::new();
        let mut start = range.start;
        for person in self.left_out.iter().filter(|person| person.start < range.end && range.start < person.end) {
            shown += part(start..person.start.max(start));
            shown.push('…');
            start = person.end.clamp(start, range.end);
        }
        shown + part(start..range.end)
    }

    fn values(&self, page: &mut String, names: &ProjectNames) {
        for confidence in [Confidence::Doubtful, Confidence::Likely, Confidence::Certain] {
            let passages = self.passages(names);
            let chosen: BTreeMap<_, Vec<_>> = passages
                .iter()
                .map(|(place, proposals)| {
                    (place, proposals.iter().filter(|proposal| proposal.confidence == confidence).collect())
                })
                .collect();
            if chosen.values().all(Vec::is_empty) {
                continue;
            }
            let _ = writeln!(page, "\nWhat it says, {confidence}");
            for (place, proposals) in chosen {
                for proposal in proposals {
                    line(page, *place, proposal);
                }
            }
        }
    }

    fn left_over(&self, page: &mut String) {
        let text = self.document.text.as_str();
        let part = |range: &Range<usize>| one_line(text.get(range.clone()).unwrap_or_default());
        let not_understood = self.marks.iter().filter(|mark| mark.what == Use::NotUnderstood);
        let not_understood = not_understood.map(|mark| (mark.range.clone(), mark.reason));
        let plain = |ranges: &[Range<usize>]| ranges.iter().map(|range| (range.clone(), None)).collect::<Vec<_>>();
        let has_words =
            |range: &Range<usize>| part(range).chars().filter(|character| character.is_alphanumeric()).count() > 1;
        self.to_decide(page);
        self.list(page, "Labels without value", &plain(&self.empty_labels));
        self.list(page, "Values that were not understood", &not_understood.collect::<Vec<_>>());
        let unread: Vec<_> = self.unread().into_iter().filter(has_words).collect();
        self.list(page, "Text without label", &plain(&unread));
    }

    /// What was left out because it may lead to a person, without showing it.
    fn to_decide(&self, page: &mut String) {
        if self.perhaps.is_empty() {
            return;
        }
        let _ = writeln!(
            page,
            "\nLeft out until a person decides (the table [[harmless]] of decisions.toml lets it through)"
        );
        for one in &self.perhaps {
            let _ = writeln!(page, "{:>9}  {}", number(self.document.text.locator(one.range.clone())), one.value);
        }
    }

    fn list(&self, page: &mut String, title: &str, parts: &[Unread]) {
        const LONGEST: usize = 60;
        if parts.is_empty() {
            return;
        }
        let _ = writeln!(page, "\n{title}");
        for (part, reason) in parts {
            let text = self.document.text.as_str().get(part.clone()).unwrap_or_default();
            let start = part.start + text.len() - text.trim_start().len();
            let place = number(self.document.text.locator(start..(start + text.trim().len()).max(start)));
            let text = one_line(&self.shown(part.clone()));
            let shown: String = text.chars().take(LONGEST).collect();
            let _ = writeln!(page, "{place:>9}  {shown}{}", if shown.len() < text.len() { "…" } else { "" });
            if let Some(reason) = reason {
                let _ = writeln!(page, "{:>11}({reason})", "");
            }
        }
    }
}

fn line(page: &mut String, place: Locator, proposal: &Proposal) {
    let Some(fact) = proposal.fact() else { return };
    let fields = write::fields(fact).into_iter().map(|(name, value)| format!("{name} {value}"));
    let fields = fields.collect::<Vec<_>>().join(", ");
    let _ = writeln!(page, "{:>9}  {}: {fields}", number(place), proposal.record.name());
    if let Some(reason) = &proposal.reason {
        let _ = writeln!(page, "{:>11}({reason})", "");
    }
}

/// How much was left out until a person decides.
fn perhaps(number: usize) -> String {
    if number == 0 { String::new() } else { format!("; perhaps of persons: {number}") }
}

/// The number of a line or page, or of the first and the last line.
fn number(place: Locator) -> String {
    match place {
        Locator::Lines { first, last } if first == last => first.to_string(),
        Locator::Lines { first, last } => format!("{first}-{last}"),
        Locator::Row(number) | Locator::Page(number) => number.to_string(),
    }
}

/// Where the document could not be read as it was meant.
fn damage(document: &Document) -> String {
    if document.damaged.is_empty() {
        return String::new();
    }
    let unit = if document.kind == Kind::Pdf { "page" } else { "line" };
    let places: Vec<_> = document.damaged.iter().map(u32::to_string).collect();
    let places = places.join(", ");
    format!("damaged   characters that could not be read stand as \u{fffd}, {unit} {places}\n")
}
