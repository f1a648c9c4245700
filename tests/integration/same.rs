use std::fmt::Write as _;
use std::fs;

use hanke::KnowledgeGraph;
use hanke::check::same::{Candidate, Evidence, candidates};
use hanke::language::{Language, Text};
use hanke::source::{Decisions, RecordFile};
use hanke::vocab::owl;
use oxigraph::model::GraphNameRef;

use crate::{fixture, names};

fn graph(records: String) -> KnowledgeGraph {
    KnowledgeGraph::builder().unwrap().records(RecordFile::new("pair.toml", records)).build().unwrap()
}

fn pair(candidate: &Candidate) -> [&str; 2] {
    let mut names = [candidate.names.0.as_str(), candidate.names.1.as_str()];
    names.sort_unstable();
    names
}

/// A source with two passages, one for each of the two.
fn records(facts: [String; 2]) -> String {
    let mut text = "[source]\nid = \"a\"\ntitle = \"A\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 9\n\
                    [[passage]]\nlines = \"9\"\n[[passage.project]]\nid = \"S1\"\n[[passage.project]]\nid = \"S2\"\n"
        .to_owned();
    for (line, fact) in (1..).step_by(2).zip(facts) {
        write!(text, "[[passage]]\nlines = \"{line}\"\n{fact}").unwrap();
    }
    text
}

fn organization(name: &str, role: &str) -> String {
    let participation =
        format!("[[passage.participation]]\nproject = \"S1\"\norganization = {name:?}\nrole = {role:?}\n");
    format!("[[passage.organization]]\nname = {name:?}\n{}", if role.is_empty() { "" } else { &participation })
}

fn practice(title: &str, project: &str) -> String {
    format!("[[passage.practice]]\ntitle = {title:?}\nprojects = [{project:?}]\n")
}

