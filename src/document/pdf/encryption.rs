//! Protected documents that open with the empty password, as PDF readers open them.
//!
//! The reader has a road of its own for them, on which nothing measures what it unpacks. It is shown the document as if
//! it were not protected; each object is decrypted here, before it is measured and unpacked.

use std::cell::RefCell;
use std::collections::HashSet;
use std::io;

use memchr::memchr_iter;
use pdf_extract::encryption::decrypt_object;
use pdf_extract::xref::XrefEntry;
use pdf_extract::{Dictionary, Document, EncryptionState, Error, LoadOptions, Object, ObjectId};

use super::meter::OPEN;
use super::open::unescaped;
use super::tokens::is_regular;

/// The entry by which a document says that it is protected.
const NAME: &[u8] = b"Encrypt";
/// The same as the reader is shown it.
const HIDDEN: &[u8] = b"Xncrypt";
/// No name that is written with escapes for all of its letters is longer.
const LONGEST: usize = 3 * NAME.len();

thread_local! {
    /// What decrypts the document that this thread is opening: the reader takes a plain function.
    static KEY: RefCell<Option<Key>> = const { RefCell::new(None) };
}

/// What decrypts a document.
struct Key {
    state: EncryptionState,
    /// The object that describes the protection, which is not protected itself.
    description: ObjectId,
    /// The objects in streams of objects, which are decrypted as a whole.
    packed: HashSet<u32>,
}

/// Loads a document, whose bytes may be written to.
///
/// # Errors
/// Those of the reader; [`Error::InvalidPassword`] if the empty password does not open it.
pub(super) fn load(bytes: &mut [u8], options: LoadOptions) -> Result<Document, Error> {
    let names = names(bytes)?;
    write(bytes, &names, HIDDEN);
    let key = if names.is_empty() { None } else { key(bytes)? };
    if key.is_none() {
        write(bytes, &names, NAME);
    }
    KEY.set(key);
    let document = Document::load_mem_with_options(bytes, options);
    KEY.set(None);
    document
}

/// Decrypts an object of a protected document. One that cannot be decrypted stays as it is, and gives no text.
pub(super) fn decrypt(id: ObjectId, object: &mut Object) {
    let fits = object.as_stream().map_or(true, |stream| stream.content.len() as u64 <= OPEN);
    KEY.with_borrow(|key| match key {
        Some(key) if fits && id != key.description && !key.packed.contains(&id.0) => {
            drop(decrypt_object(&key.state, id, object));
        }
        _ => {}
    });
}

/// Where the name stands.
///
/// # Errors
/// That it is written with escapes, as no program writes it.
fn names(bytes: &[u8]) -> Result<Vec<usize>, Error> {
    let mut names = Vec::new();
    for at in memchr_iter(b'/', bytes).map(|slash| slash + 1) {
        let name = bytes[at..].iter().take(LONGEST + 1).take_while(|byte| is_regular(**byte)).count();
        let name = &bytes[at..at + name];
        if name == NAME {
            names.push(at);
        } else if name.contains(&b'#') && unescaped(name) == NAME {
            return Err(io::Error::other("its protection is not written as the PDF standard has it").into());
        }
    }
    Ok(names)
}

fn write(bytes: &mut [u8], places: &[usize], name: &[u8]) {
    for place in places {
        bytes[*place..*place + name.len()].copy_from_slice(name);
    }
}

/// What decrypts the document, if it is protected.
fn key(bytes: &[u8]) -> Result<Option<Key>, Error> {
    let mut document = Document::load_mem_with_options(bytes, LoadOptions::with_filter(description))?;
    let Some(description) = document.trailer.remove(HIDDEN) else { return Ok(None) };
    let description = match description {
        Object::Reference(id) => id,
        direct => document.add_object(direct),
    };
    document.trailer.set(NAME, Object::Reference(description));
    document.authenticate_password("").map_err(|_| Error::InvalidPassword)?;
    let state = EncryptionState::decode(&document, "").map_err(|_| Error::InvalidPassword)?;
    let entries = document.reference_table.entries.iter();
    let packed = entries.filter(|(_, entry)| matches!(entry, XrefEntry::Compressed { .. })).map(|(id, _)| *id);
    Ok(Some(Key { state, description, packed: packed.collect() }))
}

/// Keeps what describes a protection, and nothing else.
fn description(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let describes = |entries: &Dictionary| entries.has(b"O") && entries.has(b"U");
    object.as_dict().is_ok_and(describes).then(|| (id, Object::Null))
}
