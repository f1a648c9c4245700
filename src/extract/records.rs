//! A reading as a record file, ready for a person to correct.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::record::{AsOf, Extent, Locator, key};
use crate::text::privacy::personal::Personal;
use crate::text::value::Found;

use super::field::{Reader, quoted};
use super::proposal::{Confidence, Field, Proposal};
use super::{ProjectNames, Reading, fields};

/// How a layout names the project or programme that the document is about.
const THIS: &str = "{this}";

impl Reading<'_> {
    /// The record file of this document, as `hanke build` reads it. Projects that are called by a short name get the code
    /// that `names` knows for it. What is not certain carries a comment that says why.
    #[must_use]
    pub fn record_file(&self, names: &ProjectNames) -> String {
        let mut text = self.head();
        for (locator, proposals) in self.passages(names) {
            let _ = writeln!(text, "\n[[passage]]\n{}", place(locator));
            for proposal in proposals {
                table(&mut text, &proposal);
            }
        }
        text
    }

    fn head(&self) -> String {
        let document = self.document;
        let (length, unit) = match document.text.extent() {
            Extent::Pages(pages) => (pages, "pages"),
            Extent::Lines(lines) | Extent::Rows(lines) => (lines.max(1), "lines"),
        };
        [
            format!("# Read from {} by the layout {}.", document.name, self.layout.name),
            " A person has yet to check it.\n\n[source]\n".to_owned(),
            line("id", &quoted(&document.id())),
            self.described("title").unwrap_or_else(|| line("title", &quoted(document.stem()))),
            self.described("publisher").unwrap_or_default(),
            self.described("as_of").or_else(|| document.as_of.map(given)).unwrap_or_default(),
            line("rank", &quoted(&self.layout.rank)),
            line("language", &quoted(&self.layout.language)),
            line("sha256", &quoted(&document.sha256)),
            line(unit, &length.to_string()),
            self.perhaps.iter().map(|one| self.withheld(one)).collect(),
        ]
        .concat()
    }

    /// A comment about what was left out because it may lead to a person.
    fn withheld(&self, one: &Found<Personal>) -> String {
        let locator = place(self.document.text.locator(one.range.clone()));
        format!("# left out, {}: {}\n", locator.replace(" = ", " ").replace('"', ""), one.value)
    }

    /// What the document says of itself, in however many places. If it says several things, the first is taken, and a
    /// comment gives the others.
    fn described(&self, name: &str) -> Option<String> {
        let sources = self.proposals.iter().filter(|proposal| proposal.record == "source");
        let fields = sources.flat_map(|source| &source.fields).filter(|field| field.name == name);
        let mut values = Vec::new();
        for field in fields {
            let value = if name == "as_of" { quoted(&field.value) } else { field.value.clone() };
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let (first, others) = values.split_first()?;
        let others = others.iter().map(|other| format!("# doubtful: the document gives another {name} too: {other}\n"));
        Some(others.chain([line(name, first)]).collect())
    }

    /// The proposals by passage, in the order of the document, with the things that they speak of named.
    #[must_use]
    pub fn passages(&self, names: &ProjectNames) -> BTreeMap<Locator, Vec<Proposal>> {
        let this = self.this(names);
        let mut passages = BTreeMap::<Locator, Vec<Proposal>>::new();
        for proposal in self.proposals.iter().filter(|proposal| proposal.record != "source") {
            let locator = self.document.text.locator(proposal.range.clone());
            let settled = self.settled(proposal, this.as_deref(), names);
            merge(passages.entry(locator).or_default(), settled);
        }
        passages
    }

    /// What the document is about: by code, by a name that has a code, or by name.
    fn this(&self, names: &ProjectNames) -> Option<String> {
        let about = |proposal: &&Proposal| {
            proposal.fields.iter().any(|field| field.name == "id" && field.value == quoted(THIS))
        };
        let about: Vec<_> = self.proposals.iter().filter(about).collect();
        let field = |name: &str| about.iter().find_map(|proposal| proposal.value(name));
        field("code").or_else(|| {
            let name = field("name").or_else(|| field("short_names"))?;
            Some(self.project(&name, names))
        })
    }

    /// A proposal with the codes of the projects that it names.
    fn settled(&self, proposal: &Proposal, this: Option<&str>, names: &ProjectNames) -> Proposal {
        let mut settled = Proposal { parts: Vec::new(), ..proposal.clone() };
        for field in &mut settled.fields {
            if field.value.contains(THIS) {
                field.value = this
                    .map_or_else(|| field.value.replace(THIS, "?"), |this| field.value.replace(THIS, &escaped(this)));
            } else if is_project(&proposal.record, &field.name) {
                field.value = quoted(&self.project(field.value.trim_matches('"'), names));
            }
        }
        let speaks_of_this = proposal.fields.iter().any(|field| field.value.contains(THIS));
        if speaks_of_this && this.is_none() {
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
        !self.layout.codes().find(name).is_empty()
    }

    /// A project that is called by a name which is nobody's, and is not what the document is about.
    fn nameless(&self, proposal: &Proposal, this: Option<&str>) -> Option<String> {
        let projects = proposal.fields.iter().filter(|field| is_project(&proposal.record, &field.name));
        let mut names = projects.map(|field| field.value.trim_matches('"').to_owned());
        names.find(|name| Some(name.as_str()) != this && !self.is_code(name) && name != "?")
    }
}

/// A line of the table `[source]`.
/// The moment that whoever received the document gave for it.
fn given(moment: AsOf) -> String {
    let comment = "# The document bears no date: this is when it was received.\n";
    [comment, &line("as_of", &quoted(&moment.to_string())), &line("inferred", "[\"as_of\"]")].concat()
}

fn line(name: &str, value: &str) -> String {
    format!("{name:<9} = {value}\n")
}

/// A text as it stands within a TOML string.
fn escaped(text: &str) -> String {
    let quoted = quoted(text);
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).map_or_else(|| text.to_owned(), str::to_owned)
}

