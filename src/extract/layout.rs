//! Layouts: what a kind of document looks like, as a TOML file. `data/layouts/README.md` describes them.

use std::path::Path;

use regex::Regex;
use serde::Deserialize;

use crate::Result;
use crate::error::{Error, ReadError};
use crate::folder::read_text;
use crate::record::Currency;
use crate::record::schema::Value;
use crate::text::value::code::Codes;

use super::fields;
use super::make::Form;
use super::pattern::Pattern;
use super::template::{CURRENCY, PASSAGE, THIS, Template, WHOLE, parts};

/// What a kind of document looks like, and which record each of its values becomes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The name, by which `--layout` asks for it.
    pub name: String,
    /// What kind of document it is.
    pub summary: String,
    /// The rank of such a document (scheme `source-ranks`).
    pub rank: String,
    /// BCP 47 tag of the language of such a document.
    pub language: String,
    /// How such a document is told from others.
    pub recognition: Recognition,
    /// What the codes of projects look like; without it, as in the register EURA 2014.
    pub codes: Option<Pattern>,
    /// The same, where no word touches them.
    #[serde(skip)]
    pub(super) codes_alone: Option<Pattern>,
    /// What ends a value, besides the next label.
    pub ends: Option<Pattern>,
    /// What stands where.
    #[serde(rename = "rule")]
    pub rules: Vec<Rule>,
}

/// How a kind of document is told from others.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recognition {
    /// At least so many different labels stand in it.
    pub labels: usize,
    /// All of these stand in it.
    #[serde(default)]
    pub texts: Vec<Pattern>,
}

/// What stands in one place of a document, and which records it becomes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The spellings of the label.
    #[serde(default)]
    pub label: Vec<String>,
    /// Where the value stands, seen from its label.
    #[serde(default)]
    pub value: Side,
    /// The label whose value this rule looks into, instead of the whole document.
    pub within: Option<String>,
    /// What separates the values, if there are several.
    pub list: Option<Pattern>,
    /// The value is read sentence by sentence.
    #[serde(default)]
    pub sentences: bool,
    /// How each of several items begins. An item ends at the next one, or at an empty line.
    pub items: Option<Pattern>,
    /// What a value, or an item, looks like. Its named groups are the parts.
    pub pattern: Option<Pattern>,
    /// A value, an item or a sentence that reads like this is none.
    pub except: Option<Pattern>,
    /// The name of an organisation is the whole of its part, whatever commas and joining words it holds.
    #[serde(default)]
    pub whole: bool,
    /// The value is about a person, and is left out.
    #[serde(default)]
    pub leave_out: bool,
    /// What is looked for in running text.
    #[serde(default)]
    pub mentions: Vec<Mention>,
    /// Why what is found here is doubtful. Such a rule reads only what no rule before it has read.
    pub doubt: Option<String>,
    /// The records that come of it: fields with constants, or with parts in braces.
    #[serde(default)]
    pub gives: Vec<Template>,
    /// The same, ready to be filled.
    #[serde(skip)]
    pub(super) forms: Vec<Form>,
}

/// Where a value stands, seen from its label.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Behind the label, up to the next label.
    #[default]
    Behind,
    /// Behind the label, on its line.
    Line,
    /// Below a label that stands alone on its line, up to the next label.
    Below,
    /// Above a label that stands alone on its line, down from the label before it.
    Above,
}

/// What is looked for in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mention {
    /// Municipalities and regions: the areas of the project.
    Areas,
    /// Organisations.
    Organizations,
}

