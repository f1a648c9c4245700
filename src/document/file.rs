//! From a path to bytes: only regular files, and only as large as a document may be.

use std::fs::{File, FileType, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

use super::{LARGEST_FILE, LARGEST_TEXT, Problem, Result};

/// All bytes of a regular file that is not too large.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>> {
    let metadata = std::fs::metadata(path).map_err(|source| unreadable(path, source))?;
    regular(path, &metadata)?;
    within_limit(&path.display().to_string(), metadata.len(), LARGEST_FILE)?;
    content(path).map_err(|source| unreadable(path, source))
}

/// Refuses a file that is larger than the limit.
pub(super) fn within_limit(name: &str, size: u64, limit: u64) -> Result<()> {
    if size <= limit { Ok(()) } else { Err(too_large(name, mebibytes(size), mebibytes(limit))) }
}

/// Refuses a text that is longer than [`LARGEST_TEXT`].
pub(super) fn text_within_limit(name: &str, text: &str) -> Result<()> {
    let (size, limit) = (text.len() as u64, LARGEST_TEXT as u64);
    let text = |size| format!("{} of text", mebibytes(size));
    if size <= limit { Ok(()) } else { Err(too_large(name, text(size), text(limit))) }
}

fn too_large(name: &str, size: String, limit: String) -> Problem {
    Problem::TooLarge { name: name.to_owned(), size, limit, help: "split it into several documents" }
}

fn mebibytes(size: u64) -> String {
    format!("{} MiB", size.div_ceil(1 << 20))
}

/// One byte more than allowed is read at most: a file may grow, and some report no size.
fn content(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn regular(path: &Path, metadata: &Metadata) -> Result<()> {
    if metadata.is_file() {
        return Ok(());
    }
    let path = path.to_owned();
    if metadata.is_dir() {
        return Err(Problem::Directory { path });
    }
    Err(Problem::Special { path, what: special(metadata.file_type()) })
}

#[cfg(unix)]
fn special(file: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    match file {
        _ if file.is_fifo() => "a named pipe",
        _ if file.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "a device"
}

fn unreadable(path: &Path, source: io::Error) -> Problem {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Problem::NotFound { path },
        io::ErrorKind::PermissionDenied => Problem::Denied { path },
        _ => Problem::Read { path, source },
    }
}
