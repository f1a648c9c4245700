//! Checks: whether the data can be trusted and, if not, exactly what to mend and where.
//!
//! ```
//! use hanke::KnowledgeGraph;
//! use hanke::check::{Checks, Severity, check};
//!
//! let (graph, report) = check(KnowledgeGraph::builder()?.shipped()?, &Checks::shipped()?)?;
//! assert_eq!(report.count(Severity::Error), 0, "the shipped data can be published");
//! assert!(graph.counts().statements > 4_000);
//! # Ok::<_, hanke::Error>(())
//! ```

mod built_in;
mod checks;
mod damage;
mod decisions;
mod disagreements;
pub mod evidence;
mod file_names;
mod finding;
mod gathered;
mod naming;
pub mod people;
mod places;
mod profile;
mod proofs;
mod report;
mod rules;
mod run;
pub mod same;
mod sarif;
#[cfg(feature = "shacl")]
mod shapes;
mod sides;

pub use checks::Checks;
pub use decisions::{Decided, Recorded, accept};
pub use disagreements::{Claimed, Disagreement, disagreements};
pub use finding::{About, Finding, Severity};
pub use profile::Profile;
pub use report::Report;
pub use run::{check, check_graph};
