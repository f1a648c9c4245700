//! What each kind of fact says, in the terms of the ontology.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::record::schema::{AMOUNT, Schema};
use crate::record::{Amount, AsOf, Award, Decision, Fact, Owner, Participation, Reference, key};
use crate::vocab::ns;

use super::claims::Claims;
use super::iri::OwnerKey;

/// Stands in an amount's IRI where the source does not say a share or a date.
const UNSTATED: &str = "unstated";

pub(super) fn claim(claims: &mut Claims<'_>, fact: &Fact) {
    claims.admit_id(id(fact).unwrap_or_default());
    match fact {
        Fact::Participation(fact) => participation(claims, fact),
        Fact::Award(fact) => award(claims, fact),
        Fact::Amount(fact) => amount(claims, fact),
        Fact::Decision(fact) => decision(claims, fact),
        _ => describe(claims, fact),
    }
}

/// What is said of an entity that has a name or an id.
fn describe(claims: &mut Claims<'_>, fact: &Fact) {
    if let Some((class, iri)) = entity(claims, fact) {
        claims.about(iri, class).fields(Schema::of(fact), fact);
    }
}

/// The class and the IRI of the entity of which a fact speaks.
fn entity(claims: &mut Claims<'_>, fact: &Fact) -> Option<(NamedNodeRef<'static>, NamedNode)> {
    let (class, key) = match fact {
        Fact::Project(fact) => (ns::PROJECT, claims.project(&fact.id.as_str().into())?),
        Fact::Programme(fact) => (ns::PROGRAMME, fact.id.clone()),
        Fact::Organization(fact) => return Some((ns::ORGANIZATION_CLASS, claims.organization(&fact.name).0)),
        Fact::Practice(fact) => {
            (ns::PRACTICE, claims.practice(&fact.id.as_ref().unwrap_or(&fact.title).as_str().into())?)
        }
        Fact::Outcome(fact) => {
            let named = fact.id.as_deref().or(fact.title.as_deref()).unwrap_or_default();
            (ns::OUTCOME, claims.outcome(&named.into())?)
        }
        Fact::Uptake(fact) => (ns::UPTAKE, key(&fact.id)),
        Fact::Recognition(fact) => (ns::RECOGNITION, key(&fact.id)),
        _ => return None,
    };
    Some((class, claims.mapper.iris.entity(Schema::of(fact).name, &key)))
}

pub(super) fn id(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::Project(fact) => Some(&fact.id),
        Fact::Programme(fact) => Some(&fact.id),
        Fact::Practice(fact) => fact.id.as_deref(),
        Fact::Outcome(fact) => fact.id.as_deref(),
        Fact::Uptake(fact) => Some(&fact.id),
        Fact::Recognition(fact) => Some(&fact.id),
        _ => None,
    }
}

fn participation(claims: &mut Claims<'_>, fact: &Participation) {
    let owner = claims.owner(&fact.owner);
    let role = claims.concept("roles", &fact.role);
    let Some(((class, owner), role)) = owner.zip(role) else { return };
    let (organization, organization_key) = claims.organization(&fact.organization);
    // One organisation may fund a project and carry it out too: each capacity is a participation of its own, and only
    // roles of one capacity can contradict each other.
    let capacity = claims.mapper.ontology.top(role);
    let owner = OwnerKey { class, key: &owner };
    let iri = claims.mapper.iris.participation(owner, &organization_key, &capacity.code);
    claims
        .about(iri, ns::PARTICIPATION)
        .owner(owner)
        .say(ns::ORGANIZATION, organization)
        .say(ns::ROLE, role.iri.clone());
}

fn award(claims: &mut Claims<'_>, fact: &Award) {
    let Some(project) = claims.project(&fact.project) else { return };
    let (funder, funder_key) = claims.organization(&fact.funder);
    let (share, as_of) = (code(claims, "amount-shares", fact.share.as_ref()), date(fact.as_of));
    let granted = Amount {
        owner: Owner::Project(fact.project.clone()),
        kind: "granted".into(),
        share: fact.share.clone(),
        money: fact.money,
        currency: fact.currency,
        as_of: fact.as_of,
    };
    let owner = OwnerKey { class: "project", key: &project };
    let amount = claims.mapper.iris.awarded(&project, &funder_key, &share, &as_of);
    claims.about(amount.clone(), ns::AMOUNT_CLASS).fields(&AMOUNT, &granted.into());
    let iri = claims.mapper.iris.award(&project, &funder_key, &share, &as_of);
    claims.about(iri, ns::AWARD).owner(owner).say(ns::FUNDER, funder).say(ns::AMOUNT, amount);
}

fn amount(claims: &mut Claims<'_>, fact: &Amount) {
    let Some((class, owner)) = claims.owner(&fact.owner) else { return };
    let kind = code(claims, "amount-kinds", Some(&fact.kind));
    let share = code(claims, "amount-shares", fact.share.as_ref());
    let owner = OwnerKey { class, key: &owner };
    let iri = claims.mapper.iris.amount(owner, &kind, &share, &date(fact.as_of));
    claims.about(iri, ns::AMOUNT_CLASS).fields(&AMOUNT, &fact.clone().into());
}

fn code(claims: &mut Claims<'_>, scheme: &'static str, reference: Option<&Reference>) -> String {
    let concept = reference.and_then(|reference| claims.concept(scheme, reference));
    concept.map_or_else(|| UNSTATED.to_owned(), |concept| concept.code.clone())
}

fn date(as_of: Option<AsOf>) -> String {
    as_of.map_or_else(|| UNSTATED.to_owned(), |as_of| as_of.to_string())
}

fn decision(claims: &mut Claims<'_>, fact: &Decision) {
    let Some(entity) = claims.decided_entity(&fact.entity) else { return };
    let Some(property) = claims.decided_property(&fact.property) else { return };
    let Some(value) = claims.decided_value(&fact.value) else { return };
    claims.say(&entity, property.as_ref(), value);
}
