//! PDF documents: their text in the order of the file, with the page on which it stands.
//!
//! `pdf-extract` gives each character with its place, so lines, cells and links are found here; `pdf.md` says why.
//! It panics on what it does not expect: it runs on a thread of its own, under `catch_unwind` and a deadline. A build
//! with `panic = "abort"` loses the first of these. It also knows no limits: whatever it would keep is measured before
//! ([`open`] for the document, [`page`] for each page), so that no document takes more memory than [`meter`] says.

mod cover;
mod encryption;
mod fonts;
mod form;
mod hidden;
mod layout;
mod links;
mod meter;
mod open;
mod page;
mod painted;
mod quiet;
mod raised;
mod sieve;
mod tokens;
mod tree;
mod unpack;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use pdf_extract::{Document, ObjectId, OutputError};

use super::{Extent, Kind, LARGEST_TEXT, MOST_PAGES, Problem, Reading, Result};
use layout::Layout;
use page::Pages;

/// How long reading a PDF may take.
const TIME: Duration = Duration::from_secs(60);

/// The stack of the thread that reads: nesting is bounded, this is enough for the bound.
const STACK: usize = 32 << 20;

/// The text of a PDF. Reading goes on in the background if it takes too long before it reaches text.
pub(super) fn read(name: &str, bytes: Vec<u8>) -> Result<Reading> {
    let (send, receive) = mpsc::channel();
    let owned = name.to_owned();
    let work = move || drop(send.send(document(&owned, bytes)));
    quiet::install();
    let spawned = thread::Builder::new().name(quiet::THREAD.to_owned()).stack_size(STACK).spawn(work);
    spawned.map_err(|error| damaged(name, format!("no thread to read it on: {error}")))?;
    receive.recv_timeout(TIME).unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => Err(too_slow(name)),
        RecvTimeoutError::Disconnected => Err(damaged(name, "its structure cannot be followed".to_owned())),
    })
}

fn document(name: &str, bytes: Vec<u8>) -> Result<Reading> {
    let until = Instant::now() + TIME;
    let document = opened(name, bytes)?;
    let ids = pages(name, &document)?;
    let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let layout = laid_out(name, document, ids, until)?;
    if layout.text.trim().is_empty() {
        return Err(Problem::Scanned { name: name.to_owned(), pages: count });
    }
    Ok(layout.into_reading(count))
}

/// The document, opened with the empty password if it has one, as PDF readers do.
fn opened(name: &str, mut bytes: Vec<u8>) -> Result<Document> {
    let unusable = |error: io::Error| refused(name, error.to_string(), meter::is_over(&error));
    open::before(&bytes).map_err(unusable)?;
    let document = encryption::load(&mut bytes, open::options()).map_err(|error| match error {
        pdf_extract::Error::InvalidPassword => Problem::Encrypted { name: name.to_owned() },
        pdf_extract::Error::IO(error) => unusable(error),
        error => damaged(name, error.to_string()),
    })?;
    open::is_whole().map_err(unusable)?;
    Ok(document)
}

/// The pages: not none, not too many, and not fewer than the document says.
fn pages(name: &str, document: &Document) -> Result<Vec<ObjectId>> {
    let ids: Vec<_> = document.page_iter().take(MOST_PAGES as usize + 1).collect();
    let (pages, said) = (u32::try_from(ids.len()).unwrap_or(u32::MAX), tree::said_pages(document));
    match pages {
        0 => Err(damaged(name, "it has no pages".to_owned())),
        _ if pages > MOST_PAGES => Err(too_many(name)),
        _ if said > i64::from(pages) => {
            Err(damaged(name, format!("it says it has {said} pages, and {pages} can be reached")))
        }
        _ => Ok(ids),
    }
}

fn laid_out(name: &str, document: Document, ids: Vec<ObjectId>, until: Instant) -> Result<Layout> {
    let mut layout = Layout::new(until);
    let Some(mut pages) = Pages::new(document) else { return Err(damaged(name, "it has no pages".to_owned())) };
    for (id, number) in ids.into_iter().zip(1..) {
        layout.begin(number, links::areas(pages.document(), id), form::filled(pages.document(), id));
        let run = catch_unwind(AssertUnwindSafe(|| pages.output(id, &mut layout)));
        let problem = match run {
            Ok(Ok(())) => continue,
            Ok(Err(_)) if layout.is_late() => return Err(too_slow(name)),
            Ok(Err(error)) => refused(name, format!("page {number}: {}", message(&error)), is_over(&error)),
            Err(_) => damaged(name, format!("page {number}: its content is not as the PDF standard has it")),
        };
        return Err(problem);
    }
    layout.end();
    Ok(layout)
}

fn message(error: &OutputError) -> String {
    match error {
        OutputError::PdfError(error) => error.to_string(),
        OutputError::FormatError(_) => format!("it has more than {} MiB of text", LARGEST_TEXT >> 20),
        OutputError::IoError(error) => error.to_string(),
    }
}

/// Whether what is on a page is right as it is, and more than may be read.
fn is_over(error: &OutputError) -> bool {
    match error {
        OutputError::FormatError(_) => true,
        OutputError::IoError(error) | OutputError::PdfError(pdf_extract::Error::IO(error)) => meter::is_over(error),
        OutputError::PdfError(_) => false,
    }
}

fn refused(name: &str, problem: String, is_over: bool) -> Problem {
    if is_over { Problem::OverLimit { name: name.to_owned(), problem } } else { damaged(name, problem) }
}

fn damaged(name: &str, problem: String) -> Problem {
    Problem::Damaged { name: name.to_owned(), problem }
}

fn too_slow(name: &str) -> Problem {
    Problem::TooSlow { name: name.to_owned(), seconds: TIME.as_secs() }
}

fn too_many(name: &str) -> Problem {
    let (size, limit) = (format!("more than {MOST_PAGES} pages"), format!("{MOST_PAGES} pages"));
    Problem::TooLarge { name: name.to_owned(), size, limit, help: "split it into several documents" }
}

impl Layout {
    fn into_reading(self, pages: u32) -> Reading {
        let Self { text, units, links, .. } = self;
        let damaged = damaged_pages(&text, &units);
        Reading { kind: Kind::Pdf, encoding: "PDF", text, units, extent: Extent::Pages(pages), damaged, links }
    }
}

/// The pages on which a character stands that could not be read.
fn damaged_pages(text: &str, units: &[(usize, u32)]) -> Vec<u32> {
    let ends = units.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let pages = units.iter().zip(ends).filter(|((start, _), end)| {
        text.get(*start..*end).is_some_and(|page| page.contains(char::REPLACEMENT_CHARACTER))
    });
    pages.map(|((_, page), _)| *page).collect()
}
