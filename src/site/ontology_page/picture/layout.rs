//! Where the boxes, the names of properties and the lines stand.
//!
//! The name of a property is a node of its own between its classes: it takes room, so that nothing is drawn over it, and
//! a property of several classes stands in the picture once.

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, GraphLabel, LayoutOptions, NodeLabel};

use crate::site::pictures::width;

use super::routing::{Line, lines};

/// Something with a name that takes room.
pub(super) struct Node {
    pub iri: String,
    pub name: String,
    pub is_class: bool,
}

/// A node with its place.
pub(super) struct Placed {
    pub node: Node,
    /// The middle.
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A line from one node to another, and the places between them where it passes other nodes.
pub(super) struct Edge {
    pub from: String,
    pub to: String,
    pub via: Vec<(f64, f64)>,
}

/// A picture without its looks.
pub(super) struct Plan {
    pub width: f64,
    pub height: f64,
    pub nodes: Vec<Placed>,
    pub lines: Vec<Line>,
}

type Layers = Graph<NodeLabel, EdgeLabel>;

/// Places the nodes in layers, so that lines run downwards where they can.
pub(super) fn plan(nodes: Vec<Node>, edges: &[(String, String)]) -> Plan {
    let mut layers = layers(&nodes, edges);
    let room = LayoutOptions {
        nodesep: 16.0,
        edgesep: 12.0,
        ranksep: 56.0,
        marginx: 8.0,
        marginy: 8.0,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut layers, Some(room));
    let nodes: Vec<_> = nodes.into_iter().map(|node| placed(node, &layers)).collect();
    let edges: Vec<_> = edges.iter().map(|(from, to)| edge(from, to, &nodes, &layers)).collect();
    let (width, height) = layers.graph_label::<GraphLabel>().map_or((0.0, 0.0), |label| (label.width, label.height));
    Plan { width, height, lines: lines(&nodes, &edges), nodes }
}

fn layers(nodes: &[Node], edges: &[(String, String)]) -> Layers {
    let mut layers = Layers::with_options(GraphOptions { directed: true, multigraph: true, compound: false });
    for node in nodes {
        let (width, height) = size(node);
        layers.set_node(node.iri.as_str(), Some(NodeLabel { width, height, ..NodeLabel::default() }));
    }
    for (from, to) in edges {
        layers.set_edge(from.as_str(), to.as_str(), Some(EdgeLabel::default()), None);
    }
    layers
}

/// How much room a name takes in a font of 14 px, in bold for classes. Labels are measured for one of 13 px.
fn size(node: &Node) -> (f64, f64) {
    let wide = f64::from(width(&node.name)) * 14.0 / 13.0;
    if node.is_class { (wide * 1.12 + 28.0, 36.0) } else { (wide + 10.0, 22.0) }
}

fn placed(node: Node, layers: &Layers) -> Placed {
    let (width, height) = size(&node);
    let at = layers.node(&node.iri);
    let (x, y) = at.map_or((0.0, 0.0), |at| (at.x.unwrap_or_default(), at.y.unwrap_or_default()));
    Placed { node, x, y, width, height }
}

/// The first and the last point lie on the nodes themselves; where lines meet those is decided later. Points that are not
/// in a layer lie between two: lines bend there anyway.
fn edge(from: &str, to: &str, nodes: &[Placed], layers: &Layers) -> Edge {
    let points = layers.edge(from, to, None).map(|edge| edge.points.as_slice()).unwrap_or_default();
    let between = points.get(1..points.len().saturating_sub(1)).unwrap_or_default();
    let in_a_layer = |y: f64| nodes.iter().any(|node| (node.y - y).abs() < 1.0);
    let via = between.iter().filter(|point| in_a_layer(point.y)).map(|point| (point.x, point.y)).collect();
    Edge { from: from.to_owned(), to: to.to_owned(), via }
}
