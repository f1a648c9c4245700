//! No document takes more memory than it may, whatever it holds: it is read, or refused with what was reached.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use hanke::document::{self, Problem};

use super::made::{FONT, HELLO, PAGE, assembled, deflated, packed, protected, stream};
use super::soon;

/// What no document may make the program take, in KiB.
const MOST: u64 = 512 << 10;

/// Documents that are small as files and large in memory, and what is said of them.
fn greedy() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let text = |operation: &str| format!("BT /F1 12 Tf {}{HELLO}", operation.repeat(400_000)).into_bytes();
    let index = (10..20_000).map(|id| id.to_string()).collect::<Vec<_>>().join(" 0 ") + " 0 ";
    let shared = format!("{index}[{}]", "0 ".repeat(5_000));
    let map = deflated("", b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange");
    let mapped = FONT.replace(">>", "/ToUnicode 6 0 R>>");
    vec![
        ("words.pdf", packed(&text("(a) Tj "), &[]), "page 1: it would take more than 128 MiB of memory to read"),
        ("array.pdf", packed(&text("[()0] TJ "), &[]), "page 1: it would take more than 128 MiB of memory to read"),
        ("states.pdf", packed(&text("q "), &[]), "page 1: its content is nested too deep"),
        ("bomb.pdf", packed(&[b' '; 70 << 20], &[]), "page 1: a stream unpacks to more than 64 MiB"),
        (
            "objects.pdf",
            packed(HELLO.as_bytes(), &[format!("[{}]", "0 ".repeat(1_000_000)).into_bytes()]),
            "it would take more than 96 MiB of memory to read",
        ),
        (
            "overlap.pdf",
            packed(
                HELLO.as_bytes(),
                &[deflated(&format!("/Type/ObjStm/N 9/First {}", index.len()), shared.as_bytes())],
            ),
            "it would take more than 96 MiB of memory to read",
        ),
        (
            "protected.pdf",
            fs::read(crate::fixture("files/open-to-all-greedy.pdf")).unwrap(),
            "it would take more than 96 MiB of memory to read",
        ),
        ("unpacks.pdf", protected(&packed(&[b' '; 70 << 20], &[])), "page 1: a stream unpacks to more than 64 MiB"),
        (
            "map.pdf",
            assembled(PAGE, deflated("", HELLO.as_bytes()), &mapped, &[map]),
            "page 1: it would take more than",
        ),
        (
            "again.pdf",
            assembled(PAGE, stream("/Filter[/FlateDecode/FlateDecode]", b"x"), FONT, &[]),
            "page 1: a stream is packed several times over",
        ),
        ("table.pdf", table("[0 0 0]"), "its table of objects is not as it must be"),
        ("widths.pdf", table("[1 99999999999 1]"), "its table of objects is not as it must be"),
    ]
}

/// A PDF with a table of objects in a stream, whose entries are so wide.
fn table(widths: &str) -> Vec<u8> {
    let table = deflated(&format!("/Size 9/Root 1 0 R/Index[0 4000000000]/W{widths}"), b"");
    let end = b"\nendobj\nstartxref\n9\n%%EOF\n".as_slice();
    [b"%PDF-1.5\n7 0 obj\n", table.as_slice(), end].concat()
}

/// Pages that grow when they are read.
fn greedy_pages() -> Vec<(&'static str, String, &'static str)> {
    let attributes = (0..300_000).map(|number| number.to_string()).collect::<Vec<_>>().join(" a");
    let base = format!("<base href='http://a.example/{}'>", "b/".repeat(900));
    vec![
        ("attributes.html", format!("<p a{attributes}>Hei!"), "it has a tag of 2288892 bytes"),
        ("nested.html", "<ul>".repeat(800_000) + "Hei!", ""),
        ("links.html", base + &"<a href=c>x</a>".repeat(100_000), ""),
        ("rows.html", "<table>".to_owned() + &"<tr><td rowspan=99999999 colspan=99999999>x".repeat(50_000), ""),
        ("spaces.txt", "\u{a0}a".repeat(1_300_000), ""),
        ("fields.txt", "Hankekoodi: S12345\nHankkeen nimi: Polku\n\n".repeat(20_000), ""),
    ]
}

/// What is right as it is, and more than may be read, is not called damaged.
const OVER_LIMIT: [&str; 5] = ["words.pdf", "bomb.pdf", "objects.pdf", "protected.pdf", "unpacks.pdf"];

#[test]
fn a_greedy_document_is_refused_with_what_was_reached() {
    for (name, bytes, words) in greedy() {
        let problem = soon(|| document::read_bytes(name, &bytes)).map(|raw| raw.text.len()).unwrap_err();
        let told = problem.to_string();
        assert!(told.contains(words), "{name}: {told}");
        assert!(name != "again.pdf" || matches!(problem, Problem::Damaged { .. }), "{problem:?}");
        assert!(!OVER_LIMIT.contains(&name) || is_told_as_a_limit(&problem), "{name}: {problem:?}");
    }
    for (name, text, words) in greedy_pages() {
        let read = soon(|| document::read_bytes(name, text.as_bytes()));
        let problem = read.map_or_else(|problem| problem.to_string(), |_| String::new());
        assert!(problem.contains(words) && problem.is_empty() == words.is_empty(), "{name}: {problem}");
    }
}

fn is_told_as_a_limit(problem: &Problem) -> bool {
    let told = problem.to_string();
    let help = "MiB\n  help: split the PDF, or save it as text and give that";
    matches!(problem, Problem::OverLimit { .. }) && (told.ends_with(help) || told.contains(" to read\n"))
}

/// All of them in one run, so that no document leaves anything to the next.
#[test]
#[cfg(target_os = "linux")]
fn no_document_takes_more_memory_than_it_may() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    for (name, bytes, _) in greedy() {
        write(name, &bytes);
    }
    for (name, text, _) in greedy_pages() {
        write(name, text.as_bytes());
    }
    let mut run = Command::new(env!("CARGO_BIN_EXE_hanke"));
    run.args(["extract", "--keep-going", "--layout", "register-page", "--format", "report"]).arg(folder.path());
    let (most, code) = watched(run);
    assert_eq!(code, Some(2), "the greedy documents are refused, and the run goes on to its end");
    assert!(most < MOST, "{} MiB of at most {} MiB", most >> 10, MOST >> 10);
}

/// The most memory that a program held, in KiB, as far as Linux shows it before the end, and its exit code.
fn watched(mut program: Command) -> (u64, Option<i32>) {
    let mut child = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut most = 0;
    loop {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let held = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        most = held.map_or(most, |held| held.parse().unwrap());
        if let Some(ended) = child.try_wait().unwrap() {
            return (most, ended.code());
        }
        thread::sleep(Duration::from_millis(10));
    }
}
