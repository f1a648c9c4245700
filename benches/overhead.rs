//! What asking through Hanke costs over asking the engine: filling in parameters by rewriting, holding the query to its limits,
//! and reading rows into a type. All are measured in turns, as CPU time of the whole process.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark shows figures, and stops when it cannot go on"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use cpu_time::ProcessTime;
use hanke::KnowledgeGraph;
use hanke::query::SavedQuery;
use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use serde::Deserialize;

const ROWS: usize = 100_000;
const ROUNDS: usize = 25;

const QUERY: &str = "#+ summary: Amounts over a sum
#+ params: [{name: least, type: integer, required: true, example: 0}]
PREFIX hanke: <https://w3id.org/hanke/ns#>
SELECT ?amount ?currency ?value WHERE {
  ?amount hanke:currency ?currency ; hanke:value ?value FILTER(?value >= ?_least)
} ORDER BY ?amount ?currency ?value
";

#[derive(Deserialize)]
struct Sum {
    amount: String,
    currency: String,
    value: f64,
}

fn main() {
    let graph = generated();
    let saved = Arc::new(SavedQuery::parse("amounts.rq", QUERY).unwrap());
    let direct_text = QUERY.replace("?_least", "0");
    let mut figures = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        figures[0].push(measure(|| direct(&graph, &direct_text)));
        figures[1].push(measure(|| untyped(&graph, &saved)));
        figures[2].push(measure(|| typed(&graph, &saved)));
    }
    let [direct, untyped, typed] = figures.map(median);
    println!("{ROWS} rows, median of {ROUNDS} rounds, CPU time");
    println!("the engine alone      {direct:>10.1?}");
    println!("untyped rows          {untyped:>10.1?}  {:+.1} %", over(untyped, direct));
    println!("rows of a type        {typed:>10.1?}  {:+.1} %", over(typed, direct));
}

fn generated() -> KnowledgeGraph {
    let graph = KnowledgeGraph::empty().unwrap();
    let quads = (0..ROWS).flat_map(|number| {
        let amount = NamedNode::new_unchecked(format!("https://w3id.org/hanke/id/amount/{number:06}"));
        let value = Literal::new_typed_literal(format!("{number}.5"), hanke::vocab::xsd::DECIMAL);
        [
            Quad::new(amount.clone(), hanke::vocab::ns::CURRENCY, Literal::from("EUR"), GraphName::DefaultGraph),
            Quad::new(amount, hanke::vocab::ns::VALUE, value, GraphName::DefaultGraph),
        ]
    });
    let mut loader = graph.store().unwrap().bulk_loader();
    loader.load_quads(quads).unwrap();
    loader.commit().unwrap();
    graph
}

fn direct(graph: &KnowledgeGraph, text: &str) -> usize {
    let results = SparqlEvaluator::new().parse_query(text).unwrap().on_store(graph.store().unwrap()).execute().unwrap();
    let QueryResults::Solutions(solutions) = results else { return 0 };
    each(solutions, |solution| drop(black_box(solution.unwrap())))
}

fn untyped(graph: &KnowledgeGraph, saved: &Arc<SavedQuery>) -> usize {
    let question = graph.ask(Arc::clone(saved)).bind("least", "0").unwrap();
    each(question.answer().unwrap().into_rows().unwrap(), |row| drop(black_box(row.unwrap())))
}

fn typed(graph: &KnowledgeGraph, saved: &Arc<SavedQuery>) -> usize {
    let question = graph.ask(Arc::clone(saved)).bind("least", "0").unwrap();
    each(question.rows::<Sum>().unwrap(), |row| {
        let Sum { amount, currency, value } = row.unwrap();
        black_box((amount, currency, value));
    })
}

/// Does something with each item and gives their number.
fn each<T>(items: impl Iterator<Item = T>, mut work: impl FnMut(T)) -> usize {
    items.fold(0, |number, item| {
        work(item);
        number + 1
    })
}

fn measure(work: impl FnOnce() -> usize) -> Duration {
    let start = ProcessTime::now();
    assert_eq!(work(), ROWS);
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn over(time: Duration, base: Duration) -> f64 {
    (time.as_secs_f64() / base.as_secs_f64() - 1.0) * 100.0
}
