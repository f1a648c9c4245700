//! The tables of a record file, read as a source, passages and facts: one function per kind of record.

use crate::error::Problem;
use crate::record::{
    Amount, Award, Currency, Extent, Fact, Locator, Money, Organization, Outcome, Owner, Participation, Place,
    Practice, Programme, Project, Recognition, Reference, Source, Uptake,
};

use super::fields::Fields;

const ISO_CURRENCY: &str = "a currency code, such as \"EUR\"";

/// The table `[source]`.
pub(super) fn source(fields: &Fields<'_>) -> Source {
    let source = Source {
        id: fields.required("id", "a short key in small letters, such as \"rainer-card\"", fields.text("id")),
        title: fields.required("title", "the title of the source", fields.text("title")),
        publisher: fields.reference("publisher"),
        rank: fields.required("rank", "the rank of the source, such as \"project-report\"", fields.reference("rank")),
        language: fields.required("language", "the language of the source, such as \"fi\"", fields.text("language")),
        as_of: fields.as_of("as_of"),
        sha256: sha256(fields),
        extent: extent(fields),
        inferred: fields.inferred(),
        place: fields.place(),
    };
    language_exists(fields, &source.language);
    fields.finish();
    source
}

fn language_exists(fields: &Fields<'_>, language: &str) {
    const EXPECTED: &str = "an ISO 639-1 language code, such as \"fi\"";
    if !language.is_empty() && isolang::Language::from_639_1(language).is_none() {
        fields.fault_at("language", Problem::Invalid { value: language.to_owned(), expected: EXPECTED });
    }
}

fn sha256(fields: &Fields<'_>) -> Option<String> {
    const EXPECTED: &str = "a SHA-256 of 64 hexadecimal digits";
    let digest = fields.text("sha256")?;
    if digest.len() != 64 || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        fields.fault_at("sha256", Problem::Invalid { value: digest.clone(), expected: EXPECTED });
    }
    Some(digest.to_ascii_lowercase())
}

fn extent(fields: &Fields<'_>) -> Extent {
    match (fields.count("lines"), fields.count("rows"), fields.count("pages")) {
        (Some(lines), None, None) => Extent::Lines(lines),
        (None, Some(rows), None) => Extent::Rows(rows),
        (None, None, Some(pages)) => Extent::Pages(pages),
        _ => {
            fields.fault_at("lines", Problem::NotOneOf("lines, rows and pages: how long the source is"));
            Extent::Lines(u32::MAX)
        }
    }
}

/// The place that a `[[passage]]` names; nothing, and a fault, if it names none.
pub(super) fn locator(fields: &Fields<'_>, extent: Extent) -> Option<Locator> {
    let lines = fields.text("lines");
    let locator = match (&lines, fields.count("row"), fields.count("page")) {
        (Some(lines), None, None) => line_range(fields, lines),
        (None, Some(row), None) => Some(Locator::Row(row)),
        (None, None, Some(page)) => Some(Locator::Page(page)),
        _ => {
            if ["lines", "row", "page"].iter().filter(|name| fields.is_given(name)).count() != 1 {
                fields.fault_at("lines", Problem::NotOneOf("lines, row and page: where the passage stands"));
            }
            None
        }
    }?;
    if !locator.lies_within(extent) {
        let name = match locator {
            Locator::Lines { .. } => "lines",
            Locator::Row(_) => "row",
            Locator::Page(_) => "page",
        };
        fields.fault_at(name, Problem::PastTheEnd { locator, extent });
    }
    Some(locator)
}

fn line_range(fields: &Fields<'_>, lines: &str) -> Option<Locator> {
    let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
    let range = first.trim().parse::<u32>().ok().zip(last.trim().parse().ok());
    let range = range.filter(|(first, last)| first <= last);
    if range.is_none() {
        const EXPECTED: &str = "a line or a range of lines, such as \"7\" or \"9-13\"";
        fields.fault_at("lines", Problem::Invalid { value: lines.to_owned(), expected: EXPECTED });
    }
    range.map(|(first, last)| Locator::Lines { first, last })
}

/// What a table of a `[[passage]]` says.
pub(super) struct Said {
    pub fact: Fact,
    pub place: Place,
    pub inferred: Vec<String>,
}

