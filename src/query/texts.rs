//! The functions of SPARQL 1.1 that make a text longer than those that they are given: `CONCAT`, `REPLACE` and `GROUP_CONCAT`, as
//! the engine has them, but never longer than the query may hold.

use std::sync::{Arc, Mutex};

use oxigraph::model::{Literal, Term};
use oxigraph::sparql::AggregateFunctionAccumulator;
use regex::{Regex, RegexBuilder};

use crate::vocab::xsd;

use super::budget::Budget;

/// How large a compiled pattern may be, in bytes, as the engine has it.
const PATTERN: usize = 1_000_000;

/// `CONCAT`.
pub(super) fn concat(budget: &Budget, terms: &[Term]) -> Option<Term> {
    let literals = terms.iter().map(text).collect::<Option<Vec<_>>>()?;
    fits(budget, literals.iter().map(|literal| literal.value().len()).fold(0, usize::saturating_add))?;
    let text = literals.iter().map(|literal| literal.value()).collect();
    let language = literals.first().and_then(|first| first.language());
    let language = language.filter(|_| literals.iter().all(|literal| literal.language() == language));
    Some(literal(text, language))
}

/// The pattern that was used last, with its flags.
#[derive(Default)]
pub(super) struct Patterns(Mutex<Option<(String, String, Regex)>>);

impl Patterns {
    fn get(&self, pattern: &str, flags: &str) -> Option<Regex> {
        let mut last = self.0.lock().ok()?;
        if let Some((known, with, regex)) = last.as_ref()
            && (known.as_str(), with.as_str()) == (pattern, flags)
        {
            return Some(regex.clone());
        }
        let regex = compile(pattern, flags)?;
        *last = Some((pattern.to_owned(), flags.to_owned(), regex.clone()));
        Some(regex)
    }
}

fn compile(pattern: &str, flags: &str) -> Option<Regex> {
    let quoted = flags.contains('q').then(|| regex::escape(pattern));
    let mut builder = RegexBuilder::new(quoted.as_deref().unwrap_or(pattern));
    builder.size_limit(PATTERN);
    for flag in flags.chars() {
        match flag {
            's' => builder.dot_matches_new_line(true),
            'm' => builder.multi_line(true),
            'i' => builder.case_insensitive(true),
            'x' => builder.ignore_whitespace(true),
            'q' => &mut builder,
            _ => return None,
        };
    }
    builder.build().ok()
}

/// `REPLACE`.
pub(super) fn replace(budget: &Budget, patterns: &Patterns, terms: &[Term]) -> Option<Term> {
    let (from, pattern, by) = (text(terms.first()?)?, plain(terms.get(1)?)?, plain(terms.get(2)?)?);
    let flags = terms.get(3).map_or(Some(""), plain)?;
    let made = replaced(budget, &patterns.get(pattern, flags)?, from.value(), by)?;
    Some(literal(made, from.language()))
}

fn replaced(budget: &Budget, regex: &Regex, text: &str, by: &str) -> Option<String> {
    let (mut made, mut end) = (String::new(), 0);
    for found in regex.captures_iter(text) {
        let whole = found.get(0)?;
        let times = if by.contains('$') { whole.len().max(1) } else { 1 };
        fits(budget, by.len().saturating_mul(times).saturating_add(made.len()).saturating_add(text.len()))?;
        made.push_str(&text[end..whole.start()]);
        found.expand(by, &mut made);
        end = whole.end();
    }
    made.push_str(&text[end..]);
    Some(made)
}

/// `GROUP_CONCAT`.
pub(super) struct Joined {
    budget: Arc<Budget>,
    scope: usize,
    separator: String,
    /// The text so far; nothing after something that is no text.
    text: Option<String>,
    begun: bool,
    /// The language of all texts so far, if they have the same.
    language: Option<String>,
}

impl Joined {
    pub(super) fn new(budget: Arc<Budget>, scope: usize, separator: String) -> Self {
        Self { budget, scope, separator, text: Some(String::new()), begun: false, language: None }
    }

    fn push(&mut self, term: &Term) -> Option<()> {
        let (whole, literal) = (self.text.as_mut()?, text(term)?);
        self.budget.keep(self.scope, literal.value().len() + self.separator.len());
        if self.begun {
            whole.push_str(&self.separator);
            self.language.take_if(|known| literal.language() != Some(known));
        } else {
            self.begun = true;
            self.language = literal.language().map(str::to_owned);
        }
        whole.push_str(literal.value());
        Some(())
    }
}

impl AggregateFunctionAccumulator for Joined {
    fn accumulate(&mut self, element: Term) {
        if self.push(&element).is_none() {
            self.text = None;
        }
    }

    fn finish(&mut self) -> Option<Term> {
        Some(literal(self.text.take()?, self.language.as_deref()))
    }
}

/// Stops the engine if a text is longer than what the query may still hold.
fn fits(budget: &Budget, length: usize) -> Option<()> {
    budget.check_time();
    if length <= budget.left() {
        return Some(());
    }
    budget.overdraw();
    None
}

/// A literal with or without a language, of no other datatype.
fn text(term: &Term) -> Option<&Literal> {
    let Term::Literal(literal) = term else { return None };
    (literal.language().is_some() || literal.datatype() == xsd::STRING).then_some(literal)
}

fn plain(term: &Term) -> Option<&str> {
    text(term).filter(|literal| literal.language().is_none()).map(Literal::value)
}

fn literal(text: String, language: Option<&str>) -> Term {
    match language {
        // The language comes from a literal.
        Some(language) => Literal::new_language_tagged_literal_unchecked(text, language).into(),
        None => Literal::new_simple_literal(text).into(),
    }
}
