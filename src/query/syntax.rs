//! What is wrong with a text that is no query, in words of a person.
//!
//! The parser gives the furthest place that it looked at, which may lie a keyword's length past the word that it could not
//! take, and a list of characters. So the text is read once more with wide blanks between its words: the place then lies
//! in the word that is to blame, or in the blanks behind it.

use lazy_regex::regex;
use spargebra::SparqlParser;

use crate::error::nearest;
use crate::record::visible;
use crate::vocab::namespace;

/// Wider than any keyword.
const GAP: &str = "                        ";
/// How a query may begin.
const FORMS: [&str; 4] = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
const UPDATES: [&str; 9] = ["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"];
/// The longest word that is cited, in characters.
const LONGEST: usize = 60;

/// What the parser says in whole sentences, and the same for those who do not know it.
const SENTENCES: [(&str, &str); 10] = [
    ("a variable that is unbound", "SELECT names a variable that WHERE and GROUP BY give no value"),
    ("Duplicated variable name", "SELECT gives two columns one name\n  help: give one of them another"),
    ("with GROUP BY", "SELECT * cannot stand with GROUP BY\n  help: name the columns"),
    ("overriding an existing", "BIND gives a value to a variable that has one\n  help: take another name"),
    ("Repeated variables", "VALUES names a variable twice"),
    (
        "VALUES clause rows",
        "a row of VALUES has not as many values as there are variables\n  help: write UNDEF for none",
    ),
    ("blank node id", "a blank node (_:…) stands in two groups\n  help: use a variable"),
    ("IRI parsing", "what stands between < and > is no address\n  help: write it whole, as <https://example.org/a>"),
    ("only available in SPARQL", "this is not in SPARQL 1.1"),
    ("escape", "\\ stands before a character that needs none\n  help: write \\\\ for the sign itself"),
];

/// A fault of a text: line and column, from 1, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub line: usize,
    pub column: usize,
    pub problem: String,
}

/// A word of a text: where it begins in the text, and in the text that is spread out.
struct Word<'t> {
    text: &'t str,
    at: usize,
    spread: usize,
}

/// What is wrong with a text that is no query.
pub(super) fn fault(parser: &SparqlParser, text: &str) -> Fault {
    let (words, spread) = words(text);
    let message = parser.clone().parse_query(&spread).err().map_or_else(String::new, |error| error.to_string());
    let place = place(&message).map_or(spread.len(), |place| byte(&spread, place));
    let blamed = words.iter().rposition(|word| word.spread <= place).filter(|_| place < spread.len());
    let unclosed = words.iter().position(|word| ["\"", "'"].contains(&word.text));
    let undeclared = blamed.and_then(|index| undeclared(parser, &words, index));
    let problem = match (unclosed, undeclared) {
        (Some(_), _) => "a text begins here that has no end\n  help: close it on the same line".to_owned(),
        (None, Some(prefix)) => not_declared(prefix),
        (None, None) => problem(&words, blamed, &message),
    };
    let at = unclosed.or(blamed).and_then(|index| words.get(index)).map_or(text.trim_end().len(), |word| word.at);
    let before = text.get(..at).unwrap_or_default();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Fault { line: before.matches('\n').count() + 1, column, problem }
}

/// The words of a text, and the text with blanks between them where there may be blanks.
fn words(text: &str) -> (Vec<Word<'_>>, String) {
    let tokens = regex!(
        r#"(?xs) \#[^\r\n]* | <[^<>"{}|^`\\\x00-\x20]*> | """(?:\\.|[^\\])*?""" | '''(?:\\.|[^\\])*?'''
            | "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*' | [{}()\[\];,] | [^\s{}()\[\];,"'<\#]+ | \S"#
    );
    let (mut words, mut spread, mut end) = (Vec::new(), String::new(), 0);
    let is_sign = |word: Option<&Word<'_>>| word.is_some_and(|word| "{}()[];,".contains(word.text));
    for found in tokens.find_iter(text).filter(|found| !found.as_str().starts_with('#')) {
        let word = Word { text: found.as_str(), at: found.start(), spread: 0 };
        if found.start() > end || is_sign(Some(&word)) || is_sign(words.last()) {
            spread.push_str(GAP);
        }
        words.push(Word { spread: spread.len(), ..word });
        spread.push_str(found.as_str());
        end = found.end();
    }
    spread.push_str(GAP);
    (words, spread)
}

