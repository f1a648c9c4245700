//! How lines run: straight past the nodes of a layer, bent only between layers, and each to a place of its own on a box.

use super::layout::{Edge, Placed};

/// A line through points, between which it bends.
pub(super) struct Line {
    /// Pairs of where the line enters and where it leaves a layer.
    pub stops: Vec<[(f64, f64); 2]>,
    /// Whether it ends at a class, and not at the name of a property.
    pub arrow: bool,
}

/// Half the height of a layer.
const HALF: f64 = 18.0;
/// How far from one another lines meet a box.
const APART: f64 = 16.0;

/// The lines of the edges.
pub(super) fn lines(nodes: &[Placed], edges: &[Edge]) -> Vec<Line> {
    edges.iter().filter_map(|edge| line(nodes, edges, edge)).collect()
}

fn line(nodes: &[Placed], edges: &[Edge], edge: &Edge) -> Option<Line> {
    let (from, to) = (find(nodes, &edge.from)?, find(nodes, &edge.to)?);
    let down = if from.y < to.y { 1.0 } else { -1.0 };
    let start = (port(nodes, edges, from, edge), from.y + down * from.height / 2.0);
    let end = (port(nodes, edges, to, edge), to.y - down * to.height / 2.0);
    let past = edge.via.iter().map(|(x, y)| [(*x, y - down * HALF), (*x, y + down * HALF)]);
    let stops = [[start, start]].into_iter().chain(past).chain([[end, end]]).collect();
    Some(Line { stops, arrow: to.node.is_class })
}

fn find<'a>(nodes: &'a [Placed], iri: &str) -> Option<&'a Placed> {
    nodes.iter().find(|placed| placed.node.iri == iri)
}

/// Where on the side of a node a line meets it: side by side in the order in which the lines come. At the name of a
/// property they all meet in the middle.
fn port(nodes: &[Placed], edges: &[Edge], node: &Placed, edge: &Edge) -> f64 {
    if !node.node.is_class {
        return node.x;
    }
    let above = neighbour(nodes, node, edge).is_some_and(|(_, y)| y < node.y);
    let mut side: Vec<_> = edges.iter().filter(|edge| touches(node, edge)).collect();
    side.retain(|edge| neighbour(nodes, node, edge).is_some_and(|(_, y)| (y < node.y) == above));
    side.sort_by(|a, b| {
        let x = |edge| neighbour(nodes, node, edge).map_or(0.0, |(x, _)| x);
        x(a).total_cmp(&x(b))
    });
    let before = side.iter().take_while(|other| !std::ptr::eq(**other, edge)).map(|_| 1.0).sum::<f64>();
    let gaps = side.iter().skip(1).map(|_| 1.0).sum::<f64>();
    let apart = APART.min((node.width - 16.0) / gaps.max(1.0));
    node.x + (before - gaps / 2.0) * apart
}

fn touches(node: &Placed, edge: &Edge) -> bool {
    edge.from == node.node.iri || edge.to == node.node.iri
}

/// The next place on the way of a line from a node.
fn neighbour(nodes: &[Placed], node: &Placed, edge: &Edge) -> Option<(f64, f64)> {
    let (via, other) =
        if edge.from == node.node.iri { (edge.via.first(), &edge.to) } else { (edge.via.last(), &edge.from) };
    via.copied().or_else(|| find(nodes, other).map(|other| (other.x, other.y)))
}
