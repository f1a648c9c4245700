//! What a picture shows, for those who do not see it: in words, and as a table.

use maud::{Markup, html};

/// A cell of a table.
pub(super) enum Cell {
    Text(String),
    Number(String),
}

/// The sentences and the table of the numbers. The first cell of a row says what the row is about.
pub(super) fn alternative(sentences: &[String], columns: &[&str], rows: &[Vec<Cell>]) -> Markup {
    html! {
        p { (sentences.join(" ")) }
        div class="scroll" {
            table {
                thead { tr { @for column in columns { th scope="col" { (column) } } } }
                tbody {
                    @for row in rows {
                        tr { @for (index, cell) in row.iter().enumerate() { (drawn(cell, index == 0)) } }
                    }
                }
            }
        }
    }
}

fn drawn(cell: &Cell, first: bool) -> Markup {
    match cell {
        Cell::Text(text) if first => html! { th scope="row" dir="auto" { (text) } },
        Cell::Text(text) => html! { td dir="auto" { (text) } },
        Cell::Number(number) => html! { td class="number" { (number) } },
    }
}
