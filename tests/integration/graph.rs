use hanke::KnowledgeGraph;
use hanke::graph::Statement;
use hanke::language::Language;
use hanke::source::RecordFile;
use hanke::vocab::{compact, ns as terms, owl, skos};
use oxigraph::model::{GraphNameRef, NamedNodeRef, Term};

use crate::fixture;

fn of_fixture(path: &str) -> KnowledgeGraph {
    KnowledgeGraph::builder().unwrap().path(&fixture(path)).unwrap().build().unwrap()
}

fn values(statement: &Statement, shown: bool) -> Vec<String> {
    let values = statement.values.iter().filter(|value| value.shown == shown);
    values.map(|value| hanke::query::short(&value.term, hanke::vocab::Prefixes::usual())).collect()
}

fn source(id: &str, rank: &str, as_of: &str, facts: &str) -> RecordFile {
    let as_of = if as_of.is_empty() { String::new() } else { format!("as_of = {as_of:?}\n") };
    let text = format!(
        "[source]\nid = {id:?}\ntitle = {id:?}\nrank = {rank:?}\nlanguage = \"fi\"\nlines = 9\n{as_of}\
         [[passage]]\nlines = \"1\"\n{facts}"
    );
    RecordFile::new(format!("{id}.toml"), text)
}

fn status(id: &str, rank: &str, as_of: &str, status: &str) -> RecordFile {
    source(id, rank, as_of, &format!("[[passage.project]]\nid = \"X1\"\nstatus = {status:?}\n"))
}

fn shown_status(files: Vec<RecordFile>) -> Vec<String> {
    let graph = KnowledgeGraph::builder().unwrap().records(files).build().unwrap();
    let project = graph.find("project:X1").unwrap();
    let why = graph.why(project.as_ref(), Some(terms::STATUS)).unwrap();
    values(&why[0], true)
}

#[test]
fn the_view_takes_the_highest_rank_then_the_newest_then_the_first_in_lexical_order() {
    let by_rank = vec![status("a", "leaflet", "2020", "ongoing"), status("b", "project-page", "2010", "ended")];
    assert_eq!(shown_status(by_rank), ["project-statuses:ended"]);
    let by_date = vec![status("a", "leaflet", "2010-05-05", "ended"), status("b", "leaflet", "2010-06", "ongoing")];
    assert_eq!(shown_status(by_date), ["project-statuses:ongoing"]);
    let undated_is_oldest = vec![status("a", "leaflet", "", "ended"), status("b", "leaflet", "1999", "ongoing")];
    assert_eq!(shown_status(undated_is_oldest), ["project-statuses:ongoing"]);
    let lexical = vec![status("a", "leaflet", "", "ongoing"), status("b", "leaflet", "", "ended")];
    assert_eq!(shown_status(lexical), ["project-statuses:ended"]);
}

/// What the view shows of the one sum of a project.
fn shown_sum(files: Vec<RecordFile>) -> Vec<String> {
    let graph = KnowledgeGraph::builder().unwrap().records(files).build().unwrap();
    let project = graph.find("project:X1").unwrap();
    let of = |property| graph.why(project.as_ref(), Some(property)).unwrap();
    let sums = [terms::VALUE, terms::MIN_VALUE, terms::MAX_VALUE].into_iter().flat_map(of);
    sums.flat_map(|statement| values(&statement, true)).collect()
}

#[test]
fn an_exact_sum_and_a_bracket_of_one_amount_do_not_stand_side_by_side() {
    let sum = |id: &str, rank: &str, sum: &str| {
        let amount = format!("[[passage.amount]]\nproject = \"X1\"\nkind = \"granted\"\ncurrency = \"EUR\"\n{sum}\n");
        source(id, rank, "", &format!("[[passage.project]]\nid = \"X1\"\n{amount}"))
    };
    let exact_wins = [sum("a", "leaflet", "min = 100\nmax = 500"), sum("b", "project-page", "value = 700")];
    assert_eq!(shown_sum(exact_wins.to_vec()), ["700.00"]);
    let bracket_wins = [sum("a", "leaflet", "value = 700"), sum("b", "project-page", "min = 100\nmax = 500")];
    assert_eq!(shown_sum(bracket_wins.to_vec()), ["100.00", "500.00"]);
    // Both ends are those of one passage, though each could have come from another.
    let one_bracket = [sum("a", "leaflet", "min = 300\nmax = 900"), sum("b", "leaflet", "min = 100\nmax = 950")];
    assert_eq!(shown_sum(one_bracket.to_vec()), ["300.00", "900.00"]);
}

