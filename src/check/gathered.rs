//! What the checks find, as it is gathered.

use std::collections::BTreeMap;
use std::time::Instant;

use rayon::prelude::*;

use crate::language::Text;
use crate::source::DifferentEntities;
use crate::vocab::ns;
use crate::{KnowledgeGraph, Result};

use super::checks::Checks;
use super::disagreements::disagreements;
use super::finding::{About, Finding};
use super::report::Report;
use super::rules::Rule;
use super::{built_in, damage, file_names, naming, people, same, sides};

/// What has been found so far.
pub(super) struct Found<'a> {
    graph: &'a KnowledgeGraph,
    checks: &'a Checks,
    pub report: Report,
    listed: BTreeMap<String, usize>,
}

impl<'a> Found<'a> {
    pub(super) fn new(graph: &'a KnowledgeGraph, checks: &'a Checks) -> Self {
        let report = Report { prefixes: graph.prefixes().clone(), ..Report::default() };
        Self { graph, checks, report, listed: BTreeMap::new() }
    }

    /// Everything that the graph alone shows.
    pub(super) fn all(&mut self, different: &[DifferentEntities]) -> Result<()> {
        #[cfg(feature = "shacl")]
        self.shapes()?;
        self.rules()?;
        self.disagreements()?;
        self.candidates(different)?;
        self.people()?;
        self.damage()?;
        self.file_names()
    }

    #[cfg(feature = "shacl")]
    fn shapes(&mut self) -> Result<()> {
        let (graph, checks) = (self.graph, self.checks);
        let start = Instant::now();
        checks.shapes.validate(graph, checks.limits.time, |violation| {
            let mut finding = built_in::finding(&violation.shape, &checks.profile);
            (finding.problem, finding.about) = (violation.message, violation.about);
            self.add(finding);
        })?;
        self.report.spent.push(("shapes".to_owned(), start.elapsed()));
        Ok(())
    }

    /// Asks all rules, several at a time.
    fn rules(&mut self) -> Result<()> {
        let (graph, checks) = (self.graph, self.checks);
        let ask = |rule: &Rule| {
            let start = Instant::now();
            rule.ask(graph, checks.limits, checks.most).map(|found| (found, start.elapsed()))
        };
        let answers = checks.rules.par_iter().map(ask).collect::<Result<Vec<_>>>()?;
        for (rule, ((listed, number), time)) in checks.rules.iter().zip(answers) {
            let mut blank = built_in::finding(rule.name(), &checks.profile);
            (blank.problem, blank.why, blank.mend) = (rule.problem(), rule.why(), rule.mend());
            if number > listed.len() {
                let unlisted = (blank.severity, number - listed.len());
                self.report.unlisted.insert(rule.name().to_owned(), unlisted);
            }
            self.report.findings.extend(listed.into_iter().map(|about| Finding { about, ..blank.clone() }));
            self.report.spent.push((rule.name().to_owned(), time));
        }
        Ok(())
    }

    fn disagreements(&mut self) -> Result<()> {
        // Sums that differ are graver: the rule amounts-differ tells of them.
        let sums = [ns::VALUE, ns::MIN_VALUE, ns::MAX_VALUE];
        let all = disagreements(self.graph)?.into_iter();
        for disagreement in all.filter(|found| !sums.contains(&found.property.as_ref())) {
            let mut finding = built_in::finding("disagreement", &self.checks.profile);
            let shown = disagreement.values.first().map(|claimed| claimed.value.clone());
            finding.about = About {
                entity: Some(disagreement.entity.clone().into()),
                property: Some(disagreement.property.clone()),
                value: shown,
            };
            finding.notes = sides::of(self.graph, &disagreement)?;
            self.add(finding);
        }
        Ok(())
    }

    /// Entities of two names that may be one.
    fn candidates(&mut self, different: &[DifferentEntities]) -> Result<()> {
        for candidate in same::candidates(self.graph, different)? {
            let mut finding = built_in::finding("same-or-not", &self.checks.profile);
            finding.about.entity = Some(candidate.one.clone().into());
            finding.about.value = Some(candidate.other.clone().into());
            let reason = |sign: &str, reason: &same::Evidence| reason.text().map(|reason| format!("{sign} {reason}"));
            let pro = candidate.evidence_for.iter().map(|one| reason("+", one));
            finding.notes = pro.chain(candidate.evidence_against.iter().map(|one| reason("−", one))).collect();
            self.add(finding);
        }
        Ok(())
    }

    fn people(&mut self) -> Result<()> {
        for found in people::findings(self.graph)? {
            let mut finding = built_in::finding(found.check, &self.checks.profile);
            finding.about =
                About { entity: Some(found.entity), property: Some(found.property), value: Some(found.value) };
            self.add(finding);
        }
        for withheld in self.graph.withheld() {
            let mut finding = built_in::finding("person-withheld", &self.checks.profile);
            finding.about.property.clone_from(&withheld.property);
            finding.places = vec![withheld.place.clone()];
            finding.notes = vec![Text::new(withheld.personal.finnish(), withheld.personal.to_string())];
            self.add(finding);
        }
        Ok(())
    }

    fn damage(&mut self) -> Result<()> {
        for damaged in damage::findings(self.graph)? {
            let mut finding = built_in::finding(damaged.check, &self.checks.profile);
            (finding.about, finding.notes) = (damaged.about, vec![damaged.note]);
            self.add(finding);
        }
        Ok(())
    }

    fn file_names(&mut self) -> Result<()> {
        for renamed in file_names::renamed(self.graph)? {
            let mut finding = built_in::finding("file-name", &self.checks.profile);
            finding.about.entity = Some(renamed.entity.into());
            finding.notes = vec![Text::same(format!("→ {}", renamed.path))];
            self.add(finding);
        }
        Ok(())
    }

    /// Takes a finding over, or only counts it when there are enough of its kind.
    pub(super) fn add(&mut self, finding: Finding) {
        let listed = self.listed.entry(finding.check.clone()).or_default();
        *listed += 1;
        if *listed <= self.checks.most {
            self.report.findings.push(finding);
        } else {
            self.report.unlisted.entry(finding.check).or_insert((finding.severity, 0)).1 += 1;
        }
    }

    /// The report, with names for people and in order.
    pub(super) fn finish(mut self) -> Result<Report> {
        for finding in &mut self.report.findings {
            naming::name(self.graph, finding)?;
        }
        self.report.sort();
        Ok(self.report)
    }
}
