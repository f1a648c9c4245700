use std::fmt::Write as _;
use std::fs;

use hanke::check::people::findings;
use hanke::publish::{self, Format, Profile};
use hanke::source::{Decisions, RecordFile};
use hanke::text::privacy::harmless::Harmless;
use hanke::text::privacy::personal::found_in;
use hanke::text::privacy::{few, personal};
use hanke::{Error, KnowledgeGraph};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad};

use crate::{assert_expected, fixture, names, project, skipped};

/// What is found in a line, the line itself above it.
fn found(line: &str) -> String {
    let is_link = line.contains(':') && !line.contains(' ');
    let refused = if is_link { personal::in_link(line) } else { personal::in_text(line) };
    let mut found = format!("{line}\n");
    let mut tell = |what: &str, value: &str| writeln!(found, "  {what}: {value}").unwrap();
    if let Some(personal) = refused {
        tell("refused", &personal.to_string());
    }
    for one in found_in(line, &Harmless::default()).into_iter().filter(|one| one.doubt.is_some() && !is_link) {
        tell("withheld", &format!("{}: {}", one.value, &line[one.range]));
    }
    for few in few::persons(line) {
        tell("few persons", &line[few]);
    }
    found
}

/// Each line of a file of `fixtures/people` stands in the file of that name in `expected/people`, with what is found in
/// it.
#[test]
fn each_line_shows_what_is_found_in_it() {
    for name in names("tests/fixtures/people", ".txt") {
        let text = fs::read_to_string(fixture("people").join(format!("{name}.txt"))).unwrap();
        let text = text.replace("<<", "").replace(">>", "");
        assert_expected(&format!("people/{name}.txt"), &text.lines().map(found).collect::<String>());
    }
}

#[test]
fn what_is_harmless_is_let_through_and_what_is_not_is_refused() {
    let lines = |name| fs::read_to_string(project().join("tests/expected/people").join(name)).unwrap();
    for line in lines("harmless.txt").lines() {
        assert!(!line.starts_with("  "), "a false alarm: {line}");
    }
    for (file, what) in [("refused.txt", "refused"), ("names.txt", "withheld"), ("few.txt", "few persons")] {
        for line in fs::read_to_string(fixture("people").join(file)).unwrap().lines() {
            assert!(found(line).contains(what), "{file}: {line}");
        }
    }
}

/// A record file that says something of a project in one of its fields.
fn saying(field: &str, text: &str) -> RecordFile {
    let value = if field == "summary" { format!("{{ fi = {text:?} }}") } else { format!("{text:?}") };
    RecordFile::new(
        "said.toml",
        format!(
            "[source]\nid = \"note\"\ntitle = \"A note\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 20\n\
             [[passage]]\nlines = \"1\"\n[[passage.project]]\nid = \"X1\"\n{field} = {value}\n"
        ),
    )
}

fn build(file: RecordFile) -> Result<KnowledgeGraph, Error> {
    KnowledgeGraph::builder().unwrap().records(file).build()
}

#[test]
fn no_contact_of_the_register_pages_enters_the_graph() {
    let folder = project().join("../shared/pages");
    let Ok(pages) = fs::read_dir(folder) else {
        skipped("the register pages are not here");
        return;
    };
    let mut refused = 0;
    for file in pages {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let contact = |line: &&str| {
            ["yhteyshenkilön nimi", "sähköposti", "uhelinnumero"].iter().any(|label| line.contains(label))
        };
        for line in text.lines().filter(contact) {
            let error = build(saying("summary", line)).err().unwrap_or_else(|| panic!("not refused: {line}"));
            let (message, value) = (error.to_string(), line.split(": ").nth(1).unwrap());
            assert!(message.contains("must not enter the graph") && !message.contains(value), "{message}");
            refused += 1;
        }
    }
    assert_eq!(refused, 8, "the lines with contacts of two pages");
}

