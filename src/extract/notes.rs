//! What is kept of a reading when the document is closed: its records, ready to be written or built from.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Document;
use crate::record::schema::{Holds, SOURCE, Schema};
use crate::record::{Extent, Fact, Locator, Passage, Place, Record, Source, key, write};
use crate::text::privacy::personal::{Personal, in_id};
use crate::text::value::Found;
use crate::text::value::code::Codes;

use super::pattern::Pattern;
use super::proposal::{Confidence, Proposal, Proposed};
use super::{ProjectNames, Reading};

/// What a document seems to say, without its text. Which projects it names is settled when all documents have been
/// read and their names are known.
#[derive(Debug, Clone)]
pub struct Notes {
    source: Source,
    /// The file and the layout, for the head of a record file.
    read: String,
    /// What a person should know of the fields of the source.
    comments: BTreeMap<&'static str, String>,
    /// What was left out because it may lead to a person.
    withheld: String,
    codes: Option<Pattern>,
    proposals: Vec<(Locator, Proposal)>,
}

impl Reading<'_> {
    /// What is kept of the reading.
    #[must_use]
    pub fn notes(&self) -> Notes {
        let document = self.document;
        let (source, comments) = self.source();
        let proposals = self.proposals.iter().filter(|proposal| proposal.fact().is_some());
        let placed = proposals.map(|proposal| (document.text.locator(proposal.range.clone()), proposal.clone()));
        Notes {
            source,
            read: format!("# Read from {} by the layout {}.", shown_name(document), self.layout.name),
            comments,
            withheld: self.perhaps.iter().map(|one| self.withheld(one)).collect(),
            codes: self.layout.codes_alone.clone(),
            proposals: placed.collect(),
        }
    }

    /// The record file of this document: see [`Notes::record_file`].
    #[must_use]
    pub fn record_file(&self, names: &ProjectNames) -> String {
        self.notes().record_file(names)
    }

    /// The proposals by passage: see [`Notes::passages`].
    #[must_use]
    pub fn passages(&self, names: &ProjectNames) -> BTreeMap<Locator, Vec<Proposal>> {
        self.notes().passages(names)
    }

    /// The description of the source, and what a person should know of its fields.
    fn source(&self) -> (Source, BTreeMap<&'static str, String>) {
        let (document, layout) = (self.document, self.layout);
        let extent = match document.text.extent() {
            Extent::Lines(lines) | Extent::Rows(lines) => Extent::Lines(lines.max(1)),
            pages @ Extent::Pages(_) => pages,
        };
        let mut source = Source::new(&neutral_id(document), "", &layout.rank, &layout.language, extent);
        source.sha256 = Some(document.sha256.clone());
        let mut comments: BTreeMap<_, _> = SOURCE
            .fields
            .iter()
            .filter_map(|field| Some((field.name, self.describe(&mut source, field.name)?)))
            .collect();
        if source.title.is_empty() {
            source.title =
                if in_id(document.stem()).is_none() { document.stem().to_owned() } else { neutral_id(document) };
        }
        if let (None, Some(received)) = (source.as_of, document.as_of) {
            source.as_of = Some(received);
            source.inferred = vec!["as_of".to_owned()];
            comments.insert("as_of", "# The document bears no date: this is when it was received.\n".to_owned());
        }
        (source, comments)
    }

    /// Takes over what the document says of itself, in however many places. If it says several entities, the first is
    /// taken, and a comment gives the others.
    fn describe(&self, source: &mut Source, name: &'static str) -> Option<String> {
        let field = SOURCE.field(name)?;
        let descriptions = self.proposals.iter().filter(|proposal| matches!(proposal.record, Proposed::Source(_)));
        let mut said = Vec::new();
        for value in descriptions.flat_map(|proposal| proposal.record.values(name)) {
            if matches!(field.holds, Holds::Title | Holds::Organization | Holds::Moment) && !said.contains(&value) {
                said.push(value);
            }
        }
        let doubt =
            |other| ["# doubtful: the document gives another ", name, " too: ", &write::value(other), "\n"].concat();
        let comment = said.iter().skip(1).map(doubt).collect();
        field.put(source, said.into_iter().next()?);
        Some(comment)
    }

    /// A comment about what was left out because it may lead to a person.
    fn withheld(&self, one: &Found<Personal>) -> String {
        let locator = write::place(self.document.text.locator(one.range.clone()));
        format!("# left out, {}: {}\n", locator.replace(" = ", " ").replace('"', ""), one.value)
    }
}

