//! What a page says of its own encoding: `<meta charset>`, `http-equiv`, or the XML declaration.

use std::convert::Infallible;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// The encoding that the head of a page names, if it is one that the page can be in: a page whose tags can be read
/// as bytes is not in UTF-16.
pub(super) fn encoding(head: &[u8]) -> Option<&'static Encoding> {
    let label = in_xml(head).or_else(|| in_meta(head))?;
    Encoding::for_label(&label).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

fn in_xml(head: &[u8]) -> Option<Vec<u8>> {
    let rest = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let declaration = rest.split(|byte| *byte == b'>').next()?;
    after(declaration, b"encoding")
}

fn in_meta(head: &[u8]) -> Option<Vec<u8>> {
    let mut emitter = DefaultEmitter::<()>::new_with_span();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(head, emitter).map(|token: Result<_, Infallible>| token);
    tokens.flatten().find_map(|token| match token {
        Token::StartTag(tag) if *tag.name == b"meta" => charset(&tag),
        _ => None,
    })
}

fn charset(meta: &StartTag<()>) -> Option<Vec<u8>> {
    let attribute = |name: &[u8]| meta.attributes.get(name).map(|value| value.value.0.clone());
    attribute(b"charset").or_else(|| {
        let equiv = attribute(b"http-equiv")?;
        equiv.eq_ignore_ascii_case(b"content-type").then(|| after(&attribute(b"content")?, b"charset"))?
    })
}

/// The value behind `key=`, quoted or not.
fn after(text: &[u8], key: &[u8]) -> Option<Vec<u8>> {
    let at = text.windows(key.len()).position(|window| window.eq_ignore_ascii_case(key))?;
    let value = text[at + key.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let end = |byte: &u8| matches!(byte, b'"' | b'\'' | b';' | b' ' | b'?');
    value.split(end).find(|part| !part.is_empty()).map(<[u8]>::to_vec)
}
