//! Pictures of the data for the first page of a bundle, drawn as SVG.

use maud::Markup;

use crate::Result;

use super::Edition;

/// How the pictures look: CSS for the page that they stand on.
pub const STYLE: &str = "";

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

/// The pictures for which an edition has data, in a language (`fi` or `en`).
///
/// # Errors
/// Those of a saved query.
pub fn all(_: &Edition<'_>, _: &str) -> Result<Vec<Picture>> {
    Ok(Vec::new())
}
