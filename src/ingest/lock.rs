//! One run at a time writes a store.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;
use std::{env, fs, process};

use jiff::Timestamp;

use crate::Result;
use crate::error::{Error, IngestError, WriteError};

/// The name of the file.
pub(super) const LOCK: &str = "lock";

/// How what stands in it begins.
const HOLDER: &str = "process ";

/// The most that is told of who holds a lock.
const LONGEST: u64 = 200;

/// Held while a store is written. The file stays: taking it away could take it from under another run.
pub(super) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock of a store, and says in it who has it.
    ///
    /// # Errors
    /// [`IngestError::Busy`] if another run has it, [`WriteError::File`] if it cannot be written.
    pub(super) fn take(store: &Path) -> Result<Self> {
        let path = store.join(LOCK);
        let failed = |source| Error::Write(WriteError::File { path: path.clone(), source });
        let mut options = OpenOptions::new();
        let mut file = options.read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(IngestError::Busy { path: store.to_owned(), holder: told(&mut file) }.into());
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        file.set_len(0).and_then(|()| file.write_all(who().as_bytes())).map_err(failed)?;
        Ok(Self { file })
    }
}

/// Whether a file is a lock, and not somebody's own: nothing stands in it, or who holds it.
pub(super) fn is_one(path: &Path) -> bool {
    File::open(path).is_ok_and(|mut file| {
        let told = told(&mut file);
        told.is_empty() && file.metadata().is_ok_and(|file| file.len() == 0) || told.starts_with(HOLDER)
    })
}

fn told(file: &mut File) -> String {
    let mut holder = String::new();
    let _ = file.take(LONGEST).read_to_string(&mut holder);
    holder.trim().to_owned()
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.set_len(0).and_then(|()| self.file.rewind());
    }
}

/// The process, its machine, and since when. No name of an account: it may be that of a person.
fn who() -> String {
    let named = || env::var("COMPUTERNAME").or_else(|_| env::var("HOSTNAME"));
    let host = fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| named()).unwrap_or_default();
    let on = if host.trim().is_empty() { String::new() } else { format!(" on {}", host.trim()) };
    format!("{HOLDER}{}{on}, since {:.0}\n", process::id(), Timestamp::now())
}
