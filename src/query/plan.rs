//! How the engine goes about a query, and where the time goes.

use std::fmt::Write as _;

use oxigraph::sparql::{PreparedSparqlQuery, QueryResults};
use serde_json::Value;

use crate::error::Error;
use crate::{KnowledgeGraph, Result};

use super::limits::Watch;
use super::{Question, bounds};

impl Question<'_> {
    /// Answers the query, throws the answer away, and gives the engine's plan: an operation a line, what it works on
    /// beneath it, with the rows that it gave and the time that it and everything beneath it took.
    ///
    /// # Errors
    /// Those of [`sparql`](Self::sparql), and [`QueryError::Evaluation`](crate::error::QueryError::Evaluation) if the
    /// query cannot be evaluated.
    pub fn explain(&self) -> Result<String> {
        let query = self.sparql()?;
        bounds::check(&self.saved.name, &query)?;
        let (watch, prepared) = Watch::start(&self.saved.name, query, self.limits)?;
        let json = watch.step(|| explained(self.graph, prepared))?;
        let plan: Value = serde_json::from_slice(&json).map_err(|error| Error::Output(error.into()))?;
        let mut text = String::new();
        line(&plan["plan"], 0, &mut text);
        Ok(text)
    }
}

/// The plan as the engine writes it, after the query has been answered.
fn explained(graph: &KnowledgeGraph, query: PreparedSparqlQuery) -> Result<Vec<u8>> {
    let (results, explanation) = graph.evaluate_explained(query)?;
    if let QueryResults::Solutions(mut solutions) = results {
        solutions.try_for_each(|solution| solution.map(drop))?;
    }
    let mut json = Vec::new();
    explanation.write_in_json(&mut json)?;
    Ok(json)
}

fn line(operation: &Value, depth: usize, text: &mut String) {
    let name = operation["name"].as_str().unwrap_or_default();
    let rows = operation["number of results"].as_u64().map(|rows| rows.to_string()).unwrap_or_default();
    let time = operation["duration in seconds"].as_f64().map(|seconds| format!("{:.3}", seconds * 1000.0));
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{rows:>8} rows {:>10} ms  {}{name}", time.unwrap_or_default(), "  ".repeat(depth));
    for child in operation["children"].as_array().into_iter().flatten() {
        line(child, depth + 1, text);
    }
}
