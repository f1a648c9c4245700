//! The network as SVG.

use maud::{Markup, html};
use rust_decimal::Decimal;

use crate::language::{Language, Text};
use crate::site::pictures::label::{fitted, width};
use crate::site::pictures::legend::legend;
use crate::site::pictures::picture::PROJECTS;
use crate::site::pictures::scale::{Scale, tenth};

use super::nodes::{Arc, Network, Node};

const LABELS: u32 = 330;
const MARKS: u32 = LABELS + 22;
const ARCS: u32 = 360;
const LINE: u32 = 26;
const SMALLEST: u32 = 4;
const LARGEST: u32 = 11;

pub(super) fn drawing(network: &Network, language: Language) -> ((u32, u32), Markup) {
    let bottom = LINE * u32::try_from(network.nodes.len()).unwrap_or_default();
    let (meanings, depth) = legend(&signs(network, language), bottom + 14, MARKS + ARCS);
    let drawn = html! {
        @for arc in &network.arcs { (arc_between(arc, network, language)) }
        @for (line, node) in network.nodes.iter().enumerate() { (line_of(node, line, network, language)) }
        (meanings)
    };
    ((MARKS + ARCS, bottom + 14 + depth), drawn)
}

fn middle(line: usize) -> u32 {
    u32::try_from(line).unwrap_or_default() * LINE + LINE / 2
}

fn arc_between(arc: &Arc, network: &Network, language: Language) -> Markup {
    let (top, bottom) = (middle(arc.upper), middle(arc.lower));
    let longest = network.arcs.iter().map(|arc| arc.lower - arc.upper).max().unwrap_or(1);
    let out = Scale::new(0, longest, (ARCS - 20).min(middle(longest))).place(arc.lower - arc.upper);
    let most = network.arcs.iter().map(|arc| arc.shared).max().unwrap_or(1);
    let thick = Decimal::new(12, 1) + Scale::new(1, most.max(2), 4).place(arc.shared);
    let names = [arc.upper, arc.lower].map(|place| network.nodes.get(place).map(|node| node.name.as_str()));
    html! {
        path class=(if arc.funding { "arc funding" } else { "arc" }) stroke-width=(thick)
            d=(format!("M{MARKS} {top}A{out} {} 0 0 1 {MARKS} {bottom}", tenth(Decimal::from(bottom - top) / Decimal::TWO)))
        {
            title { (names.map(Option::unwrap_or_default).join(" – ")) ": " (PROJECTS.counted(arc.shared, language)) }
        }
    }
}

fn line_of(node: &Node, line: usize, network: &Network, language: Language) -> Markup {
    let number = language.number(node.projects);
    let y = middle(line);
    let most = network.nodes.iter().map(|node| node.projects).max().unwrap_or(1);
    html! {
        text class="end" x=(LABELS) y=(Decimal::new(45, 1) + Decimal::from(y)) {
            (fitted(&node.name, LABELS - 14 - width(&number)))
            tspan class="quiet" dx="8" { (number) }
        }
        g transform=(format!("translate({MARKS} {y})")) {
            title { (node.name) ": " (PROJECTS.counted(node.projects, language)) }
            (mark(node.funds, node.implements, radius(node.projects, most)))
        }
    }
}

/// A circle for one that carries out, a square for one that funds, a diamond for one that does both.
fn mark(funds: bool, implements: bool, radius: Decimal) -> Markup {
    match (funds, implements) {
        (true, true) => {
            let tip = tenth(radius * Decimal::new(13, 1));
            html! { polygon class="mark both" points=(format!("0,-{tip} {tip},0 0,{tip} -{tip},0")) {} }
        }
        (true, false) => {
            let side = tenth(radius * Decimal::new(18, 1));
            let corner = tenth(-side / Decimal::TWO);
            html! { rect class="mark funds" x=(corner) y=(corner) width=(side) height=(side) {} }
        }
        _ => html! { circle class="mark" r=(radius) {} },
    }
}

/// The area of a sign grows with the number of projects.
fn radius(projects: usize, most: usize) -> Decimal {
    let area = |radius: u32| Decimal::from(radius * radius * 100);
    let share = Decimal::from(projects) / Decimal::from(most.max(1));
    let square = (area(LARGEST) * share).max(area(SMALLEST));
    Decimal::new(i64::try_from(square.trunc()).unwrap_or_default().isqrt(), 1).normalize()
}

/// What the signs mean that are drawn.
fn signs(network: &Network, language: Language) -> Vec<(Markup, String)> {
    let marks = [
        (false, true, Text::new("toteuttaja", "implementer").of(language)),
        (true, false, Text::new("rahoittaja", "funder").of(language)),
        (true, true, Text::new("molempia", "both").of(language)),
    ];
    let drawn =
        |funds, implements| network.nodes.iter().any(|node| (node.funds, node.implements) == (funds, implements));
    let marks = marks.into_iter().filter(|(funds, implements, _)| drawn(*funds, *implements)).map(
        |(funds, implements, name)| {
            (html! { g transform="translate(13 8)" { (mark(funds, implements, Decimal::from(7))) } }, name.to_owned())
        },
    );
    let arcs = [
        (false, "arc", Text::new("toteuttivat yhdessä", "carried out together").of(language)),
        (true, "arc funding", Text::new("toinen rahoitti", "one funded").of(language)),
    ];
    let arcs = arcs
        .into_iter()
        .filter(|(funding, ..)| network.arcs.iter().any(|arc| arc.funding == *funding))
        .map(|(_, class, name)| (html! { path class=(class) stroke-width="2" d="M0 8H26" {} }, name.to_owned()));
    marks.chain(arcs).collect()
}
