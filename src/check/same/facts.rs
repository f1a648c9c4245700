//! What is said about an entity that can speak for or against its being another.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::graph::{Claim, place};
use crate::record::Locator;
use crate::source::Class;
use crate::text::place::{doubt, places};
use crate::vocab::{foaf, ns, skos};
use crate::{KnowledgeGraph, Result};

use super::entities::{NAMES, Thing};

/// An organisation in more projects than so many shares one with nearly everybody: that says nothing.
const BUSY: usize = 500;

/// A project or organisation, and in which capacity.
pub(super) type Part = (NamedNode, NamedNode);

/// What is said about an entity, by whatever passage.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub ids: BTreeSet<String>,
    pub kinds: BTreeSet<NamedNode>,
    pub links: BTreeSet<NamedNode>,
    pub origins: BTreeSet<NamedNode>,
    pub programmes: BTreeSet<NamedNode>,
    /// Projects of an organisation, organisations of a project.
    pub parts: BTreeSet<Part>,
    /// The projects that an organisation leads.
    pub led: BTreeSet<NamedNode>,
    /// First and last day, which sort as text.
    pub period: Option<(String, String)>,
    /// The source and the number in its list.
    pub numbers: BTreeSet<(String, String)>,
    /// The source and the place in it where the entity is named.
    pub passages: BTreeSet<(String, Locator)>,
    /// The municipalities and regions in its names.
    pub places: BTreeSet<String>,
}

impl Facts {
    pub(super) fn of(graph: &KnowledgeGraph, entity: &Thing) -> Result<Self> {
        let reader = Reader { graph, entity: &entity.iri };
        let mut facts = Self {
            ids: reader.texts(&[ns::CODE, ns::BUSINESS_ID])?,
            kinds: reader.objects(&[ns::ORGANIZATION_TYPE, ns::OUTCOME_KIND])?,
            links: reader.objects(&[foaf::PAGE, ns::REGISTER_PAGE])?,
            origins: reader.objects(&[ns::ORIGIN, ns::OUTCOME_OF])?,
            programmes: reader.objects(&[ns::PROGRAMME_OF])?,
            period: reader.period()?,
            numbers: reader.numbers()?,
            passages: reader.passages()?,
            places: places_of(entity),
            ..Self::default()
        };
        match entity.class {
            Class::Organization => reader.take_part(ns::PROJECT_OF, &mut facts)?,
            Class::Project => reader.take_part(ns::ORGANIZATION, &mut facts)?,
            Class::Practice | Class::Outcome => {}
        }
        Ok(facts)
    }
}

fn places_of(entity: &Thing) -> BTreeSet<String> {
    let found = entity.names.iter().flat_map(|name| places(&name.text));
    let certain = found.filter(|place| place.doubt.is_none_or(|doubt| doubt == doubt::ORGANIZATION));
    certain.map(|place| place.value.name).collect()
}

/// Reads what the graph says about one entity.
pub(super) struct Reader<'a> {
    pub graph: &'a KnowledgeGraph,
    pub entity: &'a NamedNode,
}

impl Reader<'_> {
    fn objects(&self, properties: &[NamedNodeRef<'_>]) -> Result<BTreeSet<NamedNode>> {
        let said = self.graph.anywhere();
        properties.iter().flat_map(|property| said.linked(self.entity.as_ref().into(), *property)).collect()
    }

    fn texts(&self, properties: &[NamedNodeRef<'_>]) -> Result<BTreeSet<String>> {
        let said = self.graph.anywhere();
        let values = properties.iter().flat_map(|property| said.values(self.entity.as_ref().into(), *property));
        values.map(|value| Ok(text(&value?))).collect()
    }

    /// What any passage claims of one property.
    fn claims(&self, property: NamedNodeRef<'_>) -> impl Iterator<Item = Result<Claim>> + use<> {
        self.graph.claims_of(self.entity.as_ref().into(), Some(property), None)
    }

    fn period(&self) -> Result<Option<(String, String)>> {
        let start = self.texts(&[ns::START_DATE])?.pop_first();
        let end = self.texts(&[ns::END_DATE])?.pop_last();
        Ok(start.zip(end))
    }

    fn numbers(&self) -> Result<BTreeSet<(String, String)>> {
        let mut numbers = BTreeSet::new();
        for claim in self.claims(ns::NUMBER) {
            let claim = claim?;
            if let (source, Some(_)) = place(&claim.passage) {
                numbers.insert((source, text(&claim.value)));
            }
        }
        Ok(numbers)
    }

    fn passages(&self) -> Result<BTreeSet<(String, Locator)>> {
        let mut passages = BTreeSet::new();
        for claim in NAMES.iter().flat_map(|property| self.claims(*property)) {
            if let (source, Some(locator)) = place(&claim?.passage) {
                passages.insert((source, locator));
            }
        }
        Ok(passages)
    }

    /// The participations of an organisation or project; none if there are very many.
    fn participations(&self, end: NamedNodeRef<'_>) -> Result<Vec<NamedNode>> {
        let linking = self.graph.in_view().linking(end, self.entity.as_ref().into());
        let mut subjects = Vec::new();
        for subject in linking.take(BUSY + 1) {
            if let NamedOrBlankNode::NamedNode(subject) = subject? {
                subjects.push(subject);
            }
        }
        Ok(if subjects.len() > BUSY { Vec::new() } else { subjects })
    }

    /// What stands at the other end of the participations of an organisation or project, and in which role.
    pub(super) fn parts(&self, other_end: NamedNodeRef<'_>) -> Result<Vec<Part>> {
        let end = if other_end == ns::PROJECT_OF { ns::ORGANIZATION } else { ns::PROJECT_OF };
        let mut parts = Vec::new();
        for participation in self.participations(end)? {
            let other = self.one(&participation, other_end)?;
            parts.extend(other.zip(self.one(&participation, ns::ROLE)?));
        }
        Ok(parts)
    }

    fn take_part(&self, other_end: NamedNodeRef<'_>, facts: &mut Facts) -> Result<()> {
        for (other, role) in self.parts(other_end)? {
            if role.as_str().ends_with("/lead-implementer") {
                facts.led.insert(other.clone());
            }
            facts.parts.insert((other, self.capacity(role)?));
        }
        Ok(())
    }

    fn one(&self, subject: &NamedNode, property: NamedNodeRef<'_>) -> Result<Option<NamedNode>> {
        let mut linked = self.graph.in_view().linked(subject.as_ref().into(), property);
        linked.try_fold(None, |found, linked| Ok(found.max(Some(linked?))))
    }

    /// The broadest concept above a role.
    fn capacity(&self, role: NamedNode) -> Result<NamedNode> {
        Ok(self.one(&role, skos::BROADER)?.unwrap_or(role))
    }
}

fn text(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}