#[test]
fn the_order_of_the_sources_does_not_matter() {
    let written = |files: Vec<RecordFile>| {
        let graph = KnowledgeGraph::builder().unwrap().records(files).build().unwrap();
        let mut out = Vec::new();
        hanke::publish::write(&graph, hanke::publish::Format::NQuads, &mut out).unwrap();
        out
    };
    let mut files = hanke::source::shipped();
    let forwards = written(files.clone());
    files.reverse();
    assert_eq!(forwards, written(files));
}

#[test]
fn a_losing_value_stays_as_a_claim_and_values_of_other_properties_are_all_kept() {
    let graph = KnowledgeGraph::shipped().unwrap();
    let why = graph.why(graph.find("Rainer").unwrap().as_ref(), Some(terms::STATUS)).unwrap();
    assert_eq!(values(&why[0], true), ["project-statuses:ended"]);
    assert_eq!(values(&why[0], false), ["project-statuses:ongoing"]);
    let groups = graph.why(graph.find("Rainer").unwrap().as_ref(), Some(terms::TARGET_GROUP)).unwrap();
    assert!(groups[0].others().next().is_none() && groups[0].values.len() > 3);
}

#[test]
fn each_statement_of_the_view_is_claimed_by_a_passage_a_source_or_a_scheme() {
    let graph = KnowledgeGraph::shipped().unwrap();
    for quad in graph.view() {
        let quad = quad.unwrap();
        let subject = Some(quad.subject.as_ref());
        let mut claims = graph.store().unwrap().quads_for_pattern(
            subject,
            Some(quad.predicate.as_ref()),
            Some(quad.object.as_ref()),
            None,
        );
        assert!(claims.any(|claim| claim.unwrap().graph_name.as_ref() != GraphNameRef::DefaultGraph), "{quad}");
    }
}

