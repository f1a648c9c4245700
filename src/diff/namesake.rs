//! Entities that have another IRI than before and the same name. Organisations and practices are known by their names, so one
//! that went and one that came with its name are the same, if each is the only one.

use std::collections::BTreeMap;

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::Result;
use crate::language::Language;
use crate::record::key;
use crate::vocab::{ns, rdf};

use super::side::Side;

/// The classes whose entities are known by their names.
const NAMED: [NamedNodeRef<'static>; 2] = [ns::ORGANIZATION_CLASS, ns::PRACTICE];

/// From the old IRI of each such entity to the new one.
pub(super) fn namesakes(old: &Side<'_>, new: &Side<'_>) -> Result<Vec<(NamedNode, NamedNode)>> {
    let mut pairs = Vec::new();
    for class in NAMED {
        let (before, after) = (entities(old, class)?, entities(new, class)?);
        let gone = by_name(old, before.iter().filter(|(entity, _)| !after.contains_key(*entity)))?;
        let come = by_name(new, after.iter().filter(|(entity, _)| !before.contains_key(*entity)))?;
        for (name, gone) in &gone {
            if let ([from], Some([to])) = (gone.as_slice(), come.get(name).map(Vec::as_slice)) {
                pairs.push((from.clone(), to.clone()));
            }
        }
    }
    Ok(pairs)
}

/// The entities of a class, under the usual base and as they stand in the graph.
fn entities(side: &Side<'_>, class: NamedNodeRef<'_>) -> Result<BTreeMap<NamedNode, NamedNode>> {
    let tied = side.tied(rdf::TYPE, Some(&class.into_owned()))?.into_iter();
    Ok(tied.map(|(entity, _)| (side.canonical(&entity), entity)).collect())
}

fn by_name<'t>(
    side: &Side<'_>,
    entities: impl Iterator<Item = (&'t NamedNode, &'t NamedNode)>,
) -> Result<BTreeMap<String, Vec<NamedNode>>> {
    let mut by_name = BTreeMap::<_, Vec<_>>::new();
    for (entity, raw) in entities {
        if let Some(name) = side.graph.label(&raw.clone().into(), Language::Finnish)? {
            by_name.entry(key(&name)).or_default().push(entity.clone());
        }
    }
    Ok(by_name)
}
