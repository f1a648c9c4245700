//! All findings of a run, and what they come to.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Duration;

use serde_json::{Value, json};

use crate::Result;
use crate::error::Faults;
use crate::language::Text;
use crate::query::short;
use crate::vocab::{Prefixes, compact};

use super::evidence::Tally;
use super::finding::{Finding, Severity};
use super::{Profile, built_in};

/// What the checks of a run have found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The findings, the gravest first; those of one check stand together.
    pub findings: Vec<Finding>,
    /// How many more each check has found than are listed.
    pub unlisted: BTreeMap<String, (Severity, usize)>,
    /// How long each kind of check and each rule took.
    pub spent: Vec<(String, Duration)>,
    /// The prefixes of the graph that was checked.
    pub prefixes: Prefixes,
    /// How many values were proven in the originals, if they were looked at.
    pub evidence: Option<Tally>,
}

impl Report {
    /// The faults of record files as findings: nothing could be built of them, so nothing else was checked.
    #[must_use]
    pub fn of_faults(faults: &Faults, profile: &Profile) -> Self {
        let findings = faults.0.iter().map(|fault| {
            let mut finding = built_in::finding("record-fault", profile);
            let message = fault.message();
            let (problem, help) = message.split_once("\n  help: ").unzip();
            finding.problem = Text::same(problem.unwrap_or(&message));
            finding.mend = help.map(Text::same).or(finding.mend);
            finding.places = vec![fault.place.clone()];
            finding
        });
        Self { findings: findings.collect(), ..Self::default() }
    }

    /// The findings of one severity.
    #[must_use]
    pub fn only(&self, severity: Severity) -> Self {
        let findings = self.findings.iter().filter(|finding| finding.severity == severity).cloned();
        let unlisted = self.unlisted.iter().filter(|(_, (of, _))| *of == severity);
        Self {
            findings: findings.collect(),
            unlisted: unlisted.map(|(check, more)| (check.clone(), *more)).collect(),
            ..self.clone()
        }
    }

    /// How many findings there are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let listed = self.findings.iter().filter(|finding| finding.severity == severity).count();
        let unlisted = self.unlisted.values().filter(|(of, _)| *of == severity).map(|(_, more)| more);
        listed + unlisted.sum::<usize>()
    }

    /// Whether there are findings of this severity or a graver one.
    #[must_use]
    pub fn fails_at(&self, severity: Severity) -> bool {
        Severity::ALL.into_iter().filter(|graver| *graver >= severity).any(|graver| self.count(graver) > 0)
    }

    /// Puts the findings into their order.
    pub(super) fn sort(&mut self) {
        self.findings.sort_by(|a, b| {
            let order = |finding: &Finding| finding.about.entity.as_ref().map(ToString::to_string);
            b.severity
                .cmp(&a.severity)
                .then_with(|| a.check.cmp(&b.check))
                .then_with(|| order(a).cmp(&order(b)))
                .then_with(|| a.places.cmp(&b.places))
        });
    }

    /// Writes the report as one JSON object: `findings` as listed, and `summary` with their numbers.
    ///
    /// # Errors
    /// [`Error::Output`](crate::Error::Output) if it cannot be written.
    pub fn write_json(&self, mut out: impl Write) -> Result<()> {
        let counts = Severity::ALL.map(|severity| (severity.to_string(), json!(self.count(severity))));
        let unlisted = self.unlisted.iter().map(|(check, (_, more))| (check.clone(), json!(more)));
        let report = json!({
            "findings": self.findings.iter().map(|one| finding(one, &self.prefixes)).collect::<Vec<_>>(),
            "summary": counts.into_iter().collect::<serde_json::Map<_, _>>(),
            "evidence": self.evidence.as_ref().map(|tally| json!({
                "proven": tally.all_proven(), "inferred": tally.inferred, "notThere": tally.not_there,
            })),
            "unlisted": unlisted.collect::<serde_json::Map<_, _>>(),
        });
        serde_json::to_writer_pretty(&mut out, &report).map_err(std::io::Error::from)?;
        Ok(writeln!(out)?)
    }
}

fn finding(finding: &Finding, prefixes: &Prefixes) -> Value {
    let short = |term| short(term, prefixes);
    let about = &finding.about;
    let mut object = json!({
        "check": finding.check,
        "severity": finding.severity.to_string(),
        "problem": finding.problem,
        "why": finding.why,
        "mend": finding.mend,
        "entity": about.entity.as_ref().map(short),
        "entityName": finding.entity_name,
        "property": about.property.as_ref().map(|property| compact(property.as_str())),
        "value": about.value.as_ref().map(short),
        "valueName": finding.value_name,
        "passages": finding.passages.iter().map(|cited| json!({
            "passage": cited.passage.as_str(), "name": cited.name,
        })).collect::<Vec<_>>(),
        "places": finding.places.iter().map(|place| json!({
            "file": &*place.file, "line": place.line, "column": place.column,
        })).collect::<Vec<_>>(),
        "notes": finding.notes,
    });
    if let Value::Object(fields) = &mut object {
        fields.retain(|_, value| !value.is_null() && *value != json!([]));
    }
    object
}
