//! Which of several sources the view follows: that of the highest rank, then the newest, then the one whose value is
//! first in lexical order. This order is written here alone.

use std::cmp::Reverse;
use std::sync::Arc;

use oxigraph::model::{NamedNode, NamedNodeRef, Term, TermRef};

use crate::Result;
use crate::vocab::ns;

use super::KnowledgeGraph;

/// How the IRI of the rank of people's decisions ends.
const DECISION: &str = "/source-ranks/decision";

/// The property that gives a sum exactly, where others give it as a bracket. One of the two ways wins as a whole.
pub(super) const EXACT: NamedNodeRef<'static> = ns::VALUE;

/// The properties that give the ends of a bracket. Both ends are to be those of one passage.
pub(super) const BRACKET: [NamedNodeRef<'static>; 2] = [ns::MIN_VALUE, ns::MAX_VALUE];

/// What a source has for and against it where sources differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Precedence {
    /// Its rank, a concept of the scheme `source-ranks`.
    pub rank: Option<NamedNode>,
    /// The number of its rank, the higher the more it weighs; 0 if the rank is not known.
    pub weight: u32,
    /// The moment that it describes, as text, so that the greater is the later; empty if that is not known.
    pub as_of: String,
}

impl Precedence {
    /// Whether it goes before another, whatever the values are.
    pub(super) fn is_above(&self, other: &Self) -> bool {
        self.order() > other.order()
    }

    fn order(&self) -> (u32, &str) {
        (self.weight, &self.as_of)
    }

    fn is_decision(&self) -> bool {
        self.rank.as_ref().is_some_and(|rank| rank.as_str().ends_with(DECISION))
    }
}

/// Why the view shows one value rather than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// People have decided it.
    Decision,
    /// Its source has the higher rank.
    Rank,
    /// The ranks are the same; its source describes a later moment.
    Newer,
    /// The ranks are the same; its source describes a moment within that of the other, such as a day of the other's year.
    Exact,
    /// The ranks are the same; the other source does not say what moment it describes.
    Dated,
    /// Neither rank nor time tells them apart; it is the first in lexical order.
    Order,
    /// The graph came with its view, as a publication does; its sources would decide otherwise.
    Given,
}

/// A value that stands against others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    precedence: Arc<Precedence>,
    /// What decides among sources that weigh the same; the first is taken.
    order: String,
}

impl Candidate {
    /// A value that a passage gives to a property.
    pub(crate) fn new(
        precedence: Arc<Precedence>,
        property: NamedNodeRef<'_>,
        value: TermRef<'_>,
        passage: &impl ToString,
    ) -> Self {
        let value = value.to_string();
        let order = if BRACKET.contains(&property) { [passage.to_string(), value].join(" ") } else { value };
        Self { precedence, order }
    }

    /// The one that goes before all others.
    pub(crate) fn best<'c>(candidates: impl IntoIterator<Item = &'c Self>) -> Option<&'c Self> {
        candidates.into_iter().reduce(|best, other| decide(best, other).0)
    }

    pub(crate) fn precedence(&self) -> &Precedence {
        &self.precedence
    }

    fn is_above(&self, other: &Self) -> bool {
        self.order() > other.order()
    }

    fn order(&self) -> ((u32, &str), Reverse<&str>) {
        (self.precedence.order(), Reverse(&self.order))
    }
}

/// The candidate that the view shows of two, and why.
pub(crate) fn decide<'c>(one: &'c Candidate, other: &'c Candidate) -> (&'c Candidate, Reason) {
    let (winner, loser) = if other.is_above(one) { (other, one) } else { (one, other) };
    (winner, reason(&winner.precedence, &loser.precedence))
}

fn reason(winner: &Precedence, loser: &Precedence) -> Reason {
    match (winner.is_decision(), loser.is_decision()) {
        (true, false) => Reason::Decision,
        _ if winner.weight > loser.weight => Reason::Rank,
        _ => by_moment(&winner.as_of, &loser.as_of),
    }
}

/// The greater moment as text is the later one only if both are known, and neither lies in the other.
fn by_moment(winner: &str, loser: &str) -> Reason {
    match winner.strip_prefix(loser) {
        Some("") => Reason::Order,
        Some(_) if loser.is_empty() => Reason::Dated,
        Some(_) => Reason::Exact,
        None => Reason::Newer,
    }
}

impl KnowledgeGraph {
    /// What the source of a passage has for and against it, as the view describes the source.
    pub(crate) fn precedence(&self, passage: NamedNodeRef<'_>) -> Result<Precedence> {
        let source = NamedNodeRef::new_unchecked(source_of(passage.as_str()));
        let as_of = text(self.in_view().value(source.into(), ns::AS_OF)?);
        let Some(Term::NamedNode(rank)) = self.in_view().value(source.into(), ns::RANK)? else {
            return Ok(Precedence { as_of, ..Precedence::default() });
        };
        let weight = text(self.in_view().value(rank.as_ref().into(), ns::PRECEDENCE)?);
        Ok(Precedence { rank: Some(rank), weight: weight.parse().unwrap_or_default(), as_of })
    }
}

/// The IRI of the source that a passage is part of.
pub(crate) fn source_of(passage: &str) -> &str {
    passage.split('#').next().unwrap_or(passage)
}

