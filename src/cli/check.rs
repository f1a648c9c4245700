//! `hanke check`: whether the data can be trusted and, if not, what to mend and where.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use hanke::check::{self, Checks, Decided, Report, Severity};
use hanke::error::ReadError;
use hanke::folder::read_text;
use hanke::ingest::Store;
use hanke::publish;
use hanke::source::DECISIONS;
use hanke::{Error, Result};
use jiff::civil::Date;

use super::failure::Failure;
use super::findings::Printer;
use super::output::{self, Written};
use super::terminal::say;
use super::{Common, Found};

#[derive(Args)]
pub(super) struct Check {
    /// Record files or documents, or folders of them, to add to the data
    paths: Vec<PathBuf>,
    /// Prove each value in the originals, which are looked for in this folder
    #[arg(long, value_name = "DIR")]
    sources: Vec<PathBuf>,
    /// How grave each finding is, where it differs from queries/checks/profile.toml
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// Fail if there is a finding as grave as this, or graver
    #[arg(long, value_enum, default_value_t = Grave::Error)]
    fail_on: Grave,
    /// What to write; by the extension of FILE, else text
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to FILE instead of standard output ("-")
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// List at most this many findings of each check; the others are counted
    #[arg(long, value_name = "NUMBER", default_value_t = 1_000)]
    most: usize,
    /// Fail if one rule, or the shapes of one class, takes longer than this
    #[arg(long, value_name = "SECONDS", default_value_t = 600.0, value_parser = output::seconds)]
    timeout: f64,
    /// Decide a disagreement: from now on the thing has this value of the property. Needs --data and --reason
    #[arg(long, num_args = 3, value_names = ["THING", "PROPERTY", "VALUE"], requires = "reason", conflicts_with_all = ["sources", "format", "output"])]
    accept: Option<Vec<String>>,
    /// Why it was decided so
    #[arg(long, requires = "accept")]
    reason: Option<String>,
    /// The day of the decision; today unless given
    #[arg(long, requires = "accept", value_name = "DAY")]
    date: Option<Date>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One object with all findings
    Json,
    /// SARIF 2.1.0, for CI systems
    Sarif,
}

#[derive(Clone, Copy, ValueEnum)]
enum Grave {
    /// Errors only
    Error,
    /// Warnings too
    Warning,
    /// Everything
    Notice,
}

impl From<Grave> for Severity {
    fn from(grave: Grave) -> Self {
        match grave {
            Grave::Error => Self::Error,
            Grave::Warning => Self::Warning,
            Grave::Notice => Self::Notice,
        }
    }
}

const FINDINGS: Written = Written { what: "findings", formats: "text (txt), json or sarif" };

impl Format {
    fn of_extension(extension: &str) -> Option<Self> {
        if extension == "txt" { Some(Self::Text) } else { Self::from_str(extension, true).ok() }
    }
}

impl Check {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        super::no_data_folder(&self.paths)?;
        if let Some([entity, property, value]) = self.accept.as_deref() {
            return self.decide(common, entity, property, value);
        }
        let format = self.format()?;
        whole(common.store())?;
        let report = self.report(common)?;
        match format {
            Format::Text => output::tell(self.file(), common, |out| Printer::new(common).write(&report, out))?,
            Format::Json => output::write_to(self.file(), |out| report.write_json(out))?,
            Format::Sarif => output::write_to(self.file(), |out| report.write_sarif(common.lang, out))?,
        }
        Ok(if report.fails_at(self.fail_on.into()) { Found::Nothing } else { Found::Something })
    }

    fn report(&self, common: &Common) -> Result<Report> {
        let checks = checks(self.profile.as_deref())?
            .with_originals(&self.sources)?
            .listing(self.most)
            .within(output::duration(self.timeout));
        match common.builder(&self.paths).and_then(|builder| check::check(builder, &checks)) {
            Err(Error::Read(ReadError::Faults(faults))) => Ok(Report::of_faults(&faults, checks.profile())),
            checked => checked.map(|(_, report)| report),
        }
    }

    fn format(&self) -> Result<Format, Failure> {
        let asked = match self.format {
            None => FINDINGS.by_extension(self.file(), Format::of_extension)?,
            format => format,
        };
        Ok(asked.unwrap_or(Format::Text))
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Records a decision in the data folder.
    fn decide(&self, common: &Common, entity: &str, property: &str, value: &str) -> Result<Found, Failure> {
        let folder =
            common.data.as_deref().filter(|folder| *folder != Path::new("none")).ok_or(Failure::NoDataFolder)?;
        let graph = common.graph(&self.paths)?;
        let decided = Decided {
            entity: graph.find(entity)?,
            property: graph.property(property)?,
            value: value.to_owned(),
            reason: self.reason.clone().unwrap_or_default(),
            date: self.date.unwrap_or_else(today),
        };
        let path = folder.join(DECISIONS);
        let (name, before) = (path.display().to_string(), text(&path)?);
        let (after, recorded) = check::accept(&graph, &decided, &name, &before)?;
        publish::write_whole(&path, |out| Ok(out.write_all(after.as_bytes())?))?;
        say(&format!("{name}: {recorded}"));
        Ok(Found::Something)
    }
}

/// Refuses a store that is not what was written: what is checked would not be what is asked.
fn whole(store: Option<Store>) -> Result<(), Failure> {
    match store.map_or_else(|| Ok(Vec::new()), |store| store.verify())? {
        damages if damages.is_empty() => Ok(()),
        damages => Err(Failure::Damaged { damages }),
    }
}

/// The checks, with the severities of a file if one is given.
pub(super) fn checks(profile: Option<&Path>) -> Result<Checks> {
    let checks = Checks::shipped()?;
    let Some(file) = profile else { return Ok(checks) };
    let profile = checks.profile().clone().with_file(file)?;
    Ok(checks.with_profile(profile))
}

/// The text of a file; that of one that is not there yet is empty.
fn text(path: &Path) -> Result<String> {
    match read_text(path) {
        Err(Error::Read(ReadError::File { source, .. })) if source.kind() == io::ErrorKind::NotFound => {
            Ok(String::new())
        }
        read => read,
    }
}

fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
