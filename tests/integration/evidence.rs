use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use hanke::check::evidence::{Evidence, Moved, Originals, Proof, SourceReport, State, Tally, Verdict};
use hanke::ontology::Ontology;
use hanke::record::Locator;
use hanke::source::RecordFile;
use hanke::source::Records;

use crate::{fixture, sha256};

fn read(file: &str) -> String {
    fs::read_to_string(fixture("evidence").join(file)).unwrap()
}

/// The record file of a fixture, for an original of these bytes.
fn records(file: &str, original: &[u8]) -> Vec<RecordFile> {
    vec![RecordFile::new(file, read(file).replace("{sha256}", &sha256(original)))]
}

fn proofs(folder: &Path, records: &dyn Records) -> Vec<Proof> {
    let originals = Originals::open(&[folder.to_owned()]).unwrap();
    let evidence = Evidence::new(&originals, &Ontology::shipped().unwrap());
    evidence.proofs(records).map(Result::unwrap).collect()
}

fn sources(folder: &Path, records: &dyn Records) -> Vec<SourceReport> {
    let originals = Originals::open(&[folder.to_owned()]).unwrap();
    Evidence::new(&originals, &Ontology::shipped().unwrap()).sources(records).unwrap()
}

/// The values that are not proven, each with where else it stands.
fn not_there(proofs: &[Proof]) -> Vec<(String, Option<Locator>)> {
    let hint = |proof: &Proof| match &proof.verdict {
        Verdict::NotThere { elsewhere, .. } => Some((format!("{} {}", proof.field, proof.value), *elsewhere)),
        _ => None,
    };
    proofs.iter().filter_map(hint).collect()
}

/// A folder with one file.
fn folder(file: &str, content: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(file), content).unwrap();
    folder
}

fn line(number: u32) -> Locator {
    Locator::Lines { first: number, last: number }
}

/// A record that gives one value of a kind.
fn record(kind: &str, value: &str) -> String {
    let value = value.replace('"', "\\\"");
    let of_project = |field: &str| format!("[[passage.project]]\nid = \"X\"\n{field}");
    match kind {
        "date" => of_project(&format!("start = {value}")),
        "end" => of_project(&format!("end = {value}")),
        "month" => format!(
            "[[passage.amount]]\nproject = \"X\"\nkind = \"planned\"\nvalue = 0\ncurrency = \"EUR\"\nas_of = \"{value}\""
        ),
        "year" => format!("[[passage.outcome]]\nid = \"x\"\nyear = {value}"),
        "amount" => {
            format!("[[passage.amount]]\nproject = \"X\"\nkind = \"planned\"\nvalue = {value}\ncurrency = \"EUR\"")
        }
        "bracket" => {
            let (min, max) = value.split_once('-').unwrap();
            format!(
                "[[passage.amount]]\nproject = \"X\"\nkind = \"planned\"\nmin = {min}\nmax = {max}\ncurrency = \"EUR\""
            )
        }
        "code" | "name" => of_project(&format!("{kind} = \"{value}\"")),
        "number" => format!("[[passage.practice]]\ntitle = \"x\"\nnumber = {value}"),
        "organization" => format!("[[passage.organization]]\nname = \"{value}\""),
        "title" => format!("[[passage.practice]]\ntitle = \"{value}\""),
        "quote" => of_project(&format!("target_groups_stated = [\"{value}\"]")),
        "place" => of_project(&format!("areas = [\"{value}\"]")),
        "link" => of_project(&format!("pages = [\"{value}\"]")),
        "extent" => format!("[[passage.outcome]]\nid = \"x\"\nextent = \"{value}\""),
        "pages" => format!("[[passage.recognition]]\nid = \"x\"\nproject = \"X\"\nby = \"x\"\npages = \"{value}\""),
        _ => panic!("no record gives a {kind}"),
    }
}

/// The field in which the value of a kind stands.
fn field(kind: &str) -> &str {
    match kind {
        "date" => "start",
        "month" => "as_of",
        "amount" => "value",
        "bracket" => "min",
        "organization" => "name",
        "quote" => "target_groups_stated",
        "place" => "areas",
        "link" => "pages",
        kind => kind,
    }
}

