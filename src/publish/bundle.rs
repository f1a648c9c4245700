//! The files of a publication, written so that a reader never sees half of one.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::{KnowledgeGraph, Result};

use super::contents::{File, Role, Set, Writer};
use super::file::write_whole;
use super::stage::Stage;
use super::{Edition, Format, catalogue, ckan, negotiation, ontology_page, pages, tables, void};

/// Writes a bundle into a folder. It takes its place as a whole and at once: until then, and for good if something
/// fails, the old one stays as it is. Gives the paths of its files in the folder.
///
/// # Errors
/// [`Error::Write`](crate::Error::Write) if the folder or a file cannot be written, those of [`write`](super::write).
pub fn write_bundle(edition: &Edition<'_>, place: &Path) -> Result<Vec<String>> {
    let stage = Stage::open(place)?;
    let mut written = Vec::new();
    for files in [data(edition)?, descriptions(edition), catalogue(), sums()] {
        let more = files.par_iter().map(|file| stage.write(file, |out| (file.writer)(edition, &written, out)));
        let more = more.collect::<Result<Vec<_>>>()?;
        written.extend(more);
        written.sort_by(|a, b| a.path.cmp(&b.path));
    }
    stage.publish()?;
    Ok(written.into_iter().map(|file| file.path).collect())
}

/// What is written from the graph, the ontology and the queries alone.
fn data(edition: &Edition<'_>) -> Result<Vec<File>> {
    let formats = [("dataset.ttl", Format::Turtle), ("dataset.jsonld", Format::JsonLd), ("dataset.nq", Format::NQuads)];
    let graph = formats.map(|(path, format)| {
        distribution(
            path,
            Box::new(move |edition, _, out| super::write_profile(edition.graph, edition.profile, format, out)),
        )
    });
    let parts = [
        Vec::from(graph),
        tables::files(edition)?,
        ontology_page::files(),
        vec![negotiation::file()],
        pages::things(edition)?,
    ];
    Ok(parts.into_iter().flatten().collect())
}

/// What describes the data: needs to know their files.
fn descriptions(_: &Edition<'_>) -> Vec<File> {
    let later = catalogue().into_iter().chain(sums()).map(|file| file.path);
    let mut files = vec![void::file(), ckan::file(), tables::data_package()];
    files.extend(pages::files(&later.collect::<Vec<_>>()));
    files
}

/// The catalogue, which lists all other files.
fn catalogue() -> Vec<File> {
    catalogue::files()
}

/// The checksums of everything else.
fn sums() -> Vec<File> {
    vec![distribution(
        "SHA256SUMS",
        Box::new(|_, written, out| {
            written.iter().try_for_each(|file| Ok(writeln!(out, "{}  {}", file.sha256, file.path)?))
        }),
    )]
}

fn distribution(path: &str, writer: Writer) -> File {
    File { path: path.to_owned(), set: Set::Data, role: Role::Distribution, title: BTreeMap::new(), writer }
}

/// Writes one publication to a file, which takes its place only when it is complete.
///
/// # Errors
/// [`Error::Write`](crate::Error::Write) if the file cannot be written.
pub fn write_file(graph: &KnowledgeGraph, format: Format, path: &Path) -> Result<()> {
    write_whole(path, |out| super::write(graph, format, out))
}
