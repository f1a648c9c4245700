//! A bundle that has been published, as a source of what its sources claimed.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use oxigraph::model::Quad;
use oxttl::{NQuadsParser, TurtleParseError};

use crate::Result;
use crate::error::{Error, ReadError};
use crate::record::Place;
use crate::vocab::{ns, rdf};

/// The file of a bundle that holds its claims.
const CLAIMS: &str = "dataset.nq";

/// The file by which a folder is known as a bundle that Hanke wrote.
pub(crate) const MARKER: &str = ".hanke-bundle";

/// Whether a folder is a bundle that Hanke wrote, and no data folder.
pub(crate) fn is_bundle(folder: &Path) -> bool {
    folder.join(MARKER).is_file() && !folder.join("records").is_dir()
}

/// What a bundle says: the view in the default graph, and what each passage claims in the graph of the passage. The records
/// behind it are not there, nor what people have decided.
#[derive(Debug, Clone)]
pub(crate) struct Bundle {
    path: PathBuf,
    base: Option<String>,
}

impl Bundle {
    /// Looks into a bundle.
    ///
    /// # Errors
    /// [`ReadError::File`] if its claims cannot be read, as those of a profile without claims.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let path = folder.join(CLAIMS);
        let file = File::open(&path).map_err(|source| unreadable(&path, source))?;
        let base = BufReader::new(file).lines().map_while(Result::ok).find_map(|line| base(&line));
        Ok(Self { path, base })
    }

    /// The base of the IRIs of its entities; nothing if it describes no source.
    pub(crate) fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// Its statements, each with its place. Hanke writes one a line, those about one entity together.
    pub(crate) fn statements(&self) -> Result<impl Iterator<Item = Result<(Quad, Place)>> + '_> {
        let file = File::open(&self.path).map_err(|source| unreadable(&self.path, source))?;
        let name: Arc<str> = self.path.display().to_string().into();
        let quads = NQuadsParser::new().for_reader(BufReader::with_capacity(1 << 16, file));
        Ok(quads.enumerate().map(move |(index, quad)| {
            let place = Place { file: Arc::clone(&name), line: index + 1, column: 1 };
            quad.map(|quad| (quad, place)).map_err(|error| self.invalid(error))
        }))
    }

    fn invalid(&self, error: TurtleParseError) -> Error {
        match error {
            TurtleParseError::Io(source) => unreadable(&self.path, source),
            TurtleParseError::Syntax(error) => {
                let counted = |from_zero: u64| usize::try_from(from_zero).unwrap_or_default() + 1;
                let start = error.location().start;
                Error::Read(ReadError::Rdf {
                    file: self.path.display().to_string(),
                    line: counted(start.line),
                    column: counted(start.column),
                    problem: error.message().to_owned(),
                })
            }
        }
    }
}

fn unreadable(path: &Path, source: std::io::Error) -> Error {
    Error::Read(ReadError::File { path: path.to_owned(), source })
}

/// The base that a line shows that says that something is a source.
fn base(line: &str) -> Option<String> {
    let (subject, said) = line.strip_prefix('<')?.split_once("> ")?;
    if !said.starts_with(&format!("{} {}", rdf::TYPE, ns::SOURCE)) {
        return None;
    }
    subject.rsplit_once("/source/").map(|(base, _)| base.to_owned())
}
