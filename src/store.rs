//! Where statements are kept. Whoever asks gets quads by pattern and answers to queries, and need not know what keeps
//! them.

mod encoding;
mod file;
mod gathered;
mod results;
mod terms;

use std::path::Path;
use std::sync::Arc;

use oxigraph::model::{GraphName, GraphNameRef, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, TermRef};
use oxigraph::sparql::{PreparedSparqlQuery, QueryExplanation, QueryResults};
use oxigraph::store::Store as Memory;

use crate::Result;

use file::Dataset;

pub(crate) use file::Index;
pub(crate) use gathered::Gathered;

/// Statements, each in a graph.
#[derive(Clone)]
pub(crate) struct Store(Kept);

/// What keeps statements.
#[derive(Clone)]
enum Kept {
    Memory(Memory),
    File(Arc<Index>),
}

impl Store {
    fn of_memory(memory: Memory) -> Self {
        Self(Kept::Memory(memory))
    }

    /// What is in a file. Of it only that is read which is asked for.
    ///
    /// # Errors
    /// [`KeepError::File`](crate::error::KeepError::File), [`KeepError::Format`](crate::error::KeepError::Format) and
    /// [`KeepError::Damaged`](crate::error::KeepError::Damaged).
    pub(crate) fn open(file: &Path) -> Result<Self> {
        Ok(Self(Kept::File(Arc::new(Index::open(file)?))))
    }

    /// What keeps the statements of a store in memory.
    pub(crate) fn memory(&self) -> Option<&Memory> {
        match &self.0 {
            Kept::Memory(memory) => Some(memory),
            Kept::File(_) => None,
        }
    }

    /// The quads that have these parts; no part, or no graph, means any.
    pub(crate) fn quads(
        &self,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
        graph: Option<GraphNameRef<'_>>,
    ) -> impl Iterator<Item = Result<Quad>> + use<> {
        let (memory, file) = match &self.0 {
            Kept::Memory(memory) => (Some(memory.quads_for_pattern(subject, predicate, object, graph)), None),
            Kept::File(index) => (None, Some(index.quads(subject, predicate, object, graph))),
        };
        let memory = memory.into_iter().flatten().map(|quad| Ok(quad?));
        memory.chain(file.into_iter().flatten())
    }

    /// Adds the claims of those graphs whose IRIs are wanted to what has been gathered.
    pub(crate) fn gather(&self, gathered: &mut Gathered, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
        if let Kept::File(index) = &self.0 {
            return index.gather(gathered, is_wanted);
        }
        for quad in self.quads(None, None, None, None) {
            let quad = quad?;
            if matches!(&quad.graph_name, GraphName::NamedNode(graph) if is_wanted(graph.as_str())) {
                gathered.push(quad.as_ref())?;
            }
        }
        Ok(())
    }

    /// The names of the graphs other than the default graph.
    pub(crate) fn graphs(&self) -> impl Iterator<Item = Result<NamedOrBlankNode>> + use<> {
        let (memory, file) = match &self.0 {
            Kept::Memory(memory) => (Some(memory.named_graphs()), None),
            Kept::File(index) => (None, Some(index.graphs())),
        };
        let memory = memory.into_iter().flatten().map(|graph| Ok(graph?));
        memory.chain(file.into_iter().flatten())
    }

    pub(crate) fn evaluate(&self, query: PreparedSparqlQuery) -> Result<QueryResults<'static>> {
        match &self.0 {
            Kept::Memory(memory) => Ok(query.on_store(memory).execute()?),
            Kept::File(index) => {
                let results = query.on_queryable_dataset(Dataset(Arc::clone(index))).execute();
                results::sound(results, index)
            }
        }
    }

    /// Evaluates a query and keeps account of how. The account is whole when all results have been taken.
    pub(crate) fn explain(&self, query: PreparedSparqlQuery) -> Result<(QueryResults<'static>, QueryExplanation)> {
        let (results, explanation) = match &self.0 {
            Kept::Memory(memory) => {
                let (results, explanation) = query.on_store(memory).compute_statistics().explain();
                (results?, explanation)
            }
            Kept::File(index) => {
                let query = query.on_queryable_dataset(Dataset(Arc::clone(index)));
                let (results, explanation) = query.compute_statistics().explain();
                (results::sound(results, index)?, explanation)
            }
        };
        Ok((results, explanation))
    }
}

#[cfg(test)]
mod tests {
    //! The exams of the W3C for engines of SPARQL, taken over memory and over a file.

    use std::error::Error;
    use std::path::PathBuf;
    use std::{fs, io};

    use oxigraph::io::{RdfFormat, RdfParser};
    use oxigraph::model::vocab::rdf;
    use oxigraph::model::{Dataset, Graph, NamedNode, NamedOrBlankNode, NamedOrBlankNodeRef, Term, TermRef};
    use oxigraph::sparql::SparqlEvaluator;
    use sparesults::{QueryResultsFormat, QueryResultsParser, ReaderQueryResultsParserOutput};
    use spargebra::{Query, SparqlParser};

