//! The files of a data set, each with its address, its format and its checksum.

use crate::language::Text;
use crate::publish::Edition;
use crate::publish::contents::{Media, Role, Written};
use crate::publish::describe::description::{Description, Thing};
use crate::vocab::description::{dcat, dcatap, dcterms, foaf, spdx};
use crate::vocab::{IANA_MEDIA_TYPE, xsd};

use super::{authority, licence};

use oxigraph::model::Literal;

/// The IRI of a file as a distribution. The file itself has its address.
pub(super) fn iri(edition: &Edition<'_>, path: &str) -> String {
    [&edition.address(path), "#distribution"].concat()
}

pub(super) fn is_among(files: &[&Written], path: &str) -> bool {
    files.iter().any(|file| file.role == Role::Distribution && file.path == path)
}

pub(super) fn describe(edition: &Edition<'_>, files: &[&Written], description: &mut Description) {
    for file in files {
        let address = edition.address(&file.path);
        checksum(&address, file, description);
        match &file.role {
            Role::Distribution => distribution(edition, file, description),
            Role::SchemaOf(of) if is_among(files, of) => {
                description.entity(iri(edition, of)).link(dcterms::CONFORMS_TO, &address);
                document(description.entity(&address).a(dcterms::STANDARD), &address, file);
            }
            Role::SchemaOf(_) | Role::Documentation => {
                document(description.entity(&address).a(foaf::DOCUMENT), &address, file);
            }
        }
    }
}

fn distribution(edition: &Edition<'_>, file: &Written, description: &mut Description) {
    let address = edition.address(&file.path);
    let media = Media::of(&file.path);
    let file_type = media.file_type.map(|code| authority(&["file-type/", code].concat()));
    description
        .entity(iri(edition, &file.path))
        .a(dcat::DISTRIBUTION_CLASS)
        .texts(dcterms::TITLE, &title(file))
        .texts(dcterms::DESCRIPTION, &described(file))
        .link(dcat::ACCESS_URL, &address)
        .link(dcat::DOWNLOAD_URL, &address)
        .link(dcat::MEDIA_TYPE, [IANA_MEDIA_TYPE, media.iana].concat())
        .links(dcterms::FORMAT, file_type)
        .link(dcterms::LICENSE, licence(&edition.publication.licence))
        .link(dcatap::AVAILABILITY, authority("planned-availability/STABLE"))
        .day(dcterms::ISSUED, edition.publication.issued)
        .day(dcterms::MODIFIED, edition.publication.modified)
        .link(spdx::CHECKSUM, checksum_iri(&address));
}

fn document(document: Thing<'_>, address: &str, file: &Written) {
    let file_type = Media::of(&file.path).file_type.map(|code| authority(&["file-type/", code].concat()));
    document
        .texts(dcterms::TITLE, &title(file))
        .links(dcterms::FORMAT, file_type)
        .link(spdx::CHECKSUM, checksum_iri(address));
}

fn checksum_iri(address: &str) -> String {
    [address, "#checksum"].concat()
}

fn checksum(address: &str, file: &Written, description: &mut Description) {
    description
        .entity(checksum_iri(address))
        .a(spdx::CHECKSUM_CLASS)
        .link(spdx::ALGORITHM, spdx::SHA256.as_str())
        .say(spdx::CHECKSUM_VALUE, Literal::new_typed_literal(&file.sha256, xsd::HEX_BINARY));
}

/// The title of a file; its path if it has none.
pub(crate) fn title(file: &Written) -> Text<String> {
    if file.title.is_empty() {
        return Text::same(&file.path);
    }
    file.title.clone()
}

/// What a file is and how big it is. `dcat:byteSize` has another datatype in each version of DCAT-AP, so it is left out.
pub(crate) fn described(file: &Written) -> Text<String> {
    let (path, media, bytes) = (&file.path, Media::of(&file.path).iana, file.bytes);
    Text::in_all(
        format!("Tiedosto {path}, muoto {media}, {bytes} tavua."),
        format!("Filen {path}, formatet {media}, {bytes} byte."),
        format!("The file {path}, format {media}, {bytes} bytes."),
    )
}
