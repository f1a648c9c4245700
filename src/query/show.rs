//! A query as a person reads it: prefixes on top, a pattern a line, groups set in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::vocab::Prefixes;

/// Texts, IRIs, braces, full stops, made-up names, white space; anything else is one character.
static TOKEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let token = r#"(?xs) (?<text> "(?:[^"\\]|\\.)*") | <(?<iri>[^<>"{}|^`\\\s]*)> | (?<open>\{) | (?<close>\}) | (?<stop>\s*\.\s*)
        | (?<sign>\?|_:)(?<made>[0-9a-f]{20,32})\b | (?<space>\s+) | ."#;
    // The pattern is a constant that the tests use; without it a query is shown as the engine writes it.
    Regex::new(token).ok()
});

/// The text of a query, laid out.
pub(super) fn laid_out(query: &str, known: &Prefixes) -> String {
    let Some(token) = &*TOKEN else { return format!("{query}\n") };
    let (text, depth, prefixes, names) = <_>::default();
    let mut page = Page { known, text, depth, prefixes, names };
    for found in token.captures_iter(query) {
        page.write(&found);
    }
    page.finish()
}

struct Page<'p> {
    known: &'p Prefixes,
    text: String,
    depth: usize,
    prefixes: BTreeSet<&'static str>,
    /// The parser makes up names at random; here they are numbered.
    names: BTreeMap<String, usize>,
}

impl Page<'_> {
    fn write(&mut self, found: &Captures<'_>) {
        let group = |name| found.name(name).map(|part| part.as_str());
        if let Some(iri) = group("iri") {
            let iri = self.iri(iri);
            self.word(&iri);
        } else if let (Some(sign), Some(made)) = (group("sign"), group("made")) {
            let next = self.names.len() + 1;
            let number = *self.names.entry(made.to_owned()).or_insert(next);
            self.word(&format!("{sign}made{number}"));
        } else if group("open").is_some() {
            self.word("{");
            self.depth += 1;
            self.line();
        } else if group("close").is_some() {
            self.depth = self.depth.saturating_sub(1);
            self.line();
            self.word("}");
            self.line();
        } else if group("stop").is_some() {
            self.word(" .");
            self.line();
        } else if group("space").is_some() {
            self.space();
        } else {
            self.word(&found[0]);
        }
    }

    fn iri(&mut self, iri: &str) -> String {
        let short = self.known.compact(iri);
        let known = short.split_once(':').and_then(|(prefix, local)| {
            let plain = local.chars().all(|character| character.is_alphanumeric() || matches!(character, '-' | '_'));
            let (prefix, _) = self.known.iter().find(|(known, _)| *known == prefix && !local.starts_with('-'))?;
            plain.then_some(prefix)
        });
        match known {
            Some(prefix) if short != iri => {
                self.prefixes.insert(prefix);
                short
            }
            _ => format!("<{iri}>"),
        }
    }

    fn word(&mut self, word: &str) {
        if word == ")" && self.text.ends_with("}\n") {
            self.text.pop();
        }
        if self.text.ends_with('\n') {
            self.text.push_str(&"  ".repeat(self.depth));
        }
        self.text.push_str(if self.text.ends_with(' ') { word.trim_start() } else { word });
    }

    fn space(&mut self) {
        if !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    fn line(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
    }

    fn finish(mut self) -> String {
        self.line();
        let declared = self.known.iter().filter(|(prefix, _)| self.prefixes.contains(prefix));
        let head = declared
            .fold(String::new(), |head, (prefix, namespace)| head + &format!("PREFIX {prefix}: <{namespace}>\n"));
        head + &self.text
    }
}