    use super::*;

    type Tried<T> = std::result::Result<T, Box<dyn Error>>;

    const MF: &str = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    const QT: &str = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
    const RS: &str = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#";

    /// One exam.
    struct Exam {
        query: String,
        data: Vec<String>,
        named: Vec<String>,
        result: String,
    }

    fn term(prefix: &str, name: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{prefix}{name}"))
    }

    fn read(iri: &str) -> io::Result<String> {
        fs::read_to_string(iri.trim_start_matches("file://"))
    }

    fn parsed(iri: &str) -> Tried<Graph> {
        let extension = iri.rsplit('.').next().unwrap_or_default();
        let format = RdfFormat::from_extension(extension).ok_or("no format of RDF")?;
        let mut graph = Graph::new();
        for quad in RdfParser::from_format(format).with_base_iri(iri)?.for_slice(&read(iri)?) {
            graph.insert(&oxigraph::model::Triple::from(quad?));
        }
        Ok(graph)
    }

    fn all<'g>(graph: &'g Graph, subject: NamedOrBlankNodeRef<'_>, property: &NamedNode) -> Vec<TermRef<'g>> {
        let subject = subject.into_owned();
        let about =
            graph.iter().filter(|triple| triple.subject == subject.as_ref() && triple.predicate == property.as_ref());
        about.map(|triple| triple.object).collect()
    }

    fn iris(graph: &Graph, subject: NamedOrBlankNodeRef<'_>, property: &NamedNode) -> Vec<String> {
        let iri = |term| if let TermRef::NamedNode(node) = term { Some(node.as_str().to_owned()) } else { None };
        all(graph, subject, property).into_iter().filter_map(iri).collect()
    }