fn is_project(record: &str, name: &str) -> bool {
    fields::reader(record, name).is_some_and(|kind| kind.reader == Reader::Project)
}

/// Adds a proposal to a passage: to the record of the same thing, if there is one that says nothing else of it.
fn merge(passage: &mut Vec<Proposal>, proposal: Proposal) {
    let same = passage.iter_mut().find(|known| {
        known.record == proposal.record
            && identity(known).is_some()
            && identity(known) == identity(&proposal)
            && (known.confidence, &known.reason) == (proposal.confidence, &proposal.reason)
            && !contradict(known, &proposal)
    });
    let Some(known) = same else {
        let said = |known: &Proposal| (&known.record, &known.fields) == (&proposal.record, &proposal.fields);
        if !passage.iter().any(said) {
            passage.push(proposal);
        }
        return;
    };
    known.fields.extend(proposal.fields);
    let mut seen = Vec::<Field>::new();
    known.fields.retain(|field| {
        let is_new = !seen.contains(field);
        seen.push(field.clone());
        is_new
    });
}

/// The field by which a record says which thing it speaks of.
fn identity(proposal: &Proposal) -> Option<&Field> {
    let field = |name: &str| proposal.fields.iter().find(|field| field.name == name);
    let titled = || field("title").filter(|_| matches!(proposal.record.as_str(), "practice" | "outcome"));
    field("id").or_else(titled)
}

fn contradict(a: &Proposal, b: &Proposal) -> bool {
    let differ =
        |field: &Field, other: &Field| field.name == other.name && !field.is_list && field.value != other.value;
    a.fields.iter().any(|field| b.fields.iter().any(|other| differ(field, other)))
}

fn place(locator: Locator) -> String {
    match locator {
        Locator::Lines { first, last } if first == last => format!("lines = \"{first}\""),
        Locator::Lines { first, last } => format!("lines = \"{first}-{last}\""),
        Locator::Row(row) => format!("row = {row}"),
        Locator::Page(page) => format!("page = {page}"),
    }
}

fn table(text: &mut String, proposal: &Proposal) {
    let _ = writeln!(text);
    if let Some(reason) = &proposal.reason {
        let _ = writeln!(text, "  # {}: {reason}", proposal.confidence);
    }
    let _ = writeln!(text, "  [[passage.{}]]", proposal.record);
    let fields = written_fields(proposal);
    let width = fields.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    for (name, value) in fields {
        let _ = writeln!(text, "  {name:<width$} = {value}");
    }
}

/// The fields of a record with their values as TOML, in the order in which the documentation lists them.
pub(super) fn written_fields(proposal: &Proposal) -> Vec<(&str, String)> {
    let mut fields = BTreeMap::<(usize, &str), Vec<&Field>>::new();
    for field in &proposal.fields {
        fields.entry((fields::position(&proposal.record, &field.name), &field.name)).or_default().push(field);
    }
    fields.into_iter().map(|((_, name), values)| (name, written(&values))).collect()
}

fn written(values: &[&Field]) -> String {
    let [first, ..] = values else { return String::new() };
    if !first.is_list {
        return first.value.clone();
    }
    let values: Vec<_> = values.iter().map(|field| field.value.as_str()).collect();
    format!("[{}]", values.join(", "))
}
