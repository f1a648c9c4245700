//! A report as SARIF 2.1.0 (OASIS), which CI systems show beside the lines of the record files.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Value, json};

use crate::Result;
use crate::language::{Language, Text};
use crate::record::Place;
use crate::vocab::{Prefixes, SARIF};

use super::finding::{Finding, Severity};
use super::report::Report;

impl Report {
    /// Writes the report as SARIF 2.1.0, its texts in one language. Files are given as they were named.
    ///
    /// # Errors
    /// [`Error::Output`](crate::Error::Output) if it cannot be written.
    pub fn write_sarif(&self, language: Language, mut out: impl Write) -> Result<()> {
        let checks: BTreeMap<_, _> = self.findings.iter().map(|finding| (finding.check.as_str(), finding)).collect();
        let log = json!({
            "$schema": SARIF,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "hanke",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": checks.values().map(|finding| rule(finding, language)).collect::<Vec<_>>(),
                } },
                "columnKind": "unicodeCodePoints",
                "results": self.findings.iter().map(|finding| result(finding, language, &self.prefixes)).collect::<Vec<_>>(),
            }],
        });
        serde_json::to_writer_pretty(&mut out, &log).map_err(std::io::Error::from)?;
        Ok(writeln!(out)?)
    }
}

fn rule(finding: &Finding, language: Language) -> Value {
    let mut rule = json!({ "id": finding.check, "defaultConfiguration": { "level": level(finding.severity) } });
    let mut add = |name: &str, wording: &Option<Text<String>>| {
        if let Some(wording) = wording {
            rule[name] = json!({ "text": wording.of(language) });
        }
    };
    add("fullDescription", &finding.why);
    add("help", &finding.mend);
    rule
}

fn result(finding: &Finding, language: Language, prefixes: &Prefixes) -> Value {
    json!({
        "ruleId": finding.check,
        "level": level(finding.severity),
        "message": { "text": message(finding, language, prefixes) },
        "locations": finding.places.iter().map(location).collect::<Vec<_>>(),
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "note",
    }
}

fn message(finding: &Finding, language: Language, prefixes: &Prefixes) -> String {
    let about = finding.headline(language, prefixes);
    let notes = finding.notes.iter().map(|note| note.of(language).to_owned());
    let lines = [Some(finding.problem.of(language).to_owned()), about].into_iter().flatten().chain(notes);
    lines.collect::<Vec<_>>().join("\n")
}

fn location(place: &Place) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&place.file) },
        "region": { "startLine": place.line.max(1), "startColumn": place.column.max(1) },
    } })
}

/// A path as a relative reference: what may not stand in one is escaped.
fn uri(path: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const ESCAPED: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'?').add(b'#').add(b'"').add(b'<').add(b'>');
    utf8_percent_encode(&path.replace('\\', "/"), ESCAPED).to_string()
}