/// The parser says the place in words only: "error at 3:14: …".
fn place(message: &str) -> Option<(usize, usize)> {
    let (line, rest) = message.split_once("error at ")?.1.split_once(':')?;
    let column = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

fn byte(text: &str, (line, column): (usize, usize)) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let in_line = text.get(before..).unwrap_or_default().char_indices().nth(column.saturating_sub(1));
    in_line.map_or(text.len(), |(byte, _)| before + byte)
}

fn problem(words: &[Word<'_>], blamed: Option<usize>, message: &str) -> String {
    let sentence = SENTENCES.iter().find(|(said, _)| message.contains(said)).map(|(_, meant)| (*meant).to_owned());
    let Some((index, word)) = blamed.and_then(|index| Some((index, words.get(index)?.text))) else {
        return sentence.unwrap_or_else(|| too_short(words));
    };
    let before = words.get(..index).unwrap_or_default();
    sentence.unwrap_or_else(|| misplaced(word, before))
}

/// The prefix of a word, if neither the text nor the parser knows it.
fn undeclared<'t>(parser: &SparqlParser, words: &[Word<'t>], index: usize) -> Option<&'t str> {
    let (prefix, _) = words.get(index)?.text.split_once(':')?;
    let is_name = prefix.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter));
    let before = words.get(..index).unwrap_or_default();
    let declares = |pair: &[Word<'_>]| matches!(pair, [word, name] if word.text.eq_ignore_ascii_case("PREFIX") && name.text == format!("{prefix}:"));
    let is_known = || parser.clone().parse_query(&format!("ASK {{ {prefix}:a ?b ?c }}")).is_ok();
    let is_being_declared = before.last().is_some_and(|word| word.text.eq_ignore_ascii_case("PREFIX"));
    (is_name && !is_being_declared && !before.windows(2).any(declares) && !is_known()).then_some(prefix)
}

fn not_declared(prefix: &str) -> String {
    let namespace = namespace(prefix).unwrap_or("…");
    format!("the prefix {prefix}: is not declared\n  help: begin with PREFIX {prefix}: <{namespace}>")
}

/// What is missing at the end of a query.
fn too_short(words: &[Word<'_>]) -> String {
    if words.is_empty() {
        return "there is no query\n  help: write SELECT, ASK, CONSTRUCT or DESCRIBE".to_owned();
    }
    match open(words) {
        Some(close) => format!("the query ends before {close} closes what is open"),
        None => format!("the query ends too early: something has to follow {}", cited(words.last())),
    }
}

/// The sign that closes the innermost bracket that is open.
fn open(words: &[Word<'_>]) -> Option<&'static str> {
    let mut open = Vec::new();
    for word in words {
        match word.text {
            "{" => open.push("}"),
            "(" => open.push(")"),
            "[" => open.push("]"),
            "}" | ")" | "]" => drop(open.pop()),
            _ => {}
        }
    }
    open.pop()
}

fn misplaced(word: &str, before: &[Word<'_>]) -> String {
    let word = shortened(word);
    if before.is_empty() {
        if UPDATES.contains(&word.to_uppercase().as_str()) {
            return "an update: a query asks and changes nothing\n  help: write SELECT, ASK, CONSTRUCT or DESCRIBE"
                .to_owned();
        }
        let form = nearest(&word, FORMS).map_or_else(|| FORMS.join(", "), |form| format!("{form}, was it meant?"));
        return format!("a query does not begin with {word}\n  help: it begins with {form}");
    }
    if ["}", ")", "]"].contains(&word.as_str()) && open(before).is_none() {
        return format!("{word} closes nothing\n  help: take it out");
    }
    let help = match word.as_str() {
        "}" if before.last().is_some_and(|word| word.text.starts_with(['?', '$', '<', ':'])) => {
            "\n  help: a statement is a subject, a property and a value"
        }
        word if word.chars().all(|letter| letter.is_ascii_lowercase()) => {
            "\n  help: a variable begins with ?, a term with its prefix, as hanke:Project"
        }
        _ => "",
    };
    format!("{word} cannot stand behind {}{help}", cited(before.last()))
}

fn cited(word: Option<&Word<'_>>) -> String {
    word.map(|word| shortened(word.text)).unwrap_or_default()
}

fn shortened(word: &str) -> String {
    visible(word).chars().take(LONGEST).collect()
}