#[test]
fn a_single_valued_property_has_one_value_in_the_view() {
    let graph = KnowledgeGraph::shipped().unwrap();
    let ontology = hanke::ontology::Ontology::shipped().unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for quad in graph.view() {
        let quad = quad.unwrap();
        let language = match &quad.object {
            Term::Literal(literal) => literal.language().unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        if ontology.is_single_valued(quad.predicate.as_ref()) {
            assert!(seen.insert((quad.subject.to_string(), quad.predicate.to_string(), language)), "{quad}");
        }
    }
    assert!(seen.len() > 100);
}

#[test]
fn a_project_without_a_code_is_the_one_with_the_same_name_and_an_overlapping_period() {
    let graph = of_fixture("records/identity");
    let project = graph.find("polku - työhön").unwrap();
    assert_eq!(compact(project.as_str()), "project:S1");
    let end = graph.why(project.as_ref(), Some(terms::END_DATE)).unwrap();
    assert_eq!(
        (values(&end[0], true), values(&end[0], false)),
        (vec!["2017-12-31".to_owned()], vec!["2016-12-31".to_owned()])
    );
    let old = NamedNodeRef::new_unchecked("https://w3id.org/hanke/id/project/polku");
    let same: Vec<_> = graph.store().unwrap().quads_for_pattern(Some(old.into()), None, None, None).collect();
    assert_eq!(same.len(), 1, "the old IRI stays as owl:sameAs and as nothing else");
    let same = same[0].as_ref().unwrap();
    assert_eq!((same.predicate.as_ref(), same.object.to_string()), (owl::SAME_AS, project.to_string()));
}

#[test]
fn an_acronym_that_a_text_puts_beside_a_name_means_that_organisation() {
    let graph = of_fixture("records/identity");
    let school = graph.find("Esimerkkilän ammattiopisto").unwrap();
    assert_eq!(compact(school.as_str()), "organization:0174666-4");
    let roles = graph.why(graph.find("S1").unwrap().as_ref(), Some(terms::ORGANIZATION)).unwrap();
    assert_eq!(values(&roles[0], true), ["organization:0174666-4"]);
    let names = graph.why(school.as_ref(), Some(skos::ALT_LABEL)).unwrap();
    assert_eq!(values(&names[0], true), ["KOULU"]);
}

#[test]
fn names_that_are_only_alike_stay_apart() {
    let graph = of_fixture("records/identity");
    assert_ne!(graph.find("ROMKE").unwrap(), graph.find("ROMKO").unwrap());
}

#[test]
fn a_name_of_two_things_lists_both_and_a_misspelt_one_gets_the_nearest() {
    let graph = KnowledgeGraph::shipped().unwrap();
    let error = graph.find("Rainr").unwrap_err().to_string();
    assert!(error.contains("did you mean Rainer?"), "{error}");
    let twice =
        "[[passage.project]]\nid = \"X1\"\nname = \"Polku\"\n[[passage.project]]\nid = \"X2\"\nname = \"polku\"\n";
    let graph = KnowledgeGraph::builder().unwrap().records(source("a", "leaflet", "", twice)).build().unwrap();
    let error = graph.find("Polku").unwrap_err().to_string();
    assert!(error.contains("project:X1, project:X2"), "{error}");
}

#[test]
fn roles_of_one_capacity_can_contradict_each_other_and_those_of_two_cannot() {
    let role =
        |role: &str| format!("[[passage.participation]]\nproject = \"X1\"\norganization = \"A\"\nrole = {role:?}\n");
    let project = "[[passage.project]]\nid = \"X1\"\n";
    let facts = [project, &role("funder"), &role("lead-implementer")].concat();
    let files = vec![source("a", "leaflet", "", &facts), source("b", "project-page", "", &role("partner"))];
    let graph = KnowledgeGraph::builder().unwrap().records(files).build().unwrap();
    let why = graph
        .why(graph.find("X1").unwrap_or_else(|_| graph.find("project:X1").unwrap()).as_ref(), Some(terms::ROLE))
        .unwrap();
    let mut shown: Vec<_> = why.iter().flat_map(|statement| values(statement, true)).collect();
    shown.sort();
    assert_eq!(shown, ["roles:funder", "roles:partner"]);
    assert_eq!(
        why.iter().flat_map(|statement| values(statement, false)).collect::<Vec<_>>(),
        ["roles:lead-implementer"]
    );
}

#[test]
fn a_base_that_is_no_iri_is_refused() {
    for base in ["example.org", "", "https://example.org/#x", "https://example.org/?q", "https://exa mple.org/"] {
        let built = KnowledgeGraph::builder().unwrap().base(base).build();
        assert!(matches!(built, Err(hanke::Error::Read(hanke::error::ReadError::Iri { .. }))), "{base}");
    }
}

#[test]
fn an_empty_graph_has_concepts_and_nothing_else() {
    let graph = KnowledgeGraph::empty().unwrap();
    assert_eq!((graph.counts().sources, graph.counts().records), (0, 0));
    assert!(graph.find("roles:funder").is_ok());
}

#[test]
fn an_acronym_that_is_used_alone_does_not_take_the_place_of_the_name() {
    let facts = "[[passage.organization]]\nname = \"Pitkä Nimi ry\"\nacronym = \"AB2\"\n[[passage.organization]]\nname = \"AB2\"\n";
    let graph = KnowledgeGraph::builder().unwrap().records(source("a", "leaflet", "", facts)).build().unwrap();
    let organization = graph.find("AB2").unwrap();
    let name = |property| values(&graph.why(organization.as_ref(), Some(property)).unwrap()[0], true);
    assert_eq!(
        (name(skos::PREF_LABEL), name(skos::ALT_LABEL)),
        (vec!["Pitkä Nimi ry".to_owned()], vec!["AB2".to_owned()])
    );
}

#[test]
fn a_reference_by_a_name_of_two_projects_says_so() {
    let facts = "[[passage.project]]\nid = \"X1\"\nname = \"Polku\"\n[[passage.project]]\nid = \"X2\"\nname = \"polku\"\n\
                 [[passage.participation]]\nproject = \"Polku\"\norganization = \"A\"\nrole = \"funder\"\n";
    let built = KnowledgeGraph::builder().unwrap().records(source("a", "leaflet", "", facts)).build();
    let error = built.err().unwrap().to_string();
    assert!(error.contains("\"Polku\" is the name of several: give the id of one project, X1 or X2"), "{error}");
}

#[test]
fn decisions_about_organisations_that_contradict_each_other_are_faults() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("records")).unwrap();
    let faults = |text: &str| {
        std::fs::write(folder.path().join("organizations.toml"), text).unwrap();
        KnowledgeGraph::from_folder(folder.path()).err().unwrap().to_string()
    };
    let table = |id: &str, names: &str| format!("[[organization]]\n{id}names = {names}\nwhy = \"because\"\n");
    let twice = faults(&(table("", "[\"A\", \"B\"]") + &table("", "[\"C\", \"b\"]")));
    assert!(twice.contains("organizations.toml:4:1: names: \"b\" stands in another decision too"), "{twice}");
    let one_id = faults(&(table("id = \"1\"\n", "[\"A\"]") + &table("id = \"1\"\n", "[\"B\"]")));
    assert!(one_id.contains("\"1\" stands in another decision too"), "{one_id}");
    let none = faults(&table("", "[]"));
    assert!(none.contains("names: is missing"), "{none}");
}

#[test]
fn many_records_of_one_file_are_read_in_one_go() {
    let project =
        |number| format!("[[passage.project]]\nid = \"G{number}\"\nname = \"Hanke {number}\"\nstart = 2015-06-01\n");
    let facts: String = (0..3_000).map(project).collect();
    let graph = KnowledgeGraph::builder().unwrap().records(source("a", "leaflet", "", &facts)).build().unwrap();
    assert_eq!(graph.counts().records, 3_000);
}

