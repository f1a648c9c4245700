//! How many values were proven, and how.

use std::collections::BTreeMap;

use crate::language::{Language, Text};

use super::normalisation::Normalisation;
use super::proof::{Proof, Verdict};
use super::value::Kind;

/// Counts of proofs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Values that are proven, by kind.
    pub proven: BTreeMap<Kind, usize>,
    /// Proven values that needed a normalisation, by normalisation. A value that needs two counts for both.
    pub normalised: BTreeMap<Normalisation, usize>,
    /// Values that the records say to be inferred.
    pub inferred: usize,
    /// Values that are not proven.
    pub not_there: usize,
}

impl Tally {
    /// Counts one proof.
    pub fn add(&mut self, proof: &Proof) {
        match &proof.verdict {
            Verdict::Proven(normalisations) => {
                *self.proven.entry(proof.kind).or_default() += 1;
                for one in normalisations {
                    *self.normalised.entry(*one).or_default() += 1;
                }
            }
            Verdict::Inferred | Verdict::NeedlesslyInferred => self.inferred += 1,
            Verdict::NotThere { .. } => self.not_there += 1,
        }
    }

    /// The numbers in one line.
    #[must_use]
    pub fn summary(&self, language: Language) -> String {
        let numbers = [self.all_proven(), self.inferred, self.not_there];
        let [proven, inferred, open] = numbers.map(|number| language.number(number));
        let text = Text::new(
            format!("arvoja todistettu {proven}, päätelty {inferred}, todistamatta {open}"),
            format!("{proven} values proven, {inferred} inferred, {open} not proven"),
        );
        text.take(language)
    }

    /// All values that are proven.
    #[must_use]
    pub fn all_proven(&self) -> usize {
        self.proven.values().sum()
    }
}
