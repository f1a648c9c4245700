//! Content negotiation: a `.htaccess` for Apache that answers for each kind of IRI with a page or with data.
//!
//! A server without it answers too, with the page in Finnish: each entity and the ontology have a folder with an
//! `index.html`.

use std::fmt::Write as _;
use std::sync::Arc;

use oxiri::Iri;
use percent_encoding::percent_decode_str;

use crate::language::Text;
use crate::mapping::FileNames;
use crate::publish::address::link;
use crate::publish::contents::{File, Role, Set};

const RULES: &str = include_str!("negotiation/htaccess");

/// The file, for the address of the publication and the documents of its entities.
pub(super) fn file(names: Arc<FileNames>) -> File {
    let title = Text::new(
        "Palvelimen asetukset: mikä tiedosto vastaa mitäkin tunnusta",
        "Settings of the web server: which file answers for which IRI",
    );
    File {
        path: ".htaccess".to_owned(),
        set: Set::Vocabulary,
        role: Role::Documentation,
        title: title.into(),
        writer: Box::new(move |edition, _, out| Ok(out.write_all(rules(&edition.publication.url, &names).as_bytes())?)),
    }
}

fn rules(url: &str, names: &FileNames) -> String {
    let address = Iri::parse(url).ok();
    let host = address.as_ref().and_then(Iri::authority).unwrap_or_default();
    let moved = names.moved().filter_map(|(_, moved)| Some((moved.asked.as_deref()?, moved.path.as_str())));
    let moved = moved.map(|(asked, path)| of_moved(asked, path)).collect::<String>();
    let rules = RULES.replace("{host}", host).replace("{moved}", &moved).replace("{url}", &substituted(url));
    // What has been matched is decoded, and Apache encodes all of an address or nothing of it.
    let decoded = percent_decode_str(url).decode_utf8_lossy();
    rules.replace("{decoded}", &substituted(&decoded.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// The rules for an entity whose documents are called otherwise than its IRI says.
fn of_moved(asked: &[u8], path: &str) -> String {
    let (asked, target) = (matched(asked), substituted(&link("", path)));
    format!(
        "RewriteCond %{{ENV:FORM}} =html\nRewriteRule ^{asked}/?$ {{url}}{target}/%{{ENV:PAGE}} [R=303,L,NE]\n\
         RewriteRule ^{asked}/?$ {{url}}{target}.%{{ENV:FORM}} [R=303,L,NE]\n"
    )
}

/// A text as it stands in a substitution, where these two signs stand for what has been matched.
fn substituted(text: &str) -> String {
    text.replace('$', "\\$").replace('%', "\\%")
}

/// A pattern that matches these bytes alone, with nothing in it that Apache or a regular expression reads as a sign.
fn matched(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut pattern, byte| {
        // Writing to a String cannot fail.
        let _ = match byte {
            b'/' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => write!(pattern, "{}", char::from(*byte)),
            _ => write!(pattern, "\\x{byte:02x}"),
        };
        pattern
    })
}