#[test]
fn the_graph_keeps_what_publications_withhold() {
    let graph = build(saying("summary", "Hankkeesta työllistyi kaksi osallistujaa.")).unwrap();
    let few = findings(&graph).unwrap();
    assert_eq!(few.iter().map(|one| one.check).collect::<Vec<_>>(), ["few-persons"]);
    for format in [Format::Turtle, Format::JsonLd, Format::NTriples, Format::NQuads] {
        let mut out = Vec::new();
        publish::write(&graph, format, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("X1") && !text.contains("kaksi osallistujaa"), "{format:?}: {text}");
    }
}

#[test]
fn a_name_that_a_program_put_into_a_graph_is_reported_and_an_author_is_not() {
    let graph = KnowledgeGraph::empty().unwrap();
    let entity = NamedNode::new("https://example.org/thing").unwrap();
    let name = Literal::new_simple_literal("Ryhmää veti Oona Oletettu.");
    graph
        .store()
        .unwrap()
        .insert(&Quad::new(entity, hanke::vocab::dcterms::DESCRIPTION, name, GraphName::DefaultGraph))
        .unwrap();
    assert_eq!(findings(&graph).unwrap()[0].check, "person-name");
    let author = "[source]\nid = \"note\"\ntitle = \"A note\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 20\n\
        [[passage]]\nlines = \"1\"\n[[passage.outcome]]\ntitle = \"Opas\"\nkind = \"publication\"\ncreator = ";
    let written = |by: &str| build(RecordFile::new("author.toml", format!("{author}{by:?}\n")));
    assert_eq!(findings(&written("Oona Oletettu").unwrap()).unwrap(), []);
    assert!(written("Oona Oletettu, oona@esimerkki.fi").is_err());
}

#[test]
fn nothing_is_published_of_a_graph_into_which_a_program_put_a_person() {
    let graph = KnowledgeGraph::empty().unwrap();
    let entity = NamedNode::new("https://example.org/thing").unwrap();
    let address = Literal::new_simple_literal("oona.oletettu@esimerkki.fi");
    graph
        .store()
        .unwrap()
        .insert(&Quad::new(entity, hanke::vocab::foaf::PAGE, address, GraphName::DefaultGraph))
        .unwrap();
    let error = publish::write(&graph, Format::Turtle, Vec::new()).unwrap_err().to_string();
    assert!(error.contains("<https://example.org/thing> foaf:page: an e-mail address (o…@e…)"), "{error}");
}

/// It is not certain, so nothing is refused; but nothing of it is published either, unless a person has decided.
#[test]
fn what_a_program_put_into_a_graph_and_may_name_somebody_is_withheld() {
    let said = "Ryhmää veti Oona Oletettu.";
    let published = |decided: &str| {
        let decisions = Decisions::parse("decisions.toml", decided).unwrap();
        let graph = KnowledgeGraph::builder().unwrap().decisions(decisions).build().unwrap();
        let entity = NamedNode::new("https://example.org/thing").unwrap();
        let tell = |property, text: &str| {
            let text = Literal::new_simple_literal(text);
            graph.store().unwrap().insert(&Quad::new(entity.clone(), property, text, GraphName::DefaultGraph)).unwrap();
        };
        tell(hanke::vocab::dcterms::DESCRIPTION, said);
        tell(hanke::vocab::dcterms::CREATOR, "Oona Oletettu");
        tell(hanke::vocab::dcterms::TITLE, "Portaat");
        let mut out = Vec::new();
        publish::write(&graph, Format::NQuads, &mut out).unwrap();
        (String::from_utf8(out).unwrap(), publish::names_withheld(&graph, &Profile::full()).unwrap())
    };
    let (out, withheld) = published("");
    assert!(!out.contains(said) && out.contains("Portaat") && out.contains("Oona Oletettu"), "{out}");
    assert_eq!(withheld, 1);
    let harmless = "[[harmless]]\ntext = \"Oona Oletettu\"\nreason = \"It is a play.\"\ndate = 2026-11-28\n";
    let (out, withheld) = published(harmless);
    assert!(out.contains(said));
    assert_eq!(withheld, 0);
}

