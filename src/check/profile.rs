//! How grave each finding is: `queries/checks/profile.toml`, which users can replace.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::Result;
use crate::error::{Error, ReadError, did_you_mean, nearest};
use crate::folder::read_text;

use super::Severity;

/// The file that is compiled in.
const SHIPPED: &str = include_str!("../../queries/checks/profile.toml");

/// The severity of every check.
///
/// ```
/// use hanke::check::{Profile, Severity};
///
/// let profile = Profile::shipped()?;
/// assert_eq!(profile.severity("statement-without-passage"), Severity::Error);
/// let milder = profile.with("mine.toml", "[severity]\nstatement-without-passage = \"notice\"")?;
/// assert_eq!(milder.severity("statement-without-passage"), Severity::Notice);
/// # Ok::<_, hanke::Error>(())
/// ```
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    severity: BTreeMap<String, Severity>,
}

impl Profile {
    /// The profile that is compiled in.
    ///
    /// # Errors
    /// [`ReadError::Profile`] if the file is not valid, which the tests rule out.
    pub fn shipped() -> Result<Self> {
        parse("queries/checks/profile.toml", SHIPPED)
    }

    /// This profile with what another says instead: what that one does not name stays as it is.
    ///
    /// # Errors
    /// [`ReadError::Profile`] if the text is not TOML with a table `[severity]` of
    /// "error", "warning" and "notice", or names a check that does not exist.
    pub fn with(mut self, file: &str, text: &str) -> Result<Self> {
        let changes = parse(file, text)?;
        for (name, severity) in changes.severity {
            match self.severity.get_mut(&name) {
                Some(known) => *known = severity,
                None => return Err(self.no_such_check(file, text, &name)),
            }
        }
        Ok(self)
    }

    /// This profile with what a file says instead.
    ///
    /// # Errors
    /// Those of [`read_text`] and of [`with`](Self::with).
    pub fn with_file(self, path: &Path) -> Result<Self> {
        self.with(&path.display().to_string(), &read_text(path)?)
    }

    fn no_such_check(&self, file: &str, text: &str, name: &str) -> Error {
        let line = text.lines().position(|line| line.trim_start().trim_start_matches('"').starts_with(name));
        let hint = did_you_mean(nearest(name, self.names()).as_deref());
        let problem = format!("there is no check {name}{hint}");
        Error::Read(ReadError::Profile { file: file.to_owned(), line: line.unwrap_or(0) + 1, column: 1, problem })
    }

    /// The severity of a check. What no profile names, such as a rule of one's own, is a warning.
    #[must_use]
    pub fn severity(&self, check: &str) -> Severity {
        self.severity.get(check).copied().unwrap_or(Severity::Warning)
    }

    /// The names of all checks, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.severity.keys().map(String::as_str)
    }
}

fn parse(file: &str, text: &str) -> Result<Profile> {
    toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let problem = format!(
            "{}\n  help: give each check under [severity] as \"error\", \"warning\" or \"notice\"",
            error.message()
        );
        Error::Read(ReadError::Profile { file: file.to_owned(), line, column, problem })
    })
}
