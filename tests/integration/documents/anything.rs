//! Whatever the bytes are: a document or a problem, never a panic, and soon.

use std::fmt::Write as _;
use std::fs;

use hanke::document;
use proptest::prelude::*;

use super::{check, soon};
use crate::cases;

fn reads(bytes: &[u8]) {
    if let Ok(raw) = soon(|| document::read_bytes("document", bytes)) {
        check(&raw);
    }
}

/// One change to a document: what is at a place is replaced, taken away, or repeated from elsewhere.
fn changed(mut bytes: Vec<u8>, changes: &[(u8, usize, usize, u8)]) -> Vec<u8> {
    for (how, at, other, byte) in changes {
        let length = bytes.len().max(1);
        let (at, from) = ((at % length).min(bytes.len()), (other % length).min(bytes.len()));
        let end = |start: usize| (start + usize::from(*byte)).min(bytes.len());
        match how % 4 {
            0 => drop(bytes.splice(at..end(at).min(at + 1), [*byte])),
            1 => drop(bytes.splice(at..end(at).min(at + 1), [b"0123456789<>[]()/&;"[usize::from(byte % 19)]])),
            2 => drop(bytes.drain(at..end(at))),
            _ => {
                let part = bytes[from..end(from)].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(u8, usize, usize, u8)>> {
    proptest::collection::vec(any::<(u8, usize, usize, u8)>(), 1..20)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        reads(&bytes);
    }

    #[test]
    fn any_text(text in "(?s).{0,300}") {
        reads(text.as_bytes());
    }

    #[test]
    fn any_markup(parts in proptest::collection::vec(prop::sample::select(PARTS), 0..60)) {
        reads(format!("<html>{}", parts.concat()).as_bytes());
    }

    #[test]
    fn a_changed_page(changes in changes()) {
        reads(&changed(fs::read(crate::fixture("files/page.html")).unwrap(), &changes));
    }

    #[test]
    fn a_changed_pdf(changes in changes()) {
        reads(&changed(fs::read(crate::fixture("files/report.pdf")).unwrap(), &changes));
    }

    /// Changes that keep the length leave the table of objects right, so that more of the PDF is read.
    #[test]
    fn a_pdf_with_other_bytes(changes in proptest::collection::vec(any::<(usize, u8)>(), 1..20)) {
        let mut bytes = fs::read(crate::fixture("files/report.pdf")).unwrap();
        let length = bytes.len();
        for (at, byte) in changes {
            bytes[at % length] = byte;
        }
        reads(&bytes);
    }

    /// In plain markup the line of each word is the line of the file: words are numbered by their lines.
    #[test]
    fn words_keep_their_lines(ends in proptest::collection::vec(prop::sample::select(ENDS), 1..40)) {
        let mut page = String::from("<html>1 ");
        let mut line = 1;
        for (end, ends_line) in ends.into_iter().zip([false, true].into_iter().cycle()) {
            let end = if ends_line { format!("{end}\n") } else { end.to_owned() };
            page += &end;
            line += end.replace("\r\n", "\n").matches(['\n', '\r']).count();
            write!(page, " {line} ").unwrap();
        }
        let raw = document::read_bytes("page", page.as_bytes()).unwrap();
        check(&raw);
        for word in raw.text.split_whitespace().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
            let at = word.as_ptr() as usize - raw.text.as_ptr() as usize;
            prop_assert_eq!(raw.unit(at), word.parse().ok());
        }
    }
}

const PARTS: &[&str] = &[
    "<p>",
    "</p>",
    "<div hidden>",
    "</div>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<li>",
    "<ul>",
    "</ul>",
    "<pre>",
    "</pre>",
    "<a href=http://a.example>",
    "</a>",
    "<b>",
    "</b>",
    "<span hidden>",
    "</span>",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "<svg>",
    "</svg>",
    "<br>",
    "<!--",
    "-->",
    "ä",
    "a",
    " ",
    "\n",
    "\r\n",
    "&nbsp;",
    "&#10;",
    "&",
    "<",
    "</",
    "<p title='",
    "'>",
    "]]>",
    "<![CDATA[",
    "<textarea>",
    "<base href=http://b.example/>",
];

const ENDS: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    "<p>",
    "</p>\n",
    "<b\nid=x>",
    "&#10;",
    "&#xA;",
    "&NewLine;\n",
    "&auml;\n",
    "&",
    "ä€😀\n",
    "<!--\n-->",
    "<div title='\r\n\n'>",
    "<pre>",
    "</pre>",
    "<script>\n</script>",
    "<td>\r",
    "<br/>\n",
    "&#100;\n",
    "<![CDATA[\n]]>",
    "<?x\n>",
];