/// The records of a `[[passage]]`.
pub(super) fn facts(passage: &Fields<'_>) -> Vec<Said> {
    let mut facts = Vec::new();
    read(passage, "project", project, &mut facts);
    read(passage, "programme", programme, &mut facts);
    read(passage, "organization", organization, &mut facts);
    read(passage, "participation", participation, &mut facts);
    read(passage, "award", award, &mut facts);
    read(passage, "amount", amount, &mut facts);
    read(passage, "practice", practice, &mut facts);
    read(passage, "outcome", outcome, &mut facts);
    read(passage, "uptake", uptake, &mut facts);
    read(passage, "recognition", recognition, &mut facts);
    facts
}

fn read<T: Into<Fact>>(
    passage: &Fields<'_>,
    name: &'static str,
    read_one: fn(&Fields<'_>) -> T,
    facts: &mut Vec<Said>,
) {
    for fields in passage.tables(name) {
        let fact = read_one(&fields).into();
        facts.push(Said { fact, place: fields.place(), inferred: fields.inferred() });
        fields.finish();
    }
}

fn id(fields: &Fields<'_>) -> String {
    fields.required("id", "which one is meant: its official code, or a short key", fields.text("id"))
}

fn title(fields: &Fields<'_>) -> String {
    fields.required("title", "the title as printed", fields.text("title"))
}

fn the_project(fields: &Fields<'_>) -> Reference {
    fields.required("project", "the id of the project", fields.reference("project"))
}

fn project(fields: &Fields<'_>) -> Project {
    let project = Project {
        id: id(fields),
        code: fields.text("code"),
        name: fields.text("name"),
        short_names: fields.texts("short_names"),
        acronym: fields.text("acronym"),
        start: fields.date("start"),
        end: fields.date("end"),
        status: fields.reference("status"),
        programmes: fields.references("programmes"),
        areas: fields.references("areas"),
        target_groups: fields.references("target_groups"),
        target_groups_stated: fields.texts("target_groups_stated"),
        themes: fields.references("themes"),
        register_page: fields.iri("register_page"),
        pages: fields.iris("pages"),
        summary: fields.prose("summary"),
        backgrounds: fields.proses("backgrounds"),
        objectives: fields.proses("objectives"),
        measures: fields.proses("measures"),
        principles: fields.proses("principles"),
        expected_effects: fields.proses("expected_effects"),
        challenges: fields.proses("challenges"),
        continuations: fields.proses("continuations"),
        regional_links: fields.proses("regional_links"),
    };
    in_order(fields, "end", project.start, project.end);
    project
}

fn programme(fields: &Fields<'_>) -> Programme {
    let programme = Programme {
        id: id(fields),
        code: fields.text("code"),
        name: fields.text("name"),
        acronym: fields.text("acronym"),
        kind: fields.reference("kind"),
        part_of: fields.reference("part_of"),
        pages: fields.iris("pages"),
        start_year: fields.year("start_year"),
        end_year: fields.year("end_year"),
        summary: fields.prose("summary"),
        backgrounds: fields.proses("backgrounds"),
        objectives: fields.proses("objectives"),
        measures: fields.proses("measures"),
        results: fields.proses("results"),
        continuations: fields.proses("continuations"),
        regional_links: fields.proses("regional_links"),
    };
    in_order(fields, "end_year", programme.start_year, programme.end_year);
    programme
}

fn in_order<T: PartialOrd + ToString>(fields: &Fields<'_>, end_field: &str, start: Option<T>, end: Option<T>) {
    if let Some((start, end)) = start.zip(end).filter(|(start, end)| end < start) {
        let problem = Problem::EndBeforeStart { start: start.to_string(), end: end.to_string() };
        fields.fault_at(end_field, problem);
    }
}

fn organization(fields: &Fields<'_>) -> Organization {
    Organization {
        name: fields.required("name", "the name as printed", fields.reference("name")),
        business_id: fields.text("business_id"),
        acronym: fields.text("acronym"),
        kind: fields.reference("type"),
        areas: fields.references("areas"),
        pages: fields.iris("pages"),
    }
}

fn participation(fields: &Fields<'_>) -> Participation {
    Participation {
        owner: owner(fields),
        organization: fields.required("organization", "the name as printed", fields.reference("organization")),
        role: fields.required("role", "the role, such as \"funder\"", fields.reference("role")),
    }
}

fn owner(fields: &Fields<'_>) -> Owner {
    match (fields.reference("project"), fields.reference("programme")) {
        (Some(project), None) => Owner::Project(project),
        (None, Some(programme)) => Owner::Programme(programme),
        _ => {
            fields.fault_at("project", Problem::NotOneOf("project and programme: to what it belongs"));
            Owner::default()
        }
    }
}

fn award(fields: &Fields<'_>) -> Award {
    let value = fields.required("value", "the amount granted", fields.amount("value"));
    Award {
        project: the_project(fields),
        funder: fields.required("funder", "who decided to fund it", fields.reference("funder")),
        share: fields.reference("share"),
        money: Money::Exact(value),
        currency: currency(fields),
        as_of: fields.as_of("as_of"),
    }
}

fn amount(fields: &Fields<'_>) -> Amount {
    Amount {
        owner: owner(fields),
        kind: fields.required("kind", "the kind, such as \"realised\"", fields.reference("kind")),
        share: fields.reference("share"),
        money: money(fields),
        currency: currency(fields),
        as_of: fields.as_of("as_of"),
    }
}

fn money(fields: &Fields<'_>) -> Money {
    match (fields.amount("value"), fields.amount("min"), fields.amount("max")) {
        (Some(value), None, None) => Money::Exact(value),
        (None, Some(min), Some(max)) => {
            if min > max {
                let problem = Problem::Bracket { min: min.to_string(), max: max.to_string() };
                fields.fault_at("min", problem);
            }
            Money::Bracket { min, max }
        }
        _ => {
            let given = ["value", "min", "max"].map(|name| fields.is_given(name));
            // A value that is given but cannot be read has its own fault already.
            if given != [true, false, false] && given != [false, true, true] {
                fields.fault_at("value", Problem::NotOneOf("value, or min with max: how much it is"));
            }
            Money::default()
        }
    }
}

fn currency(fields: &Fields<'_>) -> Currency {
    let code = fields.required("currency", ISO_CURRENCY, fields.text("currency"));
    code.parse().unwrap_or_else(|()| {
        if !code.is_empty() {
            fields.fault_at("currency", Problem::Currency(code));
        }
        Currency::default()
    })
}

fn practice(fields: &Fields<'_>) -> Practice {
    Practice {
        id: fields.text("id"),
        title: title(fields),
        title_en: fields.text("title_en"),
        number: fields.count("number"),
        projects: fields.references("projects"),
        summary: fields.prose("summary"),
        aims: fields.proses("aims"),
        methods: fields.proses("methods"),
        target_groups: fields.references("target_groups"),
        target_groups_stated: fields.texts("target_groups_stated"),
        themes: fields.references("themes"),
        areas: fields.references("areas"),
        developers: fields.references("developers"),
        maturity: fields.reference("maturity"),
        pages: fields.iris("pages"),
    }
}

fn outcome(fields: &Fields<'_>) -> Outcome {
    let (id, title) = (fields.text("id"), fields.text("title"));
    if id.is_none() && title.is_none() {
        fields.required("title", "the title as printed, or an id", None::<()>);
    }
    Outcome {
        id,
        title,
        title_en: fields.text("title_en"),
        kind: fields.reference("kind"),
        projects: fields.references("projects"),
        practices: fields.references("practices"),
        summary: fields.prose("summary"),
        publisher: fields.reference("publisher"),
        creator: fields.text("creator"),
        funders: fields.references("funders"),
        year: fields.year("year"),
        extent: fields.text("extent"),
        pages: fields.iris("pages"),
        target_groups: fields.references("target_groups"),
        areas: fields.references("areas"),
    }
}

fn uptake(fields: &Fields<'_>) -> Uptake {
    Uptake {
        id: id(fields),
        project: the_project(fields),
        practice: fields.reference("practice"),
        outcome: fields.reference("outcome"),
        by: fields.reference("by"),
        actors: fields.prose("actors"),
        areas: fields.references("areas"),
        strength: fields.required("strength", "how firmly, such as \"in-use\"", fields.reference("strength")),
        summary: fields.prose("summary"),
    }
}

fn recognition(fields: &Fields<'_>) -> Recognition {
    let recognition = Recognition {
        id: id(fields),
        project: fields.reference("project"),
        practice: fields.reference("practice"),
        by: fields.required("by", "who names it as good", fields.reference("by")),
        title: fields.text("title"),
        document: fields.iri("document"),
        pages: fields.text("pages"),
        year: fields.year("year"),
        summary: fields.prose("summary"),
    };
    if recognition.project.is_some() == recognition.practice.is_some() {
        fields.fault_at("project", Problem::NotOneOf("project and practice: what is named as good"));
    }
    recognition
}
