//! Changes as a page in one language: what terminals and release notes lay out, each in its manner.

use percent_encoding::percent_decode_str;

use crate::check::Wording;
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

/// The Finnish for `fi`, the English otherwise.
pub(super) fn in_words<'t>(language: &str, fi: &'t str, en: &'t str) -> &'t str {
    if language == "fi" { fi } else { en }
}

impl Changes {
    /// The changes in words: in Finnish for `fi`, in English otherwise.
    #[must_use]
    pub fn page(&self, language: &str) -> Page {
        let sections = Kind::ALL.into_iter().filter_map(|kind| {
            let told = self.entities.iter().filter(|entity| entity.kind == kind && entity.change != Change::Passages);
            let entries: Vec<_> = told.map(|entity| entry(entity, language)).collect();
            let title = kind.heading().text(language).to_owned();
            (!entries.is_empty()).then_some(Section { title, entries })
        });
        Page { summary: self.in_numbers(language), sections: sections.collect(), notes: self.notes(language) }
    }

    fn in_numbers(&self, language: &str) -> String {
        let of_kinds = self.summary.iter().filter_map(|tally| {
            let numbers = [
                (tally.changed, "changed", "muuttunut", "muuttunutta"),
                (tally.added, "added", "uusi", "uutta"),
                (tally.removed, "removed", "poistunut", "poistunutta"),
            ];
            let mut told = Vec::new();
            for (number, en, one, several) in numbers.into_iter().filter(|(number, ..)| *number > 0) {
                told.push(match (language, told.is_empty()) {
                    ("fi", true) => tally.kind.described(number, one, several),
                    ("fi", false) => format!("{number} {}", if number == 1 { one } else { several }),
                    (_, true) => format!("{} {en}", tally.kind.count(number).en),
                    (_, false) => format!("{number} {en}"),
                });
            }
            (!told.is_empty()).then(|| told.join(", "))
        });
        let told: Vec<_> = of_kinds.collect();
        match (told.is_empty(), self.is_empty()) {
            (false, _) => told.join("; "),
            (true, true) => in_words(language, "Ei muutoksia", "No differences").to_owned(),
            (true, false) => in_words(language, "Tiedot ovat ennallaan", "The same is said as before").to_owned(),
        }
    }

    fn notes(&self, language: &str) -> Vec<String> {
        let by_passages = self.summary.iter().filter(|tally| tally.passages > 0);
        let kinds: Vec<_> =
            by_passages.map(|tally| tally.kind.count(tally.passages).text(language).to_owned()).collect();
        let supported = in_words(
            language,
            "Tiedot ovat samat, mutta niitä tukevat lähteiden kohdat ovat vaihtuneet",
            "The same is said, but by other passages",
        );
        let supported = (!kinds.is_empty()).then(|| format!("{supported}: {}.", kinds.join(", ")));
        let compared = (!self.passages_compared && !self.is_empty()).then(|| {
            let fi = "Lähteiden kohtia ei ole verrattu, koska tieto niistä on vain toisessa aineistossa tai ei kummassakaan.";
            let en = "Passages have not been compared: they are told by one side only, or by none.";
            in_words(language, fi, en).to_owned()
        });
        supported.into_iter().chain(compared).collect()
    }
}

fn entry(entity: &Entity, language: &str) -> Entry {
    let told = entity.details.iter().filter(|detail| is_for(detail, &entity.details, language));
    let mut items: Vec<_> = told.flat_map(|detail| items(detail, language)).collect();
    items.extend(support(entity, language));
    let key_of = entity.entity.rsplit(['/', ':']).next().unwrap_or_default();
    let decoded = percent_decode_str(key_of).decode_utf8_lossy().into_owned();
    let Wording { fi, en } = &entity.name;
    let has_code = matches!(entity.kind, Kind::Project | Kind::Organization | Kind::Programme | Kind::Source);
    let is_told = !has_code || [fi, en].into_iter().any(|name| key(name) == decoded || *name == entity.entity);
    Entry {
        change: entity.change,
        name: entity.name.text(language).to_owned(),
        key: (!is_told).then_some(decoded),
        note: note(entity, language),
        items,
    }
}

/// Texts in the other language are left out where their translation is told of.
fn is_for(detail: &Detail, details: &[Detail], language: &str) -> bool {
    let tag = detail.language.as_deref();
    if tag.is_none() || tag == Some(language) {
        return true;
    }
    let thing = |detail: &Detail| detail.part.as_ref().map(|part| part.thing.clone());
    let translates = |other: &&Detail| {
        other.language.as_deref() == Some(language)
            && other.property == detail.property
            && thing(other) == thing(detail)
            && other.change == detail.change
            && other.old.len() >= detail.old.len()
            && other.new.len() >= detail.new.len()
    };
    !details.iter().any(|other| translates(&other))
}

/// What has happened to an entity as a whole.
fn note(entity: &Entity, language: &str) -> Option<String> {
    let sources = entity.sources.join(", ");
    let whole = match (entity.change, language, sources.is_empty()) {
        (Change::Added, "fi", true) => Some("uusi".to_owned()),
        (Change::Added, "fi", false) => Some(format!("uusi, lähde: {sources}")),
        (Change::Added, _, true) => Some("new".to_owned()),
        (Change::Added, _, false) => Some(format!("new, from {sources}")),
        (Change::Removed, "fi", true) => Some("poistunut".to_owned()),
        (Change::Removed, "fi", false) => Some(format!("poistunut, lähde oli: {sources}")),
        (Change::Removed, _, true) => Some("removed".to_owned()),
        (Change::Removed, _, false) => Some(format!("removed, was from {sources}")),
        _ => None,
    };
    let was = listed(&entity.was, in_words(language, "aiempi tunnus", "was"));
    let parted = listed(&entity.parted, in_words(language, "ei enää sama kuin", "no longer the same as"));
    let notes: Vec<_> = whole.into_iter().chain(was).chain(parted).collect();
    (!notes.is_empty()).then(|| notes.join("; "))
}

fn listed(iris: &[String], what: &str) -> Option<String> {
    (!iris.is_empty()).then(|| format!("{what} {}", iris.join(", ")))
}

/// How many passages have come and gone behind what is said as before.
fn support(entity: &Entity, language: &str) -> Option<Item> {
    let (more, fewer) = (entity.passages.added.len(), entity.passages.removed.len());
    if more + fewer == 0 {
        return None;
    }
    let fi = |number: usize, one: &str, several: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {several}")),
    };
    let told: Vec<_> = if language == "fi" {
        [fi(more, "uusi", "uutta"), fi(fewer, "poistunut", "poistunutta")].into_iter().flatten().collect()
    } else {
        [fi(more, "more", "more"), fi(fewer, "fewer", "fewer")].into_iter().flatten().collect()
    };
    let what = in_words(language, "muita tietoja tukevia lähteiden kohtia", "passages behind the rest");
    Some(Item { text: format!("{what}: {}", told.join(", ")), source: None })
}
