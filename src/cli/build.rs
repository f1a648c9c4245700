//! `hanke build`: sources in, checked graph and publications out.

use std::path::PathBuf;

use clap::Args;
use hanke::{KnowledgeGraph, Result, publish};

use super::{Common, Found, output, table};

#[derive(Args)]
pub(super) struct Build {
    /// Record files or documents, or folders of them, to add to the data
    paths: Vec<PathBuf>,
    /// The folder for the publications
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
}

impl Build {
    pub fn run(&self, common: &Common) -> Result<Found> {
        let graph = common.graph(&self.paths)?;
        let written = publish::write_bundle(&graph, &self.out)?;
        if common.quiet {
            return Ok(Found::Something);
        }
        output::write_to(None, |out| {
            table::write_counts(&summary(&graph)?, out, common)?;
            written.iter().try_for_each(|path| Ok(writeln!(out, "wrote {}", path.display())?))
        })?;
        Ok(Found::Something)
    }
}

fn summary(graph: &KnowledgeGraph) -> Result<[(&'static str, usize); 5]> {
    let counts = graph.counts();
    let disagreements = graph.query("disagreements")?.answer()?.into_rows()?;
    Ok([
        ("sources", counts.sources),
        ("passages", counts.passages),
        ("records", counts.records),
        ("statements", counts.statements),
        ("disagreements", disagreements.collect::<Result<Vec<_>>>()?.len()),
    ])
}
