use std::collections::BTreeSet;
use std::path::Path;

use hanke::KnowledgeGraph;
use hanke::language::Language;
use hanke::publish::{Edition, Profile, Publication};
use hanke::site::pictures;
use hanke::site::pictures::Picture;
use roxmltree::Document;
use rust_decimal::Decimal;

use crate::{assert_expected, fixture, project};

fn draw(graph: &KnowledgeGraph, profile: &Profile, language: Language) -> Vec<Picture> {
    let publication = Publication::shipped().unwrap();
    pictures::all(&Edition { graph, profile, publication: &publication }, language).unwrap()
}

fn shipped(language: Language) -> Vec<Picture> {
    draw(&KnowledgeGraph::shipped().unwrap(), &Profile::full(), language)
}

fn read(paths: &[impl AsRef<Path>]) -> KnowledgeGraph {
    let builder = KnowledgeGraph::builder().unwrap();
    paths.iter().fold(builder, |builder, path| builder.path(path.as_ref()).unwrap()).build().unwrap()
}

fn svgs(pictures: &[Picture]) -> Vec<&str> {
    pictures.iter().map(|picture| picture.svg.0.as_str()).collect()
}

/// All text of the elements of a name.
fn texts(document: &Document<'_>, element: &str) -> Vec<String> {
    let elements = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", element)));
    elements
        .map(|node| node.descendants().filter(|&node| node.is_text()).map(|node| node.text().unwrap()).collect())
        .collect()
}

#[test]
fn the_pictures_of_the_shipped_data_are_as_expected() {
    for language in [Language::Finnish, Language::English] {
        let pictures = shipped(language);
        let ids: Vec<_> = pictures.iter().map(|picture| picture.id).collect();
        assert_eq!(ids, ["money", "time-line", "network", "target-groups"]);
        for picture in pictures {
            let lines = picture.svg.0.replace("><", ">\n<");
            assert_expected(&format!("pictures/{}.{language}.svg", picture.id), &lines);
            let lines = picture.alternative.0.replace("<tr>", "\n<tr>");
            assert_expected(&format!("pictures/{}.{language}.html", picture.id), &lines);
        }
    }
}

#[test]
fn the_same_data_give_the_same_bytes_in_any_order_of_files() {
    let mut records: Vec<_> =
        std::fs::read_dir(project().join("data/records")).unwrap().map(|file| file.unwrap().path()).collect();
    records.sort();
    let once = draw(&read(&records), &Profile::full(), Language::Finnish);
    records.reverse();
    let again = draw(&read(&records), &Profile::full(), Language::Finnish);
    assert_eq!(svgs(&once), svgs(&again));
    assert_eq!(svgs(&shipped(Language::English)), svgs(&shipped(Language::English)));
}

#[test]
fn each_picture_names_and_describes_itself() {
    for picture in [shipped(Language::Finnish), shipped(Language::English)].concat() {
        let document = Document::parse(&picture.svg.0).unwrap();
        let svg = document.root_element();
        assert_eq!(svg.attribute("role"), Some("img"));
        let labels: Vec<_> = svg.attribute("aria-labelledby").unwrap().split(' ').collect();
        let named = svg.children().filter(|child| child.attribute("id").is_some_and(|id| labels.contains(&id)));
        let named: Vec<_> = named.map(|child| (child.tag_name().name().to_owned(), child.text().unwrap())).collect();
        assert_eq!(named.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["title", "desc"]);
        assert_eq!(named[0].1, picture.title);
        assert!(named[1].1.len() > 40 && picture.alternative.0.contains("<table>"), "{}", picture.id);
    }
}

#[test]
fn no_colour_stands_in_a_picture_itself() {
    for picture in shipped(Language::Finnish) {
        let document = Document::parse(&picture.svg.0).unwrap();
        let coloured = document
            .descendants()
            .find(|node| ["fill", "stroke", "style"].iter().any(|name| node.has_attribute(*name)));
        assert_eq!(coloured, None, "{}", picture.id);
    }
}

/// The cells of the rows of a table, without those of the head.
fn cells(alternative: &str) -> Vec<Vec<String>> {
    let whole = format!("<div>{alternative}</div>");
    let document = Document::parse(&whole).unwrap();
    let rows = document.descendants().filter(|node| node.has_tag_name("tr")).skip(1);
    rows.map(|row| row.children().map(|cell| cell.text().unwrap_or_default().to_owned()).collect()).collect()
}

