//! Which names mean the same entity. Exact rules only, never a likeness: two entities that may be one stay apart. What the
//! records and decisions say is the same in whichever order they come.

pub(crate) mod asks;
mod organizations;
mod projects;
mod titles;
mod united;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::Result;
use crate::error::{Fault, Problem, nearest};
use crate::record::{Fact, Organization, Outcome, Practice, Programme, Project, Record, Source, key};
use crate::source::{Class, Decisions, OrganizationFile, SameEntity};

use organizations::Organizations;
use projects::Projects;
use titles::Titles;
use united::United;

/// Everything that the records name, so that a reference can be followed wherever its record stands.
#[derive(Debug, Default)]
pub struct Names {
    sources: BTreeMap<String, Arc<Source>>,
    texts: BTreeMap<String, Arc<Source>>,
    projects: Projects,
    programmes: BTreeSet<String>,
    practices: Titles,
    outcomes: Titles,
    organizations: Organizations,
    /// What people have found to be one, by class.
    united: BTreeMap<Class, United>,
}

impl Names {
    /// Takes over what people have decided about organisations.
    ///
    /// # Errors
    /// Each decision that speaks of an organisation or a spelling that another has spoken of.
    pub fn decide(&mut self, decisions: &OrganizationFile) -> Result<(), Vec<Fault>> {
        let faults: Vec<_> = decisions.0.iter().flat_map(|decision| self.organizations.decide(decision)).collect();
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// Learns the names that a record gives to the entity that it is about.
    ///
    /// # Errors
    /// [`ReadError::Fault`](crate::error::ReadError::Fault) if its source has the id or the text of another source.
    pub fn learn(&mut self, record: &Record) -> Result<()> {
        self.learn_source(&record.passage.source)?;
        self.learn_fact(&record.fact);
        Ok(())
    }

    /// Learns the names that a fact gives, whichever source says so.
    pub(crate) fn learn_fact(&mut self, fact: &Fact) {
        match fact {
            Fact::Project(project) => self.projects.learn(project),
            Fact::Programme(programme) => drop(self.programmes.insert(programme.id.clone())),
            Fact::Organization(organization) => self.organizations.learn(organization),
            Fact::Practice(practice) => self.practices.learn(practice.id.as_deref(), Some(&practice.title)),
            Fact::Outcome(outcome) => self.outcomes.learn(outcome.id.as_deref(), outcome.title.as_deref()),
            _ => {}
        }
    }

    /// Learns that there is a source.
    ///
    /// # Errors
    /// [`ReadError::Fault`](crate::error::ReadError::Fault) if it has the id or the text of another source.
    pub(crate) fn learn_source(&mut self, source: &Arc<Source>) -> Result<()> {
        let known = self.sources.entry(source.id.clone()).or_insert_with(|| Arc::clone(source));
        if !same_source(known, source) {
            let problem = Problem::SameSource { id: source.id.clone(), first: known.place.clone() };
            return Err(Fault::new(source.place.clone(), "id", problem).into());
        }
        let Some(text) = &source.sha256 else { return Ok(()) };
        let known = self.texts.entry(text.clone()).or_insert_with(|| Arc::clone(source));
        if !same_source(known, source) {
            let problem = Problem::SameText { id: known.id.clone(), first: known.place.clone() };
            return Err(Fault::new(source.place.clone(), "sha256", problem).into());
        }
        Ok(())
    }

    /// Settles what only shows when everything is known, such as that a project without a code is one that has one.
    pub fn settle(&mut self) {
        self.projects.settle();
    }

    /// Takes over what people have decided about projects, practices and outcomes, once everything is known: the others
    /// go under the key of the first. A name that means several entities means one when another decision has united them.
    ///
    /// # Errors
    /// Each name in the decisions that no record gives.
    pub fn unite<'d>(&mut self, decisions: impl IntoIterator<Item = &'d Decisions>) -> Result<(), Vec<Fault>> {
        let mut open: Vec<_> = decisions.into_iter().flat_map(|file| &file.same).collect();
        loop {
            let before = open.len();
            let (found, missing): (Vec<_>, Vec<_>) = open.into_iter().partition(|same| self.faults(same).is_empty());
            for same in found {
                self.unite_one(same);
            }
            self.united.values_mut().for_each(United::settle);
            open = missing;
            if open.len() == before || open.is_empty() {
                break;
            }
        }
        let faults: Vec<_> = open.into_iter().flat_map(|same| self.faults(same)).collect();
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// The names in a decision that mean no entity, or several.
    fn faults(&self, decision: &SameEntity) -> Vec<Fault> {
        let problems = decision.entities.iter().filter_map(|name| self.key_of(decision.class, name).err());
        problems.map(|problem| Fault::new(decision.place.clone(), "things", problem)).collect()
    }

    fn unite_one(&mut self, decision: &SameEntity) {
        let mut keys: Vec<_> =
            decision.entities.iter().filter_map(|name| self.key_of(decision.class, name).ok()).collect();
        if decision.class != Class::Organization && keys.len() > 1 {
            let kept = keys.remove(0);
            self.united.entry(decision.class).or_default().unite(&kept, keys);
        }
    }

    fn key_of(&self, class: Class, name: &str) -> Result<String, Problem> {
        let found = match class {
            Class::Project => self.project(name),
            Class::Practice => self.practice(name),
            Class::Outcome => self.outcome(name),
            Class::Organization => return Ok(self.organization(name).0),
        };
        found.map(str::to_owned)
    }

    /// The key under which an entity goes.
    fn now<'a>(&'a self, class: Class, key: &'a str) -> &'a str {
        self.united.get(&class).map_or(key, |united| united.now(key))
    }

    /// The entities that once went by another key: their class, the old key and the key of now.
    pub(super) fn renamed(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        let projects = self.projects.renamed().map(|(old, new)| (Class::Project, old, self.now(Class::Project, new)));
        let united = self.united.iter();
        let united = united.flat_map(|(class, united)| united.renamed().map(|(old, new)| (*class, old, new)));
        projects.chain(united).map(|(class, old, new)| (class.name(), old, new))
    }

    /// The id of the project that is called so: by its id, or by a name that no other project has.
    pub(super) fn project(&self, name: &str) -> Result<&str, Problem> {
        self.projects.find(name, |id| self.now(Class::Project, id))
    }

    /// The ids of the projects that are called so.
    fn called(&self, name: &str) -> Vec<&str> {
        Vec::from_iter(self.projects.called(name, |id| self.now(Class::Project, id)))
    }

    /// The id of a programme.
    pub(super) fn programme<'a>(&self, name: &'a str) -> Result<&'a str, Problem> {
        if self.programmes.contains(name) {
            return Ok(name);
        }
        Err(no_such("programme", name, &self.programmes))
    }

    /// The key of the practice with this id or title.
    pub(super) fn practice(&self, name: &str) -> Result<&str, Problem> {
        Ok(self.now(Class::Practice, self.practices.find("practice", name)?))
    }

    /// The key of the outcome with this id or title.
    pub(super) fn outcome(&self, name: &str) -> Result<&str, Problem> {
        Ok(self.now(Class::Outcome, self.outcomes.find("outcome", name)?))
    }

    /// The key of the organisation that is called so, and whether this is the name to show.
    pub(super) fn organization(&self, name: &str) -> (String, bool) {
        self.organizations.find(&key(name))
    }
}

