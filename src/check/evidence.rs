//! Evidence: whether every value of a data set stands in the lines of the original that it cites.
//!
//! [`Originals`] finds the files by their digests, [`Evidence`] re-reads each cited passage and gives a [`Proof`] for
//! every value that the passage must print. What may differ is listed: see [`Normalisation`]. It is proven that a value
//! is printed in its passage, not that the passage says of the entity what the record says.
//!
//! ```no_run
//! use hanke::check::evidence::{Evidence, Originals, Verdict};
//! use hanke::{ontology::Ontology, source};
//!
//! let originals = Originals::open(&["originals".into()])?;
//! let records = source::shipped();
//! let evidence = Evidence::new(&originals, &Ontology::shipped()?);
//! for proof in evidence.proofs(&records) {
//!     let proof = proof?;
//!     if let Verdict::NotThere { text, .. } = &proof.verdict {
//!         eprintln!("{}: {} is not in {}: {text}", proof.place, proof.value, proof.passage());
//!     }
//! }
//! # Ok::<_, hanke::Error>(())
//! ```

mod changed;
mod normalisation;
mod original;
mod originals;
mod proof;
mod prove;
mod stated;
mod tally;
mod value;

pub use changed::{AtRisk, Moved, SourceReport, State};
pub use normalisation::Normalisation;
pub use originals::Originals;
pub use proof::{Proof, Verdict};
pub use prove::{Prover, Refusal};
pub use stated::{Stated, Statement};
pub use tally::Tally;
pub use value::{Kind, Value};

use std::sync::Arc;

use crate::Result;
use crate::ontology::Ontology;
use crate::record::Source;
use crate::source::Records;

use original::Original;
use prove::Areas;

/// Values on one side, originals on the other.
#[derive(Debug)]
pub struct Evidence<'a> {
    originals: &'a Originals,
    areas: Areas,
}

impl<'a> Evidence<'a> {
    /// With these originals, and the labels of places of this ontology.
    #[must_use]
    pub fn new(originals: &'a Originals, ontology: &Ontology) -> Self {
        Self { originals, areas: Areas::of(ontology) }
    }

    /// Whether each value stands where its record says, record by record. Sources without an original give nothing: see
    /// [`sources`](Self::sources). An original is read when its first record comes, and is kept until that of another
    /// source does.
    ///
    /// # Errors
    /// Each item may be a fault of the records, or [`ReadError::Document`](crate::error::ReadError::Document) if an
    /// original cannot be read.
    pub fn proofs<'r>(&'r self, records: &'r dyn Records) -> impl Iterator<Item = Result<Proof>> + 'r {
        let mut desk = Desk { evidence: self, open: None };
        records.records().flat_map(move |record| match record.and_then(|record| desk.proofs(&record)) {
            Ok(proofs) => proofs.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        })
    }

    /// What became of the original of each source, in the order of the records.
    ///
    /// # Errors
    /// A fault of the records, or [`ReadError::Document`](crate::error::ReadError::Document) if an original cannot be
    /// read.
    pub fn sources(&self, records: &dyn Records) -> Result<Vec<SourceReport>> {
        changed::sources(self, records)
    }

    /// The original of a source, if its file is there.
    fn original(&self, source: &Source) -> Result<Option<Original>> {
        let path = source.sha256.as_deref().and_then(|digest| self.originals.path(digest));
        Ok(path.map(|path| Original::read(path, source.extent)).transpose()?)
    }
}

/// The original that is being read.
struct Desk<'a> {
    evidence: &'a Evidence<'a>,
    open: Option<(Arc<Source>, Option<Original>)>,
}

impl Desk<'_> {
    fn proofs(&mut self, record: &crate::record::Record) -> Result<Vec<Proof>> {
        let source = &record.passage.source;
        let first = !self.open.as_ref().is_some_and(|(open, _)| Arc::ptr_eq(open, source));
        if first {
            self.open = Some((Arc::clone(source), self.evidence.original(source)?));
        }
        let Some((_, Some(original))) = &self.open else { return Ok(Vec::new()) };
        let mut proofs = Vec::new();
        if first {
            proofs.extend(proof::of_source(source, original, &self.evidence.areas));
        }
        proofs.extend(proof::of_record(record, original, &self.evidence.areas));
        Ok(proofs)
    }
}
