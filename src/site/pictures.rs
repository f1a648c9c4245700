//! The pictures of a publication, drawn as SVG: money by year and kind, projects on a time line, the network of
//! organisations, practices by target group.
//!
//! A picture shows the rows of one saved query. What a profile does not publish, no picture shows; a picture without
//! data is left out. Colours follow the reader's choice of light or dark and never say anything alone.
//!
//! ```
//! use hanke::KnowledgeGraph;
//! use hanke::language::Language;
//! use hanke::publish::{Edition, Profile, Publication};
//! use hanke::site::pictures;
//!
//! let (graph, profile, publication) = (KnowledgeGraph::shipped()?, Profile::full(), Publication::shipped()?);
//! let edition = Edition { graph: &graph, profile: &profile, publication: &publication };
//! for picture in pictures::all(&edition, Language::English)? {
//!     println!("{}: hanke query {}", picture.title, picture.query);
//! }
//! # Ok::<_, hanke::Error>(())
//! ```

mod alternative;
mod figure;
mod label;
mod legend;
mod money;
mod needs;
mod network;
mod scale;
mod target_groups;
mod time_line;

use maud::Markup;

use crate::Result;
use crate::language::{Language, Plural, Text};
use crate::publish::Edition;

pub(super) use label::width;

/// How the pictures look: CSS for the page that they stand on.
pub const STYLE: &str = include_str!("pictures/style.css");

const PROJECTS: Text<Plural> = Text::new(Plural::new("hanke", "hanketta"), Plural::new("project", "projects"));

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

/// The pictures for which an edition has data, in a language.
///
/// # Errors
/// Those of a saved query: [`QueryError::Evaluation`](crate::error::QueryError::Evaluation),
/// [`QueryError::OutOfTime`](crate::error::QueryError::OutOfTime).
pub fn all(edition: &Edition<'_>, language: Language) -> Result<Vec<Picture>> {
    let draw = [money::draw, time_line::draw, network::draw, target_groups::draw];
    let drawn = draw.into_iter().filter_map(|draw| draw(edition, language).transpose());
    drawn.collect()
}
