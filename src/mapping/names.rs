//! Which names mean the same entity. Exact rules only, never a likeness: two entities that may be one stay apart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::Result;
use crate::error::{Fault, Problem, nearest};
use crate::record::{Fact, Organization, Project, Record, Source, key};
use crate::source::{Class, Decisions, OrganizationFile, SameEntity, SameOrganization};
use crate::text::privacy::personal;

/// Everything that the records name, so that a reference can be followed wherever its record stands.
#[derive(Debug, Default)]
pub struct Names {
    sources: BTreeMap<String, Arc<Source>>,
    texts: BTreeMap<String, Arc<Source>>,
    projects: BTreeMap<String, ProjectNames>,
    /// From the key of a name to the ids of the projects that are called so.
    called: BTreeMap<String, BTreeSet<String>>,
    /// From a project's id to the id under which it goes.
    renamed: BTreeMap<String, String>,
    programmes: BTreeSet<String>,
    /// From the key of a title to the key under which the practice goes.
    practices: BTreeMap<String, String>,
    outcomes: BTreeMap<String, String>,
    /// From the class and key of an entity that people have found to be another to the key under which it goes.
    united: BTreeMap<(Class, String), String>,
    organizations: Organizations,
}

#[derive(Debug, Default)]
struct ProjectNames {
    code: Option<String>,
    names: BTreeSet<String>,
    start: Option<Date>,
    end: Option<Date>,
}

