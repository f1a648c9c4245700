//! What the ontology adds to an entry of the definition: names, meanings, types.

use oxigraph::model::NamedNode;

use crate::Result;
use crate::language::{Language, Text};
use crate::ontology::Terms;
use crate::publish::Profile;
use crate::publish::format::tables::Table;
use crate::publish::format::tables::column::{Column, Shows};
use crate::publish::format::tables::datatype::Datatype;
use crate::publish::format::tables::path::Step;
use crate::vocab::{expand, rdf, skos};

use super::{ColumnEntry, Definition, Id, TableEntry, invalid};

/// Turns entries into tables and columns, as far as a profile admits them.
pub(super) struct Reader<'a> {
    pub terms: Terms,
    pub definition: &'a Definition,
    pub profile: &'a Profile,
}

impl Reader<'_> {
    pub(super) fn admits(&self, class: &str) -> bool {
        expand(class).is_some_and(|class| self.profile.admits_class(NamedNode::new_unchecked(class).as_ref().into()))
    }

    pub(super) fn table(&self, name: &str, entry: &TableEntry) -> Result<Table> {
        let class = known(&entry.class)?;
        let mut columns = vec![self.key()];
        for column in &entry.columns {
            columns.extend(self.columns(column)?);
        }
        let description = Text::each(|language| {
            let meaning = self.terms.definition(class.as_ref(), language).unwrap_or_default();
            sentences(meaning, Some(self.definition.notes.table.of(language)))
        });
        Ok(Table { name: name.to_owned(), title: entry.title.clone(), description, class, columns })
    }

    fn key(&self) -> Column {
        let Id { title, description } = &self.definition.id;
        let (title, description) = (title.clone(), description.clone());
        Column { name: "id".to_owned(), title, description, path: Vec::new(), shows: Shows::Key, list: false }
    }

    /// The columns that an entry stands for.
    fn columns(&self, entry: &ColumnEntry) -> Result<Vec<Column>> {
        let step = |text: &String| Step::parse(text).ok_or_else(|| invalid(format!("{text}: no such prefix")));
        let path = entry.path.iter().map(step).collect::<Result<Vec<_>>>()?;
        let Some(last) = path.last().filter(|_| path.iter().all(|step| step.is_admitted(self.profile))) else {
            return Ok(Vec::new());
        };
        let shown = match (&entry.table, &entry.languages, self.terms.range(last.property.as_ref())) {
            (Some(table), _, _) => self.reference(entry, table)?,
            (_, Some(languages), _) => self.texts(entry, languages),
            (_, _, [concept]) if *concept == skos::CONCEPT => self.concept(entry, last),
            (_, _, range) => vec![values(entry, range)],
        };
        let column = |(name, shows, qualifier)| self.column(entry, &path, name, shows, qualifier);
        Ok(shown.into_iter().map(column).collect())
    }

    /// The IRI of an entity and its name, if the table that lists it has one.
    fn reference(&self, entry: &ColumnEntry, table: &str) -> Result<Vec<Shown<'_>>> {
        let target = self.definition.tables.get(table).ok_or_else(|| invalid(format!("{table}: no such table")))?;
        if !self.admits(&target.class) || !self.admits_term("rdf:type") {
            return Ok(Vec::new());
        }
        let (class, plural) = (known(&target.class)?, if entry.list { "s" } else { "" });
        let name = |what| format!("{}_{what}{plural}", entry.name);
        let shows = Shows::References { table: table.to_owned(), class: class.clone() };
        let mut columns = vec![(name("id"), shows, self.qualifier("id"))];
        if target.columns.iter().any(|column| column.name == "name") && self.admits_term("skos:prefLabel") {
            columns.push((name("name"), Shows::Names(class), self.qualifier("name")));
        }
        Ok(columns)
    }

    fn texts(&self, entry: &ColumnEntry, languages: &[Language]) -> Vec<Shown<'_>> {
        let text = |language: &Language| {
            let name = format!("{}_{language}", entry.name);
            (name, Shows::Texts(Some(*language)), self.definition.languages.get(language))
        };
        languages.iter().map(text).collect()
    }

    /// The code of a concept and its names.
    fn concept(&self, entry: &ColumnEntry, step: &Step) -> Vec<Shown<'_>> {
        let scheme = self.terms.scheme(step.property.as_ref()).map(Into::into);
        let mut columns = Vec::new();
        if self.admits("skos:Concept") && self.admits_term("skos:notation") {
            columns.push((entry.name.clone(), Shows::Codes(scheme), self.qualifier("code")));
        }
        if self.admits("skos:Concept") && self.admits_term("skos:prefLabel") {
            columns.extend(Language::WRITTEN.map(|language| {
                let shows = Shows::Labels(language);
                (format!("{}_{language}", entry.name), shows, self.definition.languages.get(&language))
            }));
        }
        columns
    }

    fn column(&self, entry: &ColumnEntry, path: &[Step], name: String, shows: Shows, qualifier: Qualifier) -> Column {
        let property = path.last().map(|step| step.property.as_ref());
        // What leads to entities of several classes is called by the class that is shown.
        let term = match &shows {
            Shows::References { class, .. } | Shows::Names(class)
                if property.is_none_or(|property| self.terms.range(property).len() > 1) =>
            {
                Some(class.as_ref())
            }
            _ => property,
        };
        let title = Text::each(|language| {
            let label = term.map(|term| self.terms.label(term, language)).unwrap_or_default();
            let qualifier = qualifier.map(|text| text.of(language));
            qualifier.map_or(label.clone(), |qualifier| format!("{label} ({qualifier})"))
        });
        let description = Text::each(|language| {
            let meaning = property.and_then(|property| self.terms.definition(property, language)).unwrap_or_default();
            sentences(meaning, entry.list.then(|| self.note(&shows).of(language)))
        });
        Column { name, title, description, path: path.to_vec(), shows, list: entry.list }
    }

    /// How to read the values of a list.
    fn note(&self, shows: &Shows) -> &Text<String> {
        let notes = &self.definition.notes;
        if shows.datatype() == Datatype::Text { &notes.text_list } else { &notes.list }
    }

    fn qualifier(&self, name: &str) -> Qualifier<'_> {
        self.definition.qualifiers.get(name)
    }

    fn admits_term(&self, property: &str) -> bool {
        Step::parse(property).is_some_and(|step| step.is_admitted(self.profile))
    }
}

/// The name of a column, what it shows, and what its title says beside the property.
type Shown<'a> = (String, Shows, Qualifier<'a>);

type Qualifier<'a> = Option<&'a Text<String>>;

fn values(entry: &ColumnEntry, range: &[NamedNode]) -> Shown<'static> {
    let is_text = matches!(range, [one] if *one == rdf::LANG_STRING);
    let shows = if is_text { Shows::Texts(None) } else { Shows::Values(Datatype::of(range)) };
    (entry.name.clone(), shows, None)
}

fn known(term: &str) -> Result<NamedNode> {
    expand(term).map(NamedNode::new_unchecked).ok_or_else(|| invalid(format!("{term}: no such prefix")))
}

fn sentences(first: &str, second: Option<&str>) -> String {
    second.map_or_else(|| first.to_owned(), |second| format!("{first} {second}"))
}
