//! Rules: what shapes cannot say, one query a file in `queries/checks`.

use std::sync::Arc;

use oxigraph::model::NamedNode;

use crate::query::{Limits, SavedQuery};
use crate::{KnowledgeGraph, Result};

use super::finding::{About, Wording};

/// Names the rules that are compiled in; a test compares the list with the folder.
macro_rules! rules {
    ($($name:literal),* $(,)?) => {
        &[$((
            concat!("queries/checks/", $name, ".rq"),
            include_str!(concat!("../../queries/checks/", $name, ".rq")),
        )),*]
    };
}

/// The rules that are compiled in: file and text.
pub(super) const SHIPPED: &[(&str, &str)] = rules![
    "amounts-differ",
    "awards-over-granted",
    "bracket-excludes-amount",
    "code-in-other-name",
    "code-twice",
    "concept-without-finnish-label",
    "funder-and-implementer",
    "graph-without-passage",
    "implementer-missing",
    "lead-missing",
    "lead-several",
    "link-of-two-projects",
    "ongoing-after-end",
    "part-of-itself",
    "passage-without-statement",
    "period-outside-programme",
    "practice-without-origin",
    "realised-over-granted",
    "realised-over-planned",
    "recognition-without-document",
    "same-name",
    "share-over-whole",
    "source-without-statement",
    "statement-without-passage",
    "uptake-without-actor",
];

/// A question whose every row is a finding.
pub(super) struct Rule(Arc<SavedQuery>);

impl Rule {
    pub fn shipped() -> Result<Vec<Self>> {
        let parse = |(file, text): &(&str, &str)| SavedQuery::parse(file, text).map(|query| Self(Arc::new(query)));
        SHIPPED.iter().map(parse).collect()
    }

    pub fn name(&self) -> &str {
        &self.0.name
    }

    pub fn problem(&self) -> Wording {
        let header = &self.0.header;
        either(header.summary_fi.as_ref(), Some(&header.summary)).unwrap_or_default()
    }

    pub fn why(&self) -> Option<Wording> {
        either(self.0.header.why_fi.as_ref(), self.0.header.why.as_ref())
    }

    pub fn mend(&self) -> Option<Wording> {
        either(self.0.header.mend_fi.as_ref(), self.0.header.mend.as_ref())
    }

    /// What the rows are about, as many as are to be listed, and the number of all rows.
    pub fn ask(&self, graph: &KnowledgeGraph, limits: Limits, most: usize) -> Result<(Vec<About>, usize)> {
        let (mut listed, mut number) = (Vec::new(), 0);
        for row in graph.ask(Arc::clone(&self.0)).within(limits).answer()?.into_rows()? {
            let row = row?;
            number += 1;
            if number <= most {
                let property = row.get("property").and_then(|term| NamedNode::try_from(term.clone()).ok());
                listed.push(About { entity: row.get("entity").cloned(), property, value: row.get("value").cloned() });
            }
        }
        Ok((listed, number))
    }
}

/// A text in both languages; where it has only one, that one stands for both.
fn either(fi: Option<&String>, en: Option<&String>) -> Option<Wording> {
    Some(Wording::new(fi.or(en)?, en.or(fi)?))
}