/// Whether a project that goes by its name alone is the one of that name with a code, whose periods two sources give.
fn is_one(coded: [(&str, &str); 2], uncoded: (&str, &str)) -> bool {
    let project = |id: &str, code: &str, (start, end): (&str, &str)| {
        let day = |field: &str, day: &str| if day.is_empty() { String::new() } else { format!("{field} = {day}\n") };
        format!("[[passage.project]]\nid = {id:?}\n{code}name = \"Polku\"\n{}{}", day("start", start), day("end", end))
    };
    let code = "code = \"S1\"\n";
    let files = vec![
        source("a", "leaflet", "", &project("S1", code, coded[0])),
        source("b", "leaflet", "", &project("S1", code, coded[1])),
        source("c", "leaflet", "", &project("polku", "", uncoded)),
    ];
    let graph = KnowledgeGraph::builder().unwrap().records(files).build().unwrap();
    graph.find("Polku").is_ok()
}

#[test]
fn projects_of_one_name_are_one_when_any_of_their_days_is_common() {
    let years = ("2015-01-01", "2016-12-31");
    for (coded, uncoded, expected, why) in [
        ([years, years], ("2015-06-01", "2016-01-31"), true, "one lies within the other"),
        ([years, ("2015-01-01", "2018-12-31")], ("2017-06-01", "2018-01-31"), true, "the later end counts"),
        ([("2015-01-01", "2018-12-31"), years], ("2017-06-01", "2018-01-31"), true, "whichever source comes first"),
        ([years, ("2014-01-01", "2016-12-31")], ("2014-02-01", "2014-06-30"), true, "the earlier start counts"),
        ([("2014-01-01", "2016-12-31"), years], ("2014-02-01", "2014-06-30"), true, "whichever source comes first"),
        ([years, years], ("2016-12-31", "2017-12-31"), true, "the last day is the first of the other"),
        ([years, years], ("2014-01-01", "2015-01-01"), true, "the first day is the last of the other"),
        ([years, years], ("2017-01-01", "2017-12-31"), false, "the other begins the day after"),
        ([years, years], ("2014-01-01", "2014-12-31"), false, "the other ends the day before"),
        ([years, years], ("2015-06-01", ""), true, "a project without an end goes on"),
        ([years, years], ("", "2015-06-01"), false, "without a start nobody knows"),
    ] {
        assert_eq!(is_one(coded, uncoded), expected, "{why}: {coded:?} and {uncoded:?}");
    }
}

#[test]
fn an_acronym_of_two_organisations_means_neither() {
    let organization = |name: &str| format!("[[passage.organization]]\nname = {name:?}\nacronym = \"EA\"\n");
    let part = "[[passage.project]]\nid = \"X1\"\n[[passage.participation]]\nproject = \"X1\"\norganization = \"EA\"\nrole = \"partner\"\n";
    let facts = [&organization("Esimerkin apu"), &organization("Entisten asukkaat"), part].concat();
    let graph = KnowledgeGraph::builder().unwrap().records(source("a", "leaflet", "", &facts)).build().unwrap();
    let project = graph.find("project:X1").unwrap();
    let partner = graph.why(project.as_ref(), Some(terms::ORGANIZATION)).unwrap();
    assert_eq!(values(&partner[0], true), ["organization:ea"]);
}

#[test]
fn a_thing_is_found_by_whatever_it_is_called() {
    let graph = of_fixture("records/valid/everything.toml");
    for (name, entity) in [
        ("X1", "project:X1"),
        ("Esimerkkihanke", "project:X1"),
        ("esimerkki", "project:X1"),
        ("ESI", "project:X1"),
        ("0174666-4", "organization:0174666-4"),
        ("EK", "organization:0174666-4"),
        ("ESIMERKKILÄN  KAUPUNKI", "organization:0174666-4"),
        ("An example of a practice", "practice:practice"),
        ("Esimerkkikäytäntö", "practice:practice"),
        ("project:X1", "project:X1"),
        ("https://w3id.org/hanke/id/project/X1", "project:X1"),
        ("roles:funder", "roles:funder"),
    ] {
        let found = graph.find(name).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(compact(found.as_str()), entity, "{name}");
    }
    let label = |language| graph.label(&graph.find("practice:practice").unwrap().into(), language).unwrap();
    assert_eq!(label(Language::Finnish).unwrap(), "Esimerkkikäytäntö");
    assert_eq!(label(Language::English).unwrap(), "An example of a practice");
    let only_finnish = graph.label(&graph.find("X1").unwrap().into(), Language::English).unwrap();
    assert_eq!(only_finnish.unwrap(), "Esimerkkihanke", "a name in another language is better than none");
}
