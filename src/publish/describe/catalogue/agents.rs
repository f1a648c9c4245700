//! Who publishes, and whom to ask.

use crate::publish::Publication;
use crate::publish::describe::authority::{PUBLISHER_TYPES, find};
use crate::publish::describe::description::Description;
use crate::vocab::description::{dcterms, foaf, vcard};
use crate::vocab::{PUBLISHER_TYPE, skos};

pub(super) fn describe(publication: &Publication, description: &mut Description) {
    publisher(publication, description);
    contact(publication, description);
}

fn publisher(publication: &Publication, description: &mut Description) {
    let publisher = &publication.publisher;
    let kind = publisher.kind.as_deref().and_then(|kind| find(PUBLISHER_TYPES, kind));
    let iri = |code: &str| [PUBLISHER_TYPE, code].concat();
    description
        .entity([&publication.url, "#publisher"].concat())
        .a(foaf::AGENT)
        .texts(foaf::NAME, &publisher.name)
        .link(foaf::HOMEPAGE, &publisher.homepage)
        .links(dcterms::TYPE, kind.map(|kind| iri(kind.code)));
    description.entity(&publisher.homepage).a(foaf::DOCUMENT);
    if let Some(kind) = kind {
        let concept = description.entity(iri(kind.code)).a(skos::CONCEPT);
        concept.texts(skos::PREF_LABEL, &kind.label.into());
    }
}

fn contact(publication: &Publication, description: &mut Description) {
    let contact = &publication.contact;
    description
        .entity([&publication.url, "#contact"].concat())
        .a(vcard::KIND)
        .a(vcard::ORGANIZATION)
        .texts(vcard::FN, &contact.name)
        .link(vcard::HAS_EMAIL, ["mailto:", &contact.email].concat())
        .links(vcard::HAS_URL, contact.page.clone());
}