/// What a literal says; nothing of anything else.
pub(super) fn text(term: Option<Term>) -> String {
    match term {
        Some(Term::Literal(literal)) => literal.destruct().0,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

    use std::fmt::Write as _;

    use oxigraph::io::{RdfFormat, RdfParser};
    use oxigraph::model::Literal;
    use proptest::prelude::*;

    use crate::vocab::xsd;

    use super::*;

    const RANKS: [&str; 4] = ["decision", "official-register", "project-report", "leaflet"];
    const SOURCE: &str = "https://w3id.org/hanke/id/source/";
    const SUM: &str = "https://w3id.org/hanke/id/amount/project/S1/planned/eu/unstated";

    /// A rank, a moment and a currency for each of some sources.
    type Sources = Vec<(&'static str, String, &'static str)>;

    fn sources() -> impl Strategy<Value = Sources> {
        let moment = prop_oneof![
            Just(String::new()),
            (2016_i32..2019).prop_map(|year| year.to_string()),
            (2016_i32..2019, 1_i32..4).prop_map(|(year, month)| format!("{year}-0{month}")),
            (2016_i32..2019, 1_i32..4, 1_i32..4).prop_map(|(year, month, day)| format!("{year}-0{month}-0{day}")),
        ];
        let source = (prop::sample::select(&RANKS[..]), moment, prop::sample::select(&["DEM", "EUR", "FIM"][..]));
        prop::collection::vec(source, 1_usize..6)
    }

    fn graph(sources: &Sources) -> KnowledgeGraph {
        let mut trig = String::new();
        for (index, (rank, as_of, currency)) in sources.iter().enumerate() {
            let rank = format!("https://w3id.org/hanke/scheme/source-ranks/{rank}");
            writeln!(trig, "<{SOURCE}{index}> {{ <{SOURCE}{index}> a {} ; {} <{rank}> .", ns::SOURCE, ns::RANK)
                .unwrap();
            if !as_of.is_empty() {
                writeln!(trig, "<{SOURCE}{index}> {} '{as_of}' .", ns::AS_OF).unwrap();
            }
            writeln!(trig, "}} <{SOURCE}{index}#line=0,1> {{ <{SUM}> {} '{currency}' }}", ns::CURRENCY).unwrap();
        }
        let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(&trig).map(|quad| quad.unwrap());
        KnowledgeGraph::from_claims(quads).unwrap()
    }

    fn candidates(graph: &KnowledgeGraph) -> Vec<(Candidate, Term)> {
        let claims = graph.claims_with(ns::CURRENCY).map(|claim| claim.unwrap());
        let candidate = |claim: super::super::Claim| {
            let precedence = Arc::new(graph.precedence(claim.passage.as_ref()).unwrap());
            let value = claim.value.as_ref();
            (Candidate::new(precedence, claim.property.as_ref(), value, &claim.passage), claim.value)
        };
        claims.map(candidate).collect()
    }

    /// The first and the last day of a moment.
    fn days(as_of: &str) -> (String, String) {
        let padded = |rest: &str| [as_of, rest.get(as_of.len()..).unwrap_or_default()].concat();
        (padded("0000-01-01"), padded("9999-12-31"))
    }

    fn is_true(reason: Reason, winner: &Precedence, loser: &Precedence, in_order: bool) -> bool {
        let ((first, last), (others_first, others_last)) = (days(&winner.as_of), days(&loser.as_of));
        let same_rank = winner.rank == loser.rank;
        match reason {
            Reason::Decision => winner.is_decision() && !loser.is_decision(),
            Reason::Rank => winner.weight > loser.weight && !winner.is_decision(),
            Reason::Newer => same_rank && !loser.as_of.is_empty() && first > others_last,
            Reason::Exact => same_rank && !loser.as_of.is_empty() && first >= others_first && last <= others_last,
            Reason::Dated => same_rank && !winner.as_of.is_empty() && loser.as_of.is_empty(),
            Reason::Order => same_rank && winner.as_of == loser.as_of && in_order,
            Reason::Given => false,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

        #[test]
        fn the_view_shows_the_winner_and_the_reason_is_true_of_each_pair(sources in sources()) {
            let graph = graph(&sources);
            let candidates = candidates(&graph);
            let sum = NamedNodeRef::new_unchecked(SUM);
            let shown = graph.in_view().values(sum.into(), ns::CURRENCY).collect::<crate::Result<Vec<_>>>().unwrap();
            let winner = Candidate::best(candidates.iter().map(|(candidate, _)| candidate)).unwrap();
            let value = candidates.iter().find(|(candidate, _)| candidate == winner).map(|(_, value)| value.clone());
            prop_assert_eq!(shown, Vec::from_iter(value));
            for (one, other) in candidates.iter().flat_map(|one| candidates.iter().map(move |other| (&one.0, &other.0))) {
                let (winner, reason) = decide(one, other);
                let loser = if std::ptr::eq(winner, one) { other } else { one };
                prop_assert!(!loser.is_above(winner));
                let in_order = winner.order <= loser.order;
                prop_assert!(is_true(reason, &winner.precedence, &loser.precedence, in_order), "{reason:?}: {winner:?}, {loser:?}");
            }
        }
    }

    #[test]
    fn the_ends_of_a_bracket_go_by_their_passages() {
        let number = Literal::new_typed_literal("9", xsd::INTEGER);
        let candidate = |property| Candidate::new(Arc::default(), property, number.as_ref().into(), &"<#line=1,2>");
        assert_eq!(candidate(ns::MIN_VALUE).order, format!("<#line=1,2> {number}"));
        assert_eq!(candidate(ns::VALUE).order, number.to_string());
    }
}
