//! Terms as numbers.

use std::hash::Hasher as _;

use hashbrown::HashTable;
use oxigraph::model::{Term, TermRef};
use rustc_hash::FxHasher;

use crate::Result;
use crate::error::KeepError;

use super::encoding::{decode, encode};

/// Different terms, numbered from 0 in the order in which they come. They take their bytes, and some 15 each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    bytes: Vec<u8>,
    /// Where the bytes of each term end.
    ends: Vec<usize>,
    numbers: HashTable<u32>,
    /// The bytes of the term that is looked for.
    wanted: Vec<u8>,
}

impl Terms {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number of a term, a new one if it has none yet.
    ///
    /// # Errors
    /// [`KeepError::TooManyTerms`] if there is no number left.
    pub(crate) fn number(&mut self, term: TermRef<'_>) -> Result<u32> {
        let mut wanted = std::mem::take(&mut self.wanted);
        wanted.clear();
        encode(term, &mut wanted);
        let number = self.number_of(&wanted);
        self.wanted = wanted;
        number
    }

    /// The number of a term, if it has one.
    pub(crate) fn find(&self, term: TermRef<'_>) -> Option<u32> {
        let mut wanted = Vec::new();
        encode(term, &mut wanted);
        self.find_bytes(&wanted)
    }

    /// The term that has a number.
    ///
    /// # Errors
    /// [`KeepError::NoTerm`] if none has.
    pub(crate) fn term(&self, number: u32) -> Result<Term> {
        let term = decode(self.bytes(number));
        term.ok_or_else(|| KeepError::NoTerm(format!("number {number} of {}", self.len())).into())
    }

    /// The number of the term with these bytes, a new one if it has none yet.
    pub(super) fn number_of(&mut self, wanted: &[u8]) -> Result<u32> {
        if let Some(number) = self.find_bytes(wanted) {
            return Ok(number);
        }
        let number = u32::try_from(self.len()).ok().filter(|number| *number < u32::MAX);
        let number = number.ok_or(KeepError::TooManyTerms)?;
        self.bytes.extend_from_slice(wanted);
        self.ends.push(self.bytes.len());
        let (bytes, ends) = (&self.bytes, &self.ends);
        self.numbers.insert_unique(hash(wanted), number, |number| hash(of(bytes, ends, *number)));
        Ok(number)
    }

    /// The bytes of the term that has a number; none if none has.
    pub(super) fn bytes(&self, number: u32) -> &[u8] {
        of(&self.bytes, &self.ends, number)
    }

    fn find_bytes(&self, wanted: &[u8]) -> Option<u32> {
        self.numbers.find(hash(wanted), |number| self.bytes(*number) == wanted).copied()
    }
}

fn of<'b>(bytes: &'b [u8], ends: &[usize], number: u32) -> &'b [u8] {
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    let start = number.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied());
    let end = ends.get(number).copied();
    start.zip(end).and_then(|(start, end)| bytes.get(start..end)).unwrap_or_default()
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use oxigraph::model::vocab::xsd;
    use oxigraph::model::{BlankNode, Literal, NamedNodeRef};

    use super::*;

    /// One of each kind, and such as could be taken for each other.
    fn terms() -> Vec<Term> {
        vec![
            NamedNodeRef::new_unchecked("a:b").into(),
            NamedNodeRef::new_unchecked("").into(),
            BlankNode::new_unchecked("a").into(),
            BlankNode::new_unchecked("1f").into(),
            Literal::from("").into(),
            Literal::from("a:b").into(),
            Literal::from("fi\u{0}\u{ff}\n\"Äiti\"").into(),
            Literal::new_language_tagged_literal_unchecked("b", "fi").into(),
            Literal::new_language_tagged_literal_unchecked("", "fi").into(),
            Literal::new_language_tagged_literal_unchecked("b", "fi-x").into(),
            Literal::new_typed_literal("b", NamedNodeRef::new_unchecked("fi")).into(),
            Literal::from(1).into(),
            Literal::from(true).into(),
        ]
    }

    #[test]
    fn each_term_has_one_number_and_comes_back_as_it_was() -> Result<()> {
        let mut numbered = Terms::default();
        for _ in 0..2 {
            for (expected, term) in (0_u32..).zip(terms()) {
                assert_eq!(numbered.number(term.as_ref())?, expected, "{term}");
            }
        }
        for (number, term) in (0_u32..).zip(terms()) {
            assert_eq!(numbered.term(number)?, term);
            assert_eq!(numbered.find(term.as_ref()), Some(number));
        }
        assert_eq!(numbered.find(Literal::from(2).as_ref().into()), None);
        assert!(numbered.term(13).is_err(), "there are only 13");
        let padded: Term = Literal::new_typed_literal("01", xsd::INTEGER).into();
        assert_eq!(numbered.number(TermRef::from(&padded))?, 11, "a number is kept by its value");
        Ok(())
    }

    #[test]
    fn many_terms_are_told_apart() -> Result<()> {
        let mut numbered = Terms::default();
        for number in 0..20_000 {
            assert_eq!(numbered.number(Literal::from(number).as_ref().into())?, number);
        }
        assert_eq!(numbered.term(19_999)?, Literal::from(19_999).into());
        Ok(())
    }
}
