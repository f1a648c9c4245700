//! Reading documents: from the text of a document to proposed records, each with the lines that say so.
//!
//! What a kind of document looks like is data: [`Layout`]s, TOML files of which some are compiled in. A document is read by
//! the layout that fits it, and gives a [`Reading`]: proposals, and what became of every part of the text.
//!
//! ```
//! use hanke::document::Document;
//! use hanke::extract::{Layouts, ProjectNames};
//!
//! let text = "Hankekoodi: S12345\n\nHankkeen nimi: Polku\n\nToimintalinja: 5. Osallisuus\n\nToiminnan tila: Toiminta päättynyt\n";
//! let document = Document::of_text("polku.txt", text);
//! let layouts = Layouts::shipped()?;
//! let reading = layouts.read(&document)?;
//! assert_eq!(reading.layout.name, "register-page");
//! let records = reading.record_file(&ProjectNames::default());
//! assert!(records.contains("code = \"S12345\""));
//! # Ok::<_, hanke::Error>(())
//! ```

mod field;
mod fields;
mod labels;
mod layout;
mod make;
mod mention;
mod names;
mod notes;
mod pattern;
mod proposal;
mod reading;
mod region;
mod report;
mod shipped;
mod template;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::Result;
use crate::document::Document;
use crate::error::{Error, ReadError, nearest};
use crate::text::privacy::harmless::Harmless;

use labels::{Label, Labels};
pub use layout::{Layout, Mention, Recognition, Rule, Side};
pub use names::ProjectNames;
pub use notes::Notes;
pub(crate) use notes::neutral;
pub use pattern::Pattern;
pub use proposal::{Confidence, Proposal, Proposed};
pub use reading::{Mark, Reading, Use};
pub use report::Coverage;
pub use template::Template;

/// A layout, and its labels ready to be looked for.
#[derive(Debug, Clone)]
struct Recogniser {
    layout: Layout,
    labels: Labels,
}

/// The layouts that documents are read by.
#[derive(Debug, Clone, Default)]
pub struct Layouts {
    /// Shared, so that what one document has needed is there for the next, in whichever thread.
    known: Vec<Arc<Recogniser>>,
    harmless: Harmless,
}

impl Layouts {
    /// The layouts that are compiled in. They are read once, and their patterns compiled when a document first needs them.
    ///
    /// # Errors
    /// [`ReadError::Layout`] if one has a fault, which the tests rule out.
    pub fn shipped() -> Result<Self> {
        static SHIPPED: OnceLock<Layouts> = OnceLock::new();
        if let Some(layouts) = SHIPPED.get() {
            return Ok(layouts.clone());
        }
        let mut layouts = Self::default();
        for (file, text) in shipped::LAYOUTS {
            layouts.add(Layout::without_checks(file, text)?);
        }
        Ok(SHIPPED.get_or_init(|| layouts).clone())
    }

    /// Adds a layout; one of the same name is replaced.
    pub fn add(&mut self, layout: Layout) {
        self.known.retain(|known| known.layout.name != layout.name);
        let labels = Labels::of(&layout);
        self.known.push(Arc::new(Recogniser { layout, labels }));
    }

    /// Adds a layout from a file, or all layouts of a folder.
    ///
    /// # Errors
    /// [`ReadError::File`] if the folder cannot be read; those of [`Layout::open`].
    pub fn add_path(&mut self, path: &Path) -> Result<()> {
        let files = if path.is_dir() { crate::folder::files(path, "toml")? } else { vec![path.to_owned()] };
        files.iter().try_for_each(|file| Layout::open(file).map(|layout| self.add(layout)))
    }

    /// Takes over which words lead to nobody, as people have decided: they are not left out of what is read.
    #[must_use]
    pub fn allowing(mut self, harmless: Harmless) -> Self {
        self.harmless = harmless;
        self
    }

    /// The layouts, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Layout> {
        self.known.iter().map(|recogniser| &recogniser.layout)
    }

    /// Reads a document by the layout that fits it best.
    ///
    /// # Errors
    /// [`ReadError::NoLayoutFits`] if none fits, with the closest ones and why
    /// they do not.
    pub fn read<'a>(&'a self, document: &'a Document) -> Result<Reading<'a>> {
        let mut fits = self.fits(document);
        let best = fits.iter().position(|fit| fit.missing().next().is_none());
        let Fit { recogniser, labels, .. } =
            best.map(|best| fits.swap_remove(best)).ok_or_else(|| unknown(document, &fits))?;
        Ok(Reading::new(recogniser, document, labels, &self.harmless))
    }

    /// Reads a document by a layout of this name, whether it fits or not.
    ///
    /// # Errors
    /// [`ReadError::UnknownLayout`] if there is none of this name.
    pub fn read_as<'a>(&'a self, document: &'a Document, name: &str) -> Result<Reading<'a>> {
        let Some(recogniser) = self.known.iter().find(|known| known.layout.name == name) else {
            let names = self.iter().map(|layout| layout.name.as_str());
            return Err(Error::Read(ReadError::UnknownLayout { name: name.to_owned(), nearest: nearest(name, names) }));
        };
        let labels = recogniser.labels.find(&recogniser.layout, document.text.as_str());
        Ok(Reading::new(recogniser, document, labels, &self.harmless))
    }
}

/// How well a layout fits a document.
struct Fit<'a> {
    recogniser: &'a Recogniser,
    text: &'a str,
    /// Its labels that stand in the document.
    labels: Vec<Label>,
    /// How many of them are different.
    different: usize,
}

impl<'a> Fit<'a> {
    fn new(recogniser: &'a Recogniser, text: &'a str) -> Self {
        let labels = recogniser.labels.find(&recogniser.layout, text);
        let different = labels.iter().map(|label| label.rule).collect::<BTreeSet<_>>().len();
        Self { recogniser, text, labels, different }
    }

    fn wanted(&self) -> &'a Recognition {
        &self.recogniser.layout.recognition
    }

    /// How much speaks for the layout, as far as it fits.
    fn weight(&self) -> usize {
        self.different + self.wanted().texts.len()
    }

    /// What is missing for the layout to fit. A pattern is looked for only when all before it is there.
    fn missing(&self) -> impl Iterator<Item = String> {
        let (found, wanted) = (self.different, self.wanted());
        let few =
            (found < wanted.labels).then(|| format!("{found} of its labels stand there, {} are wanted", wanted.labels));
        let texts = wanted.texts.iter().filter(|pattern| !pattern.is_match(self.text));
        few.into_iter().chain(texts.map(|pattern| format!("nothing reads as {pattern}")))
    }
}

impl Layouts {
    /// How well each layout fits, the one for which most speaks first: few patterns are needed to tell which fits.
    fn fits<'a>(&'a self, document: &'a Document) -> Vec<Fit<'a>> {
        let mut fits: Vec<_> = self.known.iter().map(|known| Fit::new(known, document.text.as_str())).collect();
        fits.sort_by_key(|fit| Reverse(fit.weight()));
        fits
    }
}

/// Says which layouts come closest to a document that none fits.
fn unknown(document: &Document, fits: &[Fit<'_>]) -> Error {
    const CLOSEST: usize = 3;
    let closest = fits.iter().take(CLOSEST).map(|fit| {
        let missing: Vec<_> = fit.missing().collect();
        format!("  {}: {}", fit.recogniser.layout.name, missing.join("; "))
    });
    Error::Read(ReadError::NoLayoutFits { name: document.name.clone(), closest: closest.collect() })
}
