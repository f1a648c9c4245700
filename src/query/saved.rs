//! Query files, and collections of them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use oxigraph::model::Variable;
use spargebra::{Query, SparqlParser};

use crate::error::{Error, QueryError, nearest};
use crate::vocab::Prefixes;
use crate::{Result, folder};

use super::binding::{self, Wrong};
use super::bounds::{self, Refused};
use super::header::{self, Header, Kind, Parameter};
use super::syntax::Fault;
use super::uses::{self, Uses};
use super::{LANGUAGE, shipped};

/// A saved query.
#[derive(Debug, Clone)]
pub struct SavedQuery {
    /// Its name: that of the file, without the extension.
    pub name: String,
    /// What it asks.
    pub header: Header,
    /// The text of the file.
    pub text: String,
    pub(super) algebra: Query,
}

/// What a query gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Rows.
    Select,
    /// Yes or no.
    Ask,
    /// Statements that it makes up.
    Construct,
    /// Statements about entities.
    Describe,
}

impl SavedQuery {
    /// What the query gives.
    #[must_use]
    pub fn form(&self) -> Form {
        match self.algebra {
            Query::Select { .. } => Form::Select,
            Query::Ask { .. } => Form::Ask,
            Query::Construct { .. } => Form::Construct,
            Query::Describe { .. } => Form::Describe,
        }
    }

    /// Reads a saved query from the text of its file.
    ///
    /// # Errors
    /// [`QueryError::Saved`] if the header or the query is not valid, or they do not
    /// fit each other.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        let saved = Self::read(file, text)?;
        saved.check(file)?;
        Ok(saved)
    }

    /// One of the saved queries that are compiled in. The others are not read, and that it fits its header and the ontology has
    /// been tested.
    ///
    /// # Errors
    /// [`QueryError::Unknown`] if there is none of this name, with the nearest name.
    pub fn shipped(name: &str) -> Result<Self> {
        let names = || shipped::QUERIES.iter().map(|(file, _)| shipped::name(file));
        match shipped::QUERIES.iter().find(|(file, _)| shipped::name(file) == name) {
            Some((file, text)) => Self::read(file, text),
            None => Err(Error::Query(QueryError::Unknown { name: name.to_owned(), nearest: nearest(name, names()) })),
        }
    }

    fn read(file: &str, text: &str) -> Result<Self> {
        let header = header::parse(file, text)?;
        let parsed = bounds::parse(&SparqlParser::new(), text);
        let mut algebra = parsed.map_err(|refused| not_a_query(file, text, refused))?;
        let name = Path::new(file).file_stem().map_or_else(|| file.into(), |name| name.to_string_lossy().into_owned());
        uses::order_totally(&mut algebra);
        Ok(Self { name, header, text: text.to_owned(), algebra })
    }

    /// The declared parameter of this name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.header.params.iter().find(|parameter| parameter.name == name)
    }

    fn check(&self, file: &str) -> Result<()> {
        let uses = Uses::of(&self.algebra);
        let problem = self.header_problem(&uses).or_else(|| uses.problem(&self.header.vocabularies));
        problem.map_or(Ok(()), |(word, problem)| {
            let (line, column) = self.find(&word);
            Err(Error::Query(QueryError::Saved { file: file.to_owned(), line, column, problem }))
        })
    }

    /// What does not fit between the header and the query: a word to point at, and the message.
    fn header_problem(&self, uses: &Uses) -> Option<Wrong> {
        self.bad_parameter()
            .or_else(|| self.unused_parameter(uses))
            .or_else(|| self.undeclared_parameter(uses))
            .or_else(|| self.bad_columns())
    }

    fn bad_parameter(&self) -> Option<Wrong> {
        let params = &self.header.params;
        params.iter().enumerate().find_map(|(index, parameter)| {
            let name = &parameter.name;
            let problem = if params[..index].iter().any(|before| before.name == *name) {
                format!("the parameter {name} is declared twice\n  help: take one of the two out")
            } else if name == LANGUAGE || name.starts_with('_') || Variable::new(name).is_err() {
                format!("{name:?} cannot be the name of a parameter\n  help: use letters, digits and _; \"lang\" is the host's")
            } else if let Some(problem) = bad_allowed_query(parameter) {
                problem
            } else if parameter.kind == Kind::Concept && parameter.scheme.is_none() {
                format!("the parameter {name} is a concept of no scheme\n  help: add scheme, such as scheme: themes")
            } else {
                return None;
            };
            Some((name.clone(), problem))
        })
    }

    fn unused_parameter(&self, uses: &Uses) -> Option<Wrong> {
        let unused = self.header.params.iter().find(|parameter| !uses.has(&parameter.variable()))?;
        let problem = format!(
            "the parameter {} is declared but the query does not use ?{}\n  help: use it, or take it out",
            unused.name,
            unused.variable()
        );
        Some((unused.name.clone(), problem))
    }

    fn undeclared_parameter(&self, uses: &Uses) -> Option<Wrong> {
        let declared: Vec<_> = self.header.params.iter().map(Parameter::variable).collect();
        let undeclared = uses.parameters().find(|used| !declared.contains(used))?;
        let problem =
            format!("?{undeclared} is a parameter that the header does not declare\n  help: add it to params");
        Some((format!("?{undeclared}"), problem))
    }

    /// Columns need not be described, but those that are must be those of the query.
    fn bad_columns(&self) -> Option<Wrong> {
        let described: Vec<_> = self.header.columns.iter().map(|column| column.name.as_str()).collect();
        let Query::Select { pattern, .. } = &self.algebra else { return None };
        let (selected, _) = uses::projection(pattern)?;
        let selected: Vec<_> = selected.iter().map(Variable::as_str).collect();
        if described.is_empty() || described == selected {
            return None;
        }
        let problem = format!(
            "the header describes other columns than the query selects\n  help: describe {}",
            selected.join(", ")
        );
        Some(("columns".to_owned(), problem))
    }

    /// Where a word first stands in the file: line and column.
    fn find(&self, word: &str) -> (usize, usize) {
        let at = self.text.lines().enumerate().find_map(|(line, text)| Some((line, text, text.find(word)?)));
        at.map_or((1, 1), |(line, text, byte)| (line + 1, text[..byte].chars().count() + 1))
    }
}