    fn exams(folder: &Path) -> Tried<Vec<Exam>> {
        let (mut folders, mut exams) = (vec![folder.to_owned()], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.ends_with("manifest.ttl") {
                    exams.extend(in_manifest(&parsed(&format!("file://{}", path.display()))?));
                }
            }
        }
        Ok(exams)
    }

    fn in_manifest(manifest: &Graph) -> Vec<Exam> {
        let kind = term(MF, "QueryEvaluationTest");
        let of_kind =
            manifest.iter().filter(|triple| triple.predicate == rdf::TYPE && triple.object == kind.as_ref().into());
        let exam = |test: NamedOrBlankNodeRef<'_>| {
            let action = match all(manifest, test, &term(MF, "action")).into_iter().next()? {
                TermRef::BlankNode(action) => NamedOrBlankNode::from(action.into_owned()),
                _ => return None,
            };
            let said = |name| iris(manifest, action.as_ref(), &term(QT, name));
            let result = iris(manifest, test, &term(MF, "result")).into_iter().next()?;
            Some(Exam {
                query: said("query").into_iter().next()?,
                data: said("data"),
                named: said("graphData"),
                result,
            })
        };
        of_kind.filter_map(|triple| exam(triple.subject)).collect()
    }

    /// What an exam is taken on, twice.
    fn stores(exam: &Exam, query: &Query) -> Tried<[Store; 2]> {
        let mut data = Dataset::new();
        let from = query.dataset().into_iter().flat_map(|from| from.default.iter().chain(from.named.iter().flatten()));
        let named = exam.named.iter().cloned().chain(from.map(|graph| graph.as_str().to_owned()));
        let graphs = exam.data.iter().map(|iri| (iri.clone(), GraphNameRef::DefaultGraph.into_owned()));
        for (iri, graph) in graphs.chain(named.map(|iri| (iri.clone(), NamedNode::new_unchecked(iri).into()))) {
            data.extend(parsed(&iri)?.iter().map(|triple| triple.in_graph(&graph).into_owned()));
        }
        let mut gathered = Gathered::default();
        data.iter().try_for_each(|quad| gathered.push(quad))?;
        let mut index = tempfile::NamedTempFile::new()?;
        gathered.clone().write(&mut index)?;
        let file = Store::open(index.path())?;
        Ok([gathered.into_memory()?, file])
    }

    /// An answer as it is compared: rows in order only where they have one, blank nodes without their names.
    fn said(mut rows: Vec<String>, is_ordered: bool) -> String {
        if !is_ordered {
            rows.sort();
        }
        rows.join("\n")
    }

    fn named(term: &Term) -> String {
        if term.is_blank_node() { "_:".to_owned() } else { term.to_string() }
    }

    fn row(mut values: Vec<(String, String)>) -> String {
        values.sort();
        format!("{values:?}")
    }

    fn statements(triples: impl Iterator<Item = oxigraph::model::Triple>) -> String {
        let parts = |triple: oxigraph::model::Triple| {
            format!("{} {} {}", named(&triple.subject.into()), triple.predicate, named(&triple.object))
        };
        said(triples.map(parts).collect(), false)
    }

    fn answer(store: &Store, query: Query, is_ordered: bool) -> Tried<String> {
        match store.evaluate(SparqlEvaluator::new().for_query(query))? {
            QueryResults::Boolean(answer) => Ok(answer.to_string()),
            QueryResults::Graph(found) => {
                Ok(statements(found.collect::<std::result::Result<Vec<_>, _>>()?.into_iter()))
            }
            QueryResults::Solutions(found) => {
                let value =
                    |(name, term): (&oxigraph::sparql::Variable, &Term)| (name.as_str().to_owned(), named(term));
                let rows = found.map(|found| Ok(row(found?.iter().map(value).collect())));
                Ok(said(rows.collect::<Tried<_>>()?, is_ordered))
            }
        }
    }

    fn expected(iri: &str, is_ordered: bool) -> Tried<String> {
        let extension = iri.rsplit('.').next().unwrap_or_default();
        if let Some(format) = QueryResultsFormat::from_extension(extension) {
            return match QueryResultsParser::from_format(format).for_reader(read(iri)?.as_bytes())? {
                ReaderQueryResultsParserOutput::Boolean(answer) => Ok(answer.to_string()),
                ReaderQueryResultsParserOutput::Solutions(found) => {
                    let value =
                        |(name, term): (&oxigraph::sparql::Variable, &Term)| (name.as_str().to_owned(), named(term));
                    let rows = found.map(|found| Ok(row(found?.iter().map(value).collect())));
                    Ok(said(rows.collect::<Tried<_>>()?, is_ordered))
                }
            };
        }
        let graph = parsed(iri)?;
        if !graph.iter().any(|triple| triple.predicate.as_str().starts_with(RS)) {
            return Ok(statements(graph.iter().map(oxigraph::model::TripleRef::into_owned)));
        }
        Ok(said(in_result_set(&graph), is_ordered))
    }

    /// The rows, or the truth value, that a graph describes.
    fn in_result_set(graph: &Graph) -> Vec<String> {
        let about = |name: &str| {
            let property = term(RS, name);
            graph.iter().filter(move |triple| triple.predicate == property.as_ref())
        };
        if let Some(TermRef::Literal(answer)) = about("boolean").next().map(|triple| triple.object) {
            return vec![answer.value().to_owned()];
        }
        let node = |term: TermRef<'_>| NamedOrBlankNode::try_from(term.into_owned()).ok();
        let text = |term: Option<&TermRef<'_>>| match term {
            Some(TermRef::Literal(text)) => text.value().to_owned(),
            _ => String::new(),
        };
        let binding = |binding: TermRef<'_>| {
            let binding = node(binding)?;
            let value =
                all(graph, binding.as_ref(), &term(RS, "value")).first().map(|value| named(&value.into_owned()));
            Some((text(all(graph, binding.as_ref(), &term(RS, "variable")).first()), value?))
        };
        let mut rows: Vec<(usize, String)> = Vec::new();
        for solution in about("solution").filter_map(|triple| node(triple.object)) {
            let bindings = all(graph, solution.as_ref(), &term(RS, "binding"));
            let index = text(all(graph, solution.as_ref(), &term(RS, "index")).first());
            rows.push((index.parse().unwrap_or_default(), row(bindings.into_iter().filter_map(binding).collect())));
        }
        rows.sort();
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Which of memory and file pass.
    fn passed(exam: &Exam) -> Tried<[bool; 2]> {
        let text = read(&exam.query)?;
        let query = SparqlParser::new().with_base_iri(&exam.query)?.parse_query(&text)?;
        let is_ordered = text.to_uppercase().contains("ORDER BY");
        let expected = expected(&exam.result, is_ordered)?;
        let passes = |store: &Store| answer(store, query.clone(), is_ordered).is_ok_and(|answer| answer == expected);
        Ok(stores(exam, &query)?.each_ref().map(passes))
    }

    #[test]
    fn what_is_passed_over_memory_and_no_more_is_passed_over_a_file() -> Tried<()> {
        let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../shared/exams/rdf-tests/sparql"].iter().collect();
        if !folder.is_dir() {
            eprintln!("NOT TAKEN: the exams of SPARQL are not at {}", folder.display());
            return Ok(());
        }
        let (exams, mut memory, mut file, mut failed) = (exams(&folder.canonicalize()?)?, 0, 0, Vec::new());
        for exam in &exams {
            let [in_memory, in_file] = passed(exam).unwrap_or_default();
            (memory, file) = (memory + usize::from(in_memory), file + usize::from(in_file));
            if in_memory != in_file {
                failed.push(exam.query.as_str());
            }
        }
        eprintln!("{} exams: memory passes {memory}, the file {file}", exams.len());
        assert!(failed.is_empty(), "passed over one of them alone:\n{}", failed.join("\n"));
        assert!(exams.len() > 400 && memory > 380, "there were {} exams, {memory} passed", exams.len());
        Ok(())
    }
}
