//! `hanke build`: sources in, checked graph and publications out.

use std::path::PathBuf;

use clap::Args;
use hanke::bundle::Bundle;
use hanke::check::{self, Report, Severity};
use hanke::folder::contents;
use hanke::publish::{Edition, Profile, Publication};
use hanke::{KnowledgeGraph, Result};

use super::check::checks;
use super::failure::Failure;
use super::findings::Printer;
use super::terminal::{say, say_at_length};
use super::{Common, Found, output, table};

#[derive(Args)]
pub(super) struct Build {
    /// Record files or documents, or folders of them, to add to the data
    paths: Vec<PathBuf>,
    /// What is published: "full", "portal" (no claims, nothing about persons), or a file such as ontology/portal.toml
    #[arg(long, value_name = "full|portal|FILE", default_value = "full")]
    profile: PathBuf,
    /// How grave each finding of the checks is, where it differs from queries/checks/profile.toml
    #[arg(long, value_name = "FILE")]
    check_profile: Option<PathBuf>,
    /// Leave out the documents of single things (the folder id/)
    #[arg(long)]
    no_pages: bool,
    /// The folder for the publications
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
    /// What is to be said of the publication; the data folder's publication.toml unless given. Needed where PATHs are added to
    /// the data that are compiled in
    #[arg(long, value_name = "FILE")]
    publication: Option<PathBuf>,
}

impl Build {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        super::no_data_folder(&self.paths)?;
        let profile = self.profile()?;
        let checks = checks(self.check_profile.as_deref())?;
        let publication = self.publication.as_deref().map_or_else(|| common.publication(), Publication::read)?;
        let builder = common.data(&self.paths)?.base(&publication.base());
        let (graph, report) = check::check(builder, &checks)?;
        if report.fails_at(Severity::Error) {
            return Ok(refuse(&report, common));
        }
        common.tell_withheld(&graph);
        common.tell_unpublished(&graph, &profile)?;
        self.may_be_published(&graph, common)?;
        let edition = Edition { graph: &graph, profile: &profile, publication: &publication };
        let queries = common.library()?;
        let bundle = Bundle::of(&edition).with_queries(&queries);
        let bundle = if self.no_pages { bundle.without_documents() } else { bundle };
        let published = bundle.write(&self.out)?;
        if common.quiet {
            return Ok(Found::Something);
        }
        output::tell(None, common, |out| {
            table::write_counts(&summary(&graph)?, out)?;
            let (files, documents) = (published.files.len(), published.documents);
            writeln!(out, "wrote {files} files to {}; index.html opens them", self.out.display())?;
            if documents > 0 {
                writeln!(out, "wrote {documents} documents of single things to {}", self.out.join("id").display())?;
            }
            Ok(())
        })?;
        Ok(Found::Something)
    }

    /// Refuses what would say nothing, and what is published under an address of others.
    fn may_be_published(&self, graph: &KnowledgeGraph, common: &Common) -> Result<(), Failure> {
        if graph.counts().sources == 0 {
            return Err(Failure::NothingToPublish { found: self.found(common)? });
        }
        match self.paths.first() {
            Some(path) if common.data.is_none() && self.publication.is_none() => {
                Err(Failure::OwnData { path: path.clone() })
            }
            _ => Ok(()),
        }
    }

    /// What there is instead of records.
    fn found(&self, common: &Common) -> Result<String> {
        match (common.folder(), self.paths.is_empty()) {
            (_, false) => Ok("nothing that was named says anything".to_owned()),
            (None, true) => Ok("no data were named".to_owned()),
            (Some(folder), true) => {
                let records = folder.join("records");
                Ok(format!("{} holds {}", records.display(), contents(&records)?))
            }
        }
    }

    fn profile(&self) -> Result<Profile> {
        match self.profile.to_str() {
            Some("full") => Ok(Profile::full()),
            Some("portal") => Profile::portal(),
            _ => Profile::read(&self.profile),
        }
    }
}

/// Says what must be mended first. Nothing is published past an error.
fn refuse(report: &Report, common: &Common) -> Found {
    let errors = report.only(Severity::Error);
    say_at_length(common.color, |out| Printer::new(common).write(&errors, out));
    say("hanke: nothing was published\n  help: mend the errors above; hanke check lists all findings");
    Found::Nothing
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
