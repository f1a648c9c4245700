//! Projects: their ids, their names, and which of them are one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::error::Problem;
use crate::record::{Project, key};

use super::no_such;

/// What is known of projects.
#[derive(Debug, Default)]
pub(super) struct Projects {
    known: BTreeMap<String, Known>,
    /// From the key of a name to the ids of the projects that are called so.
    called: BTreeMap<String, BTreeSet<String>>,
    /// From a project's id to the id under which it goes.
    renamed: BTreeMap<String, String>,
}

#[derive(Debug, Default)]
struct Known {
    has_code: bool,
    names: BTreeSet<String>,
    start: Option<Date>,
    end: Option<Date>,
}

impl Projects {
    pub(super) fn learn(&mut self, project: &Project) {
        let known = self.known.entry(project.id.clone()).or_default();
        known.has_code |= project.code.is_some();
        known.start = known.start.min(project.start).or(known.start).or(project.start);
        known.end = known.end.max(project.end);
        for name in project.name.iter().chain(&project.short_names).chain(&project.acronym) {
            let name = key(name);
            known.names.insert(name.clone());
            self.called.entry(name).or_default().insert(project.id.clone());
        }
    }

    /// A project that one source calls by its code and another by its name alone is one project, if the name is unique and
    /// the periods overlap.
    pub(super) fn settle(&mut self) {
        let uncoded = self.known.iter().filter(|(_, project)| !project.has_code);
        let renamed = uncoded.filter_map(|(id, project)| Some((id.clone(), self.only_same(project)?.clone())));
        self.renamed = renamed.collect();
    }

    /// The only project with a code that is surely this one. Those of other names are not looked at, since there may be
    /// a million.
    fn only_same(&self, project: &Known) -> Option<&String> {
        let called = project.names.iter().filter_map(|name| self.called.get(name)).flatten();
        let mut same = called.filter(|id| self.known.get(*id).is_some_and(|other| other.is_surely(project)));
        let first = same.next()?;
        same.all(|other| other == first).then_some(first)
    }

    /// The id of the project that is called so: by its id, or by a name that no other project has. `united` says which ids
    /// mean one project.
    pub(super) fn find<'a>(&'a self, name: &str, united: impl Fn(&'a str) -> &'a str) -> Result<&'a str, Problem> {
        if let Some((id, _)) = self.known.get_key_value(name) {
            return Ok(united(self.now(id)));
        }
        match Vec::from_iter(self.called(&key(name), united)).as_slice() {
            [only] => Ok(only),
            [] => Err(no_such("project", name, self.known.keys())),
            several => {
                let candidates = several.iter().map(|id| (*id).to_owned()).collect();
                Err(Problem::SeveralThings { kind: "project", name: name.to_owned(), candidates })
            }
        }
    }

    /// The ids of the projects that are called so.
    pub(super) fn called<'a>(&'a self, name: &str, united: impl Fn(&'a str) -> &'a str) -> BTreeSet<&'a str> {
        self.called.get(name).into_iter().flatten().map(|id| united(self.now(id))).collect()
    }

    fn now<'a>(&'a self, id: &'a String) -> &'a str {
        self.renamed.get(id).unwrap_or(id)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &String> {
        self.known.keys()
    }

    /// The keys of all names.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.called.keys()
    }

    /// The projects that are known to be others.
    pub(super) fn renamed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.renamed.iter().map(|(old, new)| (old.as_str(), new.as_str()))
    }
}

impl Known {
    fn is_surely(&self, other: &Self) -> bool {
        let starts_in_time = self.start.zip(other.end).is_none_or(|(start, end)| start <= end);
        let ends_in_time = self.end.zip(other.start).is_none_or(|(end, start)| start <= end);
        let has_periods = self.start.is_some() && other.start.is_some();
        self.has_code && !self.names.is_disjoint(&other.names) && has_periods && starts_in_time && ends_in_time
    }
}
