//! Rules: what shapes cannot say, one query a file in `queries/checks`.

use std::sync::Arc;

use oxigraph::model::NamedNode;

use crate::language::Text;
use crate::query::{Limits, SavedQuery};
use crate::{KnowledgeGraph, Result};

use super::finding::About;

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
    pub(super) fn shipped() -> Result<Vec<Self>> {
        let parse = |(file, text): &(&str, &str)| SavedQuery::parse(file, text).map(|query| Self(Arc::new(query)));
        SHIPPED.iter().map(parse).collect()
    }

    pub(super) fn name(&self) -> &str {
        &self.0.name
    }

    pub(super) fn problem(&self) -> Text<String> {
        self.0.header.summaries().into()
    }

    pub(super) fn why(&self) -> Option<Text<String>> {
        self.0.header.reasons().map(Text::from)
    }

    pub(super) fn mend(&self) -> Option<Text<String>> {
        self.0.header.mends().map(Text::from)
    }

    /// What the rows are about, as many as are to be listed, and the number of all rows.
    pub(super) fn ask(&self, graph: &KnowledgeGraph, limits: Limits, most: usize) -> Result<(Vec<About>, usize)> {
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
