//! How much of what is published, in the Vocabulary of Interlinked Datasets (`VoID`): of which classes, with which
//! properties, and with how many links to whom.

mod counts;

use percent_encoding::utf8_percent_encode;

use crate::Result;
use crate::language::Text;
use crate::publish::Edition;
use crate::publish::address::ESCAPED;
use crate::publish::contents::{File, Media, Role, Set, Written};
use crate::vocab::description::{dcterms, foaf, void};
use crate::vocab::{EU_AUTHORITY, compact, ns};

use super::description::Description;

use counts::Counts;

const PATH: &str = "void.ttl";

/// The file of the counts.
pub(crate) fn file() -> File {
    let title = Text::new("Mitä aineistossa on ja kuinka paljon (VoID)", "What is in the data, and how much (VoID)");
    File {
        path: PATH.to_owned(),
        set: Set::Data,
        role: Role::Documentation,
        title: title.into(),
        writer: Box::new(|edition, written, out| describe(edition, written)?.write_turtle(out)),
    }
}

fn describe(edition: &Edition<'_>, written: &[Written]) -> Result<Description> {
    let counts = Counts::of(edition)?;
    let mut description = Description::default();
    data_set(edition, &counts, written, &mut description)?;
    document(edition, &mut description);
    partitions(edition, &counts, &mut description);
    linksets(edition, &counts, &mut description);
    Ok(description)
}

fn data_set(edition: &Edition<'_>, counts: &Counts, written: &[Written], description: &mut Description) -> Result<()> {
    let publication = edition.publication;
    let dumps = written.iter().filter(|file| is_dump(file)).map(|file| edition.address(&file.path));
    let data_set = description
        .entity(edition.named("dataset"))
        .a(void::DATASET)
        .texts(dcterms::TITLE, &publication.title)
        .texts(dcterms::DESCRIPTION, &publication.description)
        .link(dcterms::LICENSE, [EU_AUTHORITY, "licence/", &publication.licence].concat())
        .link(dcterms::PUBLISHER, edition.named("publisher"))
        .day(dcterms::MODIFIED, publication.modified)
        .link(foaf::HOMEPAGE, &publication.url)
        .plain(void::URI_SPACE, &edition.graph.prefixes().space())
        .count(void::TRIPLES, counts.triples)
        .count(void::ENTITIES, counts.entities)
        .count(void::DISTINCT_SUBJECTS, counts.subjects)
        .count(void::DISTINCT_OBJECTS, counts.objects())
        .count(void::CLASSES, counts.classes.len() as u64)
        .count(void::PROPERTIES, counts.properties.len() as u64);
    data_set
        .links(void::VOCABULARY, counts.vocabularies())
        .links(void::DATA_DUMP, dumps)
        .links(void::EXAMPLE_RESOURCE, example(edition)?)
        .links(void::ROOT_RESOURCE, roots(edition)?);
    Ok(())
}

fn document(edition: &Edition<'_>, description: &mut Description) {
    let titles: Text<String> = file().title;
    description
        .entity(edition.address(PATH))
        .a(void::DATASET_DESCRIPTION)
        .texts(dcterms::TITLE, &titles)
        .link(foaf::PRIMARY_TOPIC, edition.named("dataset"));
}

/// Whether a file is the whole data set in RDF.
fn is_dump(file: &Written) -> bool {
    const RDF: [&str; 3] = ["text/turtle", "application/ld+json", "application/n-quads"];
    file.set == Set::Data && file.role == Role::Distribution && RDF.contains(&Media::of(&file.path).iana)
}

/// A project.
fn example(edition: &Edition<'_>) -> Result<Option<String>> {
    let projects = edition.statements().entities(ns::PROJECT)?;
    Ok(projects.into_iter().next().map(|project| project.to_string().trim_matches(['<', '>']).to_owned()))
}

/// The programmes that are not part of another.
fn roots(edition: &Edition<'_>) -> Result<Vec<String>> {
    let statements = edition.statements();
    let mut roots = Vec::new();
    for programme in statements.entities(ns::PROGRAMME)? {
        if !statements.of(programme.as_ref())?.iter().any(|quad| quad.predicate == ns::PART_OF) {
            roots.push(programme.to_string().trim_matches(['<', '>']).to_owned());
        }
    }
    Ok(roots)
}

/// The IRI of something that only these counts speak of.
fn part(edition: &Edition<'_>, kind: &str, of: &str) -> String {
    [&edition.address(PATH), "#", kind, "-", &utf8_percent_encode(&compact(of), ESCAPED).to_string()].concat()
}

fn partitions(edition: &Edition<'_>, counts: &Counts, description: &mut Description) {
    let data_set = edition.named("dataset");
    for (class, entities) in &counts.classes {
        let iri = part(edition, "class", class);
        description.entity(&data_set).link(void::CLASS_PARTITION, &iri);
        description.entity(iri).a(void::DATASET).link(void::CLASS, class).count(void::ENTITIES, *entities);
    }
    for (property, used) in &counts.properties {
        let iri = part(edition, "property", property);
        description.entity(&data_set).link(void::PROPERTY_PARTITION, &iri);
        description
            .entity(iri)
            .a(void::DATASET)
            .link(void::PROPERTY, property)
            .count(void::TRIPLES, used.triples)
            .count(void::DISTINCT_SUBJECTS, used.subjects);
    }
}

fn linksets(edition: &Edition<'_>, counts: &Counts, description: &mut Description) {
    let data_set = edition.named("dataset");
    for ((target, property), links) in &counts.links {
        let iri = part(edition, &["links-", target.name].concat(), property);
        description.entity(&data_set).link(void::SUBSET, &iri);
        description
            .entity(iri)
            .a(void::LINKSET)
            .link(void::SUBJECTS_TARGET, &data_set)
            .link(void::OBJECTS_TARGET, target.data_set)
            .link(void::LINK_PREDICATE, property)
            .count(void::TRIPLES, *links);
        description.entity(target.data_set).a(void::DATASET).plain(void::URI_SPACE, target.space);
    }
}
