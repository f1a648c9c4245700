use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use hanke::publish::{Edition, Profile, Publication};
use hanke::{KnowledgeGraph, vocab};
use oxigraph::io::RdfFormat;
use oxigraph::model::{GraphNameRef, Literal, NamedNode, QuadRef};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;
use tempfile::TempDir;

use crate::{assert_expected, fixture, project};

fn awkward() -> KnowledgeGraph {
    let graph = KnowledgeGraph::empty().unwrap();
    let turtle = fs::read(fixture("tables/awkward.ttl")).unwrap();
    graph.store().unwrap().load_from_slice(RdfFormat::Turtle, &turtle).unwrap();
    graph
}

/// A bundle of a graph, in a folder that goes with it.
struct Bundle {
    folder: TempDir,
}

impl Bundle {
    fn of(graph: &KnowledgeGraph, profile: &Profile) -> Self {
        let folder = TempDir::new().unwrap();
        let publication = Publication::shipped().unwrap();
        let edition = Edition { graph, profile, publication: &publication };
        hanke::bundle::Bundle::of(&edition).without_documents().write(&folder.path().join("bundle")).unwrap();
        Self { folder }
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join("bundle").join(path)).unwrap()
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.text(path)).unwrap()
    }

    fn rows(&self, table: &str) -> Vec<BTreeMap<String, String>> {
        let text = self.text(&format!("tables/{table}.csv"));
        csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
    }

    fn header(&self, table: &str) -> Vec<String> {
        let text = self.text(&format!("tables/{table}.csv"));
        csv::Reader::from_reader(text.as_bytes()).headers().unwrap().iter().map(str::to_owned).collect()
    }

    /// The files of the folder of tables, by name.
    fn tables(&self) -> BTreeSet<String> {
        let folder = fs::read_dir(self.folder.path().join("bundle/tables")).unwrap();
        folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

/// Undoes what a cell's text got so that no spreadsheet runs it, as the documentation of the tables tells a reader to.
fn undone(cell: &str) -> String {
    let hidden = |c: char| c.is_whitespace() || c.is_control() || "'\"".contains(c);
    let formula = |text: &str| text.trim_start_matches(hidden).starts_with(['=', '+', '-', '@', '＝']);
    let line = |text: &str| text.trim_start_matches('\'').starts_with(['\t', '\r', '\n']);
    let segments = cell.split_inclusive([';', '\t', '\r', '\n']).enumerate();
    let segments = segments.map(|(place, segment)| match segment.strip_prefix('\'') {
        Some(rest) if formula(rest) || (place == 0 && line(&cell[1..])) => rest,
        _ => segment,
    });
    segments.collect()
}

fn items(cell: &str) -> Vec<String> {
    let unescape = |item: &str| undone(&item.replace("%7C", "|").replace("%25", "%"));
    cell.split('|').filter(|item| !item.is_empty()).map(unescape).collect()
}

#[test]
fn awkward_values_become_cells_that_can_be_read_back() {
    let bundle = Bundle::of(&awkward(), &Profile::full());
    for table in ["projects", "amounts", "organizations"] {
        assert_expected(&format!("tables/{table}.csv"), &bundle.text(&format!("tables/{table}.csv")));
    }
    let projects = bundle.rows("projects");
    let formula = &projects[0];
    assert_eq!(undone(&formula["name"]), "=HYPERLINK(\"https://example.org/\";\"click\")");
    let acronyms = BTreeSet::from_iter(items(&formula["acronyms"]));
    let said = ["=A1", "|pipe|", "%7C", "100 %", "\tTAB", "＝WIDE", "'=quoted", "'plain'", "a;=B2"];
    assert_eq!(acronyms, said.map(str::to_owned).into());
    assert_eq!(projects.len(), 3, "what has no IRI has no row");
}

#[test]
fn no_text_cell_begins_with_what_a_spreadsheet_runs_and_every_text_can_be_read_back() {
    let texts = "[=+@'\"\t\r\n;|% a＝-]{1,6}";
    let mut runner = TestRunner::deterministic();
    let graph = KnowledgeGraph::empty().unwrap();
    let mut said = BTreeMap::new();
    for number in 0..500 {
        let iri = format!("https://w3id.org/hanke/id/organization/{number:03}");
        let entity = NamedNode::new(&iri).unwrap();
        let text = texts.new_tree(&mut runner).unwrap().current();
        for (property, value) in [
            (vocab::rdf::TYPE, vocab::ns::ORGANIZATION_CLASS.into()),
            (vocab::ns::ACRONYM, Literal::from(text.as_str()).as_ref().into()),
            (vocab::ns::BUSINESS_ID, Literal::from(text.as_str()).as_ref().into()),
        ] {
            let value: oxigraph::model::TermRef<'_> = value;
            graph.store().unwrap().insert(QuadRef::new(&entity, property, value, GraphNameRef::DefaultGraph)).unwrap();
        }
        said.insert(iri, text);
    }
    for row in Bundle::of(&graph, &Profile::full()).rows("organizations") {
        let text = &said[&row["id"]];
        let cell = &row["business_id"];
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{cell:?}");
        assert_eq!(&undone(cell), text, "{cell:?}");
        assert_eq!(items(&row["acronyms"]), [text.as_str()], "{:?}", row["acronyms"]);
    }
}

#[test]
fn csvw_and_the_data_package_describe_the_columns_that_are_there() {
    let bundle = Bundle::of(&KnowledgeGraph::shipped().unwrap(), &Profile::full());
    let (package, group) = (bundle.json("datapackage.json"), bundle.json("tables/csv-metadata.json"));
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), group["tables"].as_array().unwrap().len());
    for (resource, described) in resources.iter().zip(group["tables"].as_array().unwrap()) {
        let table = resource["name"].as_str().unwrap();
        let header = bundle.header(table);
        let names = |columns: &Value| -> Vec<String> {
            columns.as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(names(&resource["schema"]["fields"]), header);
        assert_eq!(names(&described["tableSchema"]["columns"]), header);
        assert_eq!(header.iter().collect::<BTreeSet<_>>().len(), header.len(), "{table}: no two columns of one name");
        let alone = bundle.json(&format!("tables/{table}.csv-metadata.json"));
        assert_eq!(alone["tableSchema"]["columns"], described["tableSchema"]["columns"]);
        assert_eq!(resource["bytes"], bundle.text(&format!("tables/{table}.csv")).len());
        for column in described["tableSchema"]["columns"].as_array().unwrap() {
            for texts in [&column["titles"]["fi"], &column["titles"]["en"], &column["dc:description"][0]["@value"]] {
                let text = texts.as_str().unwrap();
                assert!(!text.is_empty() && !text.contains("dcterms:"), "each is explained: {column}");
            }
        }
    }
    assert_expected("tables/participations.csv-metadata.json", &bundle.text("tables/participations.csv-metadata.json"));
}

