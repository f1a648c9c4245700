//! The classes: what each means, which properties its entities have, and which lead to them.

use maud::{Markup, html};

use crate::language::Text;
use crate::vocab::schema;

use super::demand::{Demand, demands, messages};
use super::page::Page;

/// A row of the table of a class.
struct Row {
    property: String,
    demand: Option<Demand>,
}

impl Page<'_> {
    pub(super) fn classes(&self) -> Markup {
        html! {
            section {
                h2 #classes { (self.say(Text::new("Luokat", "Classes"))) }
                @for class in self.vocabulary.classes() { (self.class(class)) }
            }
        }
    }

    fn class(&self, class: &str) -> Markup {
        let leading: Vec<_> = self.vocabulary.subjects_with(schema::RANGE_INCLUDES, class).collect();
        html! {
            section.term id=[self.vocabulary.anchor(class)] {
                (self.term_head(class))
                dl {
                    (self.term_facts(class))
                    @if !leading.is_empty() {
                        dt { (self.say(Text::new("Tähän viittaavat", "Referred to by"))) } dd { (self.named_list(&leading)) }
                    }
                }
                (self.class_table(class))
                (self.class_messages(class))
            }
        }
    }

    fn class_table(&self, class: &str) -> Markup {
        let label = format!("{}: {}", self.label(class), self.say(Text::new("ominaisuudet", "properties")));
        html! {
            h4 { (self.say(Text::new("Ominaisuudet", "Properties"))) }
            section.scroll tabindex="0" aria-label=(label) {
                table {
                    thead { tr {
                        th scope="col" { (self.say(Text::new("Ominaisuus", "Property"))) }
                        th scope="col" { (self.say(Text::new("Arvot", "Values"))) }
                        th scope="col" { (self.say(Text::new("Kuinka monta", "How many"))) }
                    } }
                    tbody { @for row in self.rows(class) { (self.row(&row)) } }
                }
            }
        }
    }

    fn row(&self, row: &Row) -> Markup {
        let range = row.demand.as_ref().map(|demand| demand.range.as_slice()).unwrap_or_default();
        let words = row.demand.as_ref().map(|demand| demand.words(self.language)).filter(|words| !words.is_empty());
        html! {
            tr {
                th scope="row" { (self.named(&row.property)) }
                td data-label=(self.say(Text::new("Arvot", "Values"))) { (self.range(&row.property, range)) }
                td data-label=(self.say(Text::new("Kuinka monta", "How many"))) { (words.unwrap_or_else(|| self.say(Text::new("ei rajoitusta", "any number")).to_owned())) }
            }
        }
    }

    /// The properties that the shapes speak of, in their order, then the others that are used on the class.
    fn rows(&self, class: &str) -> Vec<Row> {
        let demands = demands(self.vocabulary, class);
        let mut rows: Vec<_> =
            demands.into_iter().map(|demand| Row { property: demand.property.clone(), demand: Some(demand) }).collect();
        for property in self.vocabulary.subjects_with(schema::DOMAIN_INCLUDES, class) {
            if rows.iter().all(|row| row.property != property) {
                rows.push(Row { property: property.to_owned(), demand: None });
            }
        }
        rows
    }

    fn class_messages(&self, class: &str) -> Markup {
        let messages = messages(self.vocabulary, class, self.language);
        html! {
            @if !messages.is_empty() {
                details {
                    summary { (self.say(Text::new("Mitä tarkistus sanoo, kun tiedoissa on vikaa", "What the check says when something is wrong"))) }
                    ul { @for message in &messages { li { (message) } } }
                }
            }
        }
    }
}
