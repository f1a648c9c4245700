//! The open elements, as far as they decide whether text is seen and whether its white space counts.

use std::collections::HashMap;

use html5gum::StartTag;

use super::elements;
use super::styles::Look;

/// How far an element looks for one that it ends when it starts, or an end tag of a phrase for its start: far enough
/// for pages, and a bound for malice.
const REACH: usize = 256;

/// How deep elements are followed: far deeper than browsers do.
const DEPTH: usize = 500_000;

/// The open elements. Phrases (`b`, `a`, `span`) are kept only where something looks otherwise than the text around it.
#[derive(Default)]
pub(super) struct Open {
    stack: Vec<Element>,
    counts: HashMap<Box<[u8]>, usize>,
    dropped: usize,
    hidden: Vec<bool>,
    tiny: Vec<bool>,
    raised: usize,
    preformatted: usize,
}

struct Element {
    name: Box<[u8]>,
    look: Look,
}

impl Open {
    /// Whether no reader sees what comes next.
    pub(super) fn is_dropped(&self) -> bool {
        let last = |said: &[bool]| said.last().copied().unwrap_or(false);
        self.is_gone() || last(&self.hidden) || last(&self.tiny)
    }

    /// Whether what comes next takes no place on the page either.
    pub(super) fn is_gone(&self) -> bool {
        self.dropped > 0
    }

    /// Whether what comes next stands above the line.
    pub(super) fn is_raised(&self) -> bool {
        self.raised > 0
    }

    /// Whether white space and line ends count.
    pub(super) fn keeps_space(&self) -> bool {
        self.preformatted > 0
    }

    /// An element starts, which may be one that no reader sees.
    pub(super) fn start(&mut self, tag: &StartTag<usize>, look: Look) {
        for (ends, hides) in [elements::ended_paragraph(&tag.name), elements::ended_by(&tag.name)].into_iter().flatten()
        {
            self.end_implied(ends, hides);
        }
        let around = self.is_dropped() || self.is_raised();
        let kept = !look.is_plain() || around || elements::is_structure(&tag.name);
        if kept && !elements::is_void(tag) && self.stack.len() < DEPTH {
            self.push(&tag.name, look);
        }
    }

    /// An element ends, and with it all that are open inside it. An end without a start is nothing.
    pub(super) fn end(&mut self, name: &[u8]) {
        let depth = if elements::is_structure(name) { self.find(name) } else { self.find_phrase(name) };
        self.cut(depth.unwrap_or(usize::MAX));
    }

    fn end_implied(&mut self, ends: &[&[u8]], hides: &[&[u8]]) {
        let deepest = ends.iter().filter_map(|name| self.find_implied(name, hides)).min();
        self.cut(deepest.unwrap_or(usize::MAX));
    }

    /// Where the innermost open element of a name is.
    fn find(&self, name: &[u8]) -> Option<usize> {
        self.counts.get(name).filter(|count| **count > 0)?;
        self.stack.iter().rposition(|open| *open.name == *name)
    }

    /// The same, not looking further than to one that hides it, nor out of what is dropped as a whole.
    fn find_implied(&self, name: &[u8], hides: &[&[u8]]) -> Option<usize> {
        self.counts.get(name).filter(|count| **count > 0)?;
        let inner = self.stack.iter().enumerate().rev().take(REACH);
        let hidden = |open: &Element| hides.contains(&&*open.name) || elements::is_unseen(&open.name);
        let mut seen = inner.take_while(|(_, open)| !hidden(open));
        seen.find(|(_, open)| *open.name == *name).map(|(depth, _)| depth)
    }

    fn find_phrase(&self, name: &[u8]) -> Option<usize> {
        self.counts.get(name).filter(|count| **count > 0)?;
        let inner = self.stack.iter().enumerate().rev().take(REACH);
        let mut seen = inner.take_while(|(_, open)| *open.name == *name || !elements::is_structure(&open.name));
        seen.find(|(_, open)| *open.name == *name).map(|(depth, _)| depth)
    }

    fn push(&mut self, name: &[u8], look: Look) {
        *self.counts.entry(name.into()).or_default() += 1;
        self.dropped += usize::from(look.gone);
        self.hidden.extend(look.hidden);
        self.tiny.extend(look.tiny);
        self.raised += usize::from(look.raised);
        self.preformatted += usize::from(keeps_space(name));
        self.stack.push(Element { name: name.into(), look });
    }

    fn cut(&mut self, depth: usize) {
        while self.stack.len() > depth {
            let Some(Element { name, look }) = self.stack.pop() else { return };
            self.dropped -= usize::from(look.gone);
            self.hidden.truncate(self.hidden.len() - usize::from(look.hidden.is_some()));
            self.tiny.truncate(self.tiny.len() - usize::from(look.tiny.is_some()));
            self.raised -= usize::from(look.raised);
            self.preformatted -= usize::from(keeps_space(&name));
            self.counts.entry(name).and_modify(|count| *count -= 1);
        }
    }
}

fn keeps_space(name: &[u8]) -> bool {
    matches!(name, b"pre" | b"textarea" | b"listing" | b"xmp" | b"plaintext")
}
