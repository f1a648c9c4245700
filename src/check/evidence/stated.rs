//! Which values of a fact its passage must print.
//!
//! Every type of fact is taken apart without `..`, so that a new field cannot be forgotten: it is a value to be proven,
//! or it is named here among those that a passage does not print. These are our own texts and translations, ids,
//! references that only say which thing is spoken of, and concepts that are our classification.

use iri_string::types::IriString;
use jiff::civil::Date;

use crate::record::{
    Amount, AsOf, Award, Currency, Fact, Money, Organization, Outcome, Owner, Participation, Practice, Programme,
    Project, Recognition, Reference, Source, Uptake,
};

use super::value::{Kind, Value};

/// A value that a passage must print.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// The field, as the record file calls it.
    pub field: &'static str,
    /// What kind of value it is.
    pub kind: Kind,
    /// The value.
    pub value: Value,
}

/// The values of a fact that its passage must print, and how many it need not print.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Statement {
    /// Those that must be printed.
    pub printed: Vec<Stated>,
    /// How many are ours: texts, translations, ids, references and concepts.
    pub ours: usize,
}

impl Statement {
    /// Takes a fact apart. An amount's moment that is that of its source is the source's, and no value of its own.
    ///
    /// ```
    /// use hanke::check::evidence::Statement;
    /// use hanke::record::{Extent, Project, Source};
    ///
    /// let source = Source::new("leaflet", "A leaflet", "leaflet", "en", Extent::Lines(20));
    /// let project = Project { id: "X1".into(), name: Some("A project".into()), ..Project::default() };
    /// let statement = Statement::of(&project.into(), &source);
    /// assert_eq!((statement.printed[0].field, statement.ours), ("name", 1));
    /// ```
    #[must_use]
    pub fn of(fact: &Fact, source: &Source) -> Self {
        let mut parts = Parts::default();
        match fact {
            Fact::Project(project) => parts.project(project),
            Fact::Programme(programme) => parts.programme(programme),
            Fact::Organization(organization) => parts.organization(organization),
            Fact::Participation(participation) => parts.participation(participation),
            Fact::Award(award) => parts.award(award, source),
            Fact::Amount(amount) => parts.amount(amount, source),
            Fact::Practice(practice) => parts.practice(practice),
            Fact::Outcome(outcome) => parts.outcome(outcome),
            Fact::Uptake(uptake) => parts.uptake(uptake),
            Fact::Recognition(recognition) => parts.recognition(recognition),
            // People decide it; no text prints it.
            Fact::Decision(_) => parts.0.ours += 1,
        }
        parts.0
    }

    /// What the description of a source says: it may stand anywhere in the source.
    #[must_use]
    pub fn of_source(source: &Source) -> Self {
        let Source {
            id: _,
            title,
            publisher,
            rank: _,
            language: _,
            as_of,
            sha256: _,
            extent: _,
            inferred: _,
            place: _,
        } = source;
        let mut parts = Parts::default();
        parts.text("title", Kind::Title, Some(title));
        parts.organizations("publisher", publisher);
        parts.moment("as_of", *as_of);
        parts.ours(3);
        parts.0
    }
}

/// The parts of a fact, as far as they have been sorted.
#[derive(Default)]
struct Parts(Statement);

impl Parts {
    fn put(&mut self, field: &'static str, kind: Kind, value: Value) {
        self.0.printed.push(Stated { field, kind, value });
    }

    fn ours(&mut self, count: usize) {
        self.0.ours += count;
    }

