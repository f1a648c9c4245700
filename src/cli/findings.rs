//! Findings for people, in the manner of a compiler: what is wrong, where, and what to do.

use std::collections::HashSet;

use clap::builder::styling::{AnsiColor, Style};
use hanke::Result;
use hanke::check::{Finding, Report, Severity};
use hanke::language::{Plural, Text};
use hanke::vocab::Prefixes;

use super::Common;
use super::terminal::Terminal;

/// This many records and passages are listed of each finding.
const MOST: usize = 3;

/// By which command a finding of a check is mended.
const COMMANDS: &[(&str, Text)] = &[
    ("decision-stale", ACCEPT),
    ("disagreement", ACCEPT),
    ("original-changed", Text::new("hanke extract --against TIETUEET", "hanke extract --against RECORDS")),
    (
        "original-missing",
        Text::new(
            "hanke check --sources KANSIO; valitsimen voi antaa useasti",
            "hanke check --sources DIR, which may be given several times",
        ),
    ),
];

const ACCEPT: Text =
    Text::new("hanke check --accept ASIA OMINAISUUS ARVO", "hanke check --accept THING PROPERTY VALUE");

/// Writes the findings of a run.
pub(super) struct Printer<'a> {
    common: &'a Common,
}

impl<'a> Printer<'a> {
    pub(super) fn new(common: &'a Common) -> Self {
        Self { common }
    }

    /// Writes the findings, grouped by severity and by check, and a line with their numbers.
    pub(super) fn write(&self, report: &Report, out: &mut Terminal<'_>) -> Result<()> {
        let mut explained = HashSet::new();
        let listed = report.findings.iter().filter(|_| !self.common.quiet);
        for finding in listed {
            self.finding(finding, &report.prefixes, &mut explained, out)?;
        }
        for (check, (severity, more)) in report.unlisted.iter().filter(|_| !self.common.quiet) {
            let more = self
                .text(&Text::new("lisää", "more").map(|word| format!("{} {word}", self.common.lang.number(*more))))
                .to_owned();
            out.paint(colour(*severity), &self.title(*severity, check))?;
            writeln!(out, ": {more}\n")?;
        }
        self.summary(report, out)
    }

    /// Why something matters and how to mend it is said once for each check.
    fn finding<'r>(
        &self,
        finding: &'r Finding,
        prefixes: &Prefixes,
        explained: &mut HashSet<(&'r str, &'r str)>,
        out: &mut Terminal<'_>,
    ) -> Result<()> {
        let title = format!("{}: ", self.title(finding.severity, &finding.check));
        out.labelled(colour(finding.severity), &title, "  ", self.text(&finding.problem))?;
        if let Some(headline) = finding.headline(self.common.lang, prefixes) {
            out.wrapped("  ", "      ", &headline)?;
        }
        for note in &finding.notes {
            out.wrapped("    - ", "      ", self.text(note))?;
        }
        self.places(finding, out)?;
        let why = finding.why.as_ref().map(|why| (Text::new("miksi", "why"), self.text(why)));
        let mend = finding.mend.as_ref().map(|mend| (Text::new("korjaus", "mend"), self.text(mend)));
        let command = COMMANDS.iter().find(|(check, _)| *check == finding.check);
        let command = command.map(|(_, command)| (Text::new("komento", "command"), self.text(command)));
        for (label, text) in why.into_iter().chain(mend).chain(command) {
            if explained.insert((&finding.check, text)) {
                out.wrapped(&format!("  = {}: ", self.text(&label)), "      ", text)?;
            }
        }
        writeln!(out)
    }

    fn places(&self, finding: &Finding, out: &mut Terminal<'_>) -> Result<()> {
        for place in finding.places.iter().take(MOST) {
            writeln!(out, "  --> {place}")?;
        }
        if let Some(more @ 1..) = finding.places.len().checked_sub(MOST) {
            writeln!(out, "      {}", self.common.lang.and_others(more))?;
        }
        // A note that names the passages beside the values makes a list of them superfluous.
        let passages = finding.passages.iter().filter(|_| finding.notes.is_empty());
        let passages: Vec<_> = passages.map(|cited| self.text(&cited.name)).take(MOST).collect();
        if passages.is_empty() {
            return Ok(());
        }
        let rest = if finding.passages.len() > MOST { " …" } else { "" };
        out.wrapped("      ", "      ", &(passages.join("; ") + rest))
    }

    fn summary(&self, report: &Report, out: &mut Terminal<'_>) -> Result<()> {
        let counts = Severity::ALL.map(|severity| {
            let (count, language) = (report.count(severity), self.common.lang);
            format!("{} {}", language.number(count), nouns(severity).for_number(count, language))
        });
        let proven = report.evidence.as_ref().map(|tally| tally.summary(self.common.lang));
        let parts: Vec<_> = [counts.join(", ")].into_iter().chain(proven).collect();
        out.wrapped("", "", &parts.join("; "))
    }

    fn title(&self, severity: Severity, check: &str) -> String {
        let noun = nouns(severity).for_number(1, self.common.lang);
        format!("{noun}[{check}]")
    }

    fn text<'t>(&self, text: &'t Text<impl AsRef<str>>) -> &'t str {
        text.found(self.common.lang).1.as_ref()
    }
}

const fn nouns(severity: Severity) -> Text<Plural> {
    match severity {
        Severity::Error => Text::new(Plural::new("virhe", "virhettä"), Plural::new("error", "errors")),
        Severity::Warning => Text::new(Plural::new("varoitus", "varoitusta"), Plural::new("warning", "warnings")),
        Severity::Notice => Text::new(Plural::new("huomautus", "huomautusta"), Plural::new("notice", "notices")),
    }
}

fn colour(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Notice => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}
