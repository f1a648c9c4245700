//! Why the view says what it says: each value of a property, the passages that support it, and the values that other
//! passages give instead.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::Result;
use crate::vocab::ns;

use super::KnowledgeGraph;
use super::reader::place;

/// A property of an entity, with everything that any passage says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The entity: the one asked for, or a participation, amount and the like that belongs to it.
    pub entity: NamedNode,
    /// The property.
    pub property: NamedNode,
    /// The values, those of the view first.
    pub values: Vec<Value>,
}

/// A value that at least one passage gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value.
    pub term: Term,
    /// Whether the view shows it.
    pub shown: bool,
    /// The passages that support it, in order.
    pub passages: Vec<NamedNode>,
}

impl Statement {
    /// The values that the view shows.
    pub fn shown(&self) -> impl Iterator<Item = &Value> {
        self.values.iter().filter(|value| value.shown)
    }

    /// The values that passages give but the view does not show.
    pub fn others(&self) -> impl Iterator<Item = &Value> {
        self.values.iter().filter(|value| !value.shown)
    }
}

impl KnowledgeGraph {
    /// What is said of an entity, or of one property of it, with the passages that say so. A property that the entity does
    /// not have itself is looked for on what belongs to it: its participations, awards, amounts, uptakes and so on.
    ///
    /// # Errors
    /// [`Error::Storage`](crate::Error::Storage) if the store fails.
    pub fn why(&self, entity: NamedNodeRef<'_>, property: Option<NamedNodeRef<'_>>) -> Result<Vec<Statement>> {
        let statements = self.statements_of(entity, property)?;
        if property.is_none() || !statements.is_empty() {
            return Ok(statements);
        }
        let belongings = self.belongings(entity)?;
        let of_each = belongings.iter().map(|belonging| self.statements_of(belonging.as_ref(), property));
        Ok(of_each.collect::<Result<Vec<_>>>()?.concat())
    }

    fn statements_of(&self, entity: NamedNodeRef<'_>, property: Option<NamedNodeRef<'_>>) -> Result<Vec<Statement>> {
        let mut said = BTreeMap::<(NamedNode, String), (Term, BTreeSet<NamedNode>)>::new();
        for claim in self.claims_of(entity.into(), property, None) {
            let claim = claim?;
            let slot = (claim.property, claim.value.to_string());
            said.entry(slot).or_insert((claim.value, BTreeSet::new())).1.insert(claim.passage);
        }
        let mut statements: Vec<Statement> = Vec::new();
        for ((property, _), (term, passages)) in said {
            let value = self.value(entity, property.as_ref(), term, passages)?;
            match statements.last_mut() {
                Some(last) if last.property == property => last.values.push(value),
                _ => statements.push(Statement { entity: entity.into_owned(), property, values: vec![value] }),
            }
        }
        for statement in &mut statements {
            statement.values.sort_by_key(|value| !value.shown);
        }
        Ok(statements)
    }

    fn value(
        &self,
        entity: NamedNodeRef<'_>,
        property: NamedNodeRef<'_>,
        term: Term,
        passages: BTreeSet<NamedNode>,
    ) -> Result<Value> {
        let shown = self.in_view().has(entity.into(), property, Some(term.as_ref()))?;
        let mut passages: Vec<_> = passages.into_iter().collect();
        passages.sort_by_key(place);
        Ok(Value { term, shown, passages })
    }

    /// The entities that are there only for another: a role in it, money for it, a use of it.
    fn belongings(&self, entity: NamedNodeRef<'_>) -> Result<BTreeSet<NamedNode>> {
        let mut belongings = BTreeSet::new();
        for link in [ns::PROJECT_OF, ns::RECOGNISES, ns::TAKEN_UP, ns::ORGANIZATION, ns::OUTCOME_OF] {
            for belonging in self.in_view().linking(link, entity.into()) {
                if let NamedOrBlankNode::NamedNode(belonging) = belonging? {
                    belongings.insert(belonging);
                }
            }
        }
        Ok(belongings)
    }
}
