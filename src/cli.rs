//! The arguments, and what each command does with the library.

mod build;
mod cache;
mod catalogue;
mod check;
mod complete;
mod diff;
mod export;
mod extract;
mod failure;
mod findings;
mod ingest;
mod output;
mod query;
mod sources;
mod sparql;
mod table;
mod terminal;
mod usage;
mod why;
mod withdraw;

use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use cache::Cache;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use clap_complete::env::{CompleteEnv, Shells};
use failure::Failure;
use hanke::error::PublishError;
use hanke::graph::Builder;
use hanke::ingest::Store;
use hanke::language::Language;
use hanke::publish::{PUBLICATION, Profile, Publication, names_withheld};
use hanke::query::{Library, Question, short};
use hanke::{Error, KnowledgeGraph, Result};
use rayon::ThreadPoolBuilder;
use terminal::say;

/// Turns the documents that publicly funded projects leave behind into a knowledge graph that can be queried, cited and
/// published.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 nothing found, ASK is false, or a check failed; 2 an error.";

#[derive(Subcommand)]
enum Command {
    /// Build the graph from the data and from PATHs, and write its publications
    Build(build::Build),
    /// Keep sources: PATHs come into the store, or take the place of what has their ids
    Ingest(ingest::Ingest),
    /// Take sources back out of the store
    Withdraw(withdraw::Withdraw),
    /// List the sources of the store
    Sources(sources::Sources),
    /// Ask a saved question; without NAME, list them
    Query(query::Query),
    /// Ask a SPARQL query: GRAPH ?passage { … } reaches the claims
    Sparql(sparql::Sparql),
    /// Show each statement about a thing, the passages that support it, and what other passages say instead
    Why(why::Why),
    /// Say whether the data can be trusted and, if not, what to mend and where
    Check(check::Check),
    /// Say what has changed from one data set to another
    Diff(diff::Diff),
    /// Read documents, and propose records with the lines that say so
    Extract(extract::Extract),
    /// Write the graph
    Export(export::Export),
    /// Write the completion script of a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// What every command takes.
#[derive(Args)]
struct Common {
    /// The data folder to start from, or "none"; the data set that is compiled in unless given
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The store to start from, or to ingest into; the variable `HANKE_STORE` names it otherwise, unless --data is given
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "data")]
    store: Option<PathBuf>,
    /// Add a layout by which documents are read from a file, or all of a folder
    #[arg(long, global = true, value_name = "PATH")]
    layouts: Vec<PathBuf>,
    /// Build the graph anew, and keep nothing of it for the next question
    #[arg(long, global = true)]
    no_cache: bool,
    /// The language of labels
    #[arg(long, global = true, value_parser = languages(), default_value_t = Language::Finnish)]
    lang: Language,
    /// Print results only
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Say what is being done, on standard error
    #[arg(short, long, global = true, action = ArgAction::SetTrue, conflicts_with = "quiet")]
    verbose: bool,
    /// Whether to use colour
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

fn languages() -> impl TypedValueParser<Value = Language> {
    let named = Language::ALL.map(|language| PossibleValue::new(language.tag()).help(name_of(language)));
    PossibleValuesParser::new(named).try_map(|tag| tag.parse::<Language>())
}

const fn name_of(language: Language) -> &'static str {
    match language {
        Language::Finnish => "Finnish",
        Language::Swedish => "Swedish: what there is; the rest in English",
        Language::English => "English",
    }
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The variable by which a shell says that it wants completions.
const COMPLETE: &str = "COMPLETE";

/// The variable that names the store.
const STORE: &str = "HANKE_STORE";

/// What a data folder or a bundle may hold that says what is in the graph.
const DATA: [&str; 8] = [
    "records",
    "organizations.toml",
    "decisions.toml",
    "schemes",
    "layouts",
    PUBLICATION,
    ".hanke-bundle",
    "dataset.nq",
];

/// What a command has found.
enum Found {
    Something,
    Nothing,
}

/// Stack for queries that are deeply nested: the parser goes as deep as they do. It is taken only as far as it is used.
const STACK: usize = 512 << 20;

/// Runs what the command line says and turns the outcome into an exit code.
pub(crate) fn run() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => on_a_thread(arguments),
        Err(error) if error.use_stderr() => {
            usage::refuse(&error);
            ExitCode::from(2)
        }
        Err(help) => exit_code(usage::print(&help.render())),
    }
}

