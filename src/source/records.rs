//! Where records come from.

use crate::Result;
use crate::record::Record;

use super::validation::checked;

/// Something that yields records, each time it is asked.
pub trait Records {
    /// All records. A fault is an item of its own, and reading goes on behind it.
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_>;

    /// Whether somebody has made sure that no record names a person, so that none needs to be looked at for that.
    fn names_nobody(&self) -> bool {
        false
    }
}

/// Records that a program made. They are held to what holds for those of files, and a fault names the number of the record.
impl Records for Vec<Record> {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        Box::new(checked(self.iter().cloned().map(Ok)))
    }
}
