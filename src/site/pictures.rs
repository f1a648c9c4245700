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
mod picture;
mod scale;
mod target_groups;
mod time_line;

use crate::Result;
use crate::language::Language;
use crate::publish::Edition;

pub(super) use label::width;
pub use picture::Picture;

/// How the pictures look: CSS for the page that they stand on.
pub const STYLE: &str = include_str!("pictures/style.css");

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
