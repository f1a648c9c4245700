//! Saved queries held against files of expected rows.
//!
//! A file is named after the query and the values that are filled in: `projects.csv`, or
//! `projects,funder=Kainuun liitto,year=2016.csv`. A value is percent-encoded where it has a comma, an equals sign, a
//! slash or a percent sign; `lang` sets the language of labels. A new case is a new file, which may be empty: `update`
//! fills it.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use similar::TextDiff;

use crate::error::{Error, QueryError, WriteError};
use crate::language::UnknownLanguage;
use crate::{KnowledgeGraph, Result, folder};

use super::{Format, Library, Question, write_rows};

/// An answer that is not as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The file of expected rows.
    pub file: PathBuf,
    /// What the file says.
    pub expected: String,
    /// What the query answered.
    pub found: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let diff = TextDiff::from_lines(&self.expected, &self.found);
        let file = self.file.display().to_string();
        write!(f, "{}", diff.unified_diff().context_radius(1).header(&file, "the answer"))
    }
}

/// Asks every query that has a file of expected rows in the folder, and gives those that answer something else. With
/// `update`, the files are written anew, and each query that can be asked without parameters gets one.
///
/// # Errors
/// [`ReadError::File`](crate::error::ReadError::File) or [`WriteError::File`] if a file
/// cannot be read or written, [`QueryError::Unknown`] if a file is named after no
/// query, [`QueryError::Parameter`] if its values do not fit.
pub fn check(graph: &KnowledgeGraph, library: &Library, folder: &Path, update: bool) -> Result<Vec<Difference>> {
    if update {
        begin(library, folder)?;
    }
    let mut differences = Vec::new();
    for file in folder::files(folder, "csv")? {
        let expected = folder::read_text(&file)?.replace("\r\n", "\n");
        let found = ask(graph, library, &file)?;
        if expected != found {
            if update {
                fs::write(&file, &found)
                    .map_err(|source| Error::Write(WriteError::File { path: file.clone(), source }))?;
            }
            differences.push(Difference { file, expected, found });
        }
    }
    Ok(differences)
}

fn begin(library: &Library, folder: &Path) -> Result<()> {
    for query in library.iter().filter(|query| query.header.params.iter().all(|parameter| !parameter.required)) {
        let path = folder.join(&query.name).with_extension("csv");
        if !path.exists() {
            fs::write(&path, "").map_err(|source| Error::Write(WriteError::File { path: path.clone(), source }))?;
        }
    }
    Ok(())
}

fn ask(graph: &KnowledgeGraph, library: &Library, file: &Path) -> Result<String> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let mut parts = stem.split(',');
    let name = parts.next().unwrap_or_default();
    let question = parts.try_fold(graph.ask(library.get(name)?), fill_in)?;
    let mut rows = Vec::new();
    write_rows(question.answer()?.into_rows()?, Format::Csv, &mut rows)?;
    // Files of expected rows are read by people and by git: one kind of line end.
    Ok(String::from_utf8_lossy(&rows).replace("\r\n", "\n"))
}

fn fill_in<'g>(question: Question<'g>, part: &str) -> Result<Question<'g>> {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    let value = percent_decode_str(value).decode_utf8_lossy();
    match name {
        super::LANGUAGE => match value.parse() {
            Ok(language) => Ok(question.language(language)),
            Err(unknown) => Err(unfit(&question, name, &unknown).into()),
        },
        _ => question.bind(name, value.as_ref()),
    }
}

fn unfit(question: &Question<'_>, parameter: &str, problem: &UnknownLanguage) -> QueryError {
    let (query, parameter) = (question.saved.name.clone(), parameter.to_owned());
    QueryError::Parameter { query, parameter, problem: problem.to_string() }
}