#[test]
fn the_query_of_each_picture_gives_the_numbers_of_its_table() {
    let graph = KnowledgeGraph::shipped().unwrap();
    let columns = |id: &str| match id {
        "money" => vec!["kind", "share", "year", "projects", "sum", "currency"],
        "time-line" => vec!["name", "code", "start", "end", "status_name"],
        "network" => vec!["name", "projects", "capacity_name", "other_name", "other_projects", "shared"],
        "target-groups" => vec!["name", "practices"],
        id => panic!("{id}"),
    };
    for picture in draw(&graph, &Profile::full(), Language::Finnish) {
        let rows = graph.query(picture.query).unwrap().answer().unwrap().into_rows().unwrap();
        let cell = |row: &hanke::query::Row, name: &str| {
            let text = row.get(name).map(|term| hanke::query::short(term, graph.prefixes())).unwrap_or_default();
            let text = text.parse::<Decimal>().map_or(text, |number| number.normalize().to_string());
            text.parse::<jiff::civil::Date>().map_or(text, |day| day.strftime("%-d.%-m.%Y").to_string())
        };
        let rows = rows
            .map(Result::unwrap)
            .map(|row| columns(picture.id).iter().map(|name| cell(&row, name)).collect::<Vec<_>>());
        let drawn = |row: &Vec<String>| picture.id != "target-groups" || row[1] != "0";
        let asked: BTreeSet<_> = rows.filter(drawn).collect();
        let plain = |cell: String| cell.replace(['\u{a0}', ' '], "").replace(',', ".");
        let plain = |rows: BTreeSet<Vec<String>>| {
            rows.into_iter().map(|row| row.into_iter().map(plain).collect()).collect::<BTreeSet<Vec<_>>>()
        };
        assert_eq!(plain(cells(&picture.alternative.0).into_iter().collect()), plain(asked), "{}", picture.id);
    }
}

#[test]
fn without_data_there_is_no_picture_rather_than_an_empty_one() {
    assert!(draw(&KnowledgeGraph::empty().unwrap(), &Profile::full(), Language::Finnish).is_empty());
}

#[test]
fn what_a_profile_does_not_publish_is_in_no_picture() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("names.toml");
    let profile = "classes = ['hanke:Practice', 'skos:Concept']\nproperties = ['rdf:type', 'hanke:targetGroup', 'skos:prefLabel']";
    std::fs::write(&path, profile).unwrap();
    let pictures = draw(&KnowledgeGraph::shipped().unwrap(), &Profile::read(&path).unwrap(), Language::Finnish);
    assert_eq!(pictures.iter().map(|picture| picture.id).collect::<Vec<_>>(), ["target-groups"]);
}

#[test]
fn awkward_names_are_escaped_cut_and_whole_in_the_title() {
    let pictures = draw(&read(&[fixture("pictures/awkward.toml")]), &Profile::full(), Language::Finnish);
    assert_eq!(pictures.len(), 4);
    for picture in &pictures {
        let document = Document::parse(&picture.svg.0).unwrap();
        assert!(!document.descendants().any(|node| node.has_tag_name("script") || node.has_tag_name("b")));
        Document::parse(&format!("<div>{}</div>", picture.alternative.0)).unwrap();
    }
    let document = Document::parse(&pictures[1].svg.0).unwrap();
    let (labels, titles) = (texts(&document, "tspan"), texts(&document, "title"));
    assert!(
        labels.iter().any(|label| label.contains("<script>")) && labels.iter().any(|label| label.contains("مشروع"))
    );
    let long = "Hyvin pitkä nimi ".repeat(20);
    assert!(
        !labels.iter().any(|label| label.contains(&long)) && titles.iter().any(|title| title.starts_with(long.trim()))
    );
    assert!(labels.iter().all(|label| label.chars().count() < 60), "{labels:?}");
    let points =
        document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "polygon"))).count();
    assert_eq!(points, 3, "one bar without an end, one without a beginning, and what that means");
}

#[test]
fn nothing_is_counted_twice() {
    let pictures = draw(&read(&[fixture("pictures/awkward.toml")]), &Profile::full(), Language::English);
    let money = cells(&pictures[0].alternative.0);
    let rows = [
        ["granted", "EU and state funding", "2020", "1", "300", "EUR"], // two funders, 100 and 200
        ["granted", "total public funding", "2020", "1", "1,200", "EUR"], // the total that is told, without the award
        ["planned", "total funding", "2020", "1", "1,000", "EUR"],
        ["realised", "total public funding", "2020", "1", "250.5", "EUR"], // the newest; no bracket
    ];
    assert_eq!(money, rows);
}