#[test]
fn lists_of_one_thing_have_as_many_items_in_each_column() {
    let bundle = Bundle::of(&KnowledgeGraph::shipped().unwrap(), &Profile::full());
    for row in bundle.rows("projects") {
        for columns in [["themes", "themes_fi", "themes_en"], ["programme_ids", "programme_names", "programme_ids"]] {
            let counts: BTreeSet<_> = columns.iter().map(|column| row[*column].split('|').count()).collect();
            assert_eq!(counts.len(), 1, "{row:?}");
        }
    }
}

#[test]
fn what_a_profile_does_not_admit_has_no_column_and_no_table() {
    let profile = Profile::read(&fixture("tables/few.toml")).unwrap();
    let bundle = Bundle::of(&awkward(), &profile);
    assert_eq!(bundle.header("projects"), ["id", "code", "name", "name_en", "status_fi", "status_en"]);
    assert_eq!(bundle.header("amounts"), ["id", "project_id", "project_name"]);
    assert_eq!(bundle.tables().len(), 5, "two tables with what is said of them, and of both: {:?}", bundle.tables());
    let group = bundle.text("tables/csv-metadata.json");
    assert!(!group.contains("programmes.csv") && !group.contains("organizations.csv"), "no key refers to what is gone");
}

#[test]
fn the_order_in_which_things_are_said_does_not_matter() {
    let (one, two) = (awkward(), KnowledgeGraph::empty().unwrap());
    let mut quads: Vec<_> = one.view().map(Result::unwrap).collect();
    quads.sort_by_key(|quad| std::cmp::Reverse(quad.to_string()));
    for quad in &quads {
        two.store().unwrap().insert(quad).unwrap();
    }
    let (one, two) = (Bundle::of(&one, &Profile::full()), Bundle::of(&two, &Profile::full()));
    assert_eq!(one.tables(), two.tables());
    for file in one.tables() {
        let path = Path::new("tables").join(file);
        assert_eq!(one.text(path.to_str().unwrap()), two.text(path.to_str().unwrap()));
    }
    assert_eq!(one.text("datapackage.json"), two.text("datapackage.json"));
}

#[test]
fn each_column_leads_along_terms_that_exist() {
    let text = fs::read_to_string(project().join("ontology/tables.toml")).unwrap();
    let definition: toml::Table = toml::from_str(&text).unwrap();
    let terms: BTreeSet<_> = vocab::terms().map(|term| term.as_str().to_owned()).collect();
    for table in definition["tables"].as_table().unwrap().values() {
        let columns = table["columns"].as_array().unwrap();
        let paths = columns.iter().flat_map(|column| column["path"].as_array().unwrap());
        for term in paths.chain([&table["class"]]) {
            let term = term.as_str().unwrap().trim_start_matches('^');
            assert!(terms.contains(&vocab::expand(term).unwrap()), "{term}");
        }
    }
}
