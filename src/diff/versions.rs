//! What a changed version of a document says otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use oxigraph::model::{NamedOrBlankNode, Term};

use crate::Result;
use crate::graph::{Builder, place};
use crate::query::short;
use crate::record::Locator;
use crate::vocab::rdf;

/// A statement that only one of two versions of a document supports.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What it is about.
    pub subject: String,
    /// What it says of it.
    pub property: String,
    /// Whether the new version says so, instead of the old one.
    pub is_new: bool,
    /// The value.
    pub value: String,
    /// Where the version says so.
    pub passages: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_new { '+' } else { '-' };
        write!(f, "{sign} {} {} {} ({})", self.subject, self.property, self.value, self.passages)
    }
}

/// The statements that only one of two versions of a document supports, by what they are about. Where they stand does not
/// count: a passage that has moved says what it said.
///
/// Each version comes as what its graph is built from: its record file, and the schemes that it needs.
///
/// # Errors
/// Those of [`Builder::build`].
pub fn changes(before: Builder, after: Builder) -> Result<Vec<Change>> {
    let (before, after) = (statements(before)?, statements(after)?);
    let only = |a: &Statements, b: &Statements, is_new| {
        let only = a.iter().filter(|(statement, _)| !b.contains_key(*statement));
        only.map(|(statement, passages)| change(statement, passages, is_new)).collect::<Vec<_>>()
    };
    let mut changes = [only(&before, &after, false), only(&after, &before, true)].concat();
    changes.sort();
    Ok(changes)
}

type Statements = BTreeMap<(String, String, String), BTreeSet<Locator>>;

/// Each statement that a record file claims, with its passages.
fn statements(version: Builder) -> Result<Statements> {
    let graph = version.build()?;
    let short = |term: &Term| short(term, graph.prefixes());
    let mut statements = Statements::new();
    for claim in graph.claims() {
        let claim = claim?;
        let (_, Some(locator)) = place(&claim.passage) else { continue };
        if claim.property == rdf::TYPE {
            continue;
        }
        let NamedOrBlankNode::NamedNode(entity) = claim.entity else { continue };
        let [entity, property] = [entity, claim.property].map(|node| short(&Term::from(node)));
        statements.entry((entity, property, short(&claim.value))).or_default().insert(locator);
    }
    Ok(statements)
}

fn change(statement: &(String, String, String), passages: &BTreeSet<Locator>, is_new: bool) -> Change {
    let (subject, property, value) = statement.clone();
    let passages = passages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Change { subject, property, is_new, value, passages }
}
