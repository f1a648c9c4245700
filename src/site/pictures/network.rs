//! The network of organisations: one below the other, with an arc between any two that were in the same projects.

mod drawing;
mod nodes;
mod order;
mod pair;

use std::collections::BTreeSet;

use maud::Markup;

use crate::Result;
use crate::language::{Language, Text};
use crate::publish::Edition;
use crate::vocab::{ns, rdf, skos};

use super::alternative::{Cell, alternative};
use super::figure::figure;
use super::needs::Needs;
use super::picture::Picture;

use nodes::Network;
use pair::Pair;

const NEEDS: Needs = Needs {
    query: "organization-network",
    classes: &[ns::PROJECT, ns::ORGANIZATION_CLASS, ns::PARTICIPATION, ns::AWARD, skos::CONCEPT],
    properties: &[rdf::TYPE, ns::ORGANIZATION, ns::FUNDER, ns::PROJECT_OF, ns::ROLE, skos::BROADER, skos::PREF_LABEL],
};

pub(super) fn draw(edition: &Edition<'_>, language: Language) -> Result<Option<Picture>> {
    let mut pairs: Vec<Pair> = NEEDS.rows(edition, language)?;
    let found = once_each(&mut pairs);
    strongest(&mut pairs);
    let left_out = found - pairs.len();
    let Some(network) = Network::of(&pairs) else { return Ok(None) };
    let title = Text::new("Organisaatioiden verkosto", "The network of organisations").of(language);
    let sentences = sentences(&network, left_out, language);
    let (size, drawn) = drawing::drawing(&network, language);
    let svg = figure("network", size, title, &sentences.join(" "), &drawn);
    let alternative = table(&pairs, &sentences, language);
    Ok(Some(Picture { id: "network", title: title.to_owned(), svg, alternative, query: NEEDS.query }))
}

/// An organisation may have several names where it has none in the language of the page. Says how many pairs there are.
fn once_each(pairs: &mut Vec<Pair>) -> usize {
    let mut seen = BTreeSet::new();
    pairs.retain(|pair| seen.insert((pair.organization.clone(), pair.capacity.clone(), pair.other.clone())));
    pairs.len()
}

/// As many pairs as can be told apart, those with most shared projects. Funders have far more projects than others, and
/// would leave no room for those who work together.
fn strongest(pairs: &mut Vec<Pair>) {
    let (mut funding, mut together) = (40, 80);
    pairs.retain(|pair| {
        let room: &mut usize = if pair.is_funding() { &mut funding } else { &mut together };
        let fits = *room > 0;
        *room = room.saturating_sub(1);
        fits
    });
}

fn sentences(network: &Network, left_out: usize, language: Language) -> Vec<String> {
    let number = network.nodes.len();
    let shown = Text::new(format!(
            "Verkostossa on {number} organisaatiota: ne, joilla on eniten hankkeita ja joilla on myös keskenään yhteisiä hankkeita."
        ), format!("{number} organisations: those with most projects, so far as they share any with each other.")).take(language);
    let most = network.best_connected().map(|(node, partners)| {
        Text::new(
            format!("Eniten yhteyksiä on organisaatiolla {}: {partners}.", node.name),
            format!("The best connected is {}, with {partners} others.", node.name),
        )
        .take(language)
    });
    let arcs = Text::new(
        "Kaari yhdistää organisaatiot, joilla on yhteisiä hankkeita; mitä enemmän hankkeita, sitä paksumpi kaari ja suurempi merkki. Ohjelman rahoittajaa ei lueta ohjelman hankkeiden rahoittajaksi.",
        "An arc joins two that share projects; the more projects, the thicker the arc and the larger the sign. Who funds a programme is not counted to fund its projects."
    ).of(language);
    let weaker = (left_out > 0).then(|| {
        Text::new(
            format!("Pareista {left_out} jää pois: niillä on vähiten yhteisiä hankkeita."),
            format!("{left_out} pairs are left out: those that share fewest projects."),
        )
        .take(language)
    });
    [shown].into_iter().chain(most).chain([arcs.to_owned()]).chain(weaker).collect()
}

fn table(pairs: &[Pair], sentences: &[String], language: Language) -> Markup {
    let columns = [
        Text::new("organisaatio", "organisation").of(language),
        Text::new("hankkeita", "projects").of(language),
        Text::new("mukana", "in").of(language),
        Text::new("toteuttaja", "implementer").of(language),
        Text::new("toteuttajan hankkeita", "its projects").of(language),
        Text::new("yhteisiä hankkeita", "shared projects").of(language),
    ];
    let row = |pair: &Pair| {
        vec![
            Cell::Text(pair.name()),
            Cell::Number(language.number(pair.projects)),
            Cell::Text(pair.capacity_name.clone()),
            Cell::Text(pair.other_name()),
            Cell::Number(language.number(pair.other_projects)),
            Cell::Number(language.number(pair.shared)),
        ]
    };
    alternative(sentences, &columns, &pairs.iter().map(row).collect::<Vec<_>>())
}
