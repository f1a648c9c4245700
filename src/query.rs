//! Saved queries: questions as files, with a header that says what they ask and what must be filled in.
//!
//! ```
//! use hanke::KnowledgeGraph;
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! struct Practice {
//!     title: String,
//! }
//!
//! let graph = KnowledgeGraph::shipped()?;
//! let practices = graph.query("practices")?.bind("target_group", "vangit")?.rows::<Practice>()?;
//! for practice in practices {
//!     println!("{}", practice?.title);
//! }
//! # Ok::<_, hanke::Error>(())
//! ```

mod answer;
mod argument;
mod binding;
mod bounds;
mod budget;
mod checkpoint;
mod format;
pub mod golden;
mod header;
mod index;
mod interrupt;
mod limits;
pub(crate) mod markdown;
mod node;
mod parameter;
mod plan;
mod row;
mod saved;
mod shipped;
mod show;
mod statements;
mod syntax;
mod texts;
mod uses;
mod worker;

use std::sync::Arc;

use oxigraph::model::Term;
use spargebra::Query;

use crate::error::{Error, QueryError, nearest};
use crate::language::Language;
use crate::{KnowledgeGraph, Result};

pub use answer::{Answer, Rows, Statements};
pub use argument::Value;
pub use format::{Format, is_number, short, write_boolean, write_rows};
pub use header::{Column, Header, Kind, Parameter};
pub use index::index;
pub use limits::Limits;
pub use row::Row;
pub use saved::{Form, Library, SavedQuery};
pub use statements::write_statements;

use binding::{Bindings, Part};

/// The variable that holds the language of labels; the host binds it, no header declares it.
const LANGUAGE: &str = "lang";

/// A saved query that is asked of a graph, with the values that have been filled in so far.
#[derive(Clone)]
pub struct Question<'g> {
    graph: &'g KnowledgeGraph,
    saved: Arc<SavedQuery>,
    bindings: Bindings,
    limits: Limits,
    part: Part,
}

impl KnowledgeGraph {
    /// Asks one of the saved queries that are compiled in.
    ///
    /// # Errors
    /// [`QueryError::Unknown`] if there is none of this name, with the nearest name.
    pub fn query(&self, name: &str) -> Result<Question<'_>> {
        Ok(self.ask(Arc::new(SavedQuery::shipped(name)?)))
    }

    /// Asks a saved query.
    #[must_use]
    pub fn ask(&self, saved: Arc<SavedQuery>) -> Question<'_> {
        let (bindings, limits, part) = (Bindings::default(), Limits::default(), Part::default());
        Question { graph: self, saved, bindings, limits, part }.language(Language::Finnish)
    }

    /// Asks a SPARQL query as it is given, within the usual limits. The default graph is the view;
    /// `GRAPH ?passage { … }` reaches the claims. Our prefixes need not be declared.
    ///
    /// # Errors
    /// [`QueryError::Syntax`] if the text is not SPARQL 1.1,
    /// [`QueryError::TooLarge`] if it is too much to be planned,
    /// [`QueryError::Elsewhere`] if it asks another machine,
    /// [`QueryError::Evaluation`] if it cannot be evaluated,
    /// [`QueryError::OutOfTime`] if it takes too long,
    /// [`QueryError::OutOfMemory`] if it takes too much.
    pub fn sparql(&self, text: &str) -> Result<Answer> {
        self.sparql_within(text, Limits::default())
    }

    /// Asks a SPARQL query as it is given, within limits.
    ///
    /// # Errors
    /// Those of [`sparql`](Self::sparql).
    pub fn sparql_within(&self, text: &str, limits: Limits) -> Result<Answer> {
        let query = bounds::parse(&binding::parser(self.prefixes()), text).map_err(|refused| refused.of("given"))?;
        Answer::evaluate(self, "given", query, limits)
    }
}

