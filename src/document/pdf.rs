//! PDF documents: their text in the order of the file, with the page on which it stands.
//!
//! `pdf-extract` gives each character with its place, so lines, cells and links are found here; `pdf.md` says why.
//! It panics on what it does not expect: it runs on a thread of its own, under `catch_unwind` and a deadline, and
//! only on documents in which [`guard`] has found nothing that a thread cannot survive (endless recursion, bombs).
//! A build with `panic = "abort"` loses the first of these.

mod guard;
mod layout;
mod links;
mod quiet;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use pdf_extract::{Document, OutputError};

use super::{Extent, Kind, MOST_PAGES, Problem, Reading, Result};
use layout::Layout;

/// How long reading a PDF may take.
const TIME: Duration = Duration::from_secs(60);

/// The stack of the thread that reads: nesting is bounded, this is enough for the bound.
const STACK: usize = 32 << 20;

/// The text of a PDF. Reading goes on in the background if it takes too long before it reaches text.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Reading> {
    let (send, receive) = mpsc::channel();
    let (owned, bytes) = (name.to_owned(), bytes.to_vec());
    let work = move || drop(send.send(document(&owned, &bytes)));
    quiet::install();
    let spawned = thread::Builder::new().name(quiet::THREAD.to_owned()).stack_size(STACK).spawn(work);
    spawned.map_err(|error| damaged(name, format!("no thread to read it on: {error}")))?;
    receive.recv_timeout(TIME).unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => Err(too_slow(name)),
        RecvTimeoutError::Disconnected => Err(damaged(name, "its structure cannot be followed".to_owned())),
    })
}

fn document(name: &str, bytes: &[u8]) -> Result<Reading> {
    let until = Instant::now() + TIME;
    guard::packed(bytes).map_err(|problem| damaged(name, problem))?;
    let document = opened(name, bytes)?;
    let pages = pages(name, &document)?;
    guard::document(&document, until).map_err(|problem| damaged(name, problem))?;
    let layout = laid_out(name, &document, until)?;
    if layout.text.trim().is_empty() {
        return Err(Problem::Scanned { name: name.to_owned(), pages });
    }
    Ok(layout.into_reading(pages))
}

/// The document, opened with the empty password if it has one, as PDF readers do.
fn opened(name: &str, bytes: &[u8]) -> Result<Document> {
    let encrypted = || Problem::Encrypted { name: name.to_owned() };
    let mut document = Document::load_mem(bytes).map_err(|error| match error {
        pdf_extract::Error::InvalidPassword | pdf_extract::Error::Decryption(_) => encrypted(),
        error => damaged(name, error.to_string()),
    })?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| encrypted())?;
    }
    Ok(document)
}

/// How many pages there are: not none, not too many, and not fewer than the document says.
fn pages(name: &str, document: &Document) -> Result<u32> {
    let pages = u32::try_from(document.get_pages().len()).unwrap_or(u32::MAX);
    let said = guard::said_pages(document);
    match pages {
        0 => Err(damaged(name, "it has no pages".to_owned())),
        _ if pages > MOST_PAGES => Err(too_many(name, pages)),
        _ if said > i64::from(pages) => {
            Err(damaged(name, format!("it says it has {said} pages, and {pages} can be reached")))
        }
        _ => Ok(pages),
    }
}

fn laid_out(name: &str, document: &Document, until: Instant) -> Result<Layout> {
    let mut layout = Layout::new(links::areas(document), until);
    let run = catch_unwind(AssertUnwindSafe(|| pdf_extract::output_doc(document, &mut layout)));
    layout.end();
    match run {
        Ok(Ok(())) => Ok(layout),
        Ok(Err(_)) if layout.is_late() => Err(too_slow(name)),
        Ok(Err(error)) => Err(unreadable_page(name, &layout, &message(&error))),
        Err(_) => Err(unreadable_page(name, &layout, "its content is not as the PDF standard has it")),
    }
}

fn message(error: &OutputError) -> String {
    match error {
        OutputError::PdfError(error) => error.to_string(),
        OutputError::FormatError(_) => "it has more text than a document may have".to_owned(),
        OutputError::IoError(error) => error.to_string(),
    }
}

fn unreadable_page(name: &str, layout: &Layout, problem: &str) -> Problem {
    damaged(name, format!("page {}: {problem}", layout.page()))
}

fn damaged(name: &str, problem: String) -> Problem {
    Problem::Damaged { name: name.to_owned(), problem }
}

fn too_slow(name: &str) -> Problem {
    Problem::TooSlow { name: name.to_owned(), seconds: TIME.as_secs() }
}

fn too_many(name: &str, pages: u32) -> Problem {
    let (size, limit) = (format!("{pages} pages"), format!("{MOST_PAGES} pages"));
    Problem::TooLarge { name: name.to_owned(), size, limit, help: "split it into several documents" }
}

impl Layout {
    fn into_reading(self, pages: u32) -> Reading {
        let Self { text, units, links, .. } = self;
        Reading { kind: Kind::Pdf, encoding: "PDF", text, units, extent: Extent::Pages(pages), links }
    }
}
