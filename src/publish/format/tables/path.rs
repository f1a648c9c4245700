//! The way from the entity of a row to what a column shows.

use std::collections::HashSet;

use oxigraph::model::{NamedNode, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef};

use crate::Result;
use crate::publish::Profile;
use crate::publish::statements::Statements;
use crate::vocab::expand;

/// A property, walked from an entity to its values or back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub property: NamedNode,
    pub back: bool,
}

impl Step {
    /// Reads `hanke:status` or `^hanke:amount`; nothing if the prefix is unknown.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (name, back) = text.strip_prefix('^').map_or((text, false), |name| (name, true));
        Some(Self { property: NamedNode::new_unchecked(expand(name)?), back })
    }

    pub(super) fn is_admitted(&self, profile: &Profile) -> bool {
        profile.admits_property(self.property.as_ref())
    }

    fn from(&self, statements: Statements<'_>, entity: NamedOrBlankNodeRef<'_>) -> Result<Vec<Term>> {
        if self.back {
            let entities = statements.linked(self.property.as_ref(), TermRef::from(entity))?;
            return Ok(entities.into_iter().map(Term::from).collect());
        }
        statements.values(entity, self.property.as_ref())
    }
}

/// What a path leads to from an entity of which this is said, in order and each once.
pub(super) fn follow(
    statements: Statements<'_>,
    entity: &NamedOrBlankNode,
    said: &[Quad],
    path: &[Step],
) -> Result<Vec<Term>> {
    let Some((first, rest)) = path.split_first() else { return Ok(vec![entity.clone().into()]) };
    let mut ends = if first.back {
        first.from(statements, entity.as_ref())?
    } else {
        said.iter().filter(|quad| quad.predicate == first.property).map(|quad| quad.object.clone()).collect()
    };
    for step in rest {
        let mut next = Vec::new();
        for end in ends {
            if let Ok(node) = NamedOrBlankNode::try_from(end) {
                next.extend(step.from(statements, node.as_ref())?);
            }
        }
        let mut seen = HashSet::new();
        next.retain(|end| seen.insert(end.clone()));
        ends = next;
    }
    Ok(ends)
}