#[test]
fn a_value_is_proven_by_listed_normalisations_only() {
    let folder = tempfile::tempdir().unwrap();
    let cases = read("cases.tsv");
    let cases: Vec<Vec<&str>> =
        cases.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    let mut files = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let [kind, value, form, text, _] = case[..] else { panic!("{case:?}") };
        let text = text.replace("\\n", "\n");
        let text = if form == "table" { format!("a,b\n\"{text}\",x\n") } else { text };
        fs::write(folder.path().join(format!("{number}.txt")), &text).unwrap();
        let lines = text.lines().count();
        let (extent, passage) = match form {
            "table" => ("rows = 2".to_owned(), "row = 2".to_owned()),
            _ => (format!("lines = {lines}"), format!("lines = \"1-{lines}\"")),
        };
        let toml = format!(
            "[source]\nid = \"{number}\"\ntitle = \"x\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nsha256 = \"{}\"\n{extent}\n[[passage]]\n{passage}\n{}\n",
            sha256(text.as_bytes()),
            record(kind, value)
        );
        files.push(RecordFile::new(format!("{number}.toml"), toml));
    }
    let proofs = proofs(folder.path(), &files);
    let mut wrong = String::new();
    for (number, case) in cases.iter().enumerate() {
        let of_case = |proof: &&Proof| {
            proof.source.id == number.to_string() && proof.locator.is_some() && proof.field == field(case[0])
        };
        let proof = proofs.iter().find(of_case).unwrap_or_else(|| panic!("nothing was checked in {case:?}"));
        let found = verdict(proof);
        if found != case[4] {
            writeln!(wrong, "{case:?}: {found}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn verdict(proof: &Proof) -> String {
    match &proof.verdict {
        Verdict::Proven(used) => used.iter().fold("proven".to_owned(), |text, one| text + " " + one.name()),
        Verdict::NotThere { .. } => "not there".to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_value_of_a_document_stands_in_its_lines() {
    let original = read("report.txt");
    let folder = folder("report.txt", original.as_bytes());
    let proofs = proofs(folder.path(), &records("report.toml", original.as_bytes()));
    assert_eq!(not_there(&proofs), []);
    assert_eq!(proofs.len(), 10);
}

#[test]
fn one_digit_of_an_amount_is_found() {
    let original = read("report.txt");
    let folder = folder("report.txt", original.as_bytes());
    let toml = read("report.toml").replace("{sha256}", &sha256(original.as_bytes())).replace("12500", "12501");
    let proofs = proofs(folder.path(), &vec![RecordFile::new("report.toml", toml)]);
    assert_eq!(not_there(&proofs), [("value 12501 EUR".to_owned(), None)]);
    let text = proofs.iter().find_map(|proof| match &proof.verdict {
        Verdict::NotThere { text, .. } => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(text, Some("Rahoittaja: Esimerkkilän kunta, 12 500 €"));
}

#[test]
fn a_wrong_line_number_is_found_with_the_right_one() {
    let original = read("report.txt");
    let folder = folder("report.txt", original.as_bytes());
    let toml = read("report.toml").replace("{sha256}", &sha256(original.as_bytes())).replace("\"4\"", "\"5\"");
    let proofs = proofs(folder.path(), &vec![RecordFile::new("report.toml", toml)]);
    let right = Some(line(4));
    assert_eq!(
        not_there(&proofs),
        [("funder Esimerkkilän kunta".to_owned(), right), ("value 12500 EUR".to_owned(), right)]
    );
}

#[test]
fn an_inferred_value_is_said_to_be_and_a_needless_mark_is_found() {
    let original = read("report.txt");
    let folder = folder("report.txt", original.as_bytes());
    let inferred = |title: &str| {
        let toml = read("report.toml").replace("{sha256}", &sha256(original.as_bytes()));
        let toml = toml.replace("\"Opas\"", &format!("\"{title}\"\n  inferred = [\"title\"]"));
        let proofs = proofs(folder.path(), &vec![RecordFile::new("report.toml", toml)]);
        proofs.into_iter().find(|proof| proof.value == title).unwrap().verdict
    };
    assert_eq!(inferred("Polun opas"), Verdict::Inferred);
    assert_eq!(inferred("Opas"), Verdict::NeedlesslyInferred);
}

#[test]
fn a_mark_of_inference_names_a_field_that_is_given() {
    let toml = read("report.toml").replace("year     = 2017", "year = 2017\n  inferred = [\"extent\"]");
    let file = RecordFile::new("report.toml", toml.replace("{sha256}", &"0".repeat(64)));
    let faults: Vec<_> = file.records().filter_map(Result::err).map(|fault| fault.to_string()).collect();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].starts_with("report.toml:40:14: inferred: "), "{}", faults[0]);
}

#[test]
fn rows_are_counted_with_the_header_and_a_comma_without_quotes_does_no_harm() {
    let original = read("table.csv");
    let folder = folder("table.csv", original.as_bytes());
    let proofs = proofs(folder.path(), &records("table.toml", original.as_bytes()));
    assert_eq!(not_there(&proofs), [("value 100.50 EUR".to_owned(), Some(Locator::Row(2)))]);
}

#[test]
fn pages_of_a_pdf_are_read() {
    let path = fixture("files/report.pdf");
    let toml = |page: u32| {
        format!(
            "[source]\nid = \"pdf\"\ntitle = \"Kaislaranta-hankkeen loppuraportti\"\nrank = \"project-report\"\nlanguage = \"fi\"\nsha256 = \"{}\"\npages = 2\n[[passage]]\npage = {page}\n[[passage.organization]]\nname = \"Väinönsalmen kaupunki\"\n",
            sha256(&fs::read(&path).unwrap())
        )
    };
    let check = |page| not_there(&proofs(&fixture("files"), &vec![RecordFile::new("pdf.toml", toml(page))]));
    assert_eq!(check(1), []);
    assert_eq!(check(2), [("name Väinönsalmen kaupunki".to_owned(), Some(Locator::Page(1)))]);
}

#[test]
fn a_source_without_its_original_is_missing() {
    let folder = folder("other.txt", b"Something else.\n");
    let records = records("report.toml", read("report.txt").as_bytes());
    assert!(matches!(sources(folder.path(), &records)[0].state, State::Missing));
    assert_eq!(proofs(folder.path(), &records).len(), 0);
}

/// Where the passages of the report are in a changed version, in the order of the records.
fn moved(version: &str) -> Vec<Moved> {
    let folder = folder("report.txt", version.as_bytes());
    let reports = sources(folder.path(), &records("report.toml", read("report.txt").as_bytes()));
    match &reports[0].state {
        State::Changed { at_risk, path, .. } => {
            assert_eq!(path, &folder.path().join("report.txt"));
            assert!(at_risk.iter().all(|one| one.place.line > 0));
            at_risk.iter().map(|one| one.moved).collect()
        }
        state => panic!("{state:?}"),
    }
}

#[test]
fn one_byte_of_a_source_changed_puts_its_statements_at_risk() {
    let to = |number| Moved::To(line(number));
    let changed = moved(&read("report.txt").replace("12 500", "12 501"));
    assert_eq!(changed, [to(1), Moved::Nowhere, to(5), to(7), Moved::Likely(line(8)), to(9)]);
}

#[test]
fn a_line_at_the_top_moves_every_passage_by_one() {
    let to = |number| Moved::To(line(number));
    let changed = moved(&format!("Luonnos\n{}", read("report.txt")));
    assert_eq!(changed, [to(2), to(5), to(6), to(8), Moved::Likely(line(9)), to(10)]);
}

#[test]
fn a_row_at_the_top_moves_every_row_by_one() {
    let original = read("table.csv");
    let version = original.replace("S90001", "S80001,Uusi,Joku,1,2\nS90001");
    let folder = folder("table.csv", version.as_bytes());
    let toml = read("table.toml").replace("100.50", "0").replace("{sha256}", &sha256(original.as_bytes()));
    let reports = sources(folder.path(), &vec![RecordFile::new("table.toml", toml)]);
    let State::Changed { at_risk, .. } = &reports[0].state else { panic!("{:?}", reports[0].state) };
    let rows: Vec<_> = at_risk.iter().map(|one| one.moved).collect();
    let to = |row| Moved::To(Locator::Row(row));
    assert_eq!(rows, [to(3), to(4), to(4)]);
}

#[test]
fn every_shipped_value_is_proven_or_said_to_be_inferred() {
    if crate::data::documents().is_none() {
        return;
    }
    let originals = Originals::open(&crate::data::folders()).unwrap();
    let evidence = Evidence::new(&originals, &Ontology::shipped().unwrap());
    let records = hanke::source::shipped();
    for report in evidence.sources(&records).unwrap() {
        assert!(matches!(report.state, State::Found { .. }), "{}: {:?}", report.source.id, report.state);
    }
    let mut tally = Tally::default();
    for proof in evidence.proofs(&records) {
        let proof = proof.unwrap();
        tally.add(&proof);
        let fine = matches!(proof.verdict, Verdict::Proven(_) | Verdict::Inferred);
        assert!(fine, "{}: {} {} in {}: {:?}", proof.place, proof.field, proof.value, proof.passage(), proof.verdict);
    }
    assert!(tally.all_proven() > 500, "{tally:?}");
    assert!(tally.inferred < 20, "{tally:?}");
}

/// What proves a value is written apart from what reads it: a mistake that both share would be certain.
#[test]
fn the_prover_uses_nothing_of_the_readers() {
    const ROOMS: [&str; 4] = ["check::evidence::", "ontology::", "record::", "vocab::"];
    let folder = crate::project().join("src/check/evidence");
    let files = crate::files(&folder.join("prove")).into_iter().map(|file| format!("prove/{file}"));
    let is_source = |file: &String| Path::new(file).extension().is_some_and(|extension| extension == "rs");
    let files: Vec<_> = files.chain(["prove.rs".to_owned()]).filter(is_source).collect();
    assert!(files.len() > 10, "{files:?}");
    for file in files {
        let text = fs::read_to_string(folder.join(&file)).unwrap();
        for path in text.lines().filter(|line| !line.starts_with("//")).flat_map(|line| line.split("crate::").skip(1)) {
            assert!(ROOMS.iter().any(|room| path.starts_with(room)), "{file} uses crate::{path}");
        }
        assert!(!text.contains("super::super::super"), "{file} goes out of its room");
    }
}

/// The verdict on the title of a source whose document is that of the fixture.
fn title(title: &str) -> Verdict {
    let original = read("report.txt");
    let folder = folder("report.txt", original.as_bytes());
    let toml =
        read("report.toml").replace("Hankkeen raportti", title).replace("{sha256}", &sha256(original.as_bytes()));
    let proofs = proofs(folder.path(), &vec![RecordFile::new("report.toml", toml)]);
    let of_title = proofs.into_iter().find(|proof| proof.field == "title" && proof.locator.is_none());
    of_title.unwrap().verdict
}

#[test]
fn a_title_that_was_put_together_is_proven_when_each_of_its_parts_is() {
    assert_eq!(title("Hankkeen raportti"), Verdict::Proven(Vec::new()));
    assert!(matches!(title("Hankkeen raportti: Polku"), Verdict::Proven(_)));
    for not_there in
        ["Hankkeen raportti: Loppu", "Loppu: Hankkeen raportti", "Loppu: Alku", "Hankkeen raportti, liite, Polku"]
    {
        assert!(matches!(title(not_there), Verdict::NotThere { .. }), "{not_there}: {:?}", title(not_there));
    }
}

#[test]
fn a_digest_in_capitals_is_that_of_the_same_document() {
    let original = read("report.txt");
    let folder = folder("report.txt", original.as_bytes());
    let digest = sha256(original.as_bytes()).to_uppercase();
    let records = vec![RecordFile::new("report.toml", read("report.toml").replace("{sha256}", &digest))];
    assert!(matches!(sources(folder.path(), &records)[0].state, State::Found { .. }));
    let graph = hanke::KnowledgeGraph::builder().unwrap().records(records).build().unwrap();
    let digests = graph.view().map(Result::unwrap).filter(|quad| quad.predicate == hanke::vocab::ns::SHA256);
    let digests: Vec<_> = digests.map(|quad| quad.object.to_string()).collect();
    assert_eq!(digests, [format!("\"{}\"", digest.to_lowercase())]);
}
