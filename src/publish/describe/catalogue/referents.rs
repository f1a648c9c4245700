//! What the catalogue points to outside itself, with the classes by which its shapes know it.

use crate::language::Language;
use crate::publish::Publication;
use crate::publish::contents::{Media, Written};
use crate::publish::describe::authority::{THEMES, find};
use crate::publish::describe::description::Description;
use crate::vocab::description::{dcterms, foaf};
use crate::vocab::{IANA_MEDIA_TYPE, skos};

use super::{authority, language, licence};

pub(super) fn describe(publication: &Publication, files: &[&Written], description: &mut Description) {
    description.entity(&publication.url).a(foaf::DOCUMENT);
    description.entity(licence(&publication.licence)).a(dcterms::LICENSE_DOCUMENT);
    description.entity(authority(&["frequency/", &publication.frequency].concat())).a(dcterms::FREQUENCY);
    description.entity(authority("access-right/PUBLIC")).a(dcterms::RIGHTS_STATEMENT);
    for area in &publication.areas {
        description.entity(area).a(dcterms::LOCATION);
    }
    for one in Language::ALL {
        description.entity(language(one)).a(dcterms::LINGUISTIC_SYSTEM);
    }
    for file in files {
        let media = Media::of(&file.path);
        description.entity([IANA_MEDIA_TYPE, media.iana].concat()).a(dcterms::MEDIA_TYPE);
        if let Some(code) = media.file_type {
            description.entity(authority(&["file-type/", code].concat())).a(dcterms::MEDIA_TYPE_OR_EXTENT);
        }
    }
    concepts(publication, description);
}

/// Concepts need labels, too.
fn concepts(publication: &Publication, description: &mut Description) {
    let themes = description.entity(authority("data-theme")).a(skos::CONCEPT_SCHEME);
    themes.text(dcterms::TITLE, Language::English, "Data theme");
    let stable = description.entity(authority("planned-availability/STABLE")).a(skos::CONCEPT);
    stable.text(skos::PREF_LABEL, Language::English, "stable");
    for theme in publication.themes.iter().filter_map(|theme| find(THEMES, theme)) {
        let concept = description.entity(authority(&["data-theme/", theme.code].concat())).a(skos::CONCEPT);
        concept.texts(skos::PREF_LABEL, &theme.label.into());
    }
}
