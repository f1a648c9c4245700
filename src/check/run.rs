//! A run: every check over a graph, and what comes of it.

use crate::graph::Builder;
use crate::{KnowledgeGraph, Result};

use super::checks::Checks;
use super::decisions::stale;
use super::gathered::Found;
use super::places::locate;
use super::proofs::prove;
use super::report::Report;

/// Builds a graph and checks it; findings know the records that they come from.
///
/// # Errors
/// Those of [`Builder::build`], such as [`ReadError::Faults`](crate::error::ReadError::Faults), of which
/// [`Report::of_faults`] makes a report; those of [`check_graph`].
pub fn check(builder: Builder, checks: &Checks) -> Result<(KnowledgeGraph, Report)> {
    let (graph, data) = builder.load()?;
    let mut found = Found::new(&graph, checks);
    let different: Vec<_> = data.decisions.iter().flat_map(|decisions| &decisions.different).cloned().collect();
    found.all(&different)?;
    stale(&graph, &data, &checks.profile)?.into_iter().for_each(|finding| found.add(finding));
    if let Some(originals) = &checks.originals {
        let tally = prove(&data, originals, &checks.profile, |finding| found.add(finding))?;
        found.report.evidence = Some(tally);
    }
    locate(&data, &mut found.report.findings)?;
    let report = found.finish()?;
    Ok((graph, report))
}

/// Checks a graph that is there already, of which no records are known.
///
/// # Errors
/// [`Error::Storage`](crate::Error::Storage) if the store fails,
/// [`QueryError::OutOfTime`](crate::error::QueryError::OutOfTime) or
/// [`CheckError::OutOfTime`](crate::error::CheckError::OutOfTime) if a rule or the shapes of a class take longer than
/// they may ([`Checks::within`]).
pub fn check_graph(graph: &KnowledgeGraph, checks: &Checks) -> Result<Report> {
    let mut found = Found::new(graph, checks);
    found.all(&[])?;
    found.finish()
}
