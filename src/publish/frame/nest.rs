//! Which things are nested in which, and under which term of the context.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::vocab::{dcterms, hanke};

/// A way in which things of one class belong to things of others.
pub struct Nest {
    /// The term of the context for it.
    pub term: &'static str,
    /// The property that links the two.
    pub property: NamedNodeRef<'static>,
    /// The class of what belongs.
    pub class: NamedNodeRef<'static>,
    /// The classes of what it belongs to.
    owners: &'static [NamedNodeRef<'static>],
    /// Whether the owner says so, and not what belongs to it.
    pub forward: bool,
}

impl Nest {
    /// Whether things of this class have such things nested in them.
    pub fn is_of(&self, class: &NamedNode) -> bool {
        self.owners.iter().any(|owner| owner == class)
    }
}

const UNDERTAKINGS: &[NamedNodeRef<'static>] = &[hanke::PROJECT, hanke::PROGRAMME];

/// All of them. Where several fit a thing, the first one counts: the amount of an award stands in the award, and the
/// uptake of a practice in the practice. No class is above itself.
pub const NESTS: &[Nest] = &[
    nest("amount", hanke::AMOUNT, hanke::AMOUNT_CLASS, &[hanke::AWARD], true),
    nest("participations", hanke::PROJECT_OF, hanke::PARTICIPATION, UNDERTAKINGS, false),
    nest("awards", hanke::PROJECT_OF, hanke::AWARD, UNDERTAKINGS, false),
    nest("amounts", hanke::PROJECT_OF, hanke::AMOUNT_CLASS, UNDERTAKINGS, false),
    nest("practices", hanke::ORIGIN, hanke::PRACTICE, &[hanke::PROJECT], false),
    nest("outcomes", hanke::OUTCOME_OF, hanke::OUTCOME, &[hanke::PROJECT], false),
    nest("uptakes", hanke::TAKEN_UP, hanke::UPTAKE, &[hanke::PRACTICE, hanke::OUTCOME], false),
    nest("uptakesOfProject", hanke::PROJECT_OF, hanke::UPTAKE, UNDERTAKINGS, false),
    nest("recognitions", hanke::RECOGNISES, hanke::RECOGNITION, &[hanke::PROJECT, hanke::PRACTICE], false),
    nest("passages", dcterms::IS_PART_OF, hanke::PASSAGE, &[hanke::SOURCE], false),
];

const fn nest(
    term: &'static str,
    property: NamedNodeRef<'static>,
    class: NamedNodeRef<'static>,
    owners: &'static [NamedNodeRef<'static>],
    forward: bool,
) -> Nest {
    Nest { term, property, class, owners, forward }
}
