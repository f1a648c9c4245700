//! `.htaccess`
use super::contents::{File, Role, Set};
use std::collections::BTreeMap;
pub(super) fn file() -> File {
    File {
        path: ".htaccess".to_owned(),
        set: Set::Vocabulary,
        role: Role::Documentation,
        title: BTreeMap::new(),
        writer: Box::new(|_, _, _| Ok(())),
    }
}
