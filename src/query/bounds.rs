//! Bounds on a query before it is evaluated: the engine can be stopped at its work, not while it reads or plans.
//!
//! What each bound allows is planned in well under a second and leaves room on a small stack; the shipped queries and the
//! tests of SPARQL 1.1 stay far below.

use std::collections::BTreeMap;
use std::io;
use std::panic::resume_unwind;
use std::thread;

use lazy_regex::regex;
use spargebra::algebra::GraphPattern;
use spargebra::{Query, SparqlParser};

use crate::error::{Error, QueryError};

use super::node::{self, Node};
use super::syntax::{self, Fault};

/// The longest text, in bytes.
const TEXT: usize = 256 << 10;
/// The most brackets that may be open at one place of the text.
const BRACKETS: usize = 40;
/// The most patterns.
const PATTERNS: usize = 256;
/// The most patterns that are joined with each other: planning takes the fourth power of their number.
const JOINED: usize = 64;
/// The most operations that may work on each other's results.
const OPERATIONS: usize = 128;

/// From this many bytes on, a text is parsed on a stack of its own: a chain of operators becomes as deep as it is long.
const SHORT: usize = 4 << 10;
const STACK: usize = 256 << 20;

/// What a query has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Excess {
    what: &'static str,
    met: usize,
    most: usize,
}

impl Excess {
    fn of(what: &'static str, met: usize, most: usize) -> Result<(), Self> {
        if met > most { Err(Self { what, met, most }) } else { Ok(()) }
    }

    pub(super) fn problem(self) -> String {
        let Self { what, met, most } = self;
        format!("{met} {what}, where at most {most} can be planned in time\n  help: ask in several queries")
    }
}

/// Why a text is no query.
pub(super) enum Refused {
    Excess(Excess),
    Syntax(Fault),
    System(io::Error),
}

impl Refused {
    pub(super) fn of(self, name: &str) -> Error {
        match self {
            Self::Excess(excess) => too_large(name, excess),
            Self::Syntax(Fault { line, column, problem }) => Error::Query(QueryError::Syntax { line, column, problem }),
            Self::System(source) => Error::Thread { purpose: "read a query", source },
        }
    }
}

/// Parses a query within the bounds.
pub(super) fn parse(parser: &SparqlParser, text: &str) -> Result<Query, Refused> {
    Excess::of("bytes", text.len(), TEXT).and_then(|()| brackets(text)).map_err(Refused::Excess)?;
    with_room(text, || {
        let refused = |_| Refused::Syntax(syntax::fault(parser, text));
        let query = parser.clone().parse_query(text).map_err(refused)?;
        size(&query).map_err(Refused::Excess)?;
        Ok(query)
    })
    .map_err(Refused::System)?
}

/// Whether a text within the bounds is an update.
pub(super) fn is_update(text: &str) -> bool {
    with_room(text, || SparqlParser::new().parse_update(text).is_ok()).unwrap_or(false)
}

/// Does something with a text where there is room on the stack for it.
fn with_room<T: Send>(text: &str, work: impl FnOnce() -> T + Send) -> io::Result<T> {
    if text.len() <= SHORT {
        return Ok(work());
    }
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)?;
        thread.join().or_else(|panic| resume_unwind(panic))
    })
}

/// Whether so many brackets are open at once that the parser would lose itself in them.
///
/// Brackets in texts, comments and IRIs are none. `<` may begin an IRI or compare: where that decides on what is a text or a
/// comment, all brackets count.
fn brackets(text: &str) -> Result<(), Excess> {
    let tokens = regex!(
        r#"(?sx) <[A-Za-z][A-Za-z0-9+.-]*://[^<>"{}|^`\\\x00-\x20]*>
            | (?<unclear> <[^<>"{}|^`\\'\#\x00-\x20]*['\#][^<>"{}|^`\\\x00-\x20]*>)
            | """(?:\\.|[^\\])*?""" | '''(?:\\.|[^\\])*?''' | "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*'
            | \#[^\r\n]* | \\.
            | (?<open> [(\[{] | <<) | (?<close> [)\]}])"#
    );
    let (mut open, mut deepest) = (0_usize, 0);
    for token in tokens.captures_iter(text) {
        if token.name("unclear").is_some() {
            deepest = text.matches(['(', '[', '{']).count();
            break;
        }
        if token.name("open").is_some() {
            open += 1;
            deepest = deepest.max(open);
        } else if token.name("close").is_some() {
            open = open.saturating_sub(1);
        }
    }
    Excess::of("brackets inside each other", deepest, BRACKETS)
}

/// Whether a query is small enough to be planned in time.
pub(super) fn size(query: &Query) -> Result<(), Excess> {
    let (mut deepest, mut joined) = (0, BTreeMap::new());
    for place in node::all(query) {
        deepest = deepest.max(place.depth);
        *joined.entry(place.group).or_insert(0) += patterns(place.node);
    }
    Excess::of("patterns", joined.values().sum(), PATTERNS)?;
    Excess::of("patterns in one group", joined.values().copied().max().unwrap_or_default(), JOINED)?;
    Excess::of("operations inside each other", deepest, OPERATIONS)
}

fn patterns(node: Node<'_>) -> usize {
    match node {
        Node::Group(GraphPattern::Bgp { patterns }) => patterns.len(),
        Node::Group(GraphPattern::Path { .. } | GraphPattern::Values { .. } | GraphPattern::Graph { .. }) => 1,
        _ => 0,
    }
}

/// Whether a query asks another machine, wherever in it.
fn asks_elsewhere(query: &Query) -> bool {
    node::all(query).any(|place| matches!(place.node, Node::Group(GraphPattern::Service { .. })))
}

/// Refuses what could not be planned in time, and what asks another machine.
pub(super) fn check(name: &str, query: &Query) -> Result<(), Error> {
    size(query).map_err(|excess| too_large(name, excess))?;
    if asks_elsewhere(query) {
        return Err(Error::Query(QueryError::Elsewhere { query: name.to_owned() }));
    }
    Ok(())
}

fn too_large(name: &str, excess: Excess) -> Error {
    Error::Query(QueryError::TooLarge { query: name.to_owned(), problem: excess.problem() })
}
