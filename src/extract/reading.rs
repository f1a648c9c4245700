//! Reading one document by one layout: parts, proposals, and what became of every part of the text.

use std::ops::Range;

use crate::document::Document;
use crate::text::privacy::few;
use crate::text::privacy::harmless::Harmless;
use crate::text::privacy::personal::{self, Personal};
use crate::text::sentence;
use crate::text::value::Found;
use crate::text::value::damage::damage;

use super::field::{Asked, Unread, may_be_placeholder};
use super::labels::Label;
use super::layout::{Layout, Mention, Rule};
use super::pattern::Pattern;
use super::proposal::{Confidence, Proposal};
use super::region::{self, Region, Regions};
use super::template::WHOLE;
use super::{Recogniser, mention};

/// What became of a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Use {
    /// It is a label.
    Label,
    /// It gave a value.
    Value,
    /// It stands where a value will come, and is none.
    Placeholder,
    /// It is about a person, and was left out.
    LeftOut,
    /// It stands behind a label, but does not read as what was expected there.
    NotUnderstood,
}

/// A part of the clean text, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The bytes of the clean text.
    pub range: Range<usize>,
    /// What became of them.
    pub what: Use,
    /// Why they were not understood, where that is known.
    pub reason: Option<&'static str>,
}

/// What one document seems to say, read by one layout.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The document.
    pub document: &'a Document,
    /// The layout.
    pub layout: &'a Layout,
    /// The records, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// What became of the parts of the text, in order.
    pub marks: Vec<Mark>,
    /// The labels that have no value, with their places.
    pub empty_labels: Vec<Range<usize>>,
    /// How many contacts of persons were left out: values of labels that ask for them, and others.
    pub contacts: usize,
    /// What may lead to a person: it is left out until a person decides.
    pub perhaps: Vec<Found<Personal>>,
    /// Where they stand, and counts that point at single persons.
    pub(super) left_out: Vec<Range<usize>>,
    /// The sentences of stretches of text that rules have asked for.
    sentences: Vec<(Range<usize>, Vec<Range<usize>>)>,
    /// The values and items that do not look like what a rule expects; another rule may read them.
    unread: Vec<Unread>,
}

impl<'a> Reading<'a> {
    /// Reads a document by a layout that fits it.
    pub(super) fn new(
        recogniser: &'a Recogniser,
        document: &'a Document,
        labels: Vec<Label>,
        harmless: &Harmless,
    ) -> Self {
        let layout = &recogniser.layout;
        let regions = Regions::new(layout, document.text.as_str(), labels);
        let mut reading = Self {
            document,
            layout,
            proposals: Vec::new(),
            marks: Vec::new(),
            empty_labels: Vec::new(),
            contacts: 0,
            perhaps: Vec::new(),
            left_out: Vec::new(),
            sentences: Vec::new(),
            unread: Vec::new(),
        };
        reading.mark_all(regions.labels(), Use::Label);
        reading.leave_out(regions.left_out().collect(), harmless);
        for (number, rule) in layout.rules.iter().enumerate().filter(|(_, rule)| !rule.leave_out) {
            for region in regions.of_rule(number, rule) {
                reading.read(rule, &region);
            }
        }
        reading.finish();
        reading
    }

