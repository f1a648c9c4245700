//! Asks a saved question and reads the rows into a type: which practices have been tried for people in prison?
//!
//!     cargo run --example typed_rows

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use hanke::KnowledgeGraph;
use serde::Deserialize;

#[derive(Deserialize)]
struct Practice {
    title: String,
    origins: Option<String>,
}

fn main() -> hanke::Result<()> {
    let graph = KnowledgeGraph::shipped()?;
    let question = graph.query("practices")?.bind("target_group", "vangit")?;
    for practice in question.rows::<Practice>()? {
        let Practice { title, origins } = practice?;
        println!("{title}: {}", origins.as_deref().unwrap_or("origin unknown"));
    }
    Ok(())
}
