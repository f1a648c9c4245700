//! What can go wrong in keeping a graph.

/// What can go wrong in keeping a graph.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeepError {
    /// A graph has more terms than can be numbered.
    #[error("the graph has more than {} different terms\n  help: divide it into several graphs", u32::MAX)]
    TooManyTerms,
    /// What should be a term is none.
    #[error("what should be a term is none: {0}\n  help: build the graph again")]
    NoTerm(String),
}
