//! Money by the year in which projects began: a small chart for each kind and share, all on one scale.

mod chart;
mod sum;

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use rust_decimal::Decimal;

use crate::Result;
use crate::language::{Language, Text};
use crate::publish::Edition;
use crate::vocab::{ns, rdf, skos};

use super::alternative::{Cell, alternative};
use super::figure::figure;
use super::needs::Needs;
use super::picture::Picture;

use chart::{Chart, Unit};
use sum::Sum;

const NEEDS: Needs = Needs {
    query: "funding-by-start-year",
    classes: &[ns::PROJECT, ns::AMOUNT_CLASS, ns::AWARD, skos::CONCEPT],
    properties: &[
        rdf::TYPE,
        ns::PROJECT_OF,
        ns::AMOUNT,
        ns::AMOUNT_KIND,
        ns::AMOUNT_SHARE,
        ns::AS_OF,
        ns::CURRENCY,
        ns::START_DATE,
        ns::VALUE,
        skos::PREF_LABEL,
    ],
};

/// As many years as are shown without a gap; where there are more between first and last, only those with money are.
const MOST_YEARS: i64 = 40;

pub(super) fn draw(edition: &Edition<'_>, language: Language) -> Result<Option<Picture>> {
    let sums: Vec<Sum> = NEEDS.rows(edition, language)?;
    let Some(largest) = sums.iter().max_by_key(|sum| sum.money) else { return Ok(None) };
    let title = Text::new("Rahoitus hankkeiden alkamisvuoden mukaan", "Funding by the year in which projects began")
        .of(language);
    let sentences = sentences(largest, language);
    let (size, charts) = charts(&sums, largest.money, language);
    let svg = figure("money", size, title, &sentences.join(" "), &charts);
    let alternative = table(&sums, &sentences, language);
    Ok(Some(Picture { id: "money", title: title.to_owned(), svg, alternative, query: NEEDS.query }))
}

fn sentences(largest: &Sum, language: Language) -> Vec<String> {
    let (sum, kind, share, year) = (largest.said(language), &largest.kind, &largest.share, largest.year);
    let largest = Text::new(
        format!("Suurin summa on {sum} ({kind}, {share}); se koostuu vuonna {year} alkaneiden hankkeiden rahasta."),
        format!("The largest sum is {sum} ({kind}, {share}), for projects that began in {year}."),
    )
    .take(language);
    let counted = Text::new(
        "Kukin hanke on kussakin kuviossa mukana kerran, alkamisvuotensa kohdalla ja tuoreimmalla tiedossa olevalla rahamäärällään.",
        "In each chart a project counts once, with its newest known amount, in the year in which it began."
    ).of(language);
    let left_out = Text::new(
        "Pois jäävät vaihteluvälit, rahamäärät, joiden osuutta ei kerrota, ja hankkeet, joiden alkamispäivää ei tunneta.",
        "Brackets, amounts whose share is not told and projects without a start date are left out."
    ).of(language);
    let never_added = Text::new(
        "Lajit ja osuudet ovat osin samaa rahaa, joten kuvioiden summia ei pidä laskea yhteen.",
        "Kinds and shares are partly the same money, so the charts must not be added up.",
    )
    .of(language);
    vec![largest, counted.to_owned(), left_out.to_owned(), never_added.to_owned()]
}

/// A chart for each kind, share and currency, two beside each other.
fn charts(sums: &[Sum], largest: Decimal, language: Language) -> ((u32, u32), Markup) {
    let years = years(sums);
    let unit = Unit::of(largest, language);
    let mut of_charts = BTreeMap::<_, Vec<&Sum>>::new();
    for sum in sums {
        of_charts.entry((&sum.kind, &sum.share, &sum.currency)).or_default().push(sum);
    }
    let rows = u32::try_from(of_charts.len().div_ceil(2)).unwrap_or(u32::MAX);
    let drawn = html! {
        @for (index, sums) in of_charts.values().enumerate() {
            g transform=(format!("translate({} {})", index % 2 * chart::STEP, index / 2 * chart::DEPTH)) {
                (Chart { sums, years: &years, largest, unit, language }.drawn())
            }
        }
    };
    ((chart::WIDTH * 2, chart::HEIGHT * rows), drawn)
}

fn years(sums: &[Sum]) -> Vec<i64> {
    let years: BTreeSet<_> = sums.iter().map(|sum| sum.year).collect();
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if last - first < MOST_YEARS => (*first..=*last).collect(),
        _ => years.into_iter().collect(),
    }
}

fn table(sums: &[Sum], sentences: &[String], language: Language) -> Markup {
    let columns = [
        Text::new("laji", "kind").of(language),
        Text::new("osuus", "share").of(language),
        Text::new("alkamisvuosi", "year of start").of(language),
        Text::new("hankkeita", "projects").of(language),
        Text::new("summa", "sum").of(language),
        Text::new("valuutta", "currency").of(language),
    ];
    let row = |sum: &Sum| {
        vec![
            Cell::Text(sum.kind.clone()),
            Cell::Text(sum.share.clone()),
            Cell::Number(sum.year.to_string()),
            Cell::Number(language.number(sum.projects)),
            Cell::Number(language.number(sum.money.normalize())),
            Cell::Text(sum.currency.clone()),
        ]
    };
    alternative(sentences, &columns, &sums.iter().map(row).collect::<Vec<_>>())
}
