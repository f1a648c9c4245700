//! Values as people say them.

use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, Term};

use crate::Result;
use crate::language::{Language, Text};
use crate::query::short;
use crate::record::{AsOf, Locator, visible};
use crate::vocab::{Prefixes, skos, xsd};

use super::changes::Cited;
use super::side::Side;

impl Side<'_> {
    /// What an entity is called: its other name if it has no official one, and else its compact IRI.
    pub(super) fn name(&self, entity: &NamedNode) -> Result<Text<String>> {
        Text::try_each(|language| {
            let label = match self.graph.label(&entity.clone().into(), language)? {
                None => self.values(entity, skos::ALT_LABEL)?.first().map(|value| short(value, self.graph.prefixes())),
                label => label,
            };
            Ok(visible(&label.unwrap_or_else(|| self.shortened(entity))).into_owned())
        })
    }

    /// A value.
    pub(super) fn spoken(&self, value: &Term) -> Result<Text<String>> {
        match value {
            Term::NamedNode(entity) => self.name(entity),
            Term::Literal(literal) => Ok(literal_in_words(literal)),
            _ => Ok(Text::same(short(value, self.graph.prefixes()))),
        }
    }

    /// Values, one after the other; of texts those in the language, if there are any.
    pub(super) fn listed(&self, values: &[Term]) -> Result<Text<String>> {
        Text::try_each(|language| {
            let spoken = in_language(values, language).into_iter().map(|value| {
                let bare = matches!(value, Term::Literal(literal) if is_text(literal));
                if bare {
                    Ok(short(value, self.graph.prefixes()))
                } else {
                    Ok(self.spoken(value)?.of(language).to_owned())
                }
            });
            Ok(spoken.collect::<Result<Vec<_>>>()?.join(", "))
        })
    }

    /// Passages; what a source says of itself needs none.
    pub(super) fn cited(&self, passages: &[NamedNode]) -> Result<Vec<Cited>> {
        let in_source = passages.iter().filter(|passage| passage.as_str().contains('#'));
        in_source.map(|passage| Ok(Cited { passage: self.shortened(passage), name: self.passage(passage)? })).collect()
    }

    fn passage(&self, passage: &NamedNode) -> Result<Text<String>> {
        let labelled = self.graph.label(&passage.clone().into(), Language::Finnish)?.is_some();
        if labelled { self.name(passage) } else { Ok(unlabelled(passage)) }
    }

    /// The compact form of an IRI, under the usual base.
    pub(super) fn shortened(&self, iri: &NamedNode) -> String {
        Prefixes::usual().compact(self.based(iri).as_str())
    }
}

/// The values in this language and those in none; all of them if there are no others.
fn in_language(values: &[Term], language: Language) -> Vec<&Term> {
    let fits = |value: &&Term| match value {
        Term::Literal(literal) => literal.language().is_none_or(|tag| tag == language.tag()),
        _ => true,
    };
    let fitting: Vec<_> = values.iter().filter(fits).collect();
    if fitting.is_empty() { values.iter().collect() } else { fitting }
}

/// The id of the source and the fragment, for a passage that nobody has described.
fn unlabelled(passage: &NamedNode) -> Text<String> {
    let (source, fragment) = passage.as_str().split_once('#').unwrap_or((passage.as_str(), ""));
    let id = source.rsplit('/').next().unwrap_or(source);
    let place = Locator::parse_fragment(fragment).map_or_else(|| fragment.to_owned(), |place| place.to_string());
    Text::same(visible(&format!("{id}, {place}")))
}

fn is_text(literal: &Literal) -> bool {
    literal.language().is_some() || literal.datatype() == xsd::STRING
}

fn literal_in_words(literal: &Literal) -> Text<String> {
    let value = literal.value();
    let found = match literal.datatype() {
        xsd::DATE | xsd::G_YEAR | xsd::G_YEAR_MONTH => value.parse().ok().map(moment),
        xsd::DECIMAL => value.parse().ok().map(|number| Text::each(|language| language.amount(number))),
        xsd::BOOLEAN if value == "true" => Some(Text::new("kyllä", "yes").into()),
        xsd::BOOLEAN if value == "false" => Some(Text::new("ei", "no").into()),
        _ => None,
    };
    let text = short(&Term::from(literal.clone()), Prefixes::usual()).replace('\n', " ");
    // A code speaks for itself; of a text one wants to see where it begins and ends.
    let quoted = is_text(literal) && (literal.language().is_some() || value.contains(char::is_whitespace));
    found.unwrap_or_else(|| if quoted { quote(&text) } else { Text::same(text) })
}

fn quote(text: &str) -> Text<String> {
    Text::new(format!("”{text}”"), format!("“{text}”"))
}

/// A day, a month or a year.
fn moment(moment: AsOf) -> Text<String> {
    Text::each(|language| match moment {
        AsOf::Year(year) => year.to_string(),
        AsOf::Month(year, month) => {
            Date::new(year, month, 1).map_or_else(|_| moment.to_string(), |first| language.month(first))
        }
        AsOf::Day(day) => language.day(day),
    })
}