#[test]
fn an_id_that_is_made_of_a_name_is_withheld_or_refused() {
    let file = |source: &str, id: &str| {
        let text = format!(
            "[source]\nid = {source:?}\ntitle = \"A note\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 20\n\
             [[passage]]\nlines = \"1\"\n[[passage.project]]\nid = {id:?}\nname = \"Portaat\"\n"
        );
        build(RecordFile::new("note.toml", text))
    };
    let refused = file("cv-oona-virtanen", "X1").err().unwrap().to_string();
    assert!(refused.contains("note.toml:1") && refused.contains("(o… v…)"), "{refused}");
    assert_eq!(file("note", "oona-oletettu").unwrap().withheld().len(), 1);
    for harmless in ["aino-hanke", "toivo-talo", "helmi-2", "rainer-card", "s20398", "loppuraportti-2019"] {
        assert_eq!(file(harmless, harmless).unwrap().withheld(), [], "{harmless}");
    }
}

#[test]
fn a_file_that_is_called_after_a_person_lends_no_name_to_its_records() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Oona Oletettu.txt");
    fs::write(&path, "Hankekoodi: S99123\nHankkeen nimi: Portaat\nToiminnan tila: Päättynyt\nMaakunta: Kainuu\n")
        .unwrap();
    let document = hanke::document::Document::read(&path).unwrap();
    let layouts = hanke::extract::Layouts::shipped().unwrap();
    let reading = layouts.read_as(&document, "register-page").unwrap();
    let names = hanke::extract::ProjectNames::default();
    for out in [reading.record_file(&names), reading.report(&names)] {
        assert!(out.contains("document-") && !out.to_lowercase().contains("oletettu"), "{out}");
    }
}

#[test]
fn a_scheme_with_a_contact_is_refused() {
    let scheme = fs::read_to_string(fixture("people/scheme.ttl")).unwrap();
    let error = hanke::ontology::Ontology::default().add_scheme("own.ttl", &scheme).unwrap_err().to_string();
    assert!(error.contains("own.ttl") && error.contains("a telephone number (050…67)"), "{error}");
}

#[test]
fn the_shipped_data_name_no_one_and_count_no_single_persons() {
    assert_eq!(findings(&KnowledgeGraph::shipped().unwrap()).unwrap(), []);
    // What is compiled in is not looked at again by each run: it is here.
    let data = KnowledgeGraph::builder().unwrap().folder(&crate::project().join("data")).unwrap().build().unwrap();
    assert_eq!(data.withheld(), []);
}

#[test]
fn each_number_of_few_persons_is_found_in_both_languages_and_greater_ones_are_not() {
    let finnish =
        ["yksi henkilö", "kaksi asiakasta", "kolme nuorta", "neljä asiakasta", "pari asiakasta", "muutama asiakas"];
    let digits = |of: &str| (1..=4).map(|number| format!("{number} {of}")).collect::<Vec<_>>();
    let english =
        ["one client", "two clients", "three clients", "four clients", "a few clients", "a couple of clients"];
    let few = finnish.iter().chain(&english).map(|text| (*text).to_owned());
    for count in
        few.chain(digits("asiakasta")).chain(digits("clients").into_iter().skip(1)).chain(["1 client".to_owned()])
    {
        let text = format!("Mukana {count}.");
        let found: Vec<_> = few::persons(&text).into_iter().map(|few| text[few].to_owned()).collect();
        assert_eq!(found, [count.as_str()], "a count of few persons is not found");
    }
    for count in
        ["viisi asiakasta", "5 asiakasta", "five clients", "5 clients", "14 clients", "24 asiakasta", "1.4 clients"]
    {
        assert!(few::persons(&format!("Mukana {count}.")).is_empty(), "{count} is not few");
    }
}
