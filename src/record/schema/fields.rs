//! The fields of each kind of record.

use crate::record::{
    Amount, Award, Decision, Extent, Fact, Organization, Outcome, Participation, Practice, Programme, Project,
    Recognition, Source, Uptake,
};
use crate::vocab::{dcterms, foaf, ns, skos};

use super::accessor::Slot as _;
use super::content::Holds::{
    Acronym, Area, Author, Bound, BusinessId, Code, Concept, Count, Currency, Day, Decided, Digest, English, FirstDay,
    FirstYear, Id, Language, LastDay, LastYear, Link, Moment, Name, Note, Number, Organization as Organizations,
    Outcome as Outcomes, Pages, Practice as Practices, Programme as Programmes, Project as Projects, ProjectCode,
    ProjectId, Prose, Quote, Size, Sum, TargetGroup, Title, Year,
};
use super::rows::{blank, last, row, schema, takes_list};
use super::{Choice, Field, Schema};

schema! {
    /// The description of a source.
    SOURCE: Source "source" in Source {
        id: Id, required "a short key in small letters, such as \"rainer-card\"";
        title: Title => skos::PREF_LABEL, required "the title of the source";
        publisher: Organizations => dcterms::PUBLISHER;
        as_of: Moment => ns::AS_OF;
        rank: Concept("source-ranks") => ns::RANK, required "the rank of the source, such as \"project-report\"";
        language: Language => dcterms::LANGUAGE, required "the language of the source, such as \"fi\"";
        sha256: Digest => ns::SHA256;
        ..extent { lines: Count; rows: Count; pages: Count; }
    }
    except inferred place;
    one of "lines, rows and pages: how long the source is": lines | rows | pages;
}

schema! {
    /// What is said of a project.
    PROJECT: Project "project" in Fact {
        id: ProjectId, required "which one is meant: its official code, or a short key";
        code: ProjectCode => ns::CODE;
        name: Name => skos::PREF_LABEL;
        short_names: Name => ns::SHORT_NAME;
        acronym: Acronym => ns::ACRONYM;
        start: FirstDay => ns::START_DATE;
        end: LastDay => ns::END_DATE;
        status: Concept("project-statuses") => ns::STATUS;
        programmes: Programmes => ns::PROGRAMME_OF, note "ids";
        areas: Area => ns::AREA;
        target_groups: TargetGroup => ns::TARGET_GROUP;
        target_groups_stated: Quote => ns::TARGET_GROUP_AS_STATED, note "the source's own words for the groups";
        themes: Concept("themes") => ns::THEME;
        register_page: Link => ns::REGISTER_PAGE;
        pages: Link => foaf::PAGE, note "links";
        summary: Prose => dcterms::DESCRIPTION;
        backgrounds: Prose => ns::BACKGROUND;
        objectives: Prose => ns::OBJECTIVE;
        measures: Prose => ns::MEASURE;
        principles: Prose => ns::PRINCIPLE;
        expected_effects: Prose => ns::EXPECTED_EFFECT;
        challenges: Prose => ns::CHALLENGE;
        continuations: Prose => ns::CONTINUATION;
        regional_links: Prose => ns::REGIONAL_LINK;
    }
}

schema! {
    /// What is said of a programme.
    PROGRAMME: Programme "programme" in Fact {
        id: Id, required "which one is meant: its official code, or a short key";
        code: Code => ns::CODE;
        name: Name => skos::PREF_LABEL;
        acronym: Acronym => ns::ACRONYM;
        kind: Concept("programme-kinds") => ns::PROGRAMME_KIND;
        part_of: Programmes => ns::PART_OF, note "id";
        pages: Link => foaf::PAGE;
        start_year: FirstYear => ns::START_YEAR;
        end_year: LastYear => ns::END_YEAR;
        summary: Prose => dcterms::DESCRIPTION;
        backgrounds: Prose => ns::BACKGROUND;
        objectives: Prose => ns::OBJECTIVE;
        measures: Prose => ns::MEASURE;
        results: Prose => ns::RESULT;
        continuations: Prose => ns::CONTINUATION;
        regional_links: Prose => ns::REGIONAL_LINK;
    }
}

schema! {
    /// What is said of an organisation.
    ORGANIZATION: Organization "organization" in Fact {
        name: Organizations, required "the name as printed";
        business_id: BusinessId => ns::BUSINESS_ID;
        acronym: Acronym => ns::ACRONYM;
        kind as "type": Concept("organization-types") => ns::ORGANIZATION_TYPE;
        areas: Area => ns::AREA;
        pages: Link => foaf::PAGE;
    }
}

schema! {
    /// What is said of an organisation's role.
    PARTICIPATION: Participation "participation" in Fact {
        ..owner { project: Projects => ns::PROJECT_OF; programme: Programmes => ns::PROJECT_OF; }
        organization: Organizations => ns::ORGANIZATION, required "the name as printed", note "the name as printed";
        role: Concept("roles") => ns::ROLE, required "the role, such as \"funder\"";
    }
    one of "project and programme: to what it belongs": project | programme;
}

schema! {
    /// What is said of a decision to fund.
    AWARD: Award "award" in Fact {
        project: Projects => ns::PROJECT_OF, required "the id of the project";
        funder: Organizations => ns::FUNDER, required "who decided to fund it";
        share: Concept("amount-shares") => ns::AMOUNT_SHARE;
        money as "value": Sum => ns::VALUE, required "the amount granted", note "the amount granted";
        currency: Currency => ns::CURRENCY, required "a currency code, such as \"EUR\"";
        as_of: Moment => ns::AS_OF;
    }
}

