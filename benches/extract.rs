//! How fast documents are read: text through clean-up, layout, values and records, on one core, as CPU time.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark shows figures, and stops when it cannot go on"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use cpu_time::ProcessTime;
use hanke::document::Document;
use hanke::extract::{Layouts, ProjectNames};

const ROUNDS: usize = 1000;

fn main() {
    let folder = std::env::var("HANKE_DOCUMENTS").unwrap_or_else(|_| "tests/fixtures/documents".to_owned());
    let layouts = Layouts::shipped().unwrap();
    let names = ProjectNames::default();
    println!("{:<28} {:>9} {:>10} {:>10} {:>10}", "document", "bytes", "clean", "read", "records");
    let (mut bytes, mut time) = (0_u32, Duration::ZERO);
    for path in texts(Path::new(&folder)) {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let clean = measure(|| drop(black_box(Document::of_text(&name, &text))));
        let document = Document::of_text(&name, &text);
        let read = measure(|| drop(black_box(layouts.read(&document).unwrap())));
        let reading = layouts.read(&document).unwrap();
        let records = measure(|| drop(black_box(reading.record_file(&names))));
        println!("{name:<28} {:>9} {clean:>10.1?} {read:>10.1?} {records:>10.1?}", text.len());
        bytes += u32::try_from(text.len()).unwrap();
        time += clean + read + records;
    }
    println!("{:.1} MB/s", f64::from(bytes) / 1e6 / time.as_secs_f64());
}

fn texts(folder: &Path) -> Vec<std::path::PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<_> = files.filter(|path| path.extension().is_some_and(|found| found == "txt")).collect();
    texts.sort();
    texts
}

fn measure(work: impl Fn()) -> Duration {
    let start = ProcessTime::now();
    (0..ROUNDS).for_each(|_| work());
    start.elapsed() / u32::try_from(ROUNDS).unwrap()
}
