use hanke::KnowledgeGraph;
use hanke::record::Record;
use hanke::source::{self, RecordFile, Records};
use proptest::prelude::*;

use crate::generated::cases;

/// A rank, a moment, a status, how a sum is given, an area and a name.
type Told = (usize, usize, usize, usize, usize, usize);

const RANKS: [&str; 3] = ["official-registry", "programme-report", "leaflet"];
const MOMENTS: [&str; 4] = ["", "as_of = \"2016\"", "as_of = \"2016-05\"", "as_of = \"2018-01-31\""];
const STATUSES: [&str; 3] = ["planned", "ongoing", "ended"];
const SUMS: [&str; 4] = ["value = 9", "value = 100", "min = 10\nmax = 90", "min = 9\nmax = 100"];
const AREAS: [&str; 3] = ["lappi", "kainuu", "jyvaskyla"];
/// The last of them may be that of a person, and its record is withheld.
const NAMES: [&str; 4] = ["Aino-hanke", "Hanke Aino", "Osallisuutta", "Oona Oletettu"];

/// A record file in which two passages speak of the projects that all others speak of.
fn file(number: usize, told: &Told) -> RecordFile {
    let (rank, moment, status, sum, area, name) = *told;
    let passage = |row: usize, status: usize, sum: usize| {
        format!(
            "[[passage]]\nrow = {row}\n[[passage.project]]\nid = \"P{}\"\ncode = \"P{}\"\nname = \"{}\"\nstatus = \"{}\"\n\
             areas = [\"{}\"]\n[[passage.amount]]\nproject = \"P0\"\nkind = \"realised\"\n{}\ncurrency = \"EUR\"\n",
            name / 2,
            name / 2,
            NAMES[name],
            STATUSES[status % 3],
            AREAS[area],
            SUMS[sum % 4],
        )
    };
    let text = format!(
        "[source]\nid = \"source-{number}\"\ntitle = \"Lista\"\nrank = \"{}\"\nlanguage = \"fi\"\n{}\nrows = 9\n{}{}\
         [[passage]]\nrow = 3\n[[passage.project]]\nid = \"P0\"\ncode = \"P0\"\n",
        RANKS[rank],
        MOMENTS[moment],
        passage(1, status, sum),
        passage(2, status + 1, sum + 1),
    );
    RecordFile::new(format!("source-{number}.toml"), text)
}

fn records(files: &[RecordFile]) -> Vec<Record> {
    files.iter().flat_map(Records::records).collect::<hanke::Result<_>>().unwrap()
}

fn statements(records: Vec<Record>) -> Vec<String> {
    let builder = KnowledgeGraph::builder().unwrap().organizations(source::shipped_organizations().unwrap());
    let graph = builder.records(records).build().unwrap();
    let mut statements: Vec<_> = graph.store().unwrap().iter().map(|quad| quad.unwrap().to_string()).collect();
    statements.sort_unstable();
    statements
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn the_order_in_which_records_come_changes_nothing(
        told in prop::collection::vec((0..3_usize, 0..4_usize, 0..3_usize, 0..4_usize, 0..3_usize, 0..4_usize), 2..5)
    ) {
        let files: Vec<_> = told.iter().enumerate().map(|(number, told)| file(number, told)).collect();
        let mut records = records(&files);
        let expected = statements(records.clone());
        records.reverse();
        prop_assert_eq!(&statements(records.clone()), &expected);
        let half = records.len() / 2;
        let turned = records.split_off(half).into_iter().chain(records).collect();
        prop_assert_eq!(statements(turned), expected);
    }
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn the_order_of_the_shipped_records_changes_nothing(
        records in Just(records(&source::shipped())).prop_shuffle().no_shrink()
    ) {
        let expected = statements(self::records(&source::shipped()));
        prop_assert_eq!(statements(records), expected);
    }
}
