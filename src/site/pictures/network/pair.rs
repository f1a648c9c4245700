//! Two organisations that have worked together, as the saved query gives them.

use serde::Deserialize;

use crate::site::pictures::label;

/// Two organisations that were in the same projects; the other one carried them out.
#[derive(Deserialize)]
pub(super) struct Pair {
    pub organization: String,
    pub name: Option<String>,
    pub projects: usize,
    pub capacity: String,
    pub capacity_name: String,
    pub other: String,
    pub other_name: Option<String>,
    pub other_projects: usize,
    pub shared: usize,
}

impl Pair {
    pub(super) fn name(&self) -> String {
        label::name(self.name.as_deref(), None, &self.organization)
    }

    pub(super) fn other_name(&self) -> String {
        label::name(self.other_name.as_deref(), None, &self.other)
    }

    /// Whether the first of the two funded what the other carried out.
    pub(super) fn is_funding(&self) -> bool {
        self.capacity.ends_with("/funding")
    }
}
