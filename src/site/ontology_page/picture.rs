//! The picture of the classes and of the properties that lead from one to another, drawn from the ontology itself.

mod drawing;
mod layout;
mod relations;
mod routing;

use maud::{Markup, html};

use crate::language::Text;

use super::page::Page;
use relations::relations;

/// The picture, and what it shows in words.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let relations = relations(page.vocabulary);
    html! {
        section {
            h2 #picture { (page.say(Text::new("Kuva luokista", "Picture of the classes"))) }
            p { (page.say(Text::new(
                "Laatikot ovat luokkia. Nuoli kulkee luokasta ominaisuuden kautta luokkaan, johon ominaisuus viittaa.",
                "The boxes are classes. An arrow runs from a class through a property to the class that the property refers to."
            ))) }
            figure.scroll.diagram tabindex="0" aria-labelledby="picture" {
                (drawing::svg(page, &relations))
            }
            details {
                summary { (page.say(Text::new("Kuva sanoina", "The picture in words"))) }
                ul {
                    @for relation in &relations {
                        li { (page.named_list(&relation.from)) " – " (page.named(&relation.property)) " – " (page.named_list(&relation.to)) }
                    }
                }
            }
        }
    }
}
