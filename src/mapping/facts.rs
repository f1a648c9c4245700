//! What each kind of fact says, in the terms of the ontology.

use oxigraph::model::NamedNode;

use crate::error::Problem;
use crate::record::{
    Amount, AsOf, Award, Currency, Decision, Fact, Money, Organization, Outcome, Owner, Participation, Place, Practice,
    Programme, Project, Recognition, Reference, Uptake, key,
};
use crate::vocab::{dcterms, foaf, ns, skos};

use super::claims::{Claims, Thing};
use super::iri::OwnerKey;

/// Stands in an amount's IRI where the source does not say a share or a date.
const UNSTATED: &str = "unstated";

pub(super) fn claim(claims: &mut Claims<'_>, fact: &Fact, place: &Place) {
    claims.admit_id(id(fact).unwrap_or_default());
    match fact {
        Fact::Project(fact) => project(claims, fact),
        Fact::Programme(fact) => programme(claims, fact),
        Fact::Organization(fact) => organization(claims, fact),
        Fact::Participation(fact) => participation(claims, fact),
        Fact::Award(fact) => award(claims, fact),
        Fact::Amount(fact) => amount(claims, fact),
        Fact::Practice(fact) => practice(claims, fact),
        Fact::Outcome(fact) => outcome(claims, fact),
        Fact::Uptake(fact) => uptake(claims, fact),
        Fact::Recognition(fact) => recognition(claims, fact, place),
        Fact::Decision(fact) => decision(claims, fact),
    }
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

fn project(claims: &mut Claims<'_>, fact: &Project) {
    let Some(id) = claims.project(&fact.id.as_str().into()) else { return };
    let iri = claims.mapper.iris.project(&id);
    claims
        .about(iri, ns::PROJECT)
        .plain(ns::CODE, &fact.code)
        .text(skos::PREF_LABEL, &fact.name)
        .text(ns::SHORT_NAME, &fact.short_names)
        .plain(ns::ACRONYM, &fact.acronym)
        .date(ns::START_DATE, fact.start)
        .date(ns::END_DATE, fact.end)
        .concepts(ns::STATUS, "project-statuses", &fact.status)
        .things(ns::PROGRAMME_OF, "programme", &fact.programmes, Claims::programme)
        .concepts(ns::AREA, "areas", &fact.areas)
        .concepts(ns::TARGET_GROUP, "target-groups", &fact.target_groups)
        .text(ns::TARGET_GROUP_AS_STATED, &fact.target_groups_stated)
        .concepts(ns::THEME, "themes", &fact.themes)
        .links(ns::REGISTER_PAGE, &fact.register_page)
        .links(foaf::PAGE, &fact.pages)
        .prose(dcterms::DESCRIPTION, &fact.summary)
        .prose(ns::BACKGROUND, &fact.backgrounds)
        .prose(ns::OBJECTIVE, &fact.objectives)
        .prose(ns::MEASURE, &fact.measures)
        .prose(ns::PRINCIPLE, &fact.principles)
        .prose(ns::EXPECTED_EFFECT, &fact.expected_effects)
        .prose(ns::CHALLENGE, &fact.challenges)
        .prose(ns::CONTINUATION, &fact.continuations)
        .prose(ns::REGIONAL_LINK, &fact.regional_links);
}

fn programme(claims: &mut Claims<'_>, fact: &Programme) {
    let iri = claims.mapper.iris.thing("programme", &fact.id);
    claims
        .about(iri, ns::PROGRAMME)
        .plain(ns::CODE, &fact.code)
        .text(skos::PREF_LABEL, &fact.name)
        .plain(ns::ACRONYM, &fact.acronym)
        .concepts(ns::PROGRAMME_KIND, "programme-kinds", &fact.kind)
        .things(ns::PART_OF, "programme", &fact.part_of, Claims::programme)
        .links(foaf::PAGE, &fact.pages)
        .year(ns::START_YEAR, fact.start_year)
        .year(ns::END_YEAR, fact.end_year)
        .prose(dcterms::DESCRIPTION, &fact.summary)
        .prose(ns::BACKGROUND, &fact.backgrounds)
        .prose(ns::OBJECTIVE, &fact.objectives)
        .prose(ns::MEASURE, &fact.measures)
        .prose(ns::RESULT, &fact.results)
        .prose(ns::CONTINUATION, &fact.continuations)
        .prose(ns::REGIONAL_LINK, &fact.regional_links);
}

fn organization(claims: &mut Claims<'_>, fact: &Organization) {
    let (iri, _) = claims.organization(&fact.name);
    claims
        .about(iri, ns::ORGANIZATION_CLASS)
        .plain(ns::BUSINESS_ID, &fact.business_id)
        .plain(ns::ACRONYM, &fact.acronym)
        .concepts(ns::ORGANIZATION_TYPE, "organization-types", &fact.kind)
        .concepts(ns::AREA, "areas", &fact.areas)
        .links(foaf::PAGE, &fact.pages);
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
    claim_amount(claims, amount.clone(), owner, &granted);
    let iri = claims.mapper.iris.award(&project, &funder_key, &share, &as_of);
    claims.about(iri, ns::AWARD).owner(owner).say(ns::FUNDER, funder).say(ns::AMOUNT, amount);
}

fn amount(claims: &mut Claims<'_>, fact: &Amount) {
    let Some((class, owner)) = claims.owner(&fact.owner) else { return };
    let kind = code(claims, "amount-kinds", Some(&fact.kind));
    let share = code(claims, "amount-shares", fact.share.as_ref());
    let owner = OwnerKey { class, key: &owner };
    let iri = claims.mapper.iris.amount(owner, &kind, &share, &date(fact.as_of));
    claim_amount(claims, iri, owner, fact);
}

fn claim_amount(claims: &mut Claims<'_>, iri: NamedNode, owner: OwnerKey<'_>, fact: &Amount) {
    let mut amount = claims.about(iri, ns::AMOUNT_CLASS);
    amount
        .owner(owner)
        .concepts(ns::AMOUNT_KIND, "amount-kinds", [&fact.kind])
        .concepts(ns::AMOUNT_SHARE, "amount-shares", &fact.share)
        .moment(ns::AS_OF, fact.as_of);
    money(&mut amount, fact.money, fact.currency);
}

fn money(amount: &mut Thing<'_, '_>, money: Money, currency: Currency) {
    match money {
        Money::Exact(value) => amount.decimal(ns::VALUE, value),
        Money::Bracket { min, max } => amount.decimal(ns::MIN_VALUE, min).decimal(ns::MAX_VALUE, max),
    };
    amount.plain(ns::CURRENCY, [&currency.code().to_owned()]);
}

fn code(claims: &mut Claims<'_>, scheme: &'static str, reference: Option<&Reference>) -> String {
    let concept = reference.and_then(|reference| claims.concept(scheme, reference));
    concept.map_or_else(|| UNSTATED.to_owned(), |concept| concept.code.clone())
}

fn date(as_of: Option<AsOf>) -> String {
    as_of.map_or_else(|| UNSTATED.to_owned(), |as_of| as_of.to_string())
}

fn practice(claims: &mut Claims<'_>, fact: &Practice) {
    let named = fact.id.as_ref().unwrap_or(&fact.title);
    let Some(key) = claims.practice(&named.as_str().into()) else { return };
    let iri = claims.mapper.iris.thing("practice", &key);
    claims
        .about(iri, ns::PRACTICE)
        .text(skos::PREF_LABEL, [&fact.title])
        .english(skos::PREF_LABEL, &fact.title_en)
        .number(ns::NUMBER, fact.number)
        .projects(ns::ORIGIN, &fact.projects)
        .prose(dcterms::DESCRIPTION, &fact.summary)
        .prose(ns::OBJECTIVE, &fact.aims)
        .prose(ns::METHOD, &fact.methods)
        .concepts(ns::TARGET_GROUP, "target-groups", &fact.target_groups)
        .text(ns::TARGET_GROUP_AS_STATED, &fact.target_groups_stated)
        .concepts(ns::THEME, "themes", &fact.themes)
        .concepts(ns::AREA, "areas", &fact.areas)
        .organizations(ns::DEVELOPER, &fact.developers)
        .concepts(ns::MATURITY, "practice-maturity", &fact.maturity)
        .links(foaf::PAGE, &fact.pages);
}

fn outcome(claims: &mut Claims<'_>, fact: &Outcome) {
    let named = fact.id.as_deref().or(fact.title.as_deref()).unwrap_or_default();
    let Some(key) = claims.outcome(&named.into()) else { return };
    let iri = claims.mapper.iris.thing("outcome", &key);
    claims
        .about(iri, ns::OUTCOME)
        .text(skos::PREF_LABEL, &fact.title)
        .english(skos::PREF_LABEL, &fact.title_en)
        .concepts(ns::OUTCOME_KIND, "outcome-kinds", &fact.kind)
        .projects(ns::OUTCOME_OF, &fact.projects)
        .things(ns::CONVEYS, "practice", &fact.practices, Claims::practice)
        .prose(dcterms::DESCRIPTION, &fact.summary)
        .organizations(dcterms::PUBLISHER, &fact.publisher)
        .plain(dcterms::CREATOR, &fact.creator)
        .organizations(ns::FUNDER, &fact.funders)
        .year(dcterms::ISSUED, fact.year)
        .plain(ns::EXTENT, &fact.extent)
        .links(foaf::PAGE, &fact.pages)
        .concepts(ns::TARGET_GROUP, "target-groups", &fact.target_groups)
        .concepts(ns::AREA, "areas", &fact.areas);
}

fn uptake(claims: &mut Claims<'_>, fact: &Uptake) {
    let iri = claims.mapper.iris.thing("uptake", &key(&fact.id));
    claims
        .about(iri, ns::UPTAKE)
        .projects(ns::PROJECT_OF, [&fact.project])
        .things(ns::TAKEN_UP, "practice", &fact.practice, Claims::practice)
        .things(ns::TAKEN_UP, "outcome", &fact.outcome, Claims::outcome)
        .organizations(ns::TAKEN_UP_BY, &fact.by)
        .prose(ns::TAKEN_UP_BY_DESCRIPTION, &fact.actors)
        .concepts(ns::AREA, "areas", &fact.areas)
        .concepts(ns::STRENGTH, "uptake-strengths", [&fact.strength])
        .prose(dcterms::DESCRIPTION, &fact.summary);
}

fn recognition(claims: &mut Claims<'_>, fact: &Recognition, place: &Place) {
    if fact.project.is_none() && fact.practice.is_none() {
        claims.fault(place, "project", Problem::NotOneOf("project and practice: what is named as good"));
    }
    let iri = claims.mapper.iris.thing("recognition", &key(&fact.id));
    claims
        .about(iri, ns::RECOGNITION)
        .projects(ns::RECOGNISES, &fact.project)
        .things(ns::RECOGNISES, "practice", &fact.practice, Claims::practice)
        .organizations(ns::RECOGNISED_BY, [&fact.by])
        .text(skos::PREF_LABEL, &fact.title)
        .links(ns::DOCUMENT, &fact.document)
        .plain(ns::PAGES, &fact.pages)
        .year(dcterms::ISSUED, fact.year)
        .prose(dcterms::DESCRIPTION, &fact.summary);
}

fn decision(claims: &mut Claims<'_>, fact: &Decision) {
    let Some(thing) = claims.decided_thing(&fact.thing) else { return };
    let Some(property) = claims.decided_property(&fact.property) else { return };
    let Some(value) = claims.decided_value(&fact.value) else { return };
    claims.say(&thing, property.as_ref(), value);
}
