//! `hanke ingest`: sources come into a store, or take the place of what has their ids.

use std::path::PathBuf;

use clap::Args;
use hanke::Result;
use hanke::ingest::{Incoming, Progress, Report};
use hanke::publish::{PUBLICATION, Publication};

use super::failure::Failure;
use super::terminal::{say, say_instead};
use super::{Common, Found, output};

#[derive(Args)]
pub(super) struct Ingest {
    /// Record files or documents, folders of them, or data folders
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

impl Ingest {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        let store = common.named_store()?;
        let report = store.ingest(self.incoming(common)?, progress(common))?;
        tell(&report, common)?;
        Ok(Found::Something)
    }

    /// What comes in. Things are named as in the publication of a data folder.
    fn incoming(&self, common: &Common) -> Result<Incoming> {
        let incoming = common.layouts.iter().fold(Incoming::new()?, |incoming, path| incoming.layouts(path));
        self.paths.iter().try_fold(incoming, |incoming, path| {
            let publication = path.join(PUBLICATION);
            let incoming = if path.join("records").is_dir() && publication.exists() {
                incoming.base(&Publication::read(&publication)?.base())
            } else {
                incoming
            };
            incoming.path(path)
        })
    }
}

/// Says on a terminal what is being done, on one line.
pub(super) fn progress(common: &Common) -> impl FnMut(Progress<'_>) + use<> {
    let is_quiet = common.quiet;
    move |progress| {
        let line = match progress {
            Progress::Reading => "reading".to_owned(),
            Progress::Mapping { done, of, .. } => format!("mapping source {} of {of}", done + 1),
            Progress::Writing => "writing the graph".to_owned(),
            _ => return,
        };
        if !is_quiet {
            say_instead(&line);
        }
    }
}

/// Says what has become of the sources.
pub(super) fn tell(report: &Report, common: &Common) -> Result<()> {
    if common.quiet {
        return Ok(());
    }
    say_instead("");
    output::tell(None, common, |out| {
        report.changes.iter().try_for_each(|change| writeln!(out, "{change}"))?;
        match report.mapped_again {
            0 => Ok(()),
            again => writeln!(out, "mapped again, since what they refer to has other names now: {again}"),
        }
    })?;
    for withheld in &report.withheld {
        say(&format!("{}: left out, for fear of naming a person: {}", withheld.place, withheld.personal));
    }
    Ok(())
}
