//! Query files, and collections of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use spargebra::{Query, SparqlParser};

use crate::Result;
use crate::error::{Error, nearest};
use crate::source;

use super::binding::Uses;
use super::header::{self, Header, Parameter};
use super::shipped;

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

impl SavedQuery {
    /// Reads a saved query from the text of its file.
    ///
    /// # Errors
    /// [`Error::SavedQuery`] if the header or the query is not valid, or they do not fit each other.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        let header = header::parse(file, text)?;
        let algebra = SparqlParser::new().parse_query(text).map_err(|error| syntax_error(file, &error.to_string()))?;
        let name = Path::new(file).file_stem().map_or_else(|| file.into(), |name| name.to_string_lossy().into_owned());
        let saved = Self { name, header, text: text.to_owned(), algebra };
        saved.check(file)?;
        Ok(saved)
    }

    /// The declared parameter of this name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.header.params.iter().find(|parameter| parameter.name == name)
    }

    fn check(&self, file: &str) -> Result<()> {
        let uses = Uses::of(&self.algebra);
        let problem = self.header_problem(&uses).or_else(|| uses.problem());
        problem.map_or(Ok(()), |(variable, problem)| {
            let (line, column) = self.find(&variable);
            Err(Error::SavedQuery { file: file.to_owned(), line, column, problem })
        })
    }

    /// What does not fit between the header and the query: a word to point at, and the message.
    fn header_problem(&self, uses: &Uses) -> Option<(String, String)> {
        let declared: Vec<_> = self.header.params.iter().map(Parameter::variable).collect();
        for (parameter, variable) in self.header.params.iter().zip(&declared) {
            if !uses.has(variable) {
                let problem = format!(
                    "the parameter {} is declared but the query does not use ?{variable}\n  help: use it, or take it out",
                    parameter.name
                );
                return Some((parameter.name.clone(), problem));
            }
        }
        let undeclared = uses.parameters().find(|used| !declared.contains(used))?;
        let problem =
            format!("?{undeclared} is a parameter that the header does not declare\n  help: add it to params");
        Some((format!("?{undeclared}"), problem))
    }

    /// Where a word first stands in the file: line and column.
    fn find(&self, word: &str) -> (usize, usize) {
        let at = self.text.lines().enumerate().find_map(|(line, text)| Some((line, text, text.find(word)?)));
        at.map_or((1, 1), |(line, text, byte)| (line + 1, text[..byte].chars().count() + 1))
    }
}

/// spargebra says the place in words; we take it from there.
fn syntax_error(file: &str, message: &str) -> Error {
    let numbers = message.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<usize>().ok());
    let mut numbers = numbers.fuse();
    let (line, column) = (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1));
    Error::SavedQuery { file: file.to_owned(), line, column, problem: format!("not SPARQL 1.1: {message}") }
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

    /// One of the compiled-in queries, without reading the others.
    pub(super) fn shipped_query(name: &str) -> Result<SavedQuery> {
        let names = || shipped::QUERIES.iter().map(|(file, _)| shipped::name(file));
        match shipped::QUERIES.iter().find(|(file, _)| shipped::name(file) == name) {
            Some((file, text)) => SavedQuery::parse(file, text),
            None => Err(Error::UnknownQuery { name: name.to_owned(), nearest: nearest(name, names()) }),
        }
    }

    /// Adds the saved queries of a folder: its files that end in `.rq`.
    ///
    /// # Errors
    /// [`Error::Read`] if the folder or a file cannot be read, [`Error::SavedQuery`] if a query cannot be used or its
    /// name is taken.
    pub fn add_folder(&mut self, folder: &Path) -> Result<()> {
        for path in source::files(folder, "rq")? {
            let text = fs::read_to_string(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
            self.add(&path.display().to_string(), &text)?;
        }
        Ok(())
    }

    fn add(&mut self, file: &str, text: &str) -> Result<()> {
        let saved = SavedQuery::parse(file, text)?;
        if self.0.contains_key(&saved.name) {
            let problem = format!("there is a query {} already\n  help: give the file another name", saved.name);
            return Err(Error::SavedQuery { file: file.to_owned(), line: 1, column: 1, problem });
        }
        self.0.insert(saved.name.clone(), Arc::new(saved));
        Ok(())
    }

    /// The query of this name.
    ///
    /// # Errors
    /// [`Error::UnknownQuery`] if there is none, with the nearest name.
    pub fn get(&self, name: &str) -> Result<Arc<SavedQuery>> {
        let missing =
            || Error::UnknownQuery { name: name.to_owned(), nearest: nearest(name, self.0.keys().map(String::as_str)) };
        self.0.get(name).cloned().ok_or_else(missing)
    }

    /// All queries, by name.
    pub fn iter(&self) -> impl Iterator<Item = &SavedQuery> {
        self.0.values().map(AsRef::as_ref)
    }
}