impl Layout {
    /// Reads a layout from TOML text; `file` is its name for messages.
    ///
    /// # Errors
    /// [`ReadError::Layout`] if the text is not TOML, or not a layout: where, and what
    /// is wrong.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        let layout = Self::without_checks(file, text)?;
        if let Some((at, problem)) = layout.patterns().find_map(Pattern::fault) {
            return Err(wrong(file, text, at, problem));
        }
        for (number, rule) in layout.rules.iter().enumerate() {
            let at = text.match_indices("[[rule]]").nth(number).map_or(0, |(at, _)| at);
            layout.check(rule).map_err(|problem| wrong(file, text, at, problem))?;
        }
        Ok(layout)
    }

    /// Reads a layout that is known to have no faults, and compiles none of its patterns.
    pub(super) fn without_checks(file: &str, text: &str) -> Result<Self> {
        let mut layout: Self = toml::from_str(text).map_err(|error| {
            wrong(file, text, error.span().map_or(0, |span| span.start), error.message().to_owned())
        })?;
        layout.codes_alone = layout.codes.as_ref().map(Pattern::alone);
        for rule in &mut layout.rules {
            rule.forms = rule.gives.iter().flat_map(Form::of).collect();
        }
        Ok(layout)
    }

    /// Reads a layout from a file.
    ///
    /// # Errors
    /// Those of [`read_text`] and of [`parse`](Self::parse).
    pub fn open(path: &Path) -> Result<Self> {
        Self::parse(&path.display().to_string(), &read_text(path)?)
    }

    /// The rule whose label this is.
    pub(super) fn labelled(&self, label: &str) -> Option<usize> {
        self.rules.iter().position(|rule| rule.label.iter().any(|spelling| spelling == label))
    }

    /// What the codes of projects look like.
    pub(super) fn codes(&self) -> Codes<'_> {
        Codes(self.codes_alone.as_ref().and_then(Pattern::regex))
    }

    /// All that it holds texts against.
    fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        let of_rules = self.rules.iter().flat_map(|rule| [&rule.list, &rule.items, &rule.pattern, &rule.except]);
        let of_all = [&self.codes, &self.codes_alone, &self.ends].into_iter().chain(of_rules).flatten();
        self.recognition.texts.iter().chain(of_all)
    }

    fn check(&self, rule: &Rule) -> Result<(), String> {
        let holds = |rule: &&Rule, label: &String| rule.label.contains(label);
        let twice = |label: &&String| self.rules.iter().filter(|rule| holds(rule, label)).count() > 1;
        if let Some(label) = rule.label.iter().find(twice) {
            return Err(format!(
                "label: {label:?} stands in two rules\n  help: let one of them look within = {label:?}"
            ));
        }
        if let Some(label) = rule.within.as_ref().filter(|label| self.labelled(label).is_none()) {
            return Err(format!("within: no rule has the label {label:?}"));
        }
        if rule.label.is_empty() && rule.pattern.is_none() && rule.within.is_none() {
            return Err("give a label, a pattern, or the label within which to look".to_owned());
        }
        if rule.mentions.contains(&Mention::Areas) && self.is_about_a_programme() {
            return Err("mentions: areas are those of a project, and this layout is about a programme".to_owned());
        }
        rule.gives.iter().try_for_each(|template| rule.check(template))
    }

    fn is_about_a_programme(&self) -> bool {
        let is = |template: &Template, name: &str, value: &str| template.get(name).is_some_and(|given| given == value);
        let mut templates = self.rules.iter().flat_map(|rule| &rule.gives);
        templates.any(|template| is(template, "record", "programme") && is(template, "id", "{this}"))
    }
}

impl Rule {
    /// Whether a part of the text is none of those that the rule reads.
    pub(super) fn excepts(&self, part: &str) -> bool {
        self.except.as_ref().is_some_and(|except| except.is_match(part))
    }

    fn check(&self, template: &Template) -> Result<(), String> {
        let record = template.get("record").ok_or("gives: name the kind of record, such as record = \"project\"")?;
        for (name, value) in template.iter().filter(|(name, _)| *name != "record") {
            let Some(kind) = fields::kind(record, name) else {
                return Err(format!(
                    "gives: a record {record:?} has no field {name:?}\n  help: data/README.md lists them"
                ));
            };
            if name == CURRENCY && !value.contains('{') && value.parse::<Currency>().is_err() {
                return Err(format!(
                    "gives: {value:?} is not a currency\n  help: give the ISO 4217 code, such as currency = \"EUR\""
                ));
            }
            if !value.contains('{') && Value::from(value.clone()).of_type(kind.holds.takes()).is_none() {
                return Err(format!("gives: {value:?} is no value that {name} takes"));
            }
            if let Some(part) = parts(value).find(|part| !self.has(part.name)) {
                return Err(format!("gives: {name} takes the part {:?}, which the pattern does not have", part.name));
            }
        }
        Ok(())
    }

    fn has(&self, part: &str) -> bool {
        let mut groups = self.pattern.iter().filter_map(Pattern::regex).flat_map(Regex::capture_names).flatten();
        [WHOLE, THIS, PASSAGE].contains(&part) || groups.any(|name| name == part)
    }
}

/// What is wrong at a place of a file.
fn wrong(file: &str, text: &str, at: usize, problem: String) -> Error {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
    Error::Read(ReadError::Layout { file: file.to_owned(), line, column, problem })
}
