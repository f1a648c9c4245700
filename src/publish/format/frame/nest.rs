//! Which entities are nested in which, and under which term of the context.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::vocab::{dcterms, ns};

/// A way in which entities of one class belong to entities of others.
pub(crate) struct Nest {
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
    /// Whether entities of this class have such entities nested in them.
    pub(crate) fn is_of(&self, class: &NamedNode) -> bool {
        self.owners.iter().any(|owner| owner == class)
    }
}

const UNDERTAKINGS: &[NamedNodeRef<'static>] = &[ns::PROJECT, ns::PROGRAMME];

/// All of them. Where several fit an entity, the first one counts: the amount of an award stands in the award, and the
/// uptake of a practice in the practice. No class is above itself.
pub(crate) const NESTS: &[Nest] = &[
    nest("amount", ns::AMOUNT, ns::AMOUNT_CLASS, &[ns::AWARD], true),
    nest("participations", ns::PROJECT_OF, ns::PARTICIPATION, UNDERTAKINGS, false),
    nest("awards", ns::PROJECT_OF, ns::AWARD, UNDERTAKINGS, false),
    nest("amounts", ns::PROJECT_OF, ns::AMOUNT_CLASS, UNDERTAKINGS, false),
    nest("practices", ns::ORIGIN, ns::PRACTICE, &[ns::PROJECT], false),
    nest("outcomes", ns::OUTCOME_OF, ns::OUTCOME, &[ns::PROJECT], false),
    nest("uptakes", ns::TAKEN_UP, ns::UPTAKE, &[ns::PRACTICE, ns::OUTCOME], false),
    nest("uptakesOfProject", ns::PROJECT_OF, ns::UPTAKE, UNDERTAKINGS, false),
    nest("recognitions", ns::RECOGNISES, ns::RECOGNITION, &[ns::PROJECT, ns::PRACTICE], false),
    nest("passages", dcterms::IS_PART_OF, ns::PASSAGE, &[ns::SOURCE], false),
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
