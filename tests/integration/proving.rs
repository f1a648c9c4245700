//! The prover: of invented lines, it proves what each says and nothing else, and nothing that a reader is sure of is
//! unproven.

mod agreement;
pub(crate) mod dice;
mod documents;
mod fuzz;
mod lines;

use std::sync::LazyLock;

use hanke::check::evidence::Prover;
use hanke::ontology::Ontology;

use dice::Dice;
use lines::Line;

static PROVER: LazyLock<Prover> = LazyLock::new(|| Prover::new(&Ontology::shipped().unwrap()));

/// How many lines are made: as many as `HANKE_LINES` asks for, or a tenth of the 100,000 that are tried before a release.
fn number_of_lines() -> usize {
    std::env::var("HANKE_LINES").ok().and_then(|lines| lines.parse().ok()).unwrap_or(10_000)
}

/// The values of a line that are not proven although it says them, and those that are although it does not.
fn wrong(line: &Line) -> Vec<String> {
    let unproven = line.said.iter().filter_map(|stated| {
        let why = PROVER.prove(stated, &line.text).err()?;
        Some(format!("{:?} says {} {}: {why:?}", line.text, stated.field, stated.value))
    });
    let proven = line.unsaid.iter().filter_map(|stated| {
        let how = PROVER.prove(stated, &line.text).ok()?;
        Some(format!("{:?} does not say {} {}: {how:?}", line.text, stated.field, stated.value))
    });
    unproven.chain(proven).collect()
}

fn none_is_wrong(lines: usize, make: fn(&mut Dice) -> Line) {
    let mut dice = Dice(14);
    let wrong: Vec<_> = (0..lines).flat_map(|_| wrong(&make(&mut dice))).take(40).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A digit, a sign, a bound or an end is another one: none of these is proven, and the value that stands there is.
#[test]
fn no_value_is_proven_that_differs_in_one_place() {
    none_is_wrong(number_of_lines(), lines::line);
}

/// A bound, an estimate, an amount by some unit, a longer number, a minus: the number stands there and is no such sum.
#[test]
fn no_number_is_a_sum_when_what_stands_beside_it_says_otherwise() {
    none_is_wrong(number_of_lines() / 5, lines::belied);
}