fn assert_verdicts(table: &str, make: fn(&str, &str) -> String) {
    let text = fs::read_to_string(fixture("same").join(table)).unwrap();
    let mut wrong = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<_> = line.split('\t').collect();
        let graph = graph(records([make(fields[1], fields[3]), make(fields[2], fields[4])]));
        let found = candidates(&graph, &[]).unwrap();
        if found.is_empty() == (fields[0] == "candidate") {
            writeln!(wrong, "{line}\n{found:#?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{table}:\n{wrong}");
}

#[test]
fn organizations_of_two_names_are_candidates_or_not() {
    assert_verdicts("organizations.tsv", organization);
}

#[test]
fn practices_of_two_titles_are_candidates_or_not() {
    assert_verdicts("practices.tsv", practice);
}

#[test]
fn what_passages_say_of_two_things_counts_too() {
    for name in names("tests/fixtures/same/cases", ".toml") {
        let text = fs::read_to_string(fixture("same/cases").join(format!("{name}.toml"))).unwrap();
        let expected = text.lines().next().unwrap().trim_start_matches("# ").to_owned();
        let graph = graph(text);
        let found = candidates(&graph, &[]).unwrap();
        let pairs: Vec<_> = found.iter().map(pair).collect();
        if expected.starts_with("none") {
            assert!(pairs.is_empty(), "{name}: {found:#?}");
        } else {
            let mut wanted: Vec<_> = expected.split(" | ").collect();
            wanted.sort_unstable();
            assert_eq!(pairs, [[wanted[0], wanted[1]]], "{name}");
        }
    }
}

#[test]
fn what_people_found_to_be_different_is_no_candidate() {
    let text = records([practice("Yhteinen olohuone", "S1"), practice("Yhteinen olohuone -malli", "S1")]);
    let graph = graph(text);
    assert_eq!(candidates(&graph, &[]).unwrap().len(), 1);
    let decided = |entities: &str| {
        let text = format!(
            "[[different]]\nclass = \"practice\"\nthings = [{entities}]\nreason = \"Two rooms.\"\ndate = 2026-11-22\n"
        );
        Decisions::parse("decisions.toml", &text).unwrap().different
    };
    let by_name = decided("\"Yhteinen olohuone\", \"YHTEINEN OLOHUONE - malli\"");
    assert_eq!(candidates(&graph, &by_name).unwrap(), []);
    let of_others = decided("\"Yhteinen olohuone\", \"Toinen huone\"");
    assert_eq!(candidates(&graph, &of_others).unwrap().len(), 1);
}

#[test]
fn each_reason_is_told_in_finnish_and_in_english() {
    let graph = KnowledgeGraph::shipped().unwrap();
    for candidate in candidates(&graph, &[]).unwrap() {
        for reason in candidate.evidence_for.iter().chain(&candidate.evidence_against) {
            assert_ne!(reason.text().take(Language::Finnish), reason.text().take(Language::English));
            assert_eq!(reason.text().take(Language::English), reason.to_string());
        }
    }
}

fn listed(graph: &KnowledgeGraph) -> String {
    let mut text = String::new();
    for candidate in candidates(graph, &[]).unwrap() {
        writeln!(text, "{}: {} | {}", candidate.class, candidate.names.0, candidate.names.1).unwrap();
        candidate.evidence_for.iter().for_each(|reason| writeln!(text, "  + {reason}").unwrap());
        candidate.evidence_against.iter().for_each(|reason| writeln!(text, "  - {reason}").unwrap());
    }
    text
}

#[test]
fn the_candidates_of_the_shipped_graph_are_few_and_known() {
    crate::assert_expected("same/shipped.txt", &listed(&KnowledgeGraph::shipped().unwrap()));
}

/// The shipped records without what people have decided about them.
#[test]
fn what_people_found_to_be_one_organization_would_be_found_again() {
    let graph = KnowledgeGraph::builder().unwrap().records(hanke::source::shipped()).build().unwrap();
    crate::assert_expected("same/undecided.txt", &listed(&graph));
}

fn united(records: String, decision: &str) -> Result<KnowledgeGraph, hanke::Error> {
    let text = format!("[[same]]\n{decision}\nreason = \"One thing.\"\ndate = 2026-11-22\n");
    let builder = KnowledgeGraph::builder()?.records(RecordFile::new("pair.toml", records));
    builder.decisions(Decisions::parse("decisions.toml", &text)?).build()
}

/// Whether both names lead to one entity, and the old IRI to the new.
fn assert_united(graph: &KnowledgeGraph, kept: &str, other: &str) {
    let kept = graph.find(kept).unwrap();
    assert_eq!(graph.find(other).unwrap(), kept);
    let view = Some(GraphNameRef::DefaultGraph);
    let mut same = graph.store().unwrap().quads_for_pattern(None, Some(owl::SAME_AS), Some(kept.as_ref().into()), view);
    assert!(same.next().is_some() && candidates(graph, &[]).unwrap().is_empty());
}

#[test]
fn practices_that_people_found_to_be_one_are_one() {
    let text = records([practice("Yhteinen olohuone", "S1"), practice("Yhteinen olohuone -malli", "S2")]);
    let decision = "class = \"practice\"\nthings = [\"Yhteinen olohuone\", \"Yhteinen olohuone -malli\"]";
    let graph = united(text, decision).unwrap();
    assert_united(&graph, "Yhteinen olohuone", "yhteinen olohuone -malli");
    assert_eq!(
        graph.why(graph.find("Yhteinen olohuone").unwrap().as_ref(), Some(hanke::vocab::ns::ORIGIN)).unwrap()[0]
            .values
            .len(),
        2
    );
}

#[test]
fn outcomes_and_projects_that_people_found_to_be_one_are_one() {
    let outcome = |title: &str| format!("[[passage.outcome]]\ntitle = {title:?}\nkind = \"study\"\n");
    let text = records([outcome("Selvitys toivosta"), outcome("Toivon selvitys")]);
    let graph = united(text, "class = \"outcome\"\nthings = [\"Toivon selvitys\", \"Selvitys toivosta\"]").unwrap();
    assert_united(&graph, "Toivon selvitys", "Selvitys toivosta");
    let project = |id: &str, name: &str| format!("[[passage.project]]\nid = {id:?}\nname = {name:?}\n");
    let text = records([project("S1", "Metsäpolku"), project("metsa", "Polku metsään")]);
    let graph = united(text, "class = \"project\"\nthings = [\"S1\", \"Polku metsään\"]").unwrap();
    assert_united(&graph, "Metsäpolku", "Polku metsään");
}

#[test]
fn each_fault_of_the_decisions_is_told_with_its_place() {
    let rest = "reason = \"One thing.\"\ndate = 2026-11-22\n";
    let faults = |text: &str| Decisions::parse("decisions.toml", text).unwrap_err().to_string();
    let of_organizations = faults(&format!("[[same]]\nclass = \"organization\"\nthings = [\"A\", \"B\"]\n{rest}"));
    assert!(
        of_organizations.starts_with("decisions.toml:2:9: class: ") && of_organizations.contains("organizations.toml")
    );
    let alone = faults(&format!("[[different]]\nclass = \"organization\"\nthings = [\"A\"]\n{rest}"));
    assert!(alone.starts_with("decisions.toml:3:10: things: expected two names or more"));
    let bare = faults("[[same]]\nclass = \"practise\"\nthing = [\"A\"]\n");
    for field in
        ["class: expected", "things: is missing", "reason: is missing", "date: is missing", "thing: no such field"]
    {
        assert!(bare.contains(field), "{field}: {bare}");
    }
    let text = records([practice("Yhteinen olohuone", "S1"), practice("Toinen huone", "S2")]);
    let unknown =
        united(text, "class = \"practice\"\nthings = [\"Yhteinen olohuone\", \"Toinen huoni\"]").err().unwrap();
    assert!(unknown.to_string().starts_with("decisions.toml:1:1: things: no record defines the practice"), "{unknown}");
}

/// One of every kind of reason.
fn reasons() -> Vec<Evidence> {
    let text = |text: &str| text.to_owned();
    let label = |text: &str| Text::new(format!("{text} (fi)"), format!("{text} (en)"));
    let acronym = |acronym: &str, exact| Evidence::Acronym { acronym: text(acronym), exact };
    let project = |sole| Evidence::SameProject { project: label("project"), capacity: label("capacity"), sole };
    let beside = |page| Evidence::SideBySide { passage: text("passage"), page };
    let words = |words| [Evidence::Contained { words }, Evidence::Modifier { words }];
    let mut reasons = vec![
        Evidence::SameName,
        Evidence::Inflected,
        Evidence::Reordered,
        Evidence::Spacing,
        Evidence::Misprint,
        Evidence::FormOnly(text("ry")),
        Evidence::OnlyInitials(text("ABC")),
        Evidence::SharedAcronym(text("ABC")),
        Evidence::Scattered(text("words")),
        Evidence::MunicipalityAlone(text("place")),
        Evidence::SamePlace(text("place")),
        Evidence::SameFunder(label("funder")),
        Evidence::SameOrganization(label("organization")),
        Evidence::SameOrigin(label("origin")),
        Evidence::SameProgramme(label("programme")),
        Evidence::SameLink(text("https://example.org/")),
        Evidence::SamePeriod(text("2015/2016")),
        Evidence::SameNumber(text("7")),
        Evidence::DifferentIds(text("1"), text("2")),
        Evidence::DifferentPlaces(text("here"), text("there")),
        Evidence::PeriodsApart(text("2015/2016"), text("2018/2019")),
        Evidence::DifferentKinds(label("one"), label("other")),
        Evidence::DifferentNumbers(text("1"), text("2")),
        Evidence::OtherNumbers(text("1"), text("2")),
        Evidence::NumberInOne(text("1")),
        Evidence::DifferentOrigins(label("one"), label("other")),
    ];
    reasons.extend([acronym("AB", true), acronym("ABC", true), acronym("ABCD", true), acronym("ABCD", false)]);
    reasons.extend([project(true), project(false), beside(true), beside(false)]);
    reasons.extend([1, 2, 3, 4].into_iter().flat_map(words));
    reasons
}

/// A candidate needs three more for it than against it.
#[test]
fn each_reason_weighs_what_is_expected_and_is_told_in_both_languages() {
    let told = reasons()
        .iter()
        .map(|reason| {
            format!(
                "{}\t{}\t{}\n",
                reason.weight(),
                reason.text().take(Language::English),
                reason.text().take(Language::Finnish)
            )
        })
        .collect::<Vec<_>>();
    crate::assert_expected("same/reasons.tsv", &told.concat());
}