    fn text<'a>(&mut self, field: &'static str, kind: Kind, texts: impl IntoIterator<Item = &'a String>) {
        texts.into_iter().for_each(|text| self.put(field, kind, Value::Text(text.clone())));
    }

    fn organizations<'a>(&mut self, field: &'static str, names: impl IntoIterator<Item = &'a Reference>) {
        self.text(field, Kind::Organization, names.into_iter().map(|name| &name.name));
    }

    fn areas(&mut self, areas: &[Reference]) {
        self.text("areas", Kind::Place, areas.iter().map(|area| &area.name));
    }

    fn links<'a>(&mut self, field: &'static str, links: impl IntoIterator<Item = &'a IriString>) {
        links.into_iter().for_each(|link| self.put(field, Kind::Link, Value::Text(link.to_string())));
    }

    fn date(&mut self, field: &'static str, date: Option<Date>) {
        self.moment(field, date.map(AsOf::Day));
    }

    fn year(&mut self, field: &'static str, year: Option<i16>) {
        self.moment(field, year.map(AsOf::Year));
    }

    fn moment(&mut self, field: &'static str, moment: Option<AsOf>) {
        let Some(moment) = moment else { return };
        let kind = if matches!(moment, AsOf::Year(_)) { Kind::Year } else { Kind::Date };
        self.put(field, kind, Value::Moment(moment));
    }

    /// The moment of an amount, unless it is the source's.
    fn as_of(&mut self, as_of: Option<AsOf>, source: &Source) {
        self.moment("as_of", as_of.filter(|_| as_of != source.as_of));
    }

    fn money(&mut self, money: Money, currency: Currency) {
        let field = if matches!(money, Money::Exact(_)) { "value" } else { "min" };
        self.put(field, Kind::Amount, Value::Money(money, currency));
    }

    fn project(&mut self, project: &Project) {
        let Project {
            id: _,
            code,
            name,
            short_names,
            acronym,
            start,
            end,
            status,
            programmes,
            areas,
            target_groups,
            target_groups_stated,
            themes,
            register_page,
            pages,
            summary,
            backgrounds,
            objectives,
            measures,
            principles,
            expected_effects,
            challenges,
            continuations,
            regional_links,
        } = project;
        self.text("code", Kind::Code, code);
        self.text("name", Kind::Name, name);
        self.text("short_names", Kind::Name, short_names);
        self.text("acronym", Kind::Name, acronym);
        self.date("start", *start);
        self.date("end", *end);
        self.areas(areas);
        self.text("target_groups_stated", Kind::Quote, target_groups_stated);
        self.links("register_page", register_page);
        self.links("pages", pages);
        self.ours(1 + present(&[status.is_some(), summary.is_some()]));
        self.ours(counted(&[programmes, target_groups, themes]));
        let texts = [backgrounds, objectives, measures, principles, expected_effects, challenges];
        self.ours(counted(&texts) + continuations.len() + regional_links.len());
    }

    fn programme(&mut self, programme: &Programme) {
        let Programme {
            id: _,
            code,
            name,
            acronym,
            kind,
            part_of,
            pages,
            start_year,
            end_year,
            summary,
            backgrounds,
            objectives,
            measures,
            results,
            continuations,
            regional_links,
        } = programme;
        self.text("code", Kind::Code, code);
        self.text("name", Kind::Name, name);
        self.text("acronym", Kind::Name, acronym);
        self.links("pages", pages);
        self.year("start_year", *start_year);
        self.year("end_year", *end_year);
        self.ours(1 + present(&[kind.is_some(), part_of.is_some(), summary.is_some()]));
        self.ours(counted(&[backgrounds, objectives, measures, results, continuations, regional_links]));
    }

    fn organization(&mut self, organization: &Organization) {
        let Organization { name, business_id, acronym, kind, areas, pages } = organization;
        self.organizations("name", [name]);
        self.text("business_id", Kind::Code, business_id);
        self.text("acronym", Kind::Name, acronym);
        self.areas(areas);
        self.links("pages", pages);
        self.ours(present(&[kind.is_some()]));
    }

    fn participation(&mut self, participation: &Participation) {
        let Participation { owner: Owner::Project(_) | Owner::Programme(_), organization, role: _ } = participation;
        self.organizations("organization", [organization]);
        self.ours(2);
    }

    fn award(&mut self, award: &Award, source: &Source) {
        let Award { project: _, funder, share, money, currency, as_of } = award;
        self.organizations("funder", [funder]);
        self.money(*money, *currency);
        self.as_of(*as_of, source);
        self.ours(1 + present(&[share.is_some()]));
    }

    fn amount(&mut self, amount: &Amount, source: &Source) {
        let Amount { owner: Owner::Project(_) | Owner::Programme(_), kind: _, share, money, currency, as_of } = amount;
        self.money(*money, *currency);
        self.as_of(*as_of, source);
        self.ours(2 + present(&[share.is_some()]));
    }

    fn practice(&mut self, practice: &Practice) {
        let Practice {
            id,
            title,
            title_en,
            number,
            projects,
            summary,
            aims,
            methods,
            target_groups,
            target_groups_stated,
            themes,
            areas,
            developers,
            maturity,
            pages,
        } = practice;
        self.text("title", Kind::Title, [title]);
        if let Some(number) = number {
            self.put("number", Kind::Number, Value::Number(*number));
        }
        self.text("target_groups_stated", Kind::Quote, target_groups_stated);
        self.areas(areas);
        self.organizations("developers", developers);
        self.links("pages", pages);
        self.ours(present(&[id.is_some(), title_en.is_some(), summary.is_some(), maturity.is_some()]));
        self.ours(counted(&[projects, target_groups, themes]) + counted(&[aims, methods]));
    }

    fn outcome(&mut self, outcome: &Outcome) {
        let Outcome {
            id,
            title,
            title_en,
            kind,
            projects,
            practices,
            summary,
            publisher,
            creator,
            funders,
            year,
            extent,
            pages,
            target_groups,
            areas,
        } = outcome;
        self.text("title", Kind::Title, title);
        self.organizations("publisher", publisher);
        self.text("creator", Kind::Name, creator);
        self.organizations("funders", funders);
        self.year("year", *year);
        self.text("extent", Kind::Extent, extent);
        self.links("pages", pages);
        self.areas(areas);
        self.ours(present(&[id.is_some(), title_en.is_some(), kind.is_some(), summary.is_some()]));
        self.ours(counted(&[projects, practices, target_groups]));
    }

    fn uptake(&mut self, uptake: &Uptake) {
        let Uptake { id: _, project: _, practice, outcome, by, actors, areas, strength: _, summary } = uptake;
        self.organizations("by", by);
        self.areas(areas);
        let ours = [practice.is_some(), outcome.is_some(), actors.is_some(), summary.is_some()];
        self.ours(3 + present(&ours));
    }

    fn recognition(&mut self, recognition: &Recognition) {
        let Recognition { id: _, project, practice, by, title, document, pages, year, summary } = recognition;
        self.organizations("by", [by]);
        self.text("title", Kind::Title, title);
        self.links("document", document);
        self.text("pages", Kind::Extent, pages);
        self.year("year", *year);
        self.ours(1 + present(&[project.is_some(), practice.is_some(), summary.is_some()]));
    }
}

fn present(fields: &[bool]) -> usize {
    fields.iter().filter(|given| **given).count()
}

fn counted<T>(fields: &[&Vec<T>]) -> usize {
    fields.iter().map(|values| values.len()).sum()
}
