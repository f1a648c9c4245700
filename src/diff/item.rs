//! One change in one line of plain words, and who says so.

use crate::language::{Language, Text};
use crate::vocab::{compact, ns};

use super::changes::{Change, Cited, Detail, Said};
use super::page::Item;

/// So many passages are named; the others are counted.
const MOST: usize = 3;

/// So many values are listed; the others are counted.
const LISTED: usize = 8;

/// The lines that tell of a detail: texts one by one, other values together.
pub(super) fn items(detail: &Detail, language: Language) -> Vec<Item> {
    let values = detail.old.len() + detail.new.len();
    if detail.language.is_none() || values < 2 || !matches!(detail.change, Change::Added | Change::Removed) {
        return vec![item(detail, language)];
    }
    let alone = |old: Vec<Said>, new: Vec<Said>| item(&Detail { old, new, ..detail.clone() }, language);
    let old = detail.old.iter().map(|said| alone(vec![said.clone()], Vec::new()));
    old.chain(detail.new.iter().map(|said| alone(Vec::new(), vec![said.clone()]))).collect()
}

fn item(detail: &Detail, language: Language) -> Item {
    let text = match (&detail.part, &detail.property) {
        _ if is(detail, &compact(ns::SHA256.as_str())) => {
            Text::new("lähteen teksti on muuttunut", "the text of the source has changed").of(language).to_owned()
        }
        (Some(_), None) => whole_part(detail, language),
        (part, Some(property)) => {
            // The name of a sum says enough.
            let is_sum = is(detail, &compact(ns::VALUE.as_str())) && part.is_some();
            let part = part.as_ref().map(|part| {
                let (class, name) = (part.class.of(language), part.name.of(language));
                if is_sum { name.to_owned() } else { format!("{class} ({name})") }
            });
            let property = (!is_sum).then(|| property.name.of(language));
            of_property(detail, part.as_deref(), property, language)
        }
        (None, None) => String::new(),
    };
    Item { text, source: source(detail, language) }
}

fn is(detail: &Detail, property: &str) -> bool {
    detail.property.as_ref().is_some_and(|of| of.term == property)
}

fn whole_part(detail: &Detail, language: Language) -> String {
    let Some(part) = &detail.part else { return String::new() };
    let class = part.class.of(language);
    let said = detail.old.iter().chain(&detail.new).map(|said| said.text.of(language));
    let told: Vec<_> = [part.name.of(language)].into_iter().chain(said).filter(|text| !text.is_empty()).collect();
    let what = match detail.change {
        Change::Removed => Text::new(format!("poistunut {class}"), format!("{class} removed")),
        _ => Text::new(format!("uusi {class}"), format!("new {class}")),
    };
    let what = what.of(language);
    format!("{what}: {}", told.join(", "))
}

fn of_property(detail: &Detail, part: Option<&str>, property: Option<&str>, language: Language) -> String {
    let (old, new) = (values(&detail.old, language), values(&detail.new, language));
    let property = property.map(|property| match detail.change {
        Change::Added => Text::new(format!("lisätty {property}"), format!("{property} added")).take(language),
        Change::Removed => Text::new(format!("poistettu {property}"), format!("{property} removed")).take(language),
        _ => property.to_owned(),
    });
    let tag = detail.language.as_deref().filter(|tag| *tag != language.tag()).map(|tag| format!(" ({tag})"));
    let about = part.into_iter().chain(property.as_deref()).collect::<Vec<_>>().join(", ") + &tag.unwrap_or_default();
    match detail.change {
        Change::Added => format!("{about}: {new}"),
        Change::Removed => format!("{about}: {old}"),
        Change::Newer => {
            let stays = Text::new("aiempi tieto on yhä mukana", "the earlier figure stays").of(language);
            format!("{about}: {old} → {new}; {stays}")
        }
        _ => format!("{about}: {old} → {new}"),
    }
}

fn values(said: &[Said], language: Language) -> String {
    let listed = said.iter().take(LISTED).map(|said| said.text.of(language).to_owned());
    let more = said.len().checked_sub(LISTED).filter(|more| *more > 0).map(|more| language.and_others(more));
    listed.chain(more).collect::<Vec<_>>().join("; ")
}

/// The passages that say so now, and those that said so before.
fn source(detail: &Detail, language: Language) -> Option<String> {
    let (old, new) = (passages(&detail.old, language), passages(&detail.new, language));
    let source = match (new.is_empty(), old.is_empty()) {
        (true, true) => return None,
        (true, false) => Text::new(format!("aiemmin: {old}"), format!("was from {old}")),
        (false, false) if old != new => {
            Text::new(format!("lähde: {new} (aiemmin: {old})"), format!("from {new} (was {old})"))
        }
        (false, _) => Text::new(format!("lähde: {new}"), format!("from {new}")),
    };
    Some(source.take(language))
}

fn passages(said: &[Said], language: Language) -> String {
    let mut cited: Vec<&Cited> = Vec::new();
    for passage in said.iter().flat_map(|said| &said.passages) {
        if !cited.contains(&passage) {
            cited.push(passage);
        }
    }
    let mut names: Vec<_> = cited.iter().take(MOST).map(|cited| cited.name.of(language).to_owned()).collect();
    if let Some(more @ 1..) = cited.len().checked_sub(MOST) {
        names.push(language.and_others(more));
    }
    names.join("; ")
}
