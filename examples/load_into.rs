//! Fills a store that a program has opened: here one in memory; one on disk (`RocksDB`) is filled in the same way.
//!
//!     cargo run --example load_into

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use hanke::KnowledgeGraph;
use hanke::oxigraph::sparql::{QueryResults, SparqlEvaluator};
use hanke::oxigraph::store::Store;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let store = Store::new()?;
    KnowledgeGraph::shipped()?.load_into(&store)?;
    let query = SparqlEvaluator::new().parse_query("ASK { ?project a <https://w3id.org/hanke/ns#Project> }")?;
    if let QueryResults::Boolean(has_projects) = query.on_store(&store).execute()? {
        println!("{} quads; projects among them: {has_projects}", store.len()?);
    }
    Ok(())
}
