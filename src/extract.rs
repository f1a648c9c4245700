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
mod proposal;
mod reading;
mod region;
mod report;
mod shipped;
mod template;

use std::collections::BTreeSet;
use std::path::Path;

use crate::Result;
use crate::document::Document;
use crate::error::{Error, ReadError, nearest};
use crate::text::privacy::harmless::Harmless;

use labels::{Label, Labels};
pub use layout::{Layout, Mention, Pattern, Recognition, Rule, Side};
pub use names::ProjectNames;
pub use notes::Notes;
pub(crate) use notes::neutral;
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
    known: Vec<Recogniser>,
    harmless: Harmless,
}

impl Layouts {
    /// The layouts that are compiled in.
    ///
    /// # Errors
    /// [`ReadError::Layout`] if one has a fault, which the tests rule out.
    pub fn shipped() -> Result<Self> {
        let mut layouts = Self::default();
        for (file, text) in shipped::LAYOUTS {
            layouts.add(Layout::parse(file, text)?);
        }
        Ok(layouts)
    }

    /// Adds a layout; one of the same name is replaced.
    pub fn add(&mut self, layout: Layout) {
        self.known.retain(|known| known.layout.name != layout.name);
        let labels = Labels::of(&layout);
        self.known.push(Recogniser { layout, labels });
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
        let mut fits: Vec<_> = self.known.iter().map(|recogniser| recogniser.fit(document)).collect();
        fits.sort_by_key(|fit| (!fit.is_whole, std::cmp::Reverse(fit.found)));
        match fits.into_iter().next() {
            Some(fit) if fit.is_whole => Ok(Reading::new(fit.recogniser, document, fit.labels, &self.harmless)),
            _ => Err(self.unknown(document)),
        }
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
    /// Its labels that stand in the document.
    labels: Vec<Label>,
    /// How much of what it wants stands in the document.
    found: usize,
    is_whole: bool,
}

impl Recogniser {
    fn fit(&self, document: &Document) -> Fit<'_> {
        let text = document.text.as_str();
        let wanted = &self.layout.recognition;
        let labels = self.labels.find(&self.layout, text);
        let found = different(&labels);
        let is_whole = found >= wanted.labels && wanted.texts.iter().all(|Pattern(pattern)| pattern.is_match(text));
        Fit { recogniser: self, labels, found: found + wanted.texts.len(), is_whole }
    }

    /// What is missing for the layout to fit.
    fn missing(&self, fit: &Fit<'_>, text: &str) -> Vec<String> {
        let wanted = &self.layout.recognition;
        let found = different(&fit.labels);
        let few =
            (found < wanted.labels).then(|| format!("{found} of its labels stand there, {} are wanted", wanted.labels));
        let texts = wanted.texts.iter().filter(|Pattern(pattern)| !pattern.is_match(text));
        few.into_iter().chain(texts.map(|Pattern(pattern)| format!("nothing reads as {pattern}"))).collect()
    }
}

/// How many different labels there are.
fn different(labels: &[Label]) -> usize {
    labels.iter().map(|label| label.rule).collect::<BTreeSet<_>>().len()
}

impl Layouts {
    fn unknown(&self, document: &Document) -> Error {
        const CLOSEST: usize = 3;
        let mut fits: Vec<_> = self.known.iter().map(|recogniser| recogniser.fit(document)).collect();
        fits.sort_by_key(|fit| std::cmp::Reverse(fit.found));
        let closest = fits.iter().take(CLOSEST).map(|fit| {
            let missing = fit.recogniser.missing(fit, document.text.as_str());
            format!("  {}: {}", fit.recogniser.layout.name, missing.join("; "))
        });
        Error::Read(ReadError::NoLayoutFits { name: document.name.clone(), closest: closest.collect() })
    }
}
