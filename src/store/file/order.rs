//! Quads in the one order that they have in a file, whatever order they came in.

use rayon::slice::ParallelSliceMut as _;

use crate::Result;
use crate::error::KeepError;
use crate::store::Gathered;
use crate::store::terms::Terms;

/// What is kept, each once, with the numbers that terms have by the order of their bytes.
pub(super) struct Ordered {
    terms: Terms,
    /// The number in `terms` of each term, in order.
    pub numbers: Vec<u32>,
    pub claims: Vec<[u32; 4]>,
    pub view: Vec<[u32; 3]>,
}

impl Ordered {
    pub(super) fn new(gathered: Gathered) -> Result<Self> {
        let Gathered { terms, mut claims, mut view } = gathered;
        let numbers = used(&terms, &claims, &view)?;
        let mut new = vec![u32::MAX; terms.len()];
        for (number, old) in (0..).zip(&numbers) {
            if let Some(new) = new.get_mut(index(*old)) {
                *new = number;
            }
        }
        let number = |old: u32| new.get(index(old)).copied().unwrap_or(u32::MAX);
        for claim in &mut claims {
            *claim = claim.map(number);
        }
        for statement in &mut view {
            *statement = statement.map(number);
        }
        claims.par_sort_unstable();
        claims.dedup();
        view.par_sort_unstable();
        view.dedup();
        Ok(Self { terms, numbers, claims, view })
    }

    /// The bytes of all terms, in order.
    pub(super) fn terms(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.numbers.iter().map(|number| self.terms.bytes(*number))
    }
}

/// The terms of which something is said, in the order of their bytes.
fn used(terms: &Terms, claims: &[[u32; 4]], view: &[[u32; 3]]) -> Result<Vec<u32>> {
    let mut is_used = vec![false; terms.len()];
    for number in claims.iter().flatten().chain(view.iter().flatten()) {
        let used = is_used.get_mut(index(*number));
        *used.ok_or_else(|| KeepError::NoTerm(format!("number {number} of {}", terms.len())))? = true;
    }
    let mut numbers: Vec<u32> = (0..).zip(is_used).filter(|(_, used)| *used).map(|(number, _)| number).collect();
    numbers.par_sort_unstable_by(|a, b| terms.bytes(*a).cmp(terms.bytes(*b)));
    Ok(numbers)
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
