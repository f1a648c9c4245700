//! The sides of a disagreement, a line each: the value, who gives it, and why it is shown or not.

use oxigraph::model::Term;

use crate::graph::Reason;
use crate::{KnowledgeGraph, Result};

use super::disagreements::{Claimed, Disagreement};
use super::finding::Wording;
use super::naming;

/// Each value with its passages, the one that the view shows first.
pub(super) fn of(graph: &KnowledgeGraph, disagreement: &Disagreement) -> Result<Vec<Wording>> {
    let sides = disagreement.values.iter().enumerate().map(|(index, claimed)| {
        let (value, passages) = (naming::wording(graph, &claimed.value)?, passages(graph, claimed)?);
        let why = if index == 0 { because(disagreement.why) } else { Wording::new("ei näytetä", "not shown") };
        Ok(Wording::new(
            format!("{}: {} ({})", why.fi, value.fi, passages.fi),
            format!("{}: {} ({})", why.en, value.en, passages.en),
        ))
    });
    sides.collect()
}

/// The passages that give a value, with the rank of their sources.
fn passages(graph: &KnowledgeGraph, claimed: &Claimed) -> Result<Wording> {
    let (mut fi, mut en) = (Vec::new(), Vec::new());
    for (passage, precedence) in &claimed.passages {
        let passage = naming::wording(graph, &passage.clone().into())?;
        let rank = precedence.rank.clone().map(|rank| naming::wording(graph, &Term::from(rank)));
        let rank = rank.transpose()?.unwrap_or_default();
        fi.push(format!("{}, {}", passage.fi, rank.fi));
        en.push(format!("{}, {}", passage.en, rank.en));
    }
    Ok(Wording::new(fi.join("; "), en.join("; ")))
}

fn because(reason: Reason) -> Wording {
    match reason {
        Reason::Decision => Wording::new("näytetään, koska niin on päätetty", "shown, as was decided"),
        Reason::Rank => {
            Wording::new("näytetään, koska lähde painaa eniten", "shown, of the source with the highest rank")
        }
        Reason::Newer => Wording::new("näytetään, koska lähde on uusin", "shown, of the newest source"),
        Reason::Exact => Wording::new(
            "näytetään, koska lähde kertoo ajankohtansa tarkemmin",
            "shown, as its source gives its date more exactly",
        ),
        Reason::Dated => Wording::new(
            "näytetään, koska toinen lähde ei kerro ajankohtaansa",
            "shown, as the other source gives no date",
        ),
        Reason::Order => {
            Wording::new("näytetään, koska on aakkosjärjestyksessä ensimmäinen", "shown, being first in lexical order")
        }
        Reason::Given => Wording::new("näytetään, koska näkymä on annettu näin", "shown, as the view was given so"),
    }
}
