//! What the styles of a page say of an element: whether its text is seen, struck out or raised.
//!
//! Selectors that look at other elements than the one they style are left alone: what they say cannot be told here.

use html5gum::{StartTag, Token, Tokenizer};
use simplecss::{AttributeOperator, Declaration, DeclarationTokenizer, Element, PseudoClass, Rule, StyleSheet};

/// What browsers show without a style sheet (WHATWG HTML, section 15.3).
const BROWSER: &str = "del, s, strike { text-decoration: line-through } sup { vertical-align: super }\n";

/// The properties that decide how a text looks, as far as it counts here.
const PROPERTIES: [&str; 8] = [
    "display",
    "visibility",
    "opacity",
    "font-size",
    "font",
    "text-decoration",
    "text-decoration-line",
    "vertical-align",
];

/// More rules than any page has for what counts here.
const MOST_RULES: usize = 1000;

/// How the text of an element looks. What is not said is as in the element around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Nothing in it is seen, or all of it is struck out.
    pub(super) gone: bool,
    /// It is not drawn, though an element inside it may be.
    pub(super) hidden: Option<bool>,
    /// It has no size, though an element inside it may have one.
    pub(super) tiny: Option<bool>,
    /// It stands above the line.
    pub(super) raised: bool,
}

/// The style sheets of a page.
pub(super) struct Styles<'a>(Vec<Rule<'a>>);

impl<'a> Styles<'a> {
    pub(super) fn of(sheets: &'a str) -> Self {
        let mut rules = StyleSheet::parse(BROWSER).rules;
        rules.extend(StyleSheet::parse(sheets).rules);
        rules.retain(|rule| rule.declarations.iter().any(|one| PROPERTIES.contains(&one.name)));
        rules.truncate(MOST_RULES);
        Self(rules)
    }

    /// How an element looks: what is more specific goes before what is less so, and its own style before all.
    pub(super) fn look(&self, tag: &StartTag<usize>) -> Look {
        let own = tag.attributes.get(b"style".as_slice()).map(|style| lower(&style.value)).unwrap_or_default();
        let rules = self.0.iter().filter(|rule| rule.selector.matches(&Tag(tag)));
        let mut said: Vec<_> = rules.flat_map(|rule| &rule.declarations).copied().collect();
        said.extend(DeclarationTokenizer::from(own.as_str()));
        said.sort_by_key(|declaration| declaration.important);
        Look::of(&said)
    }
}

impl Look {
    /// Of several declarations of a property the last holds.
    fn of(said: &[Declaration<'_>]) -> Self {
        let last = |names: &[&str]| said.iter().rev().find(|one| names.contains(&one.name)).map(|one| one.value.trim());
        let says = |names: &[&str], wanted: &str| last(names).is_some_and(|value| value.contains(wanted));
        Self {
            gone: says(&["display"], "none")
                || last(&["opacity"]).is_some_and(is_nothing)
                || says(&["text-decoration", "text-decoration-line"], "line-through"),
            hidden: last(&["visibility"]).map(|value| matches!(value, "hidden" | "collapse")),
            tiny: last(&["font-size", "font"]).map(|size| size.split([' ', '/']).any(is_nothing)),
            raised: says(&["vertical-align"], "super"),
        }
    }

    /// Whether the element looks as the text around it.
    pub(super) fn is_plain(self) -> bool {
        self == Self::default()
    }
}

/// The style sheets in a page, one behind the other.
pub(super) fn sheets(source: &str) -> String {
    let mut sheets = String::new();
    if !source.contains("<style") && !source.contains("<STYLE") {
        return sheets;
    }
    let mut is_style = false;
    for token in Tokenizer::new_with_emitter(source, super::emitter()) {
        match token {
            Ok(Token::StartTag(tag)) => is_style = *tag.name == b"style",
            Ok(Token::EndTag(_)) => is_style = false,
            Ok(Token::String(text)) if is_style => sheets.push_str(&lower(&text.value)),
            _ => {}
        }
    }
    sheets
}

/// Properties and their values are the same in capitals, and the reader of styles knows small letters only.
fn lower(style: &[u8]) -> String {
    String::from_utf8_lossy(style).to_ascii_lowercase()
}

/// Whether a size or share is zero, in whatever unit.
fn is_nothing(value: &str) -> bool {
    let number = value.trim_end_matches(|unit: char| unit.is_ascii_alphabetic() || unit == '%');
    number.parse::<f64>().is_ok_and(|number| number == 0.0)
}

/// An element by itself.
struct Tag<'a>(&'a StartTag<usize>);

impl Element for Tag<'_> {
    fn parent_element(&self) -> Option<Self> {
        None
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        None
    }

    fn has_local_name(&self, name: &str) -> bool {
        name.as_bytes().eq_ignore_ascii_case(&self.0.name)
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        let value = self.0.attributes.get(name.as_bytes());
        value.is_some_and(|value| operator.matches(&lower(&value.value)))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        matches!(class, PseudoClass::Link) && *self.0.name == b"a"
    }
}
