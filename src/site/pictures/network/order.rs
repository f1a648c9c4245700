//! An order in which those that belong together stand together: short arcs cross less.

/// How often the order is gone through at most; it hardly ever takes more than a few times.
const ROUNDS: usize = 20;

/// The numbers from 0 up in an order in which edges between them are short: each is moved to where their sum is least,
/// until no move helps. Only whole numbers are compared, so the order is the same on every machine.
pub(super) fn ordered(nodes: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..nodes).collect();
    for _ in 0..ROUNDS {
        let mut moved = false;
        for node in 0..nodes {
            moved |= settle(&mut order, node, edges);
        }
        if !moved {
            break;
        }
    }
    order
}

/// Moves one to where the edges are shortest; says whether that is elsewhere.
fn settle(order: &mut Vec<usize>, node: usize, edges: &[(usize, usize)]) -> bool {
    let mut best = (length(order, edges), order.clone());
    let before = best.0;
    let without: Vec<usize> = order.iter().copied().filter(|other| *other != node).collect();
    for place in 0..=without.len() {
        let mut tried = without.clone();
        tried.insert(place, node);
        let length = length(&tried, edges);
        if length < best.0 {
            best = (length, tried);
        }
    }
    *order = best.1;
    best.0 < before
}

fn length(order: &[usize], edges: &[(usize, usize)]) -> usize {
    let mut places = vec![0; order.len()];
    for (place, node) in order.iter().enumerate() {
        if let Some(slot) = places.get_mut(*node) {
            *slot = place;
        }
    }
    let place = |node: usize| places.get(node).copied().unwrap_or_default();
    edges.iter().map(|(one, other)| place(*one).abs_diff(place(*other))).sum()
}
