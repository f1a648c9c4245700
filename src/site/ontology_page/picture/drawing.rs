//! The picture as SVG. Its colours are those of the page, so that it is legible in light and dark.

use std::fmt::Write as _;

use maud::{Markup, html};

use crate::language::Text;
use crate::site::ontology_page::page::Page;

use super::layout::{Node, Placed, Plan, plan};
use super::relations::Relation;
use super::routing::Line;

pub(super) fn svg(page: &Page<'_>, relations: &[Relation]) -> Markup {
    let plan = plan(nodes(page, relations), &edges(relations));
    let Plan { width, height, .. } = plan;
    html! {
        svg viewBox=(format!("0 0 {width:.0} {height:.0}")) width=(format!("{width:.0}")) height=(format!("{height:.0}"))
            role="img" aria-labelledby="picture-title picture-description" {
            title #picture-title { (page.say(Text::new("Hanke-sanaston luokat", "The classes of the Hanke vocabulary"))) }
            desc #picture-description { (description(page, relations)) }
            defs {
                marker #arrow viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto" {
                    path d="M0 1 10 5 0 9z" {}
                }
            }
            @for line in &plan.lines { (drawn(line)) }
            @for node in &plan.nodes { (boxed(node)) }
        }
    }
}

/// The classes first, then the properties between them.
fn nodes(page: &Page<'_>, relations: &[Relation]) -> Vec<Node> {
    let node = |iri: &str, is_class| Node { iri: iri.to_owned(), name: page.label(iri), is_class };
    let classes = page.vocabulary.classes().into_iter().map(|class| node(class, true));
    classes.chain(relations.iter().map(|relation| node(&relation.property, false))).collect()
}

fn edges(relations: &[Relation]) -> Vec<(String, String)> {
    let of = |relation: &Relation| {
        let into = relation.from.iter().map(|class| (class.clone(), relation.property.clone()));
        let out = relation.to.iter().map(|class| (relation.property.clone(), class.clone()));
        into.chain(out).collect::<Vec<_>>()
    };
    relations.iter().flat_map(of).collect()
}

fn description(page: &Page<'_>, relations: &[Relation]) -> String {
    let names = |terms: &[String]| terms.iter().map(|term| page.label(term)).collect::<Vec<_>>().join(", ");
    let sentences = relations.iter().map(|relation| {
        format!("{} – {} – {}", names(&relation.from), page.label(&relation.property), names(&relation.to))
    });
    sentences.collect::<Vec<_>>().join("; ")
}

fn boxed(placed: &Placed) -> Markup {
    let (left, top) = (placed.x - placed.width / 2.0, placed.y - placed.height / 2.0);
    let kind = if placed.node.is_class { "box" } else { "between" };
    html! {
        g class=(kind) {
            rect x=(format!("{left:.0}")) y=(format!("{top:.0}")) width=(format!("{:.0}", placed.width))
                height=(format!("{:.0}", placed.height)) rx="6" {}
            text x=(format!("{:.0}", placed.x)) y=(format!("{:.0}", placed.y + 5.0)) { (placed.node.name) }
        }
    }
}

fn drawn(line: &Line) -> Markup {
    html! { path.line d=(curve(line)) marker-end=[line.arrow.then_some("url(#arrow)")] {} }
}

/// A path that leaves and enters each layer upright.
fn curve(line: &Line) -> String {
    let mut path = String::new();
    let mut at = None;
    for [(x, y), (out_x, out_y)] in &line.stops {
        let bend = match at {
            None => format!("M{x:.0} {y:.0}"),
            Some((from_x, from_y)) => {
                let half = f64::midpoint(from_y, *y);
                format!(" C{from_x:.0} {half:.0} {x:.0} {half:.0} {x:.0} {y:.0}")
            }
        };
        path.push_str(&bend);
        if (out_y - y).abs() > 0.5 {
            // Writing into a String cannot fail.
            let _ = write!(path, " L{out_x:.0} {out_y:.0}");
        }
        at = Some((*out_x, *out_y));
    }
    path
}
