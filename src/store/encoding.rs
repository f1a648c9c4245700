//! A term as bytes: what kind it is, then what tells it from others of its kind. Equal terms have equal bytes, and terms of
//! one datatype or language stand together when bytes are sorted.

use std::str::{self, FromStr as _};

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{BlankNode, Literal, LiteralRef, NamedNode, Term, TermRef};
use spareval::ExpressionTerm;

const IRI: u8 = 0;
const BLANK: u8 = 1;
const PLAIN: u8 = 2;
const TAGGED: u8 = 3;
const TYPED: u8 = 4;
/// Whatever only features that other crates may turn on can make, as N-Triples writes it.
const OTHER: u8 = 5;

/// Stands in no text, since UTF-8 does not have it.
const END: u8 = 0xff;

/// Writes the bytes of a term behind what is there.
pub(super) fn encode(term: TermRef<'_>, bytes: &mut Vec<u8>) {
    match term {
        TermRef::NamedNode(node) => put(bytes, IRI, "", node.as_str()),
        TermRef::BlankNode(node) => put(bytes, BLANK, "", node.as_str()),
        TermRef::Literal(literal) => encode_literal(literal, bytes),
        #[allow(unreachable_patterns, reason = "the pattern can be reached only with features of other crates")]
        other => put(bytes, OTHER, "", &other.to_string()),
    }
}

fn encode_literal(literal: LiteralRef<'_>, bytes: &mut Vec<u8>) {
    let datatype = literal.datatype();
    match literal.language() {
        Some(tag) if datatype == rdf::LANG_STRING => put(bytes, TAGGED, tag, literal.value()),
        Some(_) => put(bytes, OTHER, "", &literal.to_string()),
        None if datatype == xsd::STRING => put(bytes, PLAIN, "", literal.value()),
        None => encode_typed(literal, bytes),
    }
}

/// The engine's own stores keep the values of numbers and days, not how they were written. So do we: nobody is to tell from
/// an answer what keeps the graph.
fn encode_typed(literal: LiteralRef<'_>, bytes: &mut Vec<u8>) {
    let kept = Term::from(ExpressionTerm::from(Term::from(literal.into_owned())));
    let kept = if let Term::Literal(kept) = &kept { kept.as_ref() } else { literal };
    put(bytes, TYPED, kept.datatype().as_str(), kept.value());
}

fn put(bytes: &mut Vec<u8>, kind: u8, of: &str, value: &str) {
    bytes.push(kind);
    if kind == TAGGED || kind == TYPED {
        bytes.extend_from_slice(of.as_bytes());
        bytes.push(END);
    }
    bytes.extend_from_slice(value.as_bytes());
}

/// The term that has these bytes; nothing if none has.
pub(super) fn decode(bytes: &[u8]) -> Option<Term> {
    let (kind, rest) = bytes.split_first()?;
    let (of, value) = match *kind {
        TAGGED | TYPED => rest.split_at_checked(memchr::memchr(END, rest)?).map(|(of, value)| (of, &value[1..]))?,
        _ => (&[][..], rest),
    };
    let (of, value) = (str::from_utf8(of).ok()?, str::from_utf8(value).ok()?);
    Some(match *kind {
        IRI => NamedNode::new_unchecked(value).into(),
        BLANK => BlankNode::new_unchecked(value).into(),
        PLAIN => Literal::new_simple_literal(value).into(),
        TAGGED => Literal::new_language_tagged_literal_unchecked(value, of).into(),
        TYPED => Literal::new_typed_literal(value, NamedNode::new_unchecked(of)).into(),
        OTHER => Term::from_str(value).ok()?,
        _ => return None,
    })
}

/// The term that has these bytes, as the evaluator calculates with it.
pub(super) fn expression(bytes: &[u8]) -> Option<ExpressionTerm> {
    match bytes.split_first()? {
        (&IRI, iri) => Some(ExpressionTerm::NamedNode(NamedNode::new_unchecked(str::from_utf8(iri).ok()?))),
        (&PLAIN, value) => Some(ExpressionTerm::StringLiteral(str::from_utf8(value).ok()?.to_owned())),
        _ => decode(bytes).map(Into::into),
    }
}