impl Notes {
    /// The id of the source that the document becomes.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.source.id
    }

    /// The record file of the document, as `hanke build` reads it. Projects that are called by a short name get the code
    /// that `names` knows for it. What is not certain carries a comment that says why.
    #[must_use]
    pub fn record_file(&self, names: &ProjectNames) -> String {
        let comment = |field: &str| self.comments.get(field).cloned().unwrap_or_default();
        let head =
            [&self.read, " A person has yet to check it.\n\n", &write::source(&self.source, comment), &self.withheld];
        let passages = self.passages(names).into_iter().map(|(locator, proposals)| {
            let tables = proposals.iter().filter_map(table).collect::<String>();
            [write::passage(locator), tables].concat()
        });
        [head.concat(), passages.collect()].concat()
    }

    /// The records of the document, each with its place in it; `file` is its name for messages.
    #[must_use]
    pub fn records(&self, names: &ProjectNames, file: &str) -> Vec<Record> {
        let source = Arc::new(Source { place: Place { file: file.into(), line: 0, column: 0 }, ..self.source.clone() });
        let passages = self.passages(names).into_iter();
        let records = passages.flat_map(|(locator, proposals)| {
            let passage = Passage { source: Arc::clone(&source), locator };
            let facts = proposals.into_iter().filter_map(|proposal| proposal.fact().cloned());
            let place = place(file, locator);
            facts
                .map(move |fact| Record { place: place.clone(), ..Record::new(passage.clone(), fact) })
                .collect::<Vec<_>>()
        });
        records.collect()
    }

    /// The proposals by passage, in the order of the document, with the entities that they speak of named.
    #[must_use]
    pub fn passages(&self, names: &ProjectNames) -> BTreeMap<Locator, Vec<Proposal>> {
        let this = self.this(names);
        let mut passages = BTreeMap::<Locator, Vec<Proposal>>::new();
        for (locator, proposal) in &self.proposals {
            merge(passages.entry(*locator).or_default(), self.settled(proposal, this.as_deref(), names));
        }
        passages
    }

    /// What the document is about: by code, by a name that has a code, or by name.
    fn this(&self, names: &ProjectNames) -> Option<String> {
        let is_about = |proposal: &Proposal| proposal.this.iter().any(|this| this.field == "id" && this.is_alone());
        let about: Vec<_> = self.proposals.iter().map(|(_, proposal)| proposal).filter(|one| is_about(one)).collect();
        let field = |name: &str| about.iter().find_map(|proposal| proposal.value(name));
        field("code").or_else(|| {
            let name = field("name").or_else(|| field("short_names"))?;
            Some(self.project(&name, names))
        })
    }

    /// A proposal with the codes of the projects that it names.
    fn settled(&self, proposal: &Proposal, this: Option<&str>, names: &ProjectNames) -> Proposal {
        let mut settled = Proposal { parts: Vec::new(), this: Vec::new(), ..proposal.clone() };
        if let Proposed::Fact(fact) = &mut settled.record {
            for field in Schema::of(fact).fields.iter().filter(|field| is_project(field.holds)) {
                for name in field.words(fact) {
                    *name = self.project(name, names);
                }
            }
        }
        for named in &proposal.this {
            settled.record.put(named.field, named.around.join(this.unwrap_or("?")).into());
        }
        if !proposal.this.is_empty() && this.is_none() {
            settled.doubt(Confidence::Doubtful, "the document does not name the project that it is about");
        }
        if let Some(name) = self.nameless(&settled, this) {
            settled.doubt(Confidence::Doubtful, &format!("no document gives the code of a project called {name}"));
        }
        settled
    }

    /// The id of a project that is called by a code or a name.
    fn project(&self, name: &str, names: &ProjectNames) -> String {
        match names.code(name) {
            Some(code) => code.to_owned(),
            None if self.is_code(name) => name.to_owned(),
            None => key(name),
        }
    }

    /// Whether a code stands in the name of a project.
    fn is_code(&self, name: &str) -> bool {
        !Codes(self.codes.as_ref().and_then(Pattern::regex)).find(name).is_empty()
    }

    /// A project that is called by a name which is nobody's, and is not what the document is about.
    fn nameless(&self, proposal: &Proposal, this: Option<&str>) -> Option<String> {
        let fact = proposal.fact()?;
        let projects = Schema::of(fact).fields.iter().filter(|field| is_project(field.holds));
        let mut names = projects.flat_map(|field| field.values(fact)).map(|name| name.to_string());
        names.find(|name| Some(name.as_str()) != this && !self.is_code(name) && name != "?")
    }
}

