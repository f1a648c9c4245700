//! The sides of a disagreement, a line each: the value, who gives it, and why it is shown or not.

use oxigraph::model::Term;

use super::disagreements::{Claimed, Disagreement};
use super::naming;
use crate::graph::Reason;
use crate::language::Text;
use crate::{KnowledgeGraph, Result};

/// Each value with its passages, the one that the view shows first.
pub(super) fn of(graph: &KnowledgeGraph, disagreement: &Disagreement) -> Result<Vec<Text<String>>> {
    let sides = disagreement.values.iter().enumerate().map(|(index, claimed)| {
        let (value, passages) = (naming::wording(graph, &claimed.value)?, passages(graph, claimed)?);
        let why = if index == 0 { because(disagreement.why) } else { Text::new("ei näytetä", "not shown") };
        Ok(Text::each(|language| format!("{}: {} ({})", why.of(language), value.of(language), passages.of(language))))
    });
    sides.collect()
}

/// The passages that give a value, with the rank of their sources.
fn passages(graph: &KnowledgeGraph, claimed: &Claimed) -> Result<Text<String>> {
    let mut named = Vec::new();
    for (passage, precedence) in &claimed.passages {
        let passage = naming::wording(graph, &passage.clone().into())?;
        let rank = precedence.rank.clone().map(|rank| naming::wording(graph, &Term::from(rank)));
        let rank = rank.transpose()?.unwrap_or_default();
        named.push((passage, rank));
    }
    Ok(Text::each(|language| {
        let named = named.iter().map(|(passage, rank)| format!("{}, {}", passage.of(language), rank.of(language)));
        named.collect::<Vec<_>>().join("; ")
    }))
}

fn because(reason: Reason) -> Text {
    match reason {
        Reason::Decision => Text::new("näytetään, koska niin on päätetty", "shown, as was decided"),
        Reason::Rank => Text::new("näytetään, koska lähde painaa eniten", "shown, of the source with the highest rank"),
        Reason::Newer => Text::new("näytetään, koska lähde on uusin", "shown, of the newest source"),
        Reason::Exact => Text::new(
            "näytetään, koska lähde kertoo ajankohtansa tarkemmin",
            "shown, as its source gives its date more exactly",
        ),
        Reason::Dated => Text::new(
            "näytetään, koska toinen lähde ei kerro ajankohtaansa",
            "shown, as the other source gives no date",
        ),
        Reason::Order => {
            Text::new("näytetään, koska on aakkosjärjestyksessä ensimmäinen", "shown, being first in lexical order")
        }
        Reason::Given => Text::new("näytetään, koska näkymä on annettu näin", "shown, as the view was given so"),
    }
}