#[derive(Debug, Default)]
struct Organizations {
    /// From the key of a spelling to the organisation's key.
    keys: BTreeMap<String, String>,
    /// From the organisation's key to the key of the name that is shown.
    shown: BTreeMap<String, String>,
    /// From the key of an acronym to the keys of the organisations whose names a text puts beside it.
    acronyms: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    /// Takes over what people have decided about organisations.
    ///
    /// # Errors
    /// Each decision that speaks of an organisation or a spelling that another has spoken of.
    pub fn decide(&mut self, decisions: &OrganizationFile) -> Result<(), Vec<Fault>> {
        let faults: Vec<_> = decisions.0.iter().flat_map(|decision| self.decide_one(decision)).collect();
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn decide_one(&mut self, decision: &SameOrganization) -> Vec<Fault> {
        let Some(shown) = decision.names.first() else { return Vec::new() };
        let organization = decision.id.clone().unwrap_or_else(|| key(shown));
        let twice =
            |name: &str| Fault::new(decision.place.clone(), "names", Problem::DecidedTwice { name: name.to_owned() });
        let personal = decision.id.iter().filter_map(|id| personal::in_text(id));
        let mut faults = personal
            .map(|personal| Fault::new(decision.place.clone(), "id", Problem::Person(personal)))
            .collect::<Vec<_>>();
        for name in &decision.names {
            let before = self.organizations.keys.insert(key(name), organization.clone());
            faults.extend(before.is_some_and(|before| before != organization).then(|| twice(name)));
        }
        let before = self.organizations.shown.insert(organization.clone(), key(shown));
        faults.extend(before.is_some().then(|| twice(&organization)));
        faults
    }

    /// Learns the names that a record gives to the entity that it is about.
    ///
    /// # Errors
    /// [`ReadError::Fault`](crate::error::ReadError::Fault) if its source has the id or the text of another source.
    pub fn learn(&mut self, record: &Record) -> Result<()> {
        self.learn_source(&record.passage.source)?;
        match &record.fact {
            Fact::Project(project) => self.learn_project(project),
            Fact::Programme(programme) => drop(self.programmes.insert(programme.id.clone())),
            Fact::Organization(organization) => self.organizations.learn(organization),
            Fact::Practice(practice) => learn_title(&mut self.practices, practice.id.as_deref(), Some(&practice.title)),
            Fact::Outcome(outcome) => learn_title(&mut self.outcomes, outcome.id.as_deref(), outcome.title.as_deref()),
            _ => {}
        }
        Ok(())
    }

    fn learn_source(&mut self, source: &Arc<Source>) -> Result<()> {
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

    fn learn_project(&mut self, project: &Project) {
        let known = self.projects.entry(project.id.clone()).or_default();
        known.code = known.code.take().or_else(|| project.code.clone());
        known.start = known.start.min(project.start).or(known.start).or(project.start);
        known.end = known.end.max(project.end);
        for name in project.name.iter().chain(&project.short_names).chain(&project.acronym) {
            let name = key(name);
            known.names.insert(name.clone());
            self.called.entry(name).or_default().insert(project.id.clone());
        }
    }

    /// Settles what only shows when everything is known: a project that one source calls by its code and another by
    /// its name alone is one project, if the name is unique and the periods overlap.
    pub fn settle(&mut self) {
        let uncoded = self.projects.iter().filter(|(_, project)| project.code.is_none());
        let renamed = uncoded.filter_map(|(id, project)| Some((id.clone(), self.only_same(project)?.clone())));
        self.renamed = renamed.collect();
    }

    /// The only project with a code that is surely this one. Those of other names are not looked at, since there may be
    /// a million.
    fn only_same(&self, project: &ProjectNames) -> Option<&String> {
        let called = project.names.iter().filter_map(|name| self.called.get(name)).flatten();
        let mut same = called.filter(|id| self.projects.get(*id).is_some_and(|other| other.is_surely(project)));
        let first = same.next()?;
        same.all(|other| other == first).then_some(first)
    }

    /// Takes over what people have decided about projects, practices and outcomes, once everything is known: the others
    /// go under the key of the first.
    ///
    /// # Errors
    /// Each name in the decisions that no record gives.
    pub fn unite(&mut self, decisions: &Decisions) -> Result<(), Vec<Fault>> {
        let faults: Vec<_> = decisions.same.iter().flat_map(|decision| self.unite_one(decision)).collect();
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn unite_one(&mut self, decision: &SameEntity) -> Vec<Fault> {
        let found = decision.entities.iter().map(|name| self.key_of(decision.class, name));
        let (keys, problems): (Vec<_>, Vec<_>) = found.partition(Result::is_ok);
        if let [kept, others @ ..] = keys.into_iter().flatten().collect::<Vec<_>>().as_slice() {
            others.iter().filter(|other| *other != kept).for_each(|other| self.lead(decision.class, other, kept));
        }
        let problems = problems.into_iter().filter_map(Result::err);
        problems.map(|problem| Fault::new(decision.place.clone(), "things", problem)).collect()
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

    /// Whatever goes under the key of the other goes under that of the kept from now on.
    fn lead(&mut self, class: Class, other: &str, kept: &str) {
        let keys = match class {
            Class::Project => &mut self.renamed,
            Class::Practice => &mut self.practices,
            Class::Outcome => &mut self.outcomes,
            Class::Organization => return,
        };
        keys.values_mut().filter(|key| *key == other).for_each(|key| kept.clone_into(key));
        if class == Class::Project {
            keys.insert(other.to_owned(), kept.to_owned());
        } else {
            let of_class = self.united.iter_mut().filter(|((of, _), key)| *of == class && *key == other);
            of_class.for_each(|(_, key)| kept.clone_into(key));
            self.united.insert((class, other.to_owned()), kept.to_owned());
        }
    }

    /// The entities that once went by another key: their class, the old key and the key of now.
    pub(super) fn renamed(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        let projects = self.renamed.iter().map(|(old, new)| (Class::Project.name(), old.as_str(), new.as_str()));
        let united = self.united.iter();
        projects.chain(united.map(|((class, old), new)| (class.name(), old.as_str(), new.as_str())))
    }

    /// The id of the project that is called so: by its id, or by a name that no other project has.
    pub(super) fn project(&self, name: &str) -> Result<&str, Problem> {
        if let Some((id, _)) = self.projects.get_key_value(name) {
            return Ok(self.now(id));
        }
        let wanted = key(name);
        let mut named: Vec<_> = self.called.get(&wanted).into_iter().flatten().map(|id| self.now(id)).collect();
        named.sort_unstable();
        named.dedup();
        match named.as_slice() {
            [only] => Ok(only),
            [] => Err(no_such("project", name, self.projects.keys())),
            several => {
                let candidates = several.iter().map(|id| (*id).to_owned()).collect();
                Err(Problem::SeveralThings { kind: "project", name: name.to_owned(), candidates })
            }
        }
    }

    /// The id under which a project goes.
    fn now<'a>(&'a self, id: &'a str) -> &'a str {
        self.renamed.get(id).map_or(id, String::as_str)
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
        find_title(&self.practices, "practice", name)
    }

    /// The key of the outcome with this id or title.
    pub(super) fn outcome(&self, name: &str) -> Result<&str, Problem> {
        find_title(&self.outcomes, "outcome", name)
    }

    /// The key of the organisation that is called so, and whether this is the name to show.
    pub(super) fn organization(&self, name: &str) -> (String, bool) {
        let wanted = key(name);
        let organization = self.organizations.find(&wanted);
        let shown = self.organizations.shown.get(&organization).unwrap_or(&organization) == &wanted;
        (organization, shown)
    }
}

impl ProjectNames {
    fn is_surely(&self, other: &Self) -> bool {
        let starts_in_time = self.start.zip(other.end).is_none_or(|(start, end)| start <= end);
        let ends_in_time = self.end.zip(other.start).is_none_or(|(end, start)| start <= end);
        let has_periods = self.start.is_some() && other.start.is_some();
        self.code.is_some() && !self.names.is_disjoint(&other.names) && has_periods && starts_in_time && ends_in_time
    }
}

impl Organizations {
    /// A business id makes an organisation; a name without one goes by itself.
    fn learn(&mut self, organization: &Organization) {
        let name = key(&organization.name.name);
        if let Some(id) = &organization.business_id {
            let known = self.keys.entry(name.clone()).or_insert_with(|| id.clone());
            self.shown.entry(known.clone()).or_insert_with(|| name.clone());
        }
        if let Some(acronym) = &organization.acronym {
            self.acronyms.entry(key(acronym)).or_default().insert(name);
        }
    }

    fn find(&self, wanted: &str) -> String {
        let named = |name: &str| self.keys.get(name).cloned().unwrap_or_else(|| name.to_owned());
        if self.keys.contains_key(wanted) {
            return named(wanted);
        }
        let beside = self.acronyms.get(wanted).into_iter().flatten();
        let mut organizations: Vec<_> = beside.map(|name| named(name)).collect();
        organizations.dedup();
        match organizations.as_slice() {
            [only] => only.clone(),
            _ => wanted.to_owned(),
        }
    }
}

fn same_source(a: &Arc<Source>, b: &Arc<Source>) -> bool {
    Arc::ptr_eq(a, b) || (a.place == b.place && a.place.line > 0)
}

/// A title goes by itself until a record gives it an id.
fn learn_title(titles: &mut BTreeMap<String, String>, id: Option<&str>, title: Option<&str>) {
    let title = title.map(key);
    match (id.map(key), title) {
        (Some(id), title) => {
            titles.extend(title.map(|title| (title, id.clone())));
            titles.insert(id.clone(), id);
        }
        (None, Some(title)) => drop(titles.entry(title.clone()).or_insert(title)),
        (None, None) => {}
    }
}

fn find_title<'a>(titles: &'a BTreeMap<String, String>, kind: &'static str, name: &str) -> Result<&'a str, Problem> {
    titles.get(&key(name)).map(String::as_str).ok_or_else(|| no_such(kind, name, titles.keys()))
}

fn no_such<'a>(kind: &'static str, name: &str, known: impl IntoIterator<Item = &'a String>) -> Problem {
    let nearest = nearest(name, known.into_iter().map(String::as_str));
    Problem::NoSuchThing { kind, name: name.to_owned(), nearest }
}
