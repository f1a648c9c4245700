//! Changes as a page in one language: what terminals and release notes lay out, each in its manner.

use percent_encoding::percent_decode_str;

use crate::language::{Language, Plural, Text};
use crate::record::key;

use super::changes::{Change, Changes, Detail, Entity};
use super::item::items;
use super::kind::Kind;

/// All changes, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// How many entities of each kind have changed.
    pub summary: String,
    /// The kinds of entities of which something can be told.
    pub sections: Vec<Section>,
    /// What else there is to know.
    pub notes: Vec<String>,
}

/// The entities of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are called together.
    pub title: String,
    /// Each of them.
    pub entries: Vec<Entry>,
}

/// An entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What has happened to it.
    pub change: Change,
    /// What it is called.
    pub name: String,
    /// Its code or id, if its name does not tell it.
    pub key: Option<String>,
    /// What has happened to it as a whole, and who tells of it.
    pub note: Option<String>,
    /// What has changed.
    pub items: Vec<Item>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What has changed.
    pub text: String,
    /// Who says so, and who did.
    pub source: Option<String>,
}

const CHANGED: Text<Plural> = Text::new(Plural::new("muuttunut", "muuttunutta"), Plural::new("changed", "changed"));
const ADDED: Text<Plural> = Text::new(Plural::new("uusi", "uutta"), Plural::new("added", "added"));
const REMOVED: Text<Plural> = Text::new(Plural::new("poistunut", "poistunutta"), Plural::new("removed", "removed"));

/// Of passages: those that have come, and those that have gone.
const MORE: Text<Plural> = Text::new(Plural::new("uusi", "uutta"), Plural::new("more", "more"));
const FEWER: Text<Plural> = Text::new(Plural::new("poistunut", "poistunutta"), Plural::new("fewer", "fewer"));

impl Changes {
    /// The changes in words.
    #[must_use]
    pub fn page(&self, language: Language) -> Page {
        let sections = Kind::ALL.into_iter().filter_map(|kind| {
            let told = self.entities.iter().filter(|entity| entity.kind == kind && entity.change != Change::Passages);
            let entries: Vec<_> = told.map(|entity| entry(entity, language)).collect();
            let title = kind.heading().of(language).to_owned();
            (!entries.is_empty()).then_some(Section { title, entries })
        });
        Page { summary: self.in_numbers(language), sections: sections.collect(), notes: self.notes(language) }
    }

    fn in_numbers(&self, language: Language) -> String {
        let of_kinds = self.summary.iter().filter_map(|tally| {
            let numbers = [(tally.changed, CHANGED), (tally.added, ADDED), (tally.removed, REMOVED)];
            let mut told = Vec::new();
            for (number, what) in numbers.into_iter().filter(|(number, _)| *number > 0) {
                told.push(if told.is_empty() {
                    tally.kind.described(number, what, language)
                } else {
                    format!("{} {}", language.number(number), what.for_number(number, language))
                });
            }
            (!told.is_empty()).then(|| told.join(", "))
        });
        let told: Vec<_> = of_kinds.collect();
        match (told.is_empty(), self.is_empty()) {
            (false, _) => told.join("; "),
            (true, true) => Text::new("Ei muutoksia", "No differences").of(language).to_owned(),
            (true, false) => Text::new("Tiedot ovat ennallaan", "The same is said as before").of(language).to_owned(),
        }
    }

    fn notes(&self, language: Language) -> Vec<String> {
        let by_passages = self.summary.iter().filter(|tally| tally.passages > 0);
        let kinds: Vec<_> = by_passages.map(|tally| tally.kind.count(tally.passages, language)).collect();
        let supported = Text::new(
            "Tiedot ovat samat, mutta niitä tukevat lähteiden kohdat ovat vaihtuneet",
            "The same is said, but by other passages",
        )
        .of(language);
        let supported = (!kinds.is_empty()).then(|| format!("{supported}: {}.", kinds.join(", ")));
        let compared = (!self.passages_compared && !self.is_empty()).then(|| {
            let finnish = "Lähteiden kohtia ei ole verrattu, koska tieto niistä on vain toisessa aineistossa tai ei kummassakaan.";
            let english = "Passages have not been compared: they are told by one side only, or by none.";
            Text::new(finnish, english).of(language).to_owned()
        });
        supported.into_iter().chain(compared).collect()
    }
}

