//! Which classes lead to which others, and by which properties.

use crate::site::ontology_page::demand::demands;
use crate::site::ontology_page::vocabulary::Vocabulary;
use crate::vocab::schema;

/// A property that leads from classes to classes of the ontology.
pub(super) struct Relation {
    pub property: String,
    pub from: Vec<String>,
    pub to: Vec<String>,
}

/// The properties of the ontology that relate its classes, then the borrowed ones of which the shapes say so.
pub(super) fn relations(vocabulary: &Vocabulary) -> Vec<Relation> {
    let classes = vocabulary.classes();
    let among = |entities: Vec<String>| -> Vec<String> {
        entities.into_iter().filter(|entity| classes.contains(&entity.as_str())).collect()
    };
    let own = vocabulary.properties().map(|property| Relation {
        property: property.to_owned(),
        from: among(vocabulary.entities(property, schema::DOMAIN_INCLUDES)),
        to: among(vocabulary.entities(property, schema::RANGE_INCLUDES)),
    });
    let mut relations: Vec<_> = own.filter(|relation| !relation.from.is_empty() && !relation.to.is_empty()).collect();
    for class in &classes {
        for demand in demands(vocabulary, class).into_iter().filter(|demand| !vocabulary.is_property(&demand.property))
        {
            add(&mut relations, class, demand.property, among(demand.range));
        }
    }
    relations
}

fn add(relations: &mut Vec<Relation>, from: &str, property: String, to: Vec<String>) {
    let from = from.to_owned();
    match relations.iter_mut().find(|relation| relation.property == property && relation.to == to) {
        Some(relation) => relation.from.push(from),
        None if to.is_empty() => (),
        None => relations.push(Relation { property, from: vec![from], to }),
    }
}
