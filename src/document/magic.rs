//! What a file that is no text seems to be, from its magic number.

const CONVERT: &str = "open it in the program that made it and save it as PDF or text";
const OCR: &str = "it is a picture: make a searchable PDF of it, with `ocrmypdf` for example, and give that";
const UNPACK: &str = "unpack it and give the documents in it";
const UNKNOWN: &str = "save it as PDF or text";

/// What a file seems to be, and what to do about it.
pub(super) type Format = (&'static str, &'static str);

/// A file with NUL bytes or control characters and no known magic number.
pub(super) const OTHER: Format = ("a binary file", UNKNOWN);

/// Where the magic number stands, the number, and what it says.
const NUMBERS: &[(usize, &[u8], Format)] = &[
    (0, b"\xff\xd8\xff", ("a JPEG picture", OCR)),
    (0, b"\x89PNG\r\n\x1a\n", ("a PNG picture", OCR)),
    (0, b"GIF8", ("a GIF picture", OCR)),
    (0, b"II*\0", ("a TIFF picture", OCR)),
    (0, b"MM\0*", ("a TIFF picture", OCR)),
    (8, b"WEBP", ("a WebP picture", OCR)),
    (4, b"ftyphei", ("a HEIC picture", OCR)),
    (4, b"ftypavif", ("an AVIF picture", OCR)),
    (4, b"ftyp", ("a video or sound (MP4)", "write down what is said in it and give the text")),
    (0, b"ID3\x03", ("a sound (MP3)", "write down what is said in it and give the text")),
    (0, b"ID3\x04", ("a sound (MP3)", "write down what is said in it and give the text")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("an old Office document (DOC, XLS or PPT)", CONVERT)),
    (0, b"{\\rtf", ("a rich text document (RTF)", CONVERT)),
    (0, b"%!PS", ("a PostScript document", "turn it into PDF, with `ps2pdf` for example, and give that")),
    (0, b"\x1f\x8b", ("a gzip archive", UNPACK)),
    (0, b"BZh", ("a bzip2 archive", UNPACK)),
    (0, b"\xfd7zXZ\0", ("an xz archive", UNPACK)),
    (0, b"7z\xbc\xaf\x27\x1c", ("a 7-Zip archive", UNPACK)),
    (0, b"Rar!\x1a\x07", ("a RAR archive", UNPACK)),
    (257, b"ustar", ("a tar archive", UNPACK)),
    (0, b"SQLite format 3\0", ("an SQLite database", "export what is needed as text")),
    (0, b"\x7fELF", ("a program", "give the document itself")),
    (0, b"MZ\x90\0", ("a program", "give the document itself")),
    (0, b"\xff\xfe\0\0", ("UTF-32 text", "save it as UTF-8 text")),
    (0, b"\0\0\xfe\xff", ("UTF-32 text", "save it as UTF-8 text")),
];

/// What stands in a ZIP archive that is a document.
const ZIPPED: &[(&[u8], Format)] = &[
    (b"word/document", ("a Word document (DOCX)", CONVERT)),
    (b"xl/workbook", ("an Excel workbook (XLSX)", CONVERT)),
    (b"ppt/presentation", ("a PowerPoint presentation (PPTX)", CONVERT)),
    (b"opendocument.text", ("an OpenDocument text (ODT)", CONVERT)),
    (b"opendocument.spreadsheet", ("an OpenDocument spreadsheet (ODS)", CONVERT)),
    (b"opendocument.presentation", ("an OpenDocument presentation (ODP)", CONVERT)),
    (b"application/epub+zip", ("an e-book (EPUB)", CONVERT)),
];

/// How far from either end of a ZIP archive the names of its files are looked for.
const WINDOW: usize = 64 << 10;

/// The format that the magic number tells, if it is one that is not read.
pub(super) fn format(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zipped(bytes));
    }
    let is = |(at, number, _): &&(usize, &[u8], Format)| stands(bytes, *at, number);
    NUMBERS.iter().find(is).map(|(_, _, format)| *format)
}

/// A number behind the first byte could also stand in a text, which has no NUL.
fn stands(bytes: &[u8], at: usize, number: &[u8]) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(number)) && (at == 0 || bytes.contains(&0))
}

fn zipped(bytes: &[u8]) -> Format {
    let (head, tail) = (&bytes[..bytes.len().min(WINDOW)], &bytes[bytes.len().saturating_sub(WINDOW)..]);
    let inside = |(name, _): &&(&[u8], Format)| contains(head, name) || contains(tail, name);
    ZIPPED.iter().find(inside).map_or(("a ZIP archive", UNPACK), |(_, format)| *format)
}

/// Whether the bytes stand somewhere in others.
pub(super) fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
