//! Values that went wrong while they were copied: damaged texts, and business ids whose check digit does not fit.

use oxigraph::model::{Literal, Quad, Term};

use crate::language::Text;
use crate::text::privacy::personal::is_text;
use crate::text::value::code::check_digit;
use crate::text::value::damage::{Damage, damage};
use crate::vocab::ns;
use crate::{KnowledgeGraph, Result};

use super::finding::About;

/// A statement of the view whose value went wrong.
pub(super) struct Damaged {
    pub check: &'static str,
    pub about: About,
    pub note: Text<String>,
}

/// All such statements, in the order of entities, properties and values.
pub(super) fn findings(graph: &KnowledgeGraph) -> Result<Vec<Damaged>> {
    let mut findings = Vec::new();
    for quad in graph.view() {
        findings.extend(of_statement(&quad?));
    }
    findings.sort_by_cached_key(|Damaged { about: About { entity, property, value }, .. }| {
        let (entity, value) = (entity.as_ref().map(ToString::to_string), value.as_ref().map(ToString::to_string));
        (entity, property.clone(), value)
    });
    Ok(findings)
}

fn of_statement(quad: &Quad) -> Option<Damaged> {
    let Term::Literal(literal) = &quad.object else { return None };
    let (check, note) = if quad.predicate == ns::BUSINESS_ID {
        ("business-id-digit", wrong_digit(literal.value())?)
    } else {
        ("damaged-text", what_happened(damaged(literal)?).into())
    };
    let about = About {
        entity: Some(quad.subject.clone().into()),
        property: Some(quad.predicate.clone()),
        value: Some(quad.object.clone()),
    };
    Some(Damaged { check, about, note })
}

fn damaged(literal: &Literal) -> Option<Damage> {
    is_text(literal).then(|| damage(literal.value())).flatten()
}

/// What the check digit would be, if it is not as it is.
fn wrong_digit(id: &str) -> Option<Text<String>> {
    let (number, digit) = id.split_once('-')?;
    match check_digit(number) {
        None => Some(Text::new(format!("Yksikään tunnus ei ala {number}."), format!("No id begins with {number}."))),
        Some(right) if digit == right.to_string() => None,
        Some(right) => Some(Text::new(
            format!("Jos muut numerot ovat oikein, tunnus on {number}-{right}."),
            format!("If the other digits are right, the id is {number}-{right}."),
        )),
    }
}

fn what_happened(damage: Damage) -> Text {
    match damage {
        Damage::WrongEncoding => {
            Text::new("UTF-8 on luettu väärällä merkistöllä.", "UTF-8 was read in another encoding.")
        }
        Damage::LostLetters => Text::new("Kirjaimia on kadonnut.", "Letters are lost."),
        Damage::Control => Text::new("Tekstissä on ohjausmerkkejä.", "It holds control characters."),
        Damage::Markup => Text::new("Tekstissä on HTML-merkintöjä.", "It holds markup of HTML."),
        Damage::NoValue => {
            Text::new("Ohjelma on kirjoittanut arvon puuttumisen.", "A program has written that there is no value.")
        }
    }
}
