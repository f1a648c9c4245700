//! What to check, and how long it may take.

use std::path::PathBuf;
use std::time::Duration;

use crate::Result;
use crate::query::Limits;

use super::built_in;
use super::evidence::Originals;
use super::profile::Profile;
use super::rules::Rule;
#[cfg(feature = "shacl")]
use super::shapes::Shapes;

/// What to check, and how grave each finding is.
pub struct Checks {
    pub(super) profile: Profile,
    pub(super) rules: Vec<Rule>,
    #[cfg(feature = "shacl")]
    pub(super) shapes: Shapes,
    pub(super) most: usize,
    pub(super) limits: Limits,
    pub(super) originals: Option<Originals>,
}

impl Checks {
    /// The checks that are compiled in.
    ///
    /// # Errors
    /// None for the released checks; the tests load them.
    pub fn shipped() -> Result<Self> {
        Ok(Self {
            profile: Profile::shipped()?,
            rules: Rule::shipped()?,
            #[cfg(feature = "shacl")]
            shapes: Shapes::shipped()?,
            most: 1_000,
            limits: Limits { time: Duration::from_secs(600), rows: usize::MAX, ..Limits::default() },
            originals: None,
        })
    }

    /// With these severities.
    #[must_use]
    pub fn with_profile(mut self, profile: Profile) -> Self {
        self.profile = profile;
        self
    }

    /// Proves every value in the originals in these folders.
    ///
    /// # Errors
    /// [`ReadError::File`](crate::error::ReadError::File) if a folder or a file in it cannot be read.
    pub fn with_originals(mut self, folders: &[PathBuf]) -> Result<Self> {
        self.originals = if folders.is_empty() { None } else { Some(Originals::open(folders)?) };
        Ok(self)
    }

    /// Lets each rule, and the shapes of each class, take so long, ten minutes unless set. What takes longer ends the run with
    /// [`QueryError::OutOfTime`](crate::error::QueryError::OutOfTime) or
    /// [`CheckError::OutOfTime`](crate::error::CheckError::OutOfTime), which name it.
    #[must_use]
    pub fn within(mut self, time: Duration) -> Self {
        self.limits.time = time;
        self
    }

    /// Lists so many findings of each check at most, a thousand unless set; the others are only counted.
    #[must_use]
    pub fn listing(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// The names of all checks, in alphabetical order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = built_in::names().collect();
        names.extend(self.rules.iter().map(Rule::name));
        #[cfg(feature = "shacl")]
        names.extend(self.shapes.names());
        names.sort_unstable();
        names
    }

    /// How grave each finding is.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }
}
