//! What is to be mended or looked at before anyone relies on a graph.

pub mod people;
