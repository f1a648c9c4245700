//! `hanke why`: each statement with its passages.

use std::path::PathBuf;

use clap::Args;
use clap_complete::ArgValueCompleter;
use hanke::graph::{Statement, Value};
use hanke::language::Text;
use hanke::query::short;
use hanke::vocab::compact;
use hanke::{KnowledgeGraph, Result};
use oxigraph::model::NamedNode;

use super::failure::Failure;
use super::terminal::{Terminal, say};
use super::{Common, Found, complete, output};

#[derive(Args)]
pub(super) struct Why {
    /// The thing: its IRI, code or name
    #[arg(add = ArgValueCompleter::new(complete::entities))]
    entity: String,
    /// Only this property, such as status or hanke:status
    property: Option<String>,
    /// Add record files or documents, or folders of them, to the data
    #[arg(long = "with", value_name = "PATH")]
    paths: Vec<PathBuf>,
}

impl Why {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        let graph = common.graph(&self.paths)?;
        let entity = graph.find(&self.entity)?;
        let property = self.property.as_deref().map(|name| graph.property(name)).transpose()?;
        let statements = graph.why(entity.as_ref(), property.as_ref().map(NamedNode::as_ref))?;
        output::tell(None, common, |out| write(&graph, &statements, common, out))?;
        if statements.is_empty() {
            let property = property.map_or_else(String::new, |property| format!(" of {}", compact(property.as_str())));
            say(&format!("no passage says anything{property} about {}", self.entity));
            return Ok(Found::Nothing);
        }
        Ok(Found::Something)
    }
}

fn write(graph: &KnowledgeGraph, statements: &[Statement], common: &Common, out: &mut Terminal<'_>) -> Result<()> {
    let mut entity = None;
    for statement in statements {
        if entity != Some(&statement.entity) {
            writeln!(out, "{}", graph.prefixes().compact(statement.entity.as_str()))?;
            entity = Some(&statement.entity);
        }
        writeln!(out, "  {}", compact(statement.property.as_str()))?;
        let contested = statement.shown().next().is_some() && statement.others().next().is_some();
        for value in &statement.values {
            write_value(graph, value, contested, common, out)?;
        }
    }
    Ok(())
}

fn write_value(
    graph: &KnowledgeGraph,
    value: &Value,
    contested: bool,
    common: &Common,
    out: &mut Terminal<'_>,
) -> Result<()> {
    let label = graph.label(&value.term, common.lang)?;
    let text = {
        let short = short(&value.term, graph.prefixes());
        label.map_or_else(|| short.clone(), |label| format!("{label} ({short})"))
    };
    let mark = match (value.shown, contested) {
        (true, true) => Text::new("    näytetään: ", "    shown: ").of(common.lang),
        (false, _) => Text::new("    ei näytetä: ", "    not shown: ").of(common.lang),
        (true, false) => "    ",
    };
    writeln!(out, "{mark}{text}")?;
    for passage in &value.passages {
        let place = graph.label(&passage.clone().into(), common.lang)?;
        writeln!(out, "        {}", place.unwrap_or_else(|| graph.prefixes().compact(passage.as_str())))?;
    }
    Ok(())
}
