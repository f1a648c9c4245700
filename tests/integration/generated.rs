use std::cell::Cell;
use std::path::Path;
use std::{env, fs};

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestRunner};

use crate::{files, project};

/// How a property is tried: with so many cases, or as many as `PROPTEST_CASES` asks for. A failure is told and not
/// written into the project.
pub(crate) fn cases(number: u32) -> Config {
    let asked = env::var("PROPTEST_CASES").ok().and_then(|asked| asked.parse().ok());
    Config { cases: asked.unwrap_or(number), failure_persistence: None, ..Config::default() }
}

/// Tries a property that is about valid values; it tells whether one was valid, and most must be. What is hardly ever
/// valid tries nothing but the refusal.
pub(crate) fn mostly<S: Strategy>(number: u32, values: &S, is_valid: impl Fn(S::Value) -> bool) {
    let config = cases(number);
    let (all, valid) = (config.cases, Cell::new(0));
    let tried = TestRunner::new(config).run(values, |value| {
        valid.set(valid.get() + u32::from(is_valid(value)));
        Ok(())
    });
    tried.unwrap_or_else(|error| panic!("{error}"));
    assert!(valid.get() * 2 > all, "only {} of {all} values are valid: the property is hardly tried", valid.get());
}

/// Without it, a property that fails writes into the project what made it fail.
#[test]
fn each_property_says_how_it_is_tried() {
    let is_source = |file: &&String| Path::new(file).extension().is_some_and(|extension| extension == "rs");
    for file in files(&project().join("tests")).iter().filter(is_source) {
        let text = fs::read_to_string(project().join("tests").join(file)).unwrap();
        let begins = |line: &&str| line.trim_start().starts_with("proptest! {");
        let says = |line: &&str| line.trim_start().starts_with("#![proptest_config(cases(");
        let count = |of: &dyn Fn(&&str) -> bool| text.lines().filter(of).count();
        assert_eq!(count(&begins), count(&says), "tests/{file}: proptest! without #![proptest_config(cases(…))]");
    }
}