impl Question<'_> {
    /// Sets the language of labels; Finnish unless set. One in which neither Hanke nor the question has its texts has no
    /// labels either: then it is another one that readers of it may understand.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        let language = self.saved.header.answered_in(language);
        self.bindings.set(LANGUAGE, vec![oxigraph::model::Literal::from(language.tag()).into()]);
        self
    }

    /// Sets how much the query may take.
    #[must_use]
    pub fn within(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Leaves out the first rows.
    #[must_use]
    pub fn offset(mut self, rows: usize) -> Self {
        self.part.offset = rows;
        self
    }

    /// Asks for so many rows at most. Unlike a row cap, this is a question about a part of the rows.
    #[must_use]
    pub fn limit(mut self, rows: usize) -> Self {
        self.part.limit = Some(rows);
        self
    }

    /// Fills in a parameter. The value, a text or one of its own type, is read as the type that the header declares: a
    /// concept, organisation, project or practice may be given by IRI, compact IRI, code or name.
    ///
    /// # Errors
    /// [`QueryError::Parameter`] if the query has no such parameter or the value
    /// is not of its type.
    pub fn bind(self, parameter: &str, value: impl Into<Value>) -> Result<Self> {
        self.bind_any(parameter, [value])
    }

    /// Fills in a parameter with several values, any of which will do.
    ///
    /// # Errors
    /// Those of [`bind`](Self::bind).
    pub fn bind_any<V: Into<Value>>(mut self, parameter: &str, values: impl IntoIterator<Item = V>) -> Result<Self> {
        let declared = self.saved.parameter(parameter).ok_or_else(|| self.unknown(parameter))?;
        let terms = values
            .into_iter()
            .map(|value| self.read(declared, value.into().as_str()))
            .collect::<Result<Vec<Term>>>()?;
        self.bindings.set(parameter, terms);
        Ok(self)
    }

    fn read(&self, parameter: &Parameter, value: &str) -> Result<Term> {
        let term = parameter::read(self.graph, parameter, value);
        let term = term.map_err(|problem| self.wrong(&parameter.name, problem))?;
        let Some(query) = &parameter.allowed_query else { return Ok(term) };
        let allowed = self.graph.sparql_within(query, self.limits)?.into_rows()?.map(|row| Ok(row?.first().cloned()));
        let allowed: Vec<Term> = allowed.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
        if allowed.contains(&term) {
            return Ok(term);
        }
        let values = allowed.iter().map(|term| short(term, self.graph.prefixes())).collect::<Vec<_>>().join(", ");
        Err(self.wrong(&parameter.name, format!("{value:?} is not allowed\n  help: give one of {values}")))
    }

    /// What the values that were filled in have been taken to mean.
    pub fn values(&self) -> impl Iterator<Item = (&str, &Term)> {
        self.bindings.iter().filter(|(name, _)| *name != LANGUAGE)
    }

    fn unknown(&self, parameter: &str) -> Error {
        let names = self.saved.header.params.iter().map(|known| known.name.as_str());
        let hint = match nearest(parameter, names.clone()) {
            Some(nearest) => format!("did you mean {nearest}?"),
            None => format!("it takes {}", list(names)),
        };
        self.wrong(parameter, format!("the query has no such parameter\n  help: {hint}"))
    }

    fn wrong(&self, parameter: &str, problem: String) -> Error {
        Error::Query(QueryError::Parameter { query: self.saved.name.clone(), parameter: parameter.to_owned(), problem })
    }

    /// The query with the values filled in, as any SPARQL 1.1 engine takes it.
    ///
    /// # Errors
    /// [`QueryError::Parameter`] if a required parameter is missing or a value
    /// does not fit where it stands.
    pub fn sparql(&self) -> Result<Query> {
        let mut bindings = self.bindings.clone();
        for parameter in &self.saved.header.params {
            if bindings.has(&parameter.name) {
                continue;
            }
            match &parameter.default {
                Some(default) => bindings.set(&parameter.name, vec![self.read(parameter, default)?]),
                None if parameter.required => {
                    let example = &parameter.example;
                    let problem = format!("is required\n  help: give it a value, such as {}={example}", parameter.name);
                    return Err(self.wrong(&parameter.name, problem));
                }
                None => {}
            }
        }
        let query = bindings.apply(&self.saved.algebra);
        let query = query.map_err(|(parameter, problem)| self.wrong(&parameter, problem))?;
        Ok(self.part.of(query))
    }

    /// The text of [`sparql`](Self::sparql), laid out for reading, with its prefixes declared.
    ///
    /// ```
    /// let graph = hanke::KnowledgeGraph::shipped()?;
    /// let text = graph.query("practices")?.bind("target_group", "romanit")?.show()?;
    /// assert!(text.contains("target-groups:roma"));
    /// # Ok::<_, hanke::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`sparql`](Self::sparql).
    pub fn show(&self) -> Result<String> {
        self.sparql().map(|query| show::laid_out(&query.to_string(), self.graph.prefixes()))
    }

    /// Asks.
    ///
    /// # Errors
    /// Those of [`sparql`](Self::sparql), and [`QueryError::Evaluation`] if the
    /// query cannot be evaluated.
    pub fn answer(&self) -> Result<Answer> {
        Answer::evaluate(self.graph, &self.saved.name, self.sparql()?, self.limits)
    }

    /// Asks, and reads each row into a type of yours: its fields are the columns, an `Option` where a cell may be empty.
    ///
    /// # Errors
    /// Those of [`answer`](Self::answer), and [`QueryError::NotRows`] if the query
    /// is no SELECT. Each row may fail with [`QueryError::Row`], which names the column
    /// and the term that did not fit.
    pub fn rows<T: serde::de::DeserializeOwned>(&self) -> Result<impl Iterator<Item = Result<T>> + use<T>> {
        Ok(self.answer()?.into_rows()?.typed())
    }
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names = names.collect::<Vec<_>>();
    if names.is_empty() { "no parameters".to_owned() } else { names.join(", ") }
}
