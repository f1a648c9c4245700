//! What the elements of a page mean for its text.

use html5gum::StartTag;

/// Names of elements.
pub(super) type Names = &'static [&'static [u8]];

/// Elements whose content no reader sees. This and the next two are sorted, to be searched.
const DROPPED: &[&[u8]] = &[
    b"audio",
    b"canvas",
    b"datalist",
    b"iframe",
    b"noembed",
    b"noframes",
    b"noscript",
    b"object",
    b"script",
    b"style",
    b"svg",
    b"template",
    b"video",
];

/// Elements that stand on lines of their own.
const BLOCKS: &[&[u8]] = &[
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"head",
    b"header",
    b"hgroup",
    b"html",
    b"legend",
    b"li",
    b"listing",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"optgroup",
    b"option",
    b"p",
    b"plaintext",
    b"pre",
    b"search",
    b"section",
    b"select",
    b"summary",
    b"table",
    b"tbody",
    b"textarea",
    b"tfoot",
    b"thead",
    b"title",
    b"tr",
    b"ul",
    b"xmp",
];

/// Elements that have no content and no end tag.
const VOID: &[&[u8]] = &[
    b"area",
    b"base",
    b"basefont",
    b"bgsound",
    b"br",
    b"col",
    b"embed",
    b"frame",
    b"hr",
    b"img",
    b"input",
    b"link",
    b"meta",
    b"param",
    b"source",
    b"track",
    b"wbr",
];

/// Which open elements an element ends when it starts, and which ones hide them from it (WHATWG HTML, 13.1.2.4).
const ENDS: &[(Names, Names, Names)] = &[
    (&[b"li"], &[b"li"], &[b"ul", b"ol", b"menu"]),
    (&[b"dt", b"dd"], &[b"dt", b"dd"], &[b"dl"]),
    (&[b"option", b"optgroup"], &[b"option"], &[b"select"]),
    (&[b"td", b"th"], &[b"td", b"th"], &[b"tr", b"table"]),
    (&[b"tr"], &[b"tr"], &[b"table"]),
    (&[b"tbody", b"thead", b"tfoot"], &[b"tbody", b"thead", b"tfoot", b"tr"], &[b"table"]),
    (&[b"body"], &[b"head"], &[]),
];

/// What hides an open paragraph from a block that would end it.
const HIDES_PARAGRAPH: &[&[u8]] = &[b"td", b"th", b"table", b"button", b"object", b"caption", b"template"];

/// Whether no reader sees what stands in elements of this name.
pub(super) fn is_unseen(name: &[u8]) -> bool {
    DROPPED.binary_search(&name).is_ok()
}

/// Whether the element is a table cell.
pub(super) fn is_cell(name: &[u8]) -> bool {
    matches!(name, b"td" | b"th")
}

/// Whether the element stands on lines of its own.
pub(super) fn is_block(name: &[u8]) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// Whether other elements cannot be misnested across this one.
pub(super) fn is_structure(name: &[u8]) -> bool {
    is_block(name) || is_cell(name) || is_unseen(name)
}

/// Whether the element has neither content nor an end tag.
pub(super) fn is_void(tag: &StartTag<usize>) -> bool {
    VOID.binary_search(&tag.name.as_slice()).is_ok() || (tag.self_closing && *tag.name == b"svg")
}

/// The elements that one ends when it starts, and those behind which it does not look.
pub(super) fn ended_by(name: &[u8]) -> Option<(Names, Names)> {
    ENDS.iter().find(|(starts, ..)| starts.contains(&name)).map(|(_, ends, hides)| (*ends, *hides))
}

/// What ends an open paragraph: any block.
pub(super) fn ended_paragraph(name: &[u8]) -> Option<(Names, Names)> {
    is_block(name).then_some((&[b"p"], HIDES_PARAGRAPH))
}

/// Whether no reader sees the element: by its name, or because the page says so without a style. What is hidden from
/// those who listen to a page (`aria-hidden`) is seen by those who look at it.
pub(super) fn is_dropped(tag: &StartTag<usize>) -> bool {
    let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| value.value.as_slice());
    let is = |name: &[u8], wanted: &[u8]| attribute(name).is_some_and(|value| value.eq_ignore_ascii_case(wanted));
    is_unseen(&tag.name)
        || (attribute(b"hidden").is_some() && !is(b"hidden", b"until-found"))
        || (*tag.name == b"dialog" && attribute(b"open").is_none())
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_sorted() {
        assert!([super::DROPPED, super::BLOCKS, super::VOID].iter().all(|names| names.is_sorted()));
    }
}
