//! One module per format in which the graph, or a part of it, is written.

pub(crate) mod frame;
pub(crate) mod json_ld;
pub(crate) mod n_quads;
pub(crate) mod tables;
pub(crate) mod turtle;