fn on_a_thread(arguments: Arguments) -> ExitCode {
    let command = thread::Builder::new().stack_size(STACK).spawn(move || {
        share_work();
        exit_code(dispatch(&arguments.command, &arguments.common))
    });
    let failed = |source| exit_code(Err(Error::Thread { purpose: "run the command", source }.into()));
    command.map_or_else(failed, |command| command.join().unwrap_or(ExitCode::from(2)))
}

/// Where there are no threads to share the work with, it is done here.
fn share_work() {
    if ThreadPoolBuilder::new().build_global().is_err() {
        let _ = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    }
}

fn exit_code(found: Result<Found, Failure>) -> ExitCode {
    match found {
        Ok(Found::Something) => ExitCode::SUCCESS,
        Ok(Found::Nothing) => ExitCode::from(1),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("hanke: {error}"));
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: &Command, common: &Common) -> Result<Found, Failure> {
    match command {
        Command::Build(build) => build.run(common),
        Command::Ingest(ingest) => ingest.run(common),
        Command::Withdraw(withdraw) => withdraw.run(common),
        Command::Sources(sources) => sources.run(common),
        Command::Query(query) => query.run(common),
        Command::Sparql(sparql) => sparql.run(common),
        Command::Why(why) => why.run(common),
        Command::Check(check) => check.run(common),
        Command::Diff(diff) => diff.run(common),
        Command::Extract(extract) => extract.run(common),
        Command::Export(export) => export.run(common),
        Command::Completions { shell } => {
            let script = registration(*shell)?;
            output::write_to(None, |out| Ok(out.write_all(&script)?))?;
            Ok(Found::Something)
        }
    }
}

/// Refuses a data folder where records are named that are to be added to other data.
fn no_data_folder(paths: &[PathBuf]) -> Result<(), Failure> {
    let folder = paths.iter().find(|path| path.join("records").is_dir());
    folder.map_or(Ok(()), |path| Err(Failure::DataFolder { path: path.clone() }))
}

/// The script that makes a shell ask this program what to offer.
fn registration(shell: Shell) -> Result<Vec<u8>> {
    if shell == Shell::Bash {
        return Ok(complete::BASH.as_bytes().to_vec());
    }
    let mut script = Vec::new();
    if let Some(completer) = Shells::builtins().completer(&shell.to_string()) {
        completer.write_registration(COMPLETE, "hanke", "hanke", "hanke", &mut script)?;
    }
    Ok(script)
}

/// Answers a shell that asks what to offer, if it is a shell that has started this program.
pub(crate) fn complete() {
    CompleteEnv::with_factory(Arguments::command).var(COMPLETE).complete();
}

