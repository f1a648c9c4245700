//! Organisations and what they share, in the order in which they are drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::order;
use super::pair::Pair;

pub(super) struct Network {
    pub nodes: Vec<Node>,
    pub arcs: Vec<Arc>,
}

pub(super) struct Node {
    pub name: String,
    pub projects: usize,
    pub funds: bool,
    pub implements: bool,
}

/// What two organisations share; their places among the nodes, the upper one first.
pub(super) struct Arc {
    pub upper: usize,
    pub lower: usize,
    pub shared: usize,
    /// Whether one of them funded it.
    pub funding: bool,
}

impl Network {
    /// Nothing if there are no pairs.
    pub(super) fn of(pairs: &[Pair]) -> Option<Self> {
        let mut nodes = BTreeMap::<&str, Node>::new();
        for pair in pairs {
            let funding = pair.is_funding();
            add(&mut nodes, &pair.organization, (pair.name(), pair.projects), funding);
            add(&mut nodes, &pair.other, (pair.other_name(), pair.other_projects), false);
        }
        let places = places(&nodes, pairs);
        let mut ordered: Vec<_> = nodes.into_iter().filter_map(|(iri, node)| Some((*places.get(iri)?, node))).collect();
        ordered.sort_by_key(|(place, _)| *place);
        let arcs = pairs.iter().filter_map(|pair| arc(pair, &places)).collect();
        let nodes: Vec<_> = ordered.into_iter().map(|(_, node)| node).collect();
        (!nodes.is_empty()).then_some(Self { nodes, arcs })
    }

    /// The organisation that shares projects with most others, and with how many; nothing if there are several.
    pub(super) fn best_connected(&self) -> Option<(&Node, usize)> {
        let others = |place: usize| {
            let ends = self.arcs.iter().map(|arc| (arc.upper, arc.lower));
            ends.filter(|(upper, lower)| *upper == place || *lower == place).collect::<BTreeSet<_>>().len()
        };
        let counted = self.nodes.iter().enumerate().map(|(place, node)| (node, others(place)));
        let mut counted: Vec<_> = counted.collect();
        counted.sort_by_key(|(_, others)| std::cmp::Reverse(*others));
        let (best, second) = (*counted.first()?, counted.get(1));
        second.is_none_or(|second| second.1 < best.1).then_some(best)
    }
}

fn add<'a>(nodes: &mut BTreeMap<&'a str, Node>, iri: &'a str, (name, projects): (String, usize), funding: bool) {
    let node = nodes.entry(iri).or_insert(Node { name, projects, funds: false, implements: false });
    node.funds |= funding;
    node.implements |= !funding;
}

fn places<'a>(nodes: &BTreeMap<&'a str, Node>, pairs: &[Pair]) -> BTreeMap<&'a str, usize> {
    let mut iris: Vec<&'a str> = nodes.keys().copied().collect();
    iris.sort_by_key(|iri| nodes.get(iri).map(|node| (std::cmp::Reverse(node.projects), node.name.clone())));
    let number = |wanted: &str| iris.iter().position(|iri| *iri == wanted);
    let edges: Vec<_> =
        pairs.iter().filter_map(|pair| Some((number(&pair.organization)?, number(&pair.other)?))).collect();
    let order = order::ordered(iris.len(), &edges);
    order.into_iter().enumerate().filter_map(|(place, node)| Some((*iris.get(node)?, place))).collect()
}

fn arc(pair: &Pair, places: &BTreeMap<&str, usize>) -> Option<Arc> {
    let (one, other) = (*places.get(pair.organization.as_str())?, *places.get(pair.other.as_str())?);
    Some(Arc { upper: one.min(other), lower: one.max(other), shared: pair.shared, funding: pair.is_funding() })
}
