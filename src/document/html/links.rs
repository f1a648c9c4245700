//! Where links lead, and which part of the text they are.

use std::ops::Range;

use html5gum::StartTag;
use iri_string::types::{IriAbsoluteStr, IriReferenceStr};

use crate::document::LARGEST_TEXT;

use super::output::Output;

/// How long an address may be; browsers follow none that is longer.
const ADDRESS: usize = 2048;

/// How long the addresses of a page may be, together: those behind are left out.
const ADDRESSES: usize = LARGEST_TEXT;

/// The links of a page, and the address that relative ones start from.
#[derive(Default)]
pub(super) struct Links {
    base: Option<String>,
    open: Option<(usize, String)>,
    found: Vec<(Range<usize>, String)>,
}

impl Links {
    /// `<base href>`, or else `<link rel="canonical">`, says where the page stands.
    pub(super) fn address(&mut self, tag: &StartTag<usize>) {
        let canonical = *tag.name == b"link" && attribute(tag, b"rel").is_some_and(|rel| rel == "canonical");
        if *tag.name == b"base" || (canonical && self.base.is_none()) {
            self.base = attribute(tag, b"href").or(self.base.take());
        }
    }

    /// A link starts, and the one before it ends: links do not nest.
    pub(super) fn start(&mut self, tag: &StartTag<usize>, output: &Output) {
        self.end(output);
        self.open = attribute(tag, b"href").map(|href| (output.text.len(), href));
    }

    /// The open link ends; if it has text, it is kept.
    pub(super) fn end(&mut self, output: &Output) {
        let Some((start, href)) = self.open.take() else { return };
        let text = &output.text[start..];
        let start = start + (text.len() - text.trim_start().len());
        if start < output.text.len() {
            self.found.push((start..output.text.len(), href));
        }
    }

    /// The links whose targets are absolute, or can be made so.
    pub(super) fn into_absolute(self, text: &str) -> Vec<(Range<usize>, String)> {
        let base = self.base.as_deref();
        let absolute = |(range, href): (Range<usize>, String)| Some((range, absolute(&href, base)?));
        let links = self.found.into_iter().filter_map(absolute);
        let within = |sum: &mut usize, link: (Range<usize>, String)| {
            *sum += link.1.len();
            (*sum <= ADDRESSES).then_some(link)
        };
        let links: Vec<_> = links.scan(0, within).collect();
        debug_assert!(links.iter().all(|(range, _)| text.get(range.clone()).is_some()));
        links
    }
}

/// The value of an attribute without the white space that browsers take out of addresses.
fn attribute(tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    let value = tag.attributes.get(name)?.value.as_slice();
    let value = String::from_utf8_lossy(value.get(..=ADDRESS).map_or(value, |_| b""));
    Some(value.trim().replace(['\n', '\t'], ""))
}

/// The address as it stands if it is absolute, or as seen from the base.
fn absolute(href: &str, base: Option<&str>) -> Option<String> {
    if is_absolute(href) {
        return Some(href.to_owned());
    }
    if href.is_empty() || href.starts_with('#') || has_scheme(href) {
        return None;
    }
    let base = IriAbsoluteStr::new(base?.split('#').next()?).ok()?;
    Some(IriReferenceStr::new(href).ok()?.resolve_against(base).to_string())
}

/// Whether the address is one that can be visited or written to, whatever the page.
pub(in crate::document) fn is_absolute(href: &str) -> bool {
    const SCHEMES: &[&str] = &["http:", "https:", "mailto:", "tel:", "ftp:", "urn:", "doi:"];
    SCHEMES.iter().any(|scheme| href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

fn has_scheme(href: &str) -> bool {
    href.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}
