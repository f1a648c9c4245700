//! A picture with what stands beside it.

use maud::Markup;

use crate::language::{Plural, Text};

/// What projects are called after their number.
pub(super) const PROJECTS: Text<Plural> =
    Text::new(Plural::new("hanke", "hanketta"), Plural::new("project", "projects"));

/// A picture.
#[derive(Debug, Clone)]
pub struct Picture {
    /// What it is called within its page.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// The picture itself, an `svg` element.
    pub svg: Markup,
    /// What is to be seen in it, in words, and the table of its numbers.
    pub alternative: Markup,
    /// The saved query that gives the rows that are drawn.
    pub query: &'static str,
}
