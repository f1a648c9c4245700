//! The saved queries that are compiled in.

use std::path::Path;

/// Names the query files that are compiled in; a test compares the list with the folder.
macro_rules! queries {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("queries/", $name, ".rq"), include_str!(concat!("../../queries/", $name, ".rq")))),*]
    };
}

pub(super) const QUERIES: &[(&str, &str)] = queries![
    "active-projects",
    "collaborations",
    "continuations",
    "disagreements",
    "funding-by-funder",
    "funding-by-project",
    "funding-by-start-year",
    "gaps",
    "latest-projects",
    "organization-network",
    "organizations",
    "outcomes",
    "practice-line",
    "practices",
    "project-card",
    "projects",
    "recognitions",
    "shared-practices",
    "sources",
    "target-groups",
    "uptake",
];

/// The name of the query in a file.
pub(super) fn name(file: &'static str) -> &'static str {
    Path::new(file).file_stem().and_then(|name| name.to_str()).unwrap_or(file)
}
