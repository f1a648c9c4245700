//! Projects on a time line: a bar from the first day of each to its last.

mod bar;
mod calendar;
mod project;

use std::collections::BTreeSet;

use jiff::civil::Date;
use maud::{Markup, html};

use crate::Result;
use crate::language::{Language, Text};
use crate::publish::Edition;
use crate::site::pictures::picture::PROJECTS;
use crate::vocab::{ns, rdf, skos};

use super::alternative::{Cell, alternative};
use super::figure::figure;
use super::label::{self, fitted};
use super::legend::legend;
use super::needs::Needs;
use super::picture::Picture;

use bar::Look;
use calendar::Calendar;
use project::Project;

const NEEDS: Needs = Needs {
    query: "latest-projects",
    classes: &[ns::PROJECT, skos::CONCEPT],
    properties: &[rdf::TYPE, ns::CODE, ns::START_DATE, ns::END_DATE, ns::STATUS, skos::PREF_LABEL],
};

const LABELS: u32 = 310;
const TOP: u32 = 28;
const LINE: u32 = 24;

pub(super) fn draw(edition: &Edition<'_>, language: Language) -> Result<Option<Picture>> {
    let mut projects: Vec<Project> = NEEDS.rows(edition, language)?;
    let mut seen = BTreeSet::new();
    projects.retain(|project| project.start().or(project.end()).is_some() && seen.insert(project.iri.clone()));
    let Some(calendar) = Calendar::of(&projects) else { return Ok(None) };
    let others = edition.statements().entities(ns::PROJECT)?.len().saturating_sub(projects.len());
    let title = Text::new("Hankkeet aikajanalla", "Projects on a time line").of(language);
    let sentences = sentences(&projects, others, language);
    let (size, drawn) = drawing(&projects, &calendar, language);
    let svg = figure("time-line", size, title, &sentences.join(" "), &drawn);
    let alternative = table(&projects, &sentences, language);
    Ok(Some(Picture { id: "time-line", title: title.to_owned(), svg, alternative, query: NEEDS.query }))
}

fn sentences(projects: &[Project], others: usize, language: Language) -> Vec<String> {
    let first = projects.first().map(|project| (project.name(), project.period(language))).unwrap_or_default();
    let number = PROJECTS.counted(projects.len(), language);
    let shown = Text::new(
        format!("Aikajanalla on {number} alkamisjärjestyksessä; ensimmäisenä {} ({}).", first.0, first.1),
        format!("{number} in the order in which they began, the first being {} ({}).", first.0, first.1),
    )
    .take(language);
    let others = language.number(others);
    let left_out = (others != "0").then(|| {
        Text::new(
            format!("Muut hankkeet ({others}) jäävät pois: ne alkoivat aiemmin, tai niiden toteutusaikaa ei tunneta."),
            format!("The others ({others}) are left out: they began earlier, or their period is not known."),
        )
        .take(language)
    });
    [shown].into_iter().chain(left_out).collect()
}

fn drawing(projects: &[Project], calendar: &Calendar, language: Language) -> ((u32, u32), Markup) {
    let bottom = TOP + LINE * u32::try_from(projects.len()).unwrap_or_default();
    let width = LABELS + calendar::ACROSS;
    let (meanings, depth) = legend(&signs(projects, language), bottom + 28, width);
    let drawn = html! {
        (bar::hatching())
        (calendar.drawn(LABELS, TOP, bottom))
        @for (line, project) in projects.iter().enumerate() {
            g transform=(format!("translate(0 {})", TOP as usize + line * LINE as usize)) {
                (line_of(project, calendar, language))
            }
        }
        (meanings)
    };
    ((width, bottom + 28 + depth), drawn)
}

fn line_of(project: &Project, calendar: &Calendar, language: Language) -> Markup {
    let named = project.code.as_ref().filter(|code| **code != project.name());
    let code = named.map(|code| label::name(Some(code), None, code)).unwrap_or_default();
    let room = (LABELS - 18).saturating_sub(label::width(&code));
    html! {
        text class="end" x=(LABELS - 10) y="16.5" {
            (fitted(&project.name(), room))
            @if !code.is_empty() { tspan class="quiet name" dx="6" { (fitted(&code, LABELS / 2)) } }
        }
        g {
            title { (project.name()) ": " (project.period(language)) ", " (project.status(language)) }
            (bar::drawn(project, calendar, LABELS))
        }
    }
}

/// What the looks of the bars mean that are drawn.
fn signs(projects: &[Project], language: Language) -> Vec<(Markup, String)> {
    let looks: BTreeSet<_> = projects.iter().map(|project| (Look::of(project), project.status(language))).collect();
    let mut signs: Vec<_> = looks.into_iter().map(|(look, name)| (bar::sign(look), name.to_owned())).collect();
    if projects.iter().any(|project| project.start().is_none() || project.end().is_none()) {
        signs.push((bar::open_sign(), Text::new("päivä ei tiedossa", "day not known").of(language).to_owned()));
    }
    signs
}

fn table(projects: &[Project], sentences: &[String], language: Language) -> Markup {
    let columns = [
        Text::new("hanke", "project").of(language),
        Text::new("koodi", "code").of(language),
        Text::new("alkoi", "start").of(language),
        Text::new("päättyi", "end").of(language),
        Text::new("tila", "status").of(language),
    ];
    let row = |project: &Project| {
        let day = |day: Option<Date>| Cell::Text(day.map(|day| language.day(day)).unwrap_or_default());
        let code = project.code.clone().unwrap_or_default();
        let status = project.status(language).to_owned();
        vec![Cell::Text(project.name()), Cell::Text(code), day(project.start()), day(project.end()), Cell::Text(status)]
    };
    alternative(sentences, &columns, &projects.iter().map(row).collect::<Vec<_>>())
}
