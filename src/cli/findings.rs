//! Findings for people, in the manner of a compiler: what is wrong, where, and what to do.

use std::collections::HashSet;
use std::io::{self, IsTerminal, Write};

use hanke::Result;
use hanke::check::{Finding, Report, Severity, Wording};

use super::{Colour, Common};

/// The width of the text.
const WIDTH: usize = 80;
/// This many records and passages are listed of each finding.
const MOST: usize = 3;

/// Writes the findings of a run.
pub(super) struct Printer<'a> {
    common: &'a Common,
    coloured: bool,
}

impl<'a> Printer<'a> {
    pub fn new(common: &'a Common) -> Self {
        Self { common, coloured: is_coloured(common) }
    }

    /// Writes the findings, grouped by severity and by check, and a line with their numbers.
    pub fn write(&self, report: &Report, out: &mut dyn Write) -> Result<()> {
        let mut explained = HashSet::new();
        let listed = report.findings.iter().filter(|_| !self.common.quiet);
        for finding in listed {
            self.finding(finding, &mut explained, out)?;
        }
        for (check, (severity, more)) in report.unlisted.iter().filter(|_| !self.common.quiet) {
            let more = self.say(format!("{more} lisää"), format!("{more} more"));
            writeln!(out, "{}: {more}\n", self.title(*severity, check))?;
        }
        self.summary(report, out)
    }

    /// Why something matters and how to mend it is said once for each check.
    fn finding<'r>(
        &self,
        finding: &'r Finding,
        explained: &mut HashSet<(&'r str, &'r str)>,
        out: &mut dyn Write,
    ) -> Result<()> {
        let title = self.title(finding.severity, &finding.check);
        wrapped(&format!("{title}: "), "  ", self.text(&finding.problem), out)?;
        if let Some(headline) = finding.headline(self.common.lang.tag()) {
            wrapped("  ", "      ", &headline, out)?;
        }
        for note in &finding.notes {
            wrapped("    - ", "      ", self.text(note), out)?;
        }
        self.places(finding, out)?;
        let why = finding.why.as_ref().map(|why| (self.say("miksi", "why"), why));
        let mend = finding.mend.as_ref().map(|mend| (self.say("korjaus", "mend"), mend));
        for (label, wording) in why.into_iter().chain(mend) {
            if explained.insert((&finding.check, self.text(wording))) {
                wrapped(&format!("  = {label}: "), "      ", self.text(wording), out)?;
            }
        }
        Ok(writeln!(out)?)
    }

    fn places(&self, finding: &Finding, out: &mut dyn Write) -> Result<()> {
        for place in finding.places.iter().take(MOST) {
            writeln!(out, "  --> {place}")?;
        }
        if let Some(more @ 1..) = finding.places.len().checked_sub(MOST) {
            writeln!(out, "      {}", self.say(format!("ja {more} muuta"), format!("and {more} more")))?;
        }
        // A note that names the passages beside the values makes a list of them superfluous.
        let passages = finding.passages.iter().filter(|_| finding.notes.is_empty());
        let passages: Vec<_> = passages.map(|cited| self.text(&cited.name)).take(MOST).collect();
        if passages.is_empty() {
            return Ok(());
        }
        let rest = if finding.passages.len() > MOST { " …" } else { "" };
        wrapped("      ", "      ", &(passages.join("; ") + rest), out)
    }

    fn summary(&self, report: &Report, out: &mut dyn Write) -> Result<()> {
        let counts = Severity::ALL.map(|severity| {
            let count = report.count(severity);
            let (one, many) = self.nouns(severity);
            format!("{count} {}", if count == 1 { one } else { many })
        });
        let proven = report.evidence.as_ref().map(|tally| tally.summary(self.common.lang.tag()));
        let parts: Vec<_> = [counts.join(", ")].into_iter().chain(proven).collect();
        wrapped("", "", &parts.join("; "), out)
    }

    fn nouns(&self, severity: Severity) -> (&'static str, &'static str) {
        match severity {
            Severity::Error => (self.say("virhe", "error"), self.say("virhettä", "errors")),
            Severity::Warning => (self.say("varoitus", "warning"), self.say("varoitusta", "warnings")),
            Severity::Notice => (self.say("huomautus", "notice"), self.say("huomautusta", "notices")),
        }
    }

    fn title(&self, severity: Severity, check: &str) -> String {
        let (noun, _) = self.nouns(severity);
        let colour = match severity {
            Severity::Error => "\x1b[1;31m",
            Severity::Warning => "\x1b[1;33m",
            Severity::Notice => "\x1b[1;36m",
        };
        if self.coloured { format!("{colour}{noun}[{check}]\x1b[0m") } else { format!("{noun}[{check}]") }
    }

    fn text<'t>(&self, wording: &'t Wording) -> &'t str {
        wording.text(self.common.lang.tag())
    }

    fn say<T>(&self, fi: T, en: T) -> T {
        if self.common.lang.tag() == "fi" { fi } else { en }
    }
}

/// Whether what goes to standard output is to have colours.
pub(super) fn is_coloured(common: &Common) -> bool {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    match common.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => !plain && io::stdout().is_terminal(),
    }
}

fn wrapped(first: &str, next: &str, text: &str, out: &mut dyn Write) -> Result<()> {
    let options = textwrap::Options::new(WIDTH).initial_indent(first).subsequent_indent(next).break_words(false);
    textwrap::wrap(text, options).iter().try_for_each(|line| Ok(writeln!(out, "{line}")?))
}