fn entry(entity: &Entity, language: Language) -> Entry {
    let told = entity.details.iter().filter(|detail| is_for(detail, &entity.details, language));
    let mut items: Vec<_> = told.flat_map(|detail| items(detail, language)).collect();
    items.extend(support(entity, language));
    let key_of = entity.entity.rsplit(['/', ':']).next().unwrap_or_default();
    let decoded = percent_decode_str(key_of).decode_utf8_lossy().into_owned();
    let has_code = matches!(entity.kind, Kind::Project | Kind::Organization | Kind::Programme | Kind::Source);
    let is_told = !has_code || entity.name.iter().any(|(_, name)| key(name) == decoded || *name == entity.entity);
    Entry {
        change: entity.change,
        name: entity.name.of(language).to_owned(),
        key: (!is_told).then_some(decoded),
        note: note(entity, language),
        items,
    }
}

/// Texts in the other language are left out where their translation is told of.
fn is_for(detail: &Detail, details: &[Detail], language: Language) -> bool {
    let tag = detail.language.as_deref();
    if tag.is_none() || tag == Some(language.tag()) {
        return true;
    }
    let entity = |detail: &Detail| detail.part.as_ref().map(|part| part.entity.clone());
    let translates = |other: &&Detail| {
        other.language.as_deref() == Some(language.tag())
            && other.property == detail.property
            && entity(other) == entity(detail)
            && other.change == detail.change
            && other.old.len() >= detail.old.len()
            && other.new.len() >= detail.new.len()
    };
    !details.iter().any(|other| translates(&other))
}

/// What has happened to an entity as a whole.
fn note(entity: &Entity, language: Language) -> Option<String> {
    let sources = entity.sources.join(", ");
    let (what, from) = match entity.change {
        Change::Added => (Text::new("uusi", "new"), Text::new("lähde:", "from")),
        Change::Removed => (Text::new("poistunut", "removed"), Text::new("lähde oli:", "was from")),
        _ => (Text::default(), Text::default()),
    };
    let what = what.of(language);
    let whole = match (what.is_empty(), sources.is_empty()) {
        (true, _) => None,
        (false, true) => Some(what.to_owned()),
        (false, false) => Some(format!("{what}, {} {sources}", from.of(language))),
    };
    let was = listed(&entity.was, Text::new("aiempi tunnus", "was").of(language));
    let parted = listed(&entity.parted, Text::new("ei enää sama kuin", "no longer the same as").of(language));
    let notes: Vec<_> = whole.into_iter().chain(was).chain(parted).collect();
    (!notes.is_empty()).then(|| notes.join("; "))
}

fn listed(iris: &[String], what: &str) -> Option<String> {
    (!iris.is_empty()).then(|| format!("{what} {}", iris.join(", ")))
}

/// How many passages have come and gone behind what is said as before.
fn support(entity: &Entity, language: Language) -> Option<Item> {
    let (more, fewer) = (entity.passages.added.len(), entity.passages.removed.len());
    if more + fewer == 0 {
        return None;
    }
    let told = [(more, MORE), (fewer, FEWER)].into_iter().filter(|(number, _)| *number > 0);
    let told = told.map(|(number, what)| format!("{} {}", language.number(number), what.for_number(number, language)));
    let told: Vec<_> = told.collect();
    let what = Text::new("muita tietoja tukevia lähteiden kohtia", "passages behind the rest").of(language);
    Some(Item { text: format!("{what}: {}", told.join(", ")), source: None })
}
