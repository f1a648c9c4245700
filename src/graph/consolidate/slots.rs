//! Which claims the view shows.

use std::collections::{BTreeMap, HashSet};

use oxigraph::model::{NamedNode, NamedNodeRef, Term};

use crate::Result;
use crate::graph::precedence::{BRACKET, Candidate, EXACT, decide};
use crate::ontology::Ontology;
use crate::store::Gathered;

use super::sources::Sources;

/// Subject, property, value and passage.
type Claim = [u32; 4];

/// Claims in the order of their numbers, on their way into the view.
pub(super) struct Slots<'g> {
    gathered: &'g Gathered,
    sources: Sources<'g>,
    single_valued: HashSet<u32>,
    exact: Option<u32>,
    bracket: [Option<u32>; 2],
    shown: Vec<[u32; 3]>,
}

impl<'g> Slots<'g> {
    pub(super) fn new(gathered: &'g Gathered, ontology: &'g Ontology) -> Self {
        let find = |property: NamedNodeRef<'_>| gathered.terms.find(property.into());
        Self {
            gathered,
            sources: Sources::new(gathered),
            single_valued: ontology.single_valued().filter_map(find).collect(),
            exact: find(EXACT),
            bracket: BRACKET.map(find),
            shown: Vec::new(),
        }
    }

    /// What the view shows of the claims.
    pub(super) fn settle(mut self) -> Result<Vec<[u32; 3]>> {
        for entity in self.gathered.claims.chunk_by(|[one, ..], [other, ..]| one == other) {
            self.entity(entity)?;
        }
        Ok(self.shown)
    }

    fn entity(&mut self, claims: &'g [Claim]) -> Result<()> {
        let mut sums = Vec::new();
        for of_property in claims.chunk_by(|[_, one, ..], [_, other, ..]| one == other) {
            match of_property {
                [[_, property, ..], ..] if self.is_sum(*property) => sums.push(of_property),
                _ if self.is_contested(of_property) => self.contest(of_property)?,
                _ => self.show(of_property),
            }
        }
        match sums.as_slice() {
            [only] if self.is_contested(only) => self.contest(only),
            [only] => {
                self.show(only);
                Ok(())
            }
            several => self.sums(several),
        }
    }

    /// Whether a property gives a sum or an end of the bracket in which it lies.
    fn is_sum(&self, property: u32) -> bool {
        let property = Some(property);
        property == self.exact || self.bracket.contains(&property)
    }

    /// Whether claims of a property of an entity differ, of which only one can be true.
    fn is_contested(&self, claims: &[Claim]) -> bool {
        let (Some([_, property, first, _]), Some([_, _, last, _])) = (claims.first(), claims.last()) else {
            return false;
        };
        first != last && self.single_valued.contains(property)
    }

    /// Shows every value. Claims of one value stand beside each other.
    fn show(&mut self, claims: &[Claim]) {
        for shown in claims.iter().map(statement) {
            if self.shown.last() != Some(&shown) {
                self.shown.push(shown);
            }
        }
    }

    fn contest(&mut self, claims: &'g [Claim]) -> Result<()> {
        for slot in self.slots(claims)?.values() {
            let best = self.best(slot)?;
            self.shown.extend(best.map(|(_, claim)| statement(claim)));
        }
        Ok(())
    }

    /// The claims of a property of an entity, those of each language by themselves.
    fn slots(&self, claims: &'g [Claim]) -> Result<BTreeMap<String, Vec<&'g Claim>>> {
        let mut slots = BTreeMap::<String, Vec<&'g Claim>>::new();
        for claim in claims {
            let language = match self.gathered.terms.term(claim[2])? {
                Term::Literal(literal) => literal.language().unwrap_or_default().to_owned(),
                _ => String::new(),
            };
            slots.entry(language).or_default().push(claim);
        }
        Ok(slots)
    }

    /// The claim that goes before the others, and what speaks for it.
    fn best(&mut self, slot: &[&'g Claim]) -> Result<Option<(Candidate, &'g Claim)>> {
        let mut best: Option<(Candidate, &'g Claim)> = None;
        for claim in slot.iter().copied() {
            let candidate = self.candidate(claim)?;
            if best.as_ref().is_none_or(|(best, _)| *decide(best, &candidate).0 != *best) {
                best = Some((candidate, claim));
            }
        }
        Ok(best)
    }

    fn candidate(&mut self, [_, property, value, passage]: &Claim) -> Result<Candidate> {
        let precedence = self.sources.precedence(*passage)?;
        let terms = &self.gathered.terms;
        let (property, value, passage) = (terms.term(*property)?, terms.term(*value)?, terms.term(*passage)?);
        let property = NamedNode::try_from(property).unwrap_or_else(|_| EXACT.into_owned());
        Ok(Candidate::new(precedence, property.as_ref(), value.as_ref(), &passage))
    }

    /// A sum that some give exactly and others as a bracket: one of the two ways wins as a whole.
    fn sums(&mut self, of_properties: &[&'g [Claim]]) -> Result<()> {
        let mut of_languages = BTreeMap::<String, Sums<'g>>::new();
        for claims in of_properties {
            for (language, slot) in self.slots(claims)? {
                let Some(best) = self.best(&slot)? else { continue };
                let sums = of_languages.entry(language).or_default();
                let way = if Some(best.1[1]) == self.exact { &mut sums.exact } else { &mut sums.bracket };
                way.push(best);
            }
        }
        for sums in of_languages.into_values() {
            self.shown.extend(sums.settle().into_iter().map(|(_, claim)| statement(claim)));
        }
        Ok(())
    }
}

/// The best claims of one sum, in both ways.
#[derive(Default)]
struct Sums<'g> {
    exact: Vec<(Candidate, &'g Claim)>,
    bracket: Vec<(Candidate, &'g Claim)>,
}

impl<'g> Sums<'g> {
    /// The way that wins: the exact one, unless a source that weighs more gives the bracket.
    fn settle(self) -> Vec<(Candidate, &'g Claim)> {
        let best = |way: &[(Candidate, &'g Claim)]| {
            Candidate::best(way.iter().map(|(candidate, _)| candidate)).map(|best| best.precedence().clone())
        };
        match (best(&self.exact), best(&self.bracket)) {
            (Some(exact), Some(bracket)) if bracket.is_above(&exact) => self.bracket,
            (Some(_), _) => self.exact,
            (None, _) => self.bracket,
        }
    }
}

fn statement([subject, property, value, _]: &Claim) -> [u32; 3] {
    [*subject, *property, *value]
}
