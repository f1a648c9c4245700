//! What belongs to what: a project is read as one, with its roles, its money and its practices. Every publication that
//! nests entities takes it from here.

mod nest;

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term};

use crate::Result;
use crate::publish::statements::Statements;
use crate::vocab::{ns, skos};

pub(super) use nest::{NESTS, Nest};

/// The classes in the order in which their entities are told of; all others follow.
const ORDER: [NamedNodeRef<'static>; 13] = [
    ns::PROJECT,
    ns::PROGRAMME,
    ns::ORGANIZATION_CLASS,
    ns::PRACTICE,
    ns::OUTCOME,
    ns::UPTAKE,
    ns::RECOGNITION,
    ns::PARTICIPATION,
    ns::AWARD,
    ns::AMOUNT_CLASS,
    ns::SOURCE,
    skos::CONCEPT_SCHEME,
    skos::CONCEPT,
];

/// An entity with what belongs to it.
pub(crate) struct Node {
    pub entity: NamedOrBlankNode,
    /// All that is said of it.
    pub said: Vec<Quad>,
    /// The property that says no more than that the entity belongs to what it is nested in.
    pub through: Option<NamedNodeRef<'static>>,
    pub nested: Vec<(&'static Nest, Vec<Member>)>,
}

/// What belongs to an entity.
pub(crate) enum Member {
    Whole(Node),
    /// It belongs to another entity too, and stands there.
    Elsewhere(NamedNode),
}

/// Nests entities by what they belong to.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub statements: Statements<'a>,
}

impl Frame<'_> {
    /// The entities that belong to no other, in the order in which they are told of.
    pub(crate) fn tops(&self) -> Result<Vec<NamedOrBlankNode>> {
        let mut tops = Vec::new();
        for entity in self.statements.subjects()? {
            let class = self.class(entity.as_ref())?;
            if self.owners(entity.as_ref(), class.as_ref())?.is_none() {
                tops.push((rank(class.as_ref()), entity));
            }
        }
        tops.sort_by_key(|(rank, _)| *rank);
        Ok(tops.into_iter().map(|(_, entity)| entity).collect())
    }

    /// An entity with what belongs to it.
    pub(crate) fn node(&self, entity: NamedOrBlankNode) -> Result<Node> {
        self.nested_node(entity, None)
    }

    fn nested_node(&self, entity: NamedOrBlankNode, through: Option<NamedNodeRef<'static>>) -> Result<Node> {
        let (said, class) = (self.statements.of(entity.as_ref())?, self.class(entity.as_ref())?);
        let says_once =
            |property: &NamedNodeRef<'_>| said.iter().filter(|quad| quad.predicate == *property).count() == 1;
        let (through, mut nested) = (through.filter(says_once), Vec::new());
        for nest in NESTS.iter().filter(|nest| class.as_ref().is_some_and(|class| nest.is_of(class))) {
            let members = self.members(nest, &entity)?;
            nested.extend((!members.is_empty()).then_some((nest, members)));
        }
        Ok(Node { entity, said, through, nested })
    }

    fn members(&self, nest: &'static Nest, owner: &NamedOrBlankNode) -> Result<Vec<Member>> {
        let candidates = match owner {
            _ if nest.forward => entities(self.statements.values(owner.as_ref(), nest.property)?),
            NamedOrBlankNode::NamedNode(owner) => self.statements.linked(nest.property, owner.as_ref().into())?,
            NamedOrBlankNode::BlankNode(_) => Vec::new(),
        };
        let mut members = Vec::new();
        for candidate in candidates {
            members.extend(self.member(nest, owner, candidate)?);
        }
        Ok(members)
    }

    fn member(
        &self,
        nest: &'static Nest,
        owner: &NamedOrBlankNode,
        candidate: NamedOrBlankNode,
    ) -> Result<Option<Member>> {
        let class = self.class(candidate.as_ref())?;
        let belongs = self.owners(candidate.as_ref(), class.as_ref())?.filter(|(by, _)| by.term == nest.term);
        let Some((_, owners)) = belongs else { return Ok(None) };
        if owners.first() == Some(owner) {
            let through = (!nest.forward).then_some(nest.property);
            return Ok(Some(Member::Whole(self.nested_node(candidate, through)?)));
        }
        Ok(NamedNode::try_from(Term::from(candidate)).ok().filter(|_| !nest.forward).map(Member::Elsewhere))
    }

    /// The only class of an entity. What has several is nested nowhere and holds nothing, so that no circle closes.
    fn class(&self, entity: NamedOrBlankNodeRef<'_>) -> Result<Option<NamedNode>> {
        let classes = self.statements.classes(entity)?;
        Ok(<[NamedNode; 1]>::try_from(classes).ok().map(|[class]| class))
    }

    /// What an entity belongs to, in the order of IRIs, and as what.
    fn owners(
        &self,
        entity: NamedOrBlankNodeRef<'_>,
        class: Option<&NamedNode>,
    ) -> Result<Option<(&'static Nest, Vec<NamedOrBlankNode>)>> {
        let NamedOrBlankNodeRef::NamedNode(iri) = entity else { return Ok(None) };
        for nest in NESTS.iter().filter(|nest| class.is_some_and(|class| nest.class == *class)) {
            let candidates = if nest.forward {
                self.statements.linked(nest.property, iri.into())?
            } else {
                entities(self.statements.values(entity, nest.property)?)
            };
            let mut owners = Vec::new();
            for candidate in candidates {
                let class = self.class(candidate.as_ref())?;
                owners.extend(class.is_some_and(|class| nest.is_of(&class)).then_some(candidate));
            }
            if !owners.is_empty() {
                return Ok(Some((nest, owners)));
            }
        }
        Ok(None)
    }
}

/// Those of the values that are entities.
fn entities(values: impl IntoIterator<Item = Term>) -> Vec<NamedOrBlankNode> {
    let entities = values.into_iter().filter_map(|value| match value {
        Term::NamedNode(node) => Some(node.into()),
        _ => None,
    });
    entities.collect()
}

fn rank(class: Option<&NamedNode>) -> usize {
    let rank = ORDER.iter().position(|known| class.is_some_and(|class| known == class));
    rank.unwrap_or(ORDER.len())
}
