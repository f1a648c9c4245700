//! What the shapes demand of the entities of a class.

use oxigraph::model::{Literal, NamedNodeRef};

use crate::language::{Language, Text};
use crate::vocab::sh;

use super::vocabulary::Vocabulary;

/// What is demanded of a property of the entities of a class.
pub(super) struct Demand {
    pub property: String,
    /// The classes or datatypes that the values must belong to.
    pub range: Vec<String>,
    least: u64,
    most: Option<u64>,
    one_a_language: bool,
}

impl Demand {
    /// What is demanded, in words; empty if any number will do.
    pub(super) fn words(&self, language: Language) -> String {
        let required = (self.least > 0).then(|| Text::new("pakollinen", "required").of(language));
        let single = (self.most == Some(1)).then(|| Text::new("enintään yksi", "at most one").of(language));
        let one_a_language = self
            .one_a_language
            .then(|| Text::new("enintään yksi kutakin kieltä kohti", "at most one in each language").of(language));
        let words = [required, single, one_a_language];
        words.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn and(&mut self, other: Self) {
        self.least = self.least.max(other.least);
        self.most = self.most.into_iter().chain(other.most).min();
        self.one_a_language |= other.one_a_language;
        self.range.extend(other.range);
    }
}

/// What is demanded of each property of the entities of a class, in the order of the shapes.
pub(super) fn demands(vocabulary: &Vocabulary, class: &str) -> Vec<Demand> {
    let mut demands: Vec<Demand> = Vec::new();
    for shape in property_shapes(vocabulary, class) {
        let Some(demand) = demand(vocabulary, &shape) else { continue };
        match demands.iter_mut().find(|known| known.property == demand.property) {
            Some(known) => known.and(demand),
            None => demands.push(demand),
        }
    }
    demands
}

/// What the checks say of an entity of a class that breaks a rule.
pub(super) fn messages(vocabulary: &Vocabulary, class: &str, language: Language) -> Vec<String> {
    let shapes = vocabulary.subjects_with(sh::TARGET_CLASS, class).map(str::to_owned);
    let shapes = property_shapes(vocabulary, class).into_iter().chain(shapes);
    let messages = shapes.map(|shape| vocabulary.text(&shape, sh::MESSAGE, language).to_owned());
    messages.filter(|message| !message.is_empty()).collect()
}

fn property_shapes(vocabulary: &Vocabulary, class: &str) -> Vec<String> {
    let shapes = vocabulary.subjects_with(sh::TARGET_CLASS, class);
    shapes.flat_map(|shape| vocabulary.entities(shape, sh::PROPERTY)).collect()
}

fn demand(vocabulary: &Vocabulary, shape: &str) -> Option<Demand> {
    let number = |property: NamedNodeRef<'_>| vocabulary.literals(shape, property).find_map(|n| n.value().parse().ok());
    Some(Demand {
        property: vocabulary.entities(shape, sh::PATH).into_iter().next()?,
        range: [sh::CLASS, sh::DATATYPE].iter().flat_map(|property| vocabulary.entities(shape, *property)).collect(),
        least: number(sh::MIN_COUNT).unwrap_or(0),
        most: number(sh::MAX_COUNT),
        one_a_language: vocabulary.literals(shape, sh::UNIQUE_LANG).map(Literal::value).any(|yes| yes == "true"),
    })
}