    fn text(&self) -> &'a str {
        self.document.text.as_str()
    }

    fn part(&self, range: Range<usize>) -> &'a str {
        self.text().get(range).unwrap_or_default()
    }

    fn mark(&mut self, range: Range<usize>, what: Use) {
        self.marks.push(Mark { range, what, reason: None });
    }

    fn mark_all(&mut self, ranges: impl Iterator<Item = Range<usize>>, what: Use) {
        self.marks.extend(ranges.map(|range| Mark { range, what, reason: None }));
    }

    /// Leaves out the values of labels that ask for persons, whatever leads to a person or may do so wherever it stands,
    /// and counts that point at single persons.
    fn leave_out(&mut self, values: Vec<Range<usize>>, harmless: &Harmless) {
        let found = personal::found_in(self.text(), harmless).into_iter();
        let elsewhere = found.filter(|one| !values.iter().any(|value| overlap(value, &one.range)));
        let (perhaps, contacts): (Vec<_>, Vec<_>) = elsewhere.partition(|one| one.doubt.is_some());
        let ranges = |found: &[Found<Personal>]| found.iter().map(|one| one.range.clone()).collect::<Vec<_>>();
        let certain = joined(ranges(&contacts));
        self.contacts = values.len() + certain.len();
        self.left_out = joined([values, certain.clone(), ranges(&perhaps), few::persons(self.text())].concat());
        self.perhaps = perhaps;
        self.perhaps.retain(|one| !certain.iter().any(|certain| overlap(certain, &one.range)));
        self.mark_all(self.left_out.clone().into_iter(), Use::LeftOut);
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        region::trimmed(self.text(), range)
    }

    /// Reads a stretch of text by a rule.
    fn read(&mut self, rule: &'a Rule, region: &Region) {
        let value = self.trimmed(region.range.clone());
        if value.is_empty() {
            self.empty_labels.extend(region.label.clone().filter(|_| rule.within.is_none()));
            return;
        }
        if region.label.is_some() && may_be_placeholder(self.part(value.clone())) {
            return self.mark(value, Use::Placeholder);
        }
        let before = self.proposals.len();
        for part in self.parts(rule, value.clone()) {
            if !rule.excepts(self.part(part.clone())) {
                self.read_part(rule, region, part);
            }
        }
        for mention in &rule.mentions {
            self.mentions(rule, *mention, value.clone());
        }
        let expects = rule.within.is_none() && !rule.label.is_empty() && !rule.gives.is_empty();
        if expects && self.proposals.len() == before {
            self.unread.push((value, None));
        }
    }

    /// The items or the values of a list, or the whole.
    fn parts(&mut self, rule: &Rule, value: Range<usize>) -> Vec<Range<usize>> {
        let text = self.part(value.clone());
        let moved = |range: Range<usize>| self.trimmed(value.start + range.start..value.start + range.end);
        if let Some(items) = rule.items.as_ref().and_then(Pattern::regex) {
            let starts: Vec<_> = items.find_iter(text).map(|start| start.start()).collect();
            let ends = starts.iter().skip(1).copied().chain([text.len()]);
            return starts.iter().zip(ends).map(|(start, end)| moved(*start..item_end(text, *start, end))).collect();
        }
        if rule.sentences {
            return self.sentences(value);
        }
        let Some(separator) = rule.list.as_ref().and_then(Pattern::regex) else { return vec![value.clone()] };
        let mut parts = Vec::new();
        let mut start = 0;
        for found in separator.find_iter(text) {
            parts.push(moved(start..found.start()));
            start = found.end();
        }
        parts.push(moved(start..text.len()));
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// The sentences of a stretch of text, which several rules may ask for.
    fn sentences(&mut self, value: Range<usize>) -> Vec<Range<usize>> {
        if let Some((_, sentences)) = self.sentences.iter().find(|(known, _)| *known == value) {
            return sentences.clone();
        }
        let found = sentence::sentences(self.part(value.clone())).into_iter();
        let sentences: Vec<_> = found.map(|one| self.trimmed(value.start + one.start..value.start + one.end)).collect();
        self.sentences.push((value, sentences.clone()));
        sentences
    }

    fn read_part(&mut self, rule: &'a Rule, region: &Region, part: Range<usize>) {
        let Some(pattern) = rule.pattern.as_ref().and_then(Pattern::regex) else {
            let whole = |name: &str| (name == WHOLE).then(|| part.clone());
            return self.give(rule, region, &whole);
        };
        if rule.items.is_some() && !pattern.is_match(self.part(part.clone())) {
            self.unread.push((part.clone(), None));
        }
        for captures in pattern.captures_iter(self.part(part.clone())) {
            let named = |name: &str| {
                let group = if name == WHOLE { captures.get(0) } else { captures.name(name) }?;
                Some(part.start + group.start()..part.start + group.end())
            };
            self.give(rule, region, &named);
        }
    }

    /// Makes the records of a rule.
    fn give(&mut self, rule: &'a Rule, region: &Region, named: &dyn Fn(&str) -> Option<Range<usize>>) {
        let asked = Asked {
            language: &self.layout.language,
            both_ends: false,
            currency: None,
            codes: self.layout.codes(),
            whole: rule.whole,
        };
        for form in &rule.forms {
            let made = form.records(self.text(), asked, named);
            self.unread.extend(made.unread);
            for mut proposal in made.records {
                judge(rule, region, &mut proposal);
                self.propose(rule, proposal, region);
            }
        }
    }

    /// Takes a record in, unless it speaks of a person.
    fn propose(&mut self, rule: &Rule, mut proposal: Proposal, region: &Region) {
        if proposal.parts.iter().any(|part| self.is_left_out(part)) {
            return self.mark_all(proposal.parts.into_iter(), Use::LeftOut);
        }
        if rule.doubt.is_some() && self.has_read(&proposal.range) {
            return;
        }
        if proposal.parts.iter().any(|part| damage(self.part(part.clone())).is_some()) {
            proposal.doubt(Confidence::Doubtful, "the text was damaged on its way");
        }
        self.mark_all(proposal.parts.clone().into_iter(), Use::Value);
        let own_label = region.label.as_ref().filter(|_| rule.within.is_none() && rule.items.is_none());
        if let Some(label) = own_label {
            // The evidence of a value close to its label holds the label too.
            let whole = proposal.range.start.min(label.start)..proposal.range.end.max(label.end);
            if whole.len() - proposal.range.len() < NEAR {
                proposal.range = whole;
            }
        }
        self.proposals.push(proposal);
    }

    fn is_left_out(&self, part: &Range<usize>) -> bool {
        let before_end = self.left_out.partition_point(|left_out| left_out.start < part.end);
        self.left_out.get(..before_end).and_then(<[_]>::last).is_some_and(|left_out| overlap(left_out, part))
    }

    fn has_read(&self, range: &Range<usize>) -> bool {
        self.marks.iter().any(|mark| mark.what == Use::Value && overlap(&mark.range, range))
    }

    fn mentions(&mut self, rule: &Rule, mention: Mention, value: Range<usize>) {
        let found = mention::records(self.part(value.clone()), mention);
        for mut proposal in found {
            proposal.range = value.start + proposal.range.start..value.start + proposal.range.end;
            proposal.parts = vec![proposal.range.clone()];
            self.propose(rule, proposal, &Region::without_label(value.clone()));
        }
    }

    /// Marks what no rule has read, each part once, with the first reason that there is.
    fn mark_unread(&mut self) {
        let mut unread = std::mem::take(&mut self.unread);
        unread.sort_by_key(|(range, reason)| (range.start, range.end, reason.is_none()));
        unread.dedup_by(|next, last| overlap(&next.0, &last.0));
        unread.retain(|(range, _)| !self.has_read(range));
        let what = Use::NotUnderstood;
        self.marks.extend(unread.into_iter().map(|(range, reason)| Mark { range, what, reason }));
    }

    fn finish(&mut self) {
        self.mark_unread();
        self.proposals.sort_by_key(|proposal| (proposal.range.start, proposal.range.end));
        self.proposals.dedup();
        self.marks.sort_by_key(|mark| (mark.range.start, mark.what));
        self.empty_labels.sort_by_key(|label| label.start);
    }
}

/// Makes a record less sure for where it was found.
fn judge(rule: &Rule, region: &Region, proposal: &mut Proposal) {
    if region.label.is_none() && rule.items.is_none() {
        proposal.doubt(Confidence::Likely, "it has no label; its wording says so");
    }
    if let Some(doubt) = &rule.doubt {
        proposal.doubt(Confidence::Doubtful, doubt);
    }
    if region.follows_empty && rule.within.is_none() {
        proposal.doubt(Confidence::Doubtful, "the label in front has no value: this one may belong to it");
    }
}

/// A label and a value further apart than this are not one passage.
const NEAR: usize = 400;

/// An item ends at an empty line.
fn item_end(text: &str, start: usize, end: usize) -> usize {
    let item = text.get(start..end).unwrap_or_default();
    let leading = item.len() - item.trim_start().len();
    item.get(leading..).and_then(|item| item.find("\n\n")).map_or(end, |blank| start + leading + blank)
}

/// Ranges in order, those that overlap as one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => joined.push(range),
        }
    }
    joined
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
