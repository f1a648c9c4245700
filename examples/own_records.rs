//! Adds records that a program has, here one passage of minutes, to the shipped data, and asks why the graph says what it
//! says.
//!
//!     cargo run --example own_records

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use std::sync::Arc;

use hanke::KnowledgeGraph;
use hanke::query::short;
use hanke::record::{Extent, Locator, Passage, Record, Source, Text, Uptake};
use hanke::vocab::ns::STRENGTH;

fn main() -> hanke::Result<()> {
    let source =
        Arc::new(Source::new("council-minutes", "Minutes of the council", "project-report", "fi", Extent::Lines(120)));
    let passage = Passage { source, locator: Locator::Lines { first: 41, last: 44 } };
    let uptake = Uptake {
        id: "opportunity-day-every-year".to_owned(),
        project: "S20398".into(),
        practice: Some("Mahdollisuuksien päivä – romanien koulutus- ja työllisyysmessut".into()),
        by: Some("Jyväskylän kaupunki".into()),
        strength: "rooted".into(),
        summary: Some(Text {
            fi: Some("Messut pidetään joka vuosi.".to_owned()),
            en: Some("The fair is held every year.".to_owned()),
            ..Text::default()
        }),
        ..Uptake::default()
    };

    let graph = KnowledgeGraph::builder()?.shipped()?.records(vec![Record::new(passage, uptake)]).build()?;
    let practice = graph.find("Mahdollisuuksien päivä – romanien koulutus- ja työllisyysmessut")?;
    for statement in graph.why(practice.as_ref(), Some(STRENGTH))? {
        for value in statement.shown() {
            println!(
                "{}: {}",
                short(&value.term, graph.prefixes()),
                value.passages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            );
        }
    }
    Ok(())
}
