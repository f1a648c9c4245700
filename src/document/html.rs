//! Web pages: what a reader sees, with the line of the file in which it stands.
//!
//! html5gum, because it gives the byte span of each token of the source, has no dependency and no unsafe code, and
//! keeps no tree (so neither depth nor length can exhaust anything); html5ever gives line numbers only and brings
//! twenty crates, `lol_html` gives no decoded text.

mod elements;
mod lines;
mod links;
mod open;
mod output;
mod styles;
mod tags;

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

use super::clean::footnote::mark;
use super::encoding::Decoded;
use super::{Extent, Kind, Problem, Reading, Result, plain};
use lines::Lines;
use links::Links;
pub(super) use links::is_absolute;
use open::Open;
use output::Output;
use styles::Styles;

/// The readable text of a page.
pub(super) fn read(name: &str, decoded: Decoded) -> Result<Reading> {
    let source = plain::unified(decoded.text);
    let extent = plain::lines(name, &source)?;
    within_limit(name, tags::longest(&source))?;
    let sheets = styles::sheets(&source);
    let page = Page::new(&source, Styles::of(&sheets)).read();
    if page.output.text.trim().is_empty() {
        return Err(Problem::NoText { name: name.to_owned() });
    }
    Ok(page.into_reading(decoded.encoding, extent))
}

fn within_limit(name: &str, tag: usize) -> Result<()> {
    if tag <= tags::LONGEST_TAG {
        return Ok(());
    }
    let (size, limit) = (format!("a tag of {tag} bytes"), format!("{} bytes in a tag", tags::LONGEST_TAG));
    let help = "open it in a browser and save it as PDF";
    Err(Problem::TooLarge { name: name.to_owned(), size, limit, help })
}

fn emitter() -> DefaultEmitter<usize> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    emitter
}

/// A page while it is read.
struct Page<'a> {
    source: &'a str,
    lines: Lines<'a>,
    styles: Styles<'a>,
    open: Open,
    output: Output,
    links: Links,
    titled: bool,
}

impl<'a> Page<'a> {
    fn new(source: &'a str, styles: Styles<'a>) -> Self {
        let (open, output) = (Open::default(), Output::default());
        Self { source, lines: Lines::new(source), styles, open, output, links: Links::default(), titled: false }
    }

    fn read(mut self) -> Self {
        for token in Tokenizer::new_with_emitter(self.source, emitter()) {
            let Ok(token): Result<_, Infallible> = token;
            self.token(&token);
        }
        self.links.end(&self.output);
        self
    }

    fn into_reading(self, encoding: &'static str, extent: Extent) -> Reading {
        let damaged = plain::damaged(self.source);
        let links = self.links.into_absolute(&self.output.text);
        let (text, units) = (self.output.text, self.output.units);
        let reading = Reading { kind: Kind::Html, encoding, text, units, extent, damaged, links };
        if lines::are_told_apart(&reading.text, &reading.units) { reading } else { lines::as_shown(reading) }
    }

    fn token(&mut self, token: &Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => self.end(tag),
            Token::String(text) => self.text(&text.value, text.span.start, text.span.end),
            _ => {}
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        self.links.address(tag);
        let mut look = self.styles.look(tag);
        look.gone |= elements::is_dropped(tag) || (*tag.name == b"title" && std::mem::replace(&mut self.titled, true));
        self.open.start(tag, look);
        if self.open.is_gone() {
            return;
        }
        self.output.start(&tag.name);
        if *tag.name == b"a" {
            self.links.start(tag, &self.output);
        }
    }

    fn end(&mut self, tag: &EndTag<usize>) {
        let gone = self.open.is_gone();
        self.open.end(&tag.name);
        if gone {
            return;
        }
        if *tag.name == b"a" {
            self.links.end(&self.output);
        }
        self.output.end(&tag.name);
    }

    fn text(&mut self, text: &[u8], start: usize, end: usize) {
        if self.open.is_dropped() {
            return;
        }
        let text = String::from_utf8_lossy(text);
        let mark = self.open.is_raised().then(|| mark(&text)).flatten();
        let text = mark.map_or(text, Cow::Owned);
        let kept = self.open.keeps_space();
        for (line, piece) in self.lines.pieces(&text, start, end) {
            self.output.text(piece, line, kept);
        }
    }
}
