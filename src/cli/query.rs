//! `hanke query`: saved questions.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, CommandFactory};
use clap_complete::ArgValueCompleter;
use hanke::error::QueryError;
use hanke::query::{Library, Question, SavedQuery, golden, index};
use hanke::{Error, Result};

use super::failure::Failure;
use super::output::{self, Limit, Output};
use super::{Arguments, Common, Found, catalogue, complete, usage};

/// What a query file is, for those who write one.
const PREFACE: &str = include_str!("query/preface.md");

#[derive(Args)]
#[command(disable_help_flag = true)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(super) struct Query {
    /// The question; without it, all are listed
    #[arg(add = ArgValueCompleter::new(complete::names))]
    name: Option<String>,
    /// Fill in a parameter; given twice, either value will do
    #[arg(short, long = "param", value_name = "NAME=VALUE", requires = "name", add = ArgValueCompleter::new(complete::parameters))]
    params: Vec<String>,
    /// Print the SPARQL query with the parameters filled in, and do not ask it
    #[arg(long)]
    show: bool,
    /// Print the engine's plan, with the rows and the time of each step
    #[arg(long, conflicts_with = "show")]
    explain: bool,
    /// Add the queries (*.rq) of a folder
    #[arg(long, value_name = "DIR")]
    queries: Vec<PathBuf>,
    /// Add record files or documents, or folders of them, to the data
    #[arg(long = "with", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Hold the answers against the files of expected rows in a folder; exit code 1 and a diff if one differs
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    test: Option<PathBuf>,
    /// With --test: write the files of expected rows anew
    #[arg(long, requires = "test")]
    update: bool,
    /// Print what the question takes and gives
    #[arg(short, long)]
    help: bool,
    /// Leave out the first ROWS rows
    #[arg(long, value_name = "ROWS", default_value_t = 0)]
    offset: usize,
    /// Ask for ROWS rows at most
    #[arg(long, value_name = "ROWS")]
    limit: Option<usize>,
    #[command(flatten)]
    limits: Limit,
    #[command(flatten)]
    output: Output,
}

impl Query {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        match &self.name {
            _ if self.test.is_some() => self.test(common),
            None if self.help => print_own_help(),
            None => self.list(common),
            Some(name) if self.help => self.page(name, common),
            Some(name) => self.ask(name, common),
        }
    }

    fn library(&self, common: &Common) -> Result<Library> {
        let mut library = common.library()?;
        self.queries.iter().try_for_each(|folder| library.add_folder(folder))?;
        Ok(library)
    }

    /// The question of this name; where it can only be one that is compiled in, the others are not read.
    fn saved(&self, name: &str, common: &Common) -> Result<Arc<SavedQuery>> {
        if self.queries.is_empty() && common.folder().is_none() {
            return Ok(Arc::new(SavedQuery::shipped(name)?));
        }
        self.library(common)?.get(name)
    }

    fn list(&self, common: &Common) -> Result<Found, Failure> {
        let library = self.library(common)?;
        if self.output.is_markdown() {
            self.output.write_text(&index(&library, PREFACE))?;
        } else {
            output::tell(None, common, |out| catalogue::list(&library, common.lang, out))?;
        }
        Ok(Found::Something)
    }

    fn test(&self, common: &Common) -> Result<Found, Failure> {
        let folder = self.test.as_deref().unwrap_or(Path::new("."));
        let graph = common.graph(&self.paths)?;
        let differences = golden::check(&graph, &self.library(common)?, folder, self.update)?;
        output::tell(None, common, |out| {
            for difference in &differences {
                if self.update {
                    writeln!(out, "wrote {}", difference.file.display())?;
                } else {
                    write!(out, "{difference}")?;
                }
            }
            Ok(())
        })?;
        // Here, differences are what is sought and must not be there.
        Ok(if differences.is_empty() || self.update { Found::Something } else { Found::Nothing })
    }

    fn page(&self, name: &str, common: &Common) -> Result<Found, Failure> {
        let query = self.saved(name, common)?;
        output::tell(None, common, |out| catalogue::page(&query, common.lang, out))?;
        Ok(Found::Something)
    }

    fn ask(&self, name: &str, common: &Common) -> Result<Found, Failure> {
        let query = self.saved(name, common)?;
        let graph = common.graph(&self.paths)?;
        let question = graph.ask(query).language(common.lang).within(self.limits.limits()).offset(self.offset);
        let question = self.limit.iter().fold(question, |question, limit| question.limit(*limit));
        let question = self.fill_in(question)?;
        common.tell_matches(&graph, &question)?;
        if self.show {
            self.output.write_text(&question.show()?)?;
            return Ok(Found::Something);
        }
        if self.explain {
            self.output.write_text(&question.explain()?)?;
            return Ok(Found::Something);
        }
        self.output.write(question.answer()?, common)
    }

    fn fill_in<'g>(&self, question: Question<'g>) -> Result<Question<'g>> {
        let mut values = BTreeMap::<&str, Vec<&str>>::new();
        for param in &self.params {
            let (name, value) = param.split_once('=').ok_or_else(|| no_value(param))?;
            values.entry(name).or_default().push(value);
        }
        values.into_iter().try_fold(question, |question, (name, values)| question.bind_any(name, values))
    }
}

fn no_value(param: &str) -> Error {
    Error::Query(QueryError::Parameter {
        query: "given".to_owned(),
        parameter: param.to_owned(),
        problem: format!("has no value\n  help: write --param {param}=VALUE"),
    })
}

fn print_own_help() -> Result<Found, Failure> {
    let mut command = Arguments::command();
    command.build();
    if let Some(query) = command.find_subcommand_mut("query") {
        return usage::print(&query.render_help());
    }
    Ok(Found::Something)
}
