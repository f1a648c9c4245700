//! The parts of `hanke.ttl`. Each begins with a comment that names it: `# ==== Money · Raha ====`.

use crate::Result;
use crate::language::{Language, Text};
use crate::vocab::ONTOLOGY;

use super::vocabulary::Vocabulary;

const MARK: &str = "\n# ==== ";

/// A part of the file.
pub(super) struct Section {
    title: Text<String>,
    /// The terms that are declared or explained in it, in their order.
    pub terms: Vec<String>,
}

impl Section {
    pub(super) fn title(&self, language: Language) -> &str {
        self.title.of(language)
    }

    /// The anchor of its heading. No term or scheme begins so.
    pub(super) fn anchor(&self) -> String {
        let words = self.title.of(Language::English).to_lowercase();
        let words = words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.fold("section".to_owned(), |anchor, word| anchor + "-" + word)
    }
}

/// The parts of the file, in their order.
pub(super) fn all(turtle: &str) -> Result<Vec<Section>> {
    let mut parts = turtle.split(MARK);
    let head = parts.next().unwrap_or_default();
    parts.map(|part| section(head, part)).collect()
}

/// The head of the file declares the prefixes, without which a part cannot be read.
fn section(head: &str, part: &str) -> Result<Section> {
    let (heading, body) = part.split_once('\n').unwrap_or((part, ""));
    let heading = heading.trim_end_matches(['=', ' ']);
    let (english, finnish) = heading.split_once(" · ").unwrap_or((heading, heading));
    let mut read = Vocabulary::default();
    let terms = read.read("hanke.ttl", &[head, "\n", body].concat())?;
    let terms = terms.iter().filter(|term| *term != ONTOLOGY).cloned().collect();
    Ok(Section { title: Text::new(finnish, english).into(), terms })
}