/// What of a fact matters to names; nothing if nothing does.
pub(crate) fn given(fact: &Fact) -> Option<Fact> {
    Some(match fact {
        Fact::Project(project) => Project {
            id: project.id.clone(),
            code: project.code.clone(),
            name: project.name.clone(),
            short_names: project.short_names.clone(),
            acronym: project.acronym.clone(),
            start: project.start,
            end: project.end,
            ..Project::default()
        }
        .into(),
        Fact::Programme(programme) => Programme { id: programme.id.clone(), ..Programme::default() }.into(),
        Fact::Organization(organization) => Organization {
            name: organization.name.name.as_str().into(),
            business_id: organization.business_id.clone(),
            acronym: organization.acronym.clone(),
            ..Organization::default()
        }
        .into(),
        Fact::Practice(practice) => {
            Practice { id: practice.id.clone(), title: practice.title.clone(), ..Practice::default() }.into()
        }
        Fact::Outcome(outcome) => {
            Outcome { id: outcome.id.clone(), title: outcome.title.clone(), ..Outcome::default() }.into()
        }
        _ => return None,
    })
}

pub(crate) fn same_source(a: &Arc<Source>, b: &Arc<Source>) -> bool {
    Arc::ptr_eq(a, b) || (a.place == b.place && a.place.line > 0)
}

fn no_such<'a>(kind: &'static str, name: &str, known: impl IntoIterator<Item = &'a String>) -> Problem {
    let nearest = nearest(name, known.into_iter().map(String::as_str));
    Problem::NoSuchThing { kind, name: name.to_owned(), nearest }
}