/// A reader that has seen enough, such as `head`, is no error.
fn is_closed_pipe(error: &Failure) -> bool {
    matches!(error, Failure::Library(Error::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe)
}

impl Common {
    /// What the graph of the data folder and the paths is built from.
    fn builder(&self, paths: &[PathBuf]) -> Result<Builder> {
        self.based(self.data(paths)?)
    }

    /// What a graph is built from that has the names, the schemes and the layouts of the data, and no records yet.
    fn settings(&self) -> Result<Builder> {
        let builder = KnowledgeGraph::builder()?;
        let builder = match self.folder() {
            Some(folder) => builder.settings(folder)?,
            None => builder,
        };
        Ok(self.with_layouts(builder))
    }

    /// Things are named as in the publication of the data.
    fn based(&self, builder: Builder) -> Result<Builder> {
        match self.folder().map(|folder| folder.join(PUBLICATION)).filter(|file| file.exists()) {
            Some(file) => Ok(builder.base(&Publication::read(&file)?.base())),
            None => Ok(builder),
        }
    }

    /// With the layouts that are named, which take the place of those of the data that have the same name.
    fn with_layouts(&self, builder: Builder) -> Builder {
        self.layouts.iter().fold(builder, |builder, path| builder.layouts(path))
    }

    /// The store, if one is named.
    fn store(&self) -> Option<Store> {
        let named = || env::var_os(STORE).filter(|store| !store.is_empty()).map(PathBuf::from);
        let store = self.store.clone().or_else(|| named().filter(|_| self.data.is_none()));
        store.map(|store| Store::at(&store))
    }

    /// The store of a command that needs one.
    fn named_store(&self) -> Result<Store, Failure> {
        self.store().ok_or(Failure::NoStore)
    }

    /// The data folder, if one is named.
    fn folder(&self) -> Option<&Path> {
        self.data.as_deref().filter(|folder| *folder != Path::new("none"))
    }

    /// The saved questions: those that are compiled in, and those of the data folder.
    fn library(&self) -> Result<Library> {
        let mut library = Library::shipped()?;
        let own = self.folder().map(|folder| folder.join("queries")).filter(|folder| folder.is_dir());
        own.map_or(Ok(()), |folder| library.add_folder(&folder))?;
        Ok(library)
    }

    /// What is said of a publication of the data.
    fn publication(&self) -> Result<Publication> {
        match (self.folder(), &self.data) {
            (Some(folder), _) => Publication::of_folder(folder),
            (None, None) if self.store().is_none() => Publication::shipped(),
            (None, _) => Err(Error::Publish(PublishError::NoPublication { path: PUBLICATION.into() })),
        }
    }

    /// The same, with things named as if nothing were known of a publication.
    fn data(&self, paths: &[PathBuf]) -> Result<Builder> {
        let builder = match (self.store(), self.data.as_deref()) {
            (Some(store), _) => store.builder()?,
            (None, None) => KnowledgeGraph::builder()?.shipped()?,
            (None, Some(none)) if none == Path::new("none") => KnowledgeGraph::builder()?,
            (None, Some(folder)) => KnowledgeGraph::builder()?.folder(folder)?,
        };
        paths.iter().try_fold(self.with_layouts(builder), |builder, path| builder.path(path))
    }

    /// The graph of the data folder and the paths.
    fn graph(&self, paths: &[PathBuf]) -> Result<KnowledgeGraph> {
        let start = Instant::now();
        let graph = match self.store() {
            Some(store) if paths.is_empty() => store.graph()?,
            Some(_) => self.builder(paths)?.build()?,
            None => self.built(paths)?,
        };
        if self.verbose {
            let counts = graph.counts();
            say(&format!("{} records of {} sources in {:.0?}", counts.records, counts.sources, start.elapsed()));
        }
        self.tell_withheld(&graph);
        Ok(graph)
    }

    /// The graph as it was built before from the same, or built now.
    fn built(&self, paths: &[PathBuf]) -> Result<KnowledgeGraph> {
        let cache = if self.no_cache { None } else { self.cache(paths) };
        if let Some(graph) = cache.as_ref().and_then(Cache::find) {
            return Ok(graph);
        }
        let graph = self.builder(paths)?.build()?;
        // Rows that a question puts into no order come in that of what keeps them: the first time too.
        Ok(cache.and_then(|cache| cache.keep(&graph)).unwrap_or(graph))
    }

    /// Where the graph is kept for the next question.
    fn cache(&self, paths: &[PathBuf]) -> Option<Cache> {
        let data = self.folder().map(|folder| DATA.map(|name| folder.join(name)));
        let data = data.iter().flatten().filter(|path| path.exists());
        let inputs = data.chain(paths).chain(&self.layouts).map(PathBuf::as_path);
        Cache::of(&format!("{:?}", (&self.data, paths, &self.layouts)), &inputs.collect::<Vec<_>>())
    }

    /// Says how many records are missing because they may lead to a person: otherwise an answer would seem to be whole.
    fn tell_withheld(&self, graph: &KnowledgeGraph) {
        let number = graph.withheld().len();
        if number > 0 && !self.quiet {
            let are = if number == 1 { "1 record is".to_owned() } else { format!("{number} records are") };
            say(&format!(
                "hanke: {are} left out, for fear of naming a person\n  help: hanke check lists what is left out, and how to let it through"
            ));
        }
    }

    /// Says how many statements are not published because they may lead to a person, although their records are in the graph.
    fn tell_unpublished(&self, graph: &KnowledgeGraph, profile: &Profile) -> Result<()> {
        let number = if self.quiet { 0 } else { names_withheld(graph, profile)? };
        if number > 0 {
            let are = if number == 1 { "1 statement is".to_owned() } else { format!("{number} statements are") };
            say(&format!("hanke: {are} not published, for fear of naming a person"));
        }
        Ok(())
    }

    /// Says what was done, if that was asked for.
    fn note(&self, message: &str) {
        if self.verbose {
            say(message);
        }
    }

    /// Says what the names that were given have been taken to mean, where a person can see it.
    fn tell_matches(&self, graph: &KnowledgeGraph, question: &Question<'_>) -> Result<()> {
        if self.quiet || !(self.verbose || io::stderr().is_terminal()) {
            return Ok(());
        }
        for (name, term) in question.values() {
            if let Some(label) = graph.label(term, self.lang)? {
                say(&format!("{name}: {label} ({})", short(term, graph.prefixes())));
            }
        }
        Ok(())
    }
}
