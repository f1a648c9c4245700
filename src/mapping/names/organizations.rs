//! Organisations: their spellings, business ids and acronyms.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Fault, Problem};
use crate::record::{Organization, key};
use crate::source::SameOrganization;
use crate::text::privacy::personal;

/// What is known of organisations. Where sources say several things, the first in lexical order counts, whichever source
/// comes first.
#[derive(Debug, Default)]
pub(super) struct Organizations {
    /// From the key of a spelling to the organisation's key, as people have decided.
    decided: BTreeMap<String, String>,
    /// From the organisation's key to the key of the name that is shown, as people have decided.
    shown: BTreeMap<String, String>,
    /// From the key of a name to the business ids that sources put beside it.
    ids: BTreeMap<String, BTreeSet<String>>,
    /// From a business id to the keys of the names that sources put beside it.
    names: BTreeMap<String, BTreeSet<String>>,
    /// From the key of an acronym to the keys of the names that sources put beside it.
    acronyms: BTreeMap<String, BTreeSet<String>>,
}

impl Organizations {
    pub(super) fn decide(&mut self, decision: &SameOrganization) -> Vec<Fault> {
        let Some(shown) = decision.names.first() else { return Vec::new() };
        let organization = decision.id.clone().unwrap_or_else(|| key(shown));
        let twice =
            |name: &str| Fault::new(decision.place.clone(), "names", Problem::DecidedTwice { name: name.to_owned() });
        let personal = decision.id.iter().filter_map(|id| personal::in_text(id));
        let mut faults = personal
            .map(|personal| Fault::new(decision.place.clone(), "id", Problem::Person(personal)))
            .collect::<Vec<_>>();
        for name in &decision.names {
            let before = self.decided.insert(key(name), organization.clone());
            faults.extend(before.is_some_and(|before| before != organization).then(|| twice(name)));
        }
        let before = self.shown.insert(organization.clone(), key(shown));
        faults.extend(before.is_some().then(|| twice(&organization)));
        faults
    }

    /// A business id makes an organisation; a name without one goes by itself.
    pub(super) fn learn(&mut self, organization: &Organization) {
        let name = key(&organization.name.name);
        if let Some(id) = &organization.business_id {
            self.ids.entry(name.clone()).or_default().insert(id.clone());
            self.names.entry(id.clone()).or_default().insert(name.clone());
        }
        if let Some(acronym) = &organization.acronym {
            self.acronyms.entry(key(acronym)).or_default().insert(name);
        }
    }

    /// The key of the organisation that is called so, and whether this is the name to show.
    pub(super) fn find(&self, wanted: &str) -> (String, bool) {
        let organization = self.called(wanted).or_else(|| self.by_acronym(wanted)).unwrap_or(wanted);
        (organization.to_owned(), self.shown(organization) == wanted)
    }

    fn called(&self, name: &str) -> Option<&str> {
        let id = || self.ids.get(name)?.first();
        self.decided.get(name).or_else(id).map(String::as_str)
    }

    /// The only organisation beside whose names the acronym stands.
    fn by_acronym(&self, acronym: &str) -> Option<&str> {
        let beside = self.acronyms.get(acronym)?.iter();
        let organizations: BTreeSet<_> = beside.map(|name| self.called(name).unwrap_or(name)).collect();
        if organizations.len() == 1 { organizations.into_iter().next() } else { None }
    }

    /// The key of the name under which an organisation is shown.
    fn shown<'a>(&'a self, organization: &'a str) -> &'a str {
        if let Some(decided) = self.shown.get(organization) {
            return decided;
        }
        let mut names = self.names.get(organization).into_iter().flatten();
        names.find(|name| self.called(name) == Some(organization)).map_or(organization, String::as_str)
    }

    /// The keys of all spellings that do not simply mean themselves.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &String> {
        let spellings = self.decided.keys().chain(self.shown.keys()).chain(self.ids.keys()).chain(self.names.keys());
        spellings.chain(self.acronyms.keys()).collect::<BTreeSet<_>>().into_iter()
    }
}
