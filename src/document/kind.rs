//! Text, HTML, PDF or none of them: found from the bytes.

use encoding_rs::UTF_8;

use super::encoding::{self, Decoded};
use super::magic::{self, Format};
use super::{Problem, Result};

/// How far into a file the header of a PDF may stand, as PDF readers have it.
const PDF_HEADER: usize = 1024;

/// A text has fewer control characters than one in so many bytes.
const CONTROLS: usize = 20;

/// With what a page begins, by the rules of browsers (WHATWG MIME Sniffing) and some more.
const OPENINGS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<script",
    "<iframe",
    "<h1",
    "<h2",
    "<div",
    "<font",
    "<table",
    "<a",
    "<style",
    "<title",
    "<b",
    "<br",
    "<p",
    "<main",
    "<article",
    "<section",
    "<header",
    "<nav",
    "<ul",
    "<ol",
    "<meta",
    "<link",
    "<span",
    "<pre",
    "<center",
];

/// Whether this is a PDF: a text that only speaks of `%PDF-` is none.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(PDF_HEADER)].trim_ascii_start();
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.starts_with(b"%PDF-") || (magic::contains(head, b"%PDF-") && magic::contains(bytes, b"endobj"))
}

/// The text of a file that is text.
pub(super) fn decoded(name: &str, bytes: &[u8]) -> Result<Decoded> {
    if let Some(format) = magic::format(bytes) {
        return Err(binary(name, format));
    }
    let decoded = match encoding::marked(bytes) {
        Some(decoded) => decoded,
        None if is_binary(bytes) => return Err(binary(name, magic::OTHER)),
        None => encoding::unmarked(bytes, is_html(&encoding::head(bytes))),
    };
    checked(name, decoded)
}

/// What a file holds that should be text in UTF-8 and is not: the encoding, the kind of file, or where it is damaged.
pub(crate) fn instead_of_utf8(bytes: &[u8]) -> String {
    if let Some((format, _)) = magic::format(bytes) {
        return format.to_owned();
    }
    match encoding::marked(bytes) {
        Some(decoded) if decoded.encoding != UTF_8.name() => decoded.encoding.to_owned(),
        _ if is_binary(bytes) => magic::OTHER.0.to_owned(),
        _ => encoding::damage(bytes).unwrap_or_else(|| called(encoding::western_name(bytes))),
    }
}

/// An encoding with the name by which editors know it.
fn called(encoding: &str) -> String {
    match encoding.strip_prefix("ISO-8859-") {
        Some("1") => format!("{encoding} (Latin-1)"),
        Some("15") => format!("{encoding} (Latin-9)"),
        _ => encoding.to_owned(),
    }
}

fn checked(name: &str, decoded: Decoded) -> Result<Decoded> {
    if decoded.text.contains('\0') {
        return Err(binary(name, magic::OTHER));
    }
    if decoded.text.trim().is_empty() {
        return Err(Problem::Empty { name: name.to_owned() });
    }
    Ok(decoded)
}

fn binary(name: &str, (seems, help): Format) -> Problem {
    Problem::Binary { name: name.to_owned(), seems, help }
}

/// Whether there are NUL bytes, or more control characters than in any text.
fn is_binary(bytes: &[u8]) -> bool {
    let control = |byte: &&u8| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    bytes.contains(&0) || bytes.iter().filter(control).count() > bytes.len() / CONTROLS
}

/// Whether a text is a web page: white space, XML declarations and comments aside, it begins with a tag of HTML.
pub(super) fn is_html(text: &str) -> bool {
    let (rest, comment) = behind_preamble(text);
    OPENINGS.iter().any(|opening| opens(rest, opening)) || (comment && rest.starts_with('<'))
}

/// The text behind what may stand before the first tag, and whether a comment did.
fn behind_preamble(text: &str) -> (&str, bool) {
    let (mut rest, mut comment) = (text.trim_start(), false);
    loop {
        let (end, is_comment) = match rest {
            _ if rest.starts_with("<!--") => ("-->", true),
            _ if rest.starts_with("<?xml") => (">", false),
            _ => return (rest, comment),
        };
        comment |= is_comment;
        let Some((_, behind)) = rest.split_once(end) else { return (rest, comment) };
        rest = behind.trim_start();
    }
}

fn opens(text: &str, opening: &str) -> bool {
    let fits = text.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening));
    fits && text[opening.len()..].starts_with(|next: char| next.is_ascii_whitespace() || matches!(next, '>' | '/'))
}
