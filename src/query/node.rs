//! The parts of a query, whatever they are: groups of patterns, expressions, property paths.

use spargebra::Query;
use spargebra::algebra::{AggregateExpression, Expression, GraphPattern, OrderExpression, PropertyPathExpression};

/// A part of a query.
#[derive(Clone, Copy)]
pub(super) enum Node<'a> {
    Group(&'a GraphPattern),
    Expression(&'a Expression),
    Path(&'a PropertyPathExpression),
}

/// A part of a query and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub node: Node<'a>,
    /// In how many parts it stands.
    pub depth: usize,
    /// The number of the group whose patterns are joined with each other.
    pub group: usize,
}

/// Every part of a query but its template. Nothing recurs: a query may be deep.
pub(super) fn all(query: &Query) -> impl Iterator<Item = Place<'_>> {
    let (Query::Select { pattern, .. }
    | Query::Ask { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }) = query;
    let mut todo = vec![Place { node: Node::Group(pattern), depth: 0, group: 0 }];
    let mut groups = 0;
    std::iter::from_fn(move || {
        let place = todo.pop()?;
        for node in place.node.parts() {
            groups += 1;
            let group = if place.node.joins() { place.group } else { groups };
            todo.push(Place { node, depth: place.depth + 1, group });
        }
        Some(place)
    })
}

impl Node<'_> {
    /// Whether its parts are joined with what it stands in.
    fn joins(self) -> bool {
        !matches!(
            self,
            Self::Expression(_)
                | Self::Group(GraphPattern::Union { .. } | GraphPattern::Project { .. } | GraphPattern::Group { .. })
        )
    }

    /// The parts right beneath this one.
    pub(super) fn parts(self) -> Vec<Self> {
        match self {
            Self::Group(group) => of_group(group),
            Self::Expression(expression) => of_expression(expression),
            Self::Path(path) => of_path(path),
        }
    }
}

fn of_group(group: &GraphPattern) -> Vec<Node<'_>> {
    use GraphPattern as P;
    match group {
        P::Bgp { .. } | P::Values { .. } => Vec::new(),
        P::Path { path, .. } => vec![Node::Path(path)],
        P::Join { left, right } | P::Lateral { left, right } | P::Union { left, right } | P::Minus { left, right } => {
            vec![Node::Group(left), Node::Group(right)]
        }
        P::LeftJoin { left, right, expression } => {
            let condition = expression.iter().map(Node::Expression);
            [Node::Group(left), Node::Group(right)].into_iter().chain(condition).collect()
        }
        P::Filter { expr: expression, inner } | P::Extend { inner, expression, .. } => {
            vec![Node::Group(inner), Node::Expression(expression)]
        }
        P::OrderBy { inner, expression } => with(inner, expression.iter().map(key)),
        P::Group { inner, aggregates, .. } => with(inner, aggregates.iter().filter_map(|(_, each)| aggregated(each))),
        P::Graph { inner, .. }
        | P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::Slice { inner, .. }
        | P::Service { inner, .. } => vec![Node::Group(inner)],
    }
}

fn with<'a>(inner: &'a GraphPattern, expressions: impl Iterator<Item = &'a Expression>) -> Vec<Node<'a>> {
    [Node::Group(inner)].into_iter().chain(expressions.map(Node::Expression)).collect()
}

fn key(key: &OrderExpression) -> &Expression {
    let (OrderExpression::Asc(expression) | OrderExpression::Desc(expression)) = key;
    expression
}

fn aggregated(aggregate: &AggregateExpression) -> Option<&Expression> {
    match aggregate {
        AggregateExpression::CountSolutions { .. } => None,
        AggregateExpression::FunctionCall { expr, .. } => Some(expr),
    }
}

fn of_expression(expression: &Expression) -> Vec<Node<'_>> {
    use Expression as E;
    match expression {
        E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) => Vec::new(),
        E::Or(a, b)
        | E::And(a, b)
        | E::Equal(a, b)
        | E::SameTerm(a, b)
        | E::Greater(a, b)
        | E::GreaterOrEqual(a, b)
        | E::Less(a, b)
        | E::LessOrEqual(a, b)
        | E::Add(a, b)
        | E::Subtract(a, b)
        | E::Multiply(a, b)
        | E::Divide(a, b) => vec![Node::Expression(a), Node::Expression(b)],
        E::UnaryPlus(a) | E::UnaryMinus(a) | E::Not(a) => vec![Node::Expression(a)],
        E::In(a, list) => [a.as_ref()].into_iter().chain(list).map(Node::Expression).collect(),
        E::Exists(group) => vec![Node::Group(group)],
        E::If(a, b, c) => [a, b, c].map(|part| Node::Expression(part)).into(),
        E::Coalesce(list) | E::FunctionCall(_, list) => list.iter().map(Node::Expression).collect(),
    }
}

fn of_path(path: &PropertyPathExpression) -> Vec<Node<'_>> {
    use PropertyPathExpression as P;
    match path {
        P::NamedNode(_) | P::NegatedPropertySet(_) => Vec::new(),
        P::Reverse(path) | P::ZeroOrMore(path) | P::OneOrMore(path) | P::ZeroOrOne(path) => vec![Node::Path(path)],
        P::Sequence(a, b) | P::Alternative(a, b) => vec![Node::Path(a), Node::Path(b)],
    }
}