schema! {
    /// What is said of a sum of money.
    AMOUNT: Amount "amount" in Fact {
        ..owner { project: Projects => ns::PROJECT_OF; programme: Programmes => ns::PROJECT_OF; }
        kind: Concept("amount-kinds") => ns::AMOUNT_KIND, required "the kind, such as \"realised\"";
        share: Concept("amount-shares") => ns::AMOUNT_SHARE;
        ..money { value: Sum => ns::VALUE; min: Bound => ns::MIN_VALUE; max: Bound => ns::MAX_VALUE; }
        currency: Currency => ns::CURRENCY, required "a currency code, such as \"EUR\"";
        as_of: Moment => ns::AS_OF;
    }
    one of "project and programme: to what it belongs": project | programme;
    one of "value, or min with max: how much it is": value | min max;
}

schema! {
    /// What is said of a practice.
    PRACTICE: Practice "practice" in Fact {
        id: Id, note "only when sources call one practice by different titles";
        title: Title => skos::PREF_LABEL, required "the title as printed";
        title_en: English => skos::PREF_LABEL;
        number: Number => ns::NUMBER;
        projects: Projects => ns::ORIGIN, note "where it originated";
        summary: Prose => dcterms::DESCRIPTION;
        aims: Prose => ns::OBJECTIVE;
        methods: Prose => ns::METHOD;
        target_groups: TargetGroup => ns::TARGET_GROUP;
        target_groups_stated: Quote => ns::TARGET_GROUP_AS_STATED;
        themes: Concept("themes") => ns::THEME;
        areas: Area => ns::AREA, note "where it was delivered";
        developers: Organizations => ns::DEVELOPER, note "organisations";
        maturity: Concept("practice-maturity") => ns::MATURITY;
        pages: Link => foaf::PAGE;
    }
}

schema! {
    /// What is said of an outcome.
    OUTCOME: Outcome "outcome" in Fact {
        id: Id;
        title: Title => skos::PREF_LABEL, required "the title as printed, or an id", or "id";
        title_en: English => skos::PREF_LABEL;
        kind: Concept("outcome-kinds") => ns::OUTCOME_KIND;
        projects: Projects => ns::OUTCOME_OF;
        practices: Practices => ns::CONVEYS;
        summary: Prose => dcterms::DESCRIPTION;
        publisher: Organizations => dcterms::PUBLISHER;
        creator: Author => dcterms::CREATOR;
        funders: Organizations => ns::FUNDER, note "organisations";
        year: Year => dcterms::ISSUED;
        extent: Size => ns::EXTENT;
        pages: Link => foaf::PAGE;
        target_groups: TargetGroup => ns::TARGET_GROUP;
        areas: Area => ns::AREA;
    }
}

schema! {
    /// What is said of a practice or outcome taken into use.
    UPTAKE: Uptake "uptake" in Fact {
        id: Id, required "which one is meant: its official code, or a short key";
        project: Projects => ns::PROJECT_OF, required "the id of the project";
        practice: Practices => ns::TAKEN_UP, note "title or id";
        outcome: Outcomes => ns::TAKEN_UP, note "title or id";
        by: Organizations => ns::TAKEN_UP_BY, note "organisation";
        actors: Prose => ns::TAKEN_UP_BY_DESCRIPTION, note "text: who, when no organisation is named";
        areas: Area => ns::AREA;
        strength: Concept("uptake-strengths") => ns::STRENGTH, required "how firmly, such as \"in-use\"";
        summary: Prose => dcterms::DESCRIPTION;
    }
}

schema! {
    /// What is said of a project or practice named as good.
    RECOGNITION: Recognition "recognition" in Fact {
        id: Id, required "which one is meant: its official code, or a short key";
        project: Projects => ns::RECOGNISES;
        practice: Practices => ns::RECOGNISES;
        by: Organizations => ns::RECOGNISED_BY, required "who names it as good", note "organisation";
        title: Title => skos::PREF_LABEL;
        document: Link => ns::DOCUMENT, note "link";
        pages: Pages => ns::PAGES, note "for example \"28, 52-53\"";
        year: Year => dcterms::ISSUED;
        summary: Prose => dcterms::DESCRIPTION;
    }
    one of "project and practice: what is named as good": project | practice;
}

schema! {
    /// What people have decided about a value.
    DECISION: Decision "decision" in Fact {
        entity as "thing": Decided, required "the thing, such as \"project/S20398\"";
        property: Decided, required "the property, such as \"hanke:status\"";
        value: Decided, required "the value in Turtle, such as \"project-statuses:ended\"";
        over: Note;
        reason: Note, required "why it was decided so";
        date: Day, required "the day on which it was decided";
    }
}

/// The records that a passage may have.
pub static RECORDS: [&Schema; 10] =
    [&PROJECT, &PROGRAMME, &ORGANIZATION, &PARTICIPATION, &AWARD, &AMOUNT, &PRACTICE, &OUTCOME, &UPTAKE, &RECOGNITION];

pub(super) fn of(fact: &Fact) -> &'static Schema {
    match fact {
        Fact::Project(_) => &PROJECT,
        Fact::Programme(_) => &PROGRAMME,
        Fact::Organization(_) => &ORGANIZATION,
        Fact::Participation(_) => &PARTICIPATION,
        Fact::Award(_) => &AWARD,
        Fact::Amount(_) => &AMOUNT,
        Fact::Practice(_) => &PRACTICE,
        Fact::Outcome(_) => &OUTCOME,
        Fact::Uptake(_) => &UPTAKE,
        Fact::Recognition(_) => &RECOGNITION,
        Fact::Decision(_) => &DECISION,
    }
}
