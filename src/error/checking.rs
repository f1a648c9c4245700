//! What can go wrong in checking a graph, and in recording what people have decided.

use std::time::Duration;

use super::hint::claimed;

/// What can go wrong in checking a graph, and in recording what people have decided.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CheckError {
    /// A value was to hold that no passage gives.
    #[error("no passage says that {property} of {entity} is {value}\n  help: {}", claimed(.values))]
    NotClaimed {
        /// The entity.
        entity: String,
        /// The property.
        property: String,
        /// The value that was to hold.
        value: String,
        /// The values that passages give.
        values: Vec<String>,
    },
    /// A file that was to be added to is not TOML.
    #[error("cannot add to {file}: {problem}\n  help: mend the file first")]
    NotToml {
        /// The file.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// Holding the entities of a class against their shapes takes longer than it may.
    #[error("checking the shapes of {class} takes more than {time:?}\n  help: allow it more time")]
    OutOfTime {
        /// The IRI of the class.
        class: String,
        /// How long it may take.
        time: Duration,
    },
}
