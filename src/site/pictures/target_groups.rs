//! Practices by target group, as bars.

use maud::{Markup, html};
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::Result;
use crate::language::{Language, Plural, Text};
use crate::publish::Edition;
use crate::vocab::{ns, rdf, skos};

use super::alternative::{Cell, alternative};
use super::figure::figure;
use super::label::{fitted, name};
use super::needs::Needs;
use super::picture::Picture;
use super::scale::Scale;

const NEEDS: Needs = Needs {
    query: "target-groups",
    classes: &[ns::PRACTICE, skos::CONCEPT],
    properties: &[rdf::TYPE, ns::TARGET_GROUP, skos::PREF_LABEL],
};

#[derive(Deserialize)]
struct Group {
    #[serde(rename = "target_group")]
    iri: String,
    name: Option<String>,
    practices: usize,
}

impl Group {
    fn name(&self) -> String {
        name(self.name.as_deref(), None, &self.iri)
    }
}

/// As many groups as are drawn.
const MOST: usize = 40;
const LABELS: u32 = 250;
const BARS: u32 = 380;
const LINE: u32 = 26;

pub(super) fn draw(edition: &Edition<'_>, language: Language) -> Result<Option<Picture>> {
    let mut groups: Vec<Group> = NEEDS.rows(edition, language)?;
    groups.retain(|group| group.practices > 0);
    groups.dedup_by(|one, other| one.iri == other.iri);
    groups.sort_by_key(|group| std::cmp::Reverse(group.practices));
    let left_out = groups.len().saturating_sub(MOST);
    groups.truncate(MOST);
    let Some(largest) = groups.first() else { return Ok(None) };
    let title = Text::new("Käytännöt kohderyhmittäin", "Practices by target group").of(language).to_owned();
    let sentences = sentences(&groups, largest, left_out, language);
    let svg = figure("target-groups", size(&groups), &title, &sentences.join(" "), &bars(&groups, largest, language));
    let alternative = table(&groups, &sentences, language);
    Ok(Some(Picture { id: "target-groups", title, svg, alternative, query: NEEDS.query }))
}

const LEFT_OUT: Text<Plural> =
    Text::new(Plural::new("muu jää pois", "muuta jää pois"), Plural::new("more is left out", "more are left out"));

fn sentences(groups: &[Group], largest: &Group, left_out: usize, language: Language) -> Vec<String> {
    let (name, practices) = (largest.name(), language.number(largest.practices));
    let unequalled = groups.get(1).is_none_or(|second| second.practices < largest.practices);
    let most = unequalled.then(|| {
        Text::new(
            format!("Eniten käytäntöjä on kohderyhmällä {name}: {practices}."),
            format!("The group with most practices is {name}, with {practices}."),
        )
        .take(language)
    });
    let twice = Text::new(
        "Käytäntö, jolla on useita kohderyhmiä, on mukana jokaisen kohdalla; suppeamman ryhmän käytäntöjä ei lueta laajempaan.",
        "A practice for several groups counts in each; those for a narrower group are not counted in the wider one."
    ).of(language);
    let more = (left_out > 0).then(|| {
        let (shown, others) = (groups.len(), LEFT_OUT.for_number(left_out, language));
        let text = Text::new(
            format!("Kuvassa on {shown} suurinta ryhmää; {left_out} {others}."),
            format!("The {shown} largest groups are shown; {left_out} {others}."),
        );
        text.take(language)
    });
    most.into_iter().chain([twice.to_owned()]).chain(more).collect()
}

fn size(groups: &[Group]) -> (u32, u32) {
    (LABELS + BARS + 60, LINE * u32::try_from(groups.len()).unwrap_or(u32::MAX / LINE))
}

fn bars(groups: &[Group], largest: &Group, language: Language) -> Markup {
    let scale = Scale::new(0, largest.practices, BARS);
    html! {
        @for (line, group) in groups.iter().enumerate() {
            g transform=(format!("translate(0 {})", line * LINE as usize)) {
                text class="end" x=(LABELS - 10) y="17.5" { (fitted(&group.name(), LABELS - 10)) }
                rect class="bar" x=(LABELS) y="4" width=(scale.place(group.practices)) height="18" {}
                text x=(Decimal::from(LABELS + 8) + scale.place(group.practices)) y="17.5" {
                    (language.number(group.practices))
                }
            }
        }
        line class="axis" x1=(LABELS) x2=(LABELS) y1="0" y2=(size(groups).1) {}
    }
}

fn table(groups: &[Group], sentences: &[String], language: Language) -> Markup {
    let columns =
        [Text::new("kohderyhmä", "target group").of(language), Text::new("käytäntöjä", "practices").of(language)];
    let rows =
        groups.iter().map(|group| vec![Cell::Text(group.name()), Cell::Number(language.number(group.practices))]);
    alternative(sentences, &columns, &rows.collect::<Vec<_>>())
}