fn bad_allowed_query(parameter: &Parameter) -> Option<String> {
    let parsed = bounds::parse(&binding::parser(Prefixes::usual()), parameter.allowed_query.as_ref()?);
    let error =
        parsed.map_err(|refused| refused.of("allowed_query")).and_then(|query| bounds::check("allowed_query", &query));
    Some(format!("the parameter {} has an allowed_query that cannot be asked: {}", parameter.name, error.err()?))
}

fn not_a_query(file: &str, text: &str, refused: Refused) -> Error {
    match refused {
        Refused::Syntax(fault) => syntax_error(file, text, fault),
        Refused::System(_) => refused.of(file),
        Refused::Excess(excess) => Error::Query(QueryError::Saved {
            file: file.to_owned(),
            line: 1,
            column: 1,
            problem: format!("the query has {}", excess.problem()),
        }),
    }
}

fn syntax_error(file: &str, text: &str, fault: Fault) -> Error {
    let Fault { line, column, problem } = fault;
    let problem = if bounds::is_update(text) {
        "an update: a saved query asks and changes nothing\n  help: write SELECT, ASK, CONSTRUCT or DESCRIBE".to_owned()
    } else {
        problem
    };
    Error::Query(QueryError::Saved { file: file.to_owned(), line, column, problem })
}

/// Saved queries by name.
#[derive(Debug, Clone, Default)]
pub struct Library(BTreeMap<String, Arc<SavedQuery>>);

impl Library {
    /// The saved queries that are compiled in.
    ///
    /// # Errors
    /// None for the released queries; the tests load them.
    pub fn shipped() -> Result<Self> {
        let mut library = Self::default();
        shipped::QUERIES.iter().try_for_each(|(file, text)| library.add(file, text))?;
        Ok(library)
    }

    /// Adds the saved queries of a folder: its files that end in `.rq`.
    ///
    /// # Errors
    /// [`ReadError::File`](crate::error::ReadError::File) if the folder cannot be read, those of [`folder::read_text`],
    /// and [`QueryError::Saved`] if a query cannot be used or its name is taken.
    pub fn add_folder(&mut self, folder: &Path) -> Result<()> {
        for path in folder::files(folder, "rq")? {
            self.add(&path.display().to_string(), &folder::read_text(&path)?)?;
        }
        Ok(())
    }

    fn add(&mut self, file: &str, text: &str) -> Result<()> {
        let saved = SavedQuery::parse(file, text)?;
        if self.0.contains_key(&saved.name) {
            let problem = format!("there is a query {} already\n  help: give the file another name", saved.name);
            return Err(Error::Query(QueryError::Saved { file: file.to_owned(), line: 1, column: 1, problem }));
        }
        self.0.insert(saved.name.clone(), Arc::new(saved));
        Ok(())
    }

    /// The query of this name.
    ///
    /// # Errors
    /// [`QueryError::Unknown`] if there is none, with the nearest name.
    pub fn get(&self, name: &str) -> Result<Arc<SavedQuery>> {
        let missing = || {
            Error::Query(QueryError::Unknown {
                name: name.to_owned(),
                nearest: nearest(name, self.0.keys().map(String::as_str)),
            })
        };
        self.0.get(name).cloned().ok_or_else(missing)
    }

    /// All queries by their first tag, and by name.
    #[must_use]
    pub fn by_tag(&self) -> BTreeMap<&str, Vec<&SavedQuery>> {
        let mut by_tag = BTreeMap::<&str, Vec<&SavedQuery>>::new();
        for query in self.iter() {
            by_tag.entry(query.header.tags.first().map_or("other", String::as_str)).or_default().push(query);
        }
        by_tag
    }

    /// All queries, by name.
    pub fn iter(&self) -> impl Iterator<Item = &SavedQuery> {
        self.0.values().map(AsRef::as_ref)
    }
}
