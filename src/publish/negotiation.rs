//! Content negotiation: a `.htaccess` for Apache that answers for each kind of IRI with a page or with data.
//!
//! A server without it answers too, with the page in Finnish: each thing and the ontology have a folder with an
//! `index.html`.

use oxiri::Iri;

use super::contents::{File, Role, Set};

const RULES: &str = include_str!("negotiation/htaccess");

/// The file, for the address of the publication.
pub(super) fn file() -> File {
    let title = [
        ("fi", "Palvelimen asetukset: mikä tiedosto vastaa mistäkin tunnuksesta"),
        ("en", "Settings of the web server: which file answers for which IRI"),
    ];
    File {
        path: ".htaccess".to_owned(),
        set: Set::Vocabulary,
        role: Role::Documentation,
        title: title.map(|(language, text)| (language.to_owned(), text.to_owned())).into(),
        writer: Box::new(|edition, _, out| Ok(out.write_all(rules(&edition.publication.url).as_bytes())?)),
    }
}

fn rules(url: &str) -> String {
    let address = Iri::parse(url).ok();
    let host = address.as_ref().and_then(Iri::authority).unwrap_or_default();
    // In a substitution these two stand for what has been matched.
    let target = url.replace('$', "\\$").replace('%', "\\%");
    RULES.replace("{host}", host).replace("{url}", &target)
}