const fn is_project(holds: Holds) -> bool {
    matches!(holds, Holds::ProjectId | Holds::Project)
}

/// Where people find a passage.
fn place(file: &str, locator: Locator) -> Place {
    match locator {
        Locator::Lines { first, .. } | Locator::Row(first) => {
            Place { file: file.into(), line: usize::try_from(first).unwrap_or_default(), column: 1 }
        }
        Locator::Page(_) => Place { file: format!("{file}, {locator}").into(), line: 0, column: 0 },
    }
}

fn table(proposal: &Proposal) -> Option<String> {
    let comment = proposal.reason.as_ref().map(|reason| format!("{}: {reason}", proposal.confidence));
    Some(write::table(proposal.fact()?, comment.as_deref()))
}

/// Adds a proposal to a passage: to the record of the same entity, if there is one that says nothing else of it.
fn merge(passage: &mut Vec<Proposal>, proposal: Proposal) {
    let Some(fact) = proposal.fact() else { return };
    let is_as_sure = |known: &Proposal| (known.confidence, &known.reason) == (proposal.confidence, &proposal.reason);
    let same = passage.iter_mut().filter(|known| is_as_sure(known));
    let mut same =
        same.filter_map(|known| if let Proposed::Fact(known) = &mut known.record { Some(known) } else { None });
    if let Some(known) = same.find(|known| are_one(known, fact)) {
        return add(known, fact);
    }
    if !passage.iter().any(|known| known.record == proposal.record) {
        passage.push(proposal);
    }
}

/// Whether two records speak of one entity, by its id or title, and do not contradict each other.
fn are_one(known: &Fact, fact: &Fact) -> bool {
    let schema = Schema::of(known);
    let identity = |fact: &Fact| {
        let by = |name: &str| schema.field(name).and_then(|field| field.values(fact).first().map(ToString::to_string));
        let title = || by("title").filter(|_| matches!(fact, Fact::Practice(_) | Fact::Outcome(_)));
        by("id").map(|id| ("id", id)).or_else(|| Some(("title", title()?)))
    };
    let differ = schema.fields.iter().filter(|field| !field.is_list).any(|field| {
        let both = field.values(known).into_iter().zip(field.values(fact));
        both.into_iter().any(|(one, other)| one != other)
    });
    schema.name == Schema::of(fact).name && identity(known).is_some() && identity(known) == identity(fact) && !differ
}

/// Takes over what another record says of the same entity.
fn add(known: &mut Fact, fact: &Fact) {
    for field in Schema::of(fact).fields {
        for value in field.values(fact) {
            if !field.values(known).contains(&value) {
                field.put(known, value);
            }
        }
    }
}

/// An id that names nobody. In the place of one that seems to name a person stands a part of the digest of what the
/// document holds: one of the name could be found by trying names.
pub(crate) fn neutral(id: String, digest: impl FnOnce() -> String) -> String {
    if in_id(&id).is_none() { id } else { ["document-", digest().get(..8).unwrap_or_default()].concat() }
}

fn neutral_id(document: &Document) -> String {
    neutral(document.id(), || document.sha256.clone())
}

/// The name of a document's file, unless it seems to name a person.
pub(super) fn shown_name(document: &Document) -> String {
    if in_id(document.stem()).is_none() { document.name.clone() } else { neutral_id(document) }
}
