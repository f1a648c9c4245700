//! What speaks for or against two entities being one, how much it weighs, and how it is said.

use std::fmt;

use crate::language::{Language, Text};

/// What an entity is called.
pub type Label = Text<String>;

/// One reason for or against.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Evidence {
    /// Both have the same name.
    SameName,
    /// The names are forms of the same words: *Jyväskylän kaupunki*, *Jyväskylän kaupungin*.
    Inflected,
    /// The names have the same words in another order.
    Reordered,
    /// The names have the same letters, and spaces or dashes elsewhere.
    Spacing,
    /// The names differ in one letter of a long word.
    Misprint,
    /// The names differ in a word that people leave out, such as a legal form.
    FormOnly(String),
    /// One name is an acronym of the other.
    Acronym {
        /// The acronym.
        acronym: String,
        /// Whether it has the first letter of each part, and no other letters.
        exact: bool,
    },
    /// No other name of the graph has these first letters.
    OnlyInitials(String),
    /// Both go by the same acronym.
    SharedAcronym(String),
    /// One name stands in the other as a whole.
    Contained {
        /// How many of its words say something.
        words: usize,
    },
    /// One name stands in the other in another case: *Lapin yliopiston kirjasto* may be a part of *Lapin yliopisto*.
    Modifier {
        /// How many of its words say something.
        words: usize,
    },
    /// Each word of one name stands somewhere in the other.
    Scattered(String),
    /// A municipality is called by its name alone: *Kajaani*, *Kajaanin kaupunki*.
    MunicipalityAlone(String),
    /// Both names name the same place.
    SamePlace(String),
    /// Both take part in one project in the same capacity.
    SameProject {
        /// The project.
        project: Label,
        /// The capacity.
        capacity: Label,
        /// Whether only one organisation can stand there.
        sole: bool,
    },
    /// The same organisation funds both projects.
    SameFunder(Label),
    /// The same organisation carries out both projects, or oversees them.
    SameOrganization(Label),
    /// Both came out of the same project.
    SameOrigin(Label),
    /// Both belong to the same programme.
    SameProgramme(Label),
    /// Both have the same page.
    SameLink(String),
    /// Both have the same period.
    SamePeriod(String),
    /// Both have the same number in the lists of different sources.
    SameNumber(String),

    /// Both have official ids, and they differ.
    DifferentIds(String, String),
    /// The names name different places.
    DifferentPlaces(String, String),
    /// The periods do not overlap.
    PeriodsApart(String, String),
    /// One passage names both.
    SideBySide {
        /// The passage.
        passage: String,
        /// Whether it is a whole page, on which one entity can well have two names.
        page: bool,
    },
    /// They are of different kinds.
    DifferentKinds(Label, Label),
    /// One source lists them under different numbers.
    DifferentNumbers(String, String),
    /// The names have different numbers or years.
    OtherNumbers(String, String),
    /// Only one name has a number or year.
    NumberInOne(String),
    /// They came out of different projects.
    DifferentOrigins(Label, Label),
}

impl Evidence {
    /// How much it weighs. A candidate needs three more for it than against it: one strong reason, or a weak one with
    /// what bears it out.
    #[must_use]
    pub fn weight(&self) -> f64 {
        match self {
            Self::DifferentIds(..) => 100.0,
            Self::OtherNumbers(..) => 6.0,
            Self::DifferentPlaces(..) | Self::DifferentNumbers(..) => 5.0,
            Self::SameName | Self::Spacing | Self::Inflected | Self::FormOnly(_) | Self::PeriodsApart(..) => 4.0,
            Self::SideBySide { page, .. } => {
                if *page {
                    2.0
                } else {
                    4.0
                }
            }
            Self::Reordered | Self::Misprint | Self::MunicipalityAlone(_) | Self::DifferentKinds(..) => 3.0,
            Self::Acronym { acronym, exact: true } => acronym_weight(acronym),
            Self::Contained { words } => words_weight(*words),
            Self::Modifier { words } => words_weight(*words) - 1.0,
            Self::Acronym { exact: false, .. } | Self::SharedAcronym(_) | Self::Scattered(_) | Self::SameLink(_) => 2.0,
            Self::SameProject { sole, .. } => {
                if *sole {
                    2.0
                } else {
                    1.0
                }
            }
            Self::OnlyInitials(_)
            | Self::SamePlace(_)
            | Self::SameOrganization(_)
            | Self::SameOrigin(_)
            | Self::SamePeriod(_)
            | Self::NumberInOne(_)
            | Self::DifferentOrigins(..) => 1.0,
            Self::SameFunder(_) | Self::SameProgramme(_) | Self::SameNumber(_) => 0.5,
        }
    }

    /// Whether it speaks of an acronym.
    pub(super) fn is_acronym(&self) -> bool {
        matches!(self, Self::Acronym { .. } | Self::SharedAcronym(_))
    }

    /// The reason for people.
    #[must_use]
    pub fn text(&self) -> Text<String> {
        Text::new(self.finnish(), self.english())
    }

    fn english(&self) -> String {
        match self {
            Self::SameName => "both have the same name".to_owned(),
            Self::Inflected => "the names are the same words in different cases".to_owned(),
            Self::Reordered => "the names have the same words in another order".to_owned(),
            Self::Spacing => "the names differ only in where words are joined".to_owned(),
            Self::Misprint => "the names differ in one letter, which may be a misprint".to_owned(),
            Self::FormOnly(word) => format!("the names differ only in \"{word}\", which is often left out"),
            Self::Acronym { acronym, exact: true } => {
                format!("{acronym} is made of the first letters of the other name")
            }
            Self::Acronym { acronym, .. } => format!("{acronym} can be made of beginnings of the other name's parts"),
            Self::OnlyInitials(acronym) => format!("no other name here has the first letters {acronym}"),
            Self::SharedAcronym(acronym) => format!("both go by the acronym {acronym}"),
            Self::Contained { .. } => "one name stands in the other as a whole".to_owned(),
            Self::Modifier { .. } => {
                "one name stands in the other in another case, as of a whole and its part".to_owned()
            }
            Self::Scattered(words) => format!("all that one name says stands in the other too: {words}"),
            Self::MunicipalityAlone(place) => {
                format!("the name of the place, {place}, often stands for its municipality")
            }
            Self::SamePlace(place) => format!("both names name {place}"),
            Self::SameProject { project, capacity, sole } => {
                let sole = if *sole { ", where only one can stand" } else { "" };
                format!(
                    "both stand in the project {} in the same capacity: {}{sole}",
                    project.of(Language::English),
                    capacity.of(Language::English)
                )
            }
            Self::SameFunder(funder) => format!("{} funds both", funder.of(Language::English)),
            Self::SameOrganization(organization) => {
                format!("{} has the same capacity in both", organization.of(Language::English))
            }
            Self::SameOrigin(project) => format!("both came out of the project {}", project.of(Language::English)),
            Self::SameProgramme(programme) => format!("both belong to {}", programme.of(Language::English)),
            Self::SameLink(link) => format!("both have the page {link}"),
            Self::SamePeriod(period) => format!("both have the period {period}"),
            Self::SameNumber(number) => format!("two sources list both as number {number}"),
            Self::DifferentIds(one, other) => format!("their official ids differ: {one}, {other}"),
            Self::DifferentPlaces(one, other) => format!("the names name different places: {one}, {other}"),
            Self::PeriodsApart(one, other) => format!("the periods do not overlap: {one}, {other}"),
            Self::SideBySide { passage, .. } => format!("one passage names both side by side: {passage}"),
            Self::DifferentKinds(one, other) => {
                format!("they are of different kinds: {}, {}", one.of(Language::English), other.of(Language::English))
            }
            Self::DifferentNumbers(one, other) => {
                format!("one source lists them under different numbers: {one}, {other}")
            }
            Self::OtherNumbers(one, other) => format!("the names have different numbers or years: {one}, {other}"),
            Self::NumberInOne(number) => format!("only one name has the number {number}"),
            Self::DifferentOrigins(one, other) => {
                format!(
                    "they came out of different projects: {}, {}",
                    one.of(Language::English),
                    other.of(Language::English)
                )
            }
        }
    }

    fn finnish(&self) -> String {
        match self {
            Self::SameName => "nimi on sama".to_owned(),
            Self::Inflected => "nimissä on samat sanat eri sijamuodoissa".to_owned(),
            Self::Reordered => "nimissä on samat sanat eri järjestyksessä".to_owned(),
            Self::Spacing => "nimien ainoa ero on yhteen tai erikseen kirjoittaminen".to_owned(),
            Self::Misprint => "nimissä on yhden kirjaimen ero, joka voi olla kirjoitusvirhe".to_owned(),
            Self::FormOnly(word) => format!("nimien ainoa ero on usein pois jätettävä sana ”{word}”"),
            Self::Acronym { acronym, exact: true } => format!("{acronym} muodostuu toisen nimen alkukirjaimista"),
            Self::Acronym { acronym, .. } => format!("{acronym} voi olla lyhenne toisesta nimestä"),
            Self::OnlyInitials(acronym) => {
                format!("minkään muun aineistossa olevan nimen alkukirjaimet eivät ole {acronym}")
            }
            Self::SharedAcronym(acronym) => format!("kummastakin käytetään lyhennettä {acronym}"),
            Self::Contained { .. } => "toinen nimi sisältyy kokonaan toiseen".to_owned(),
            Self::Modifier { .. } => "toinen nimi on toisen määritteenä, kuten kokonaisuus osansa nimessä".to_owned(),
            Self::Scattered(words) => format!("toisen nimen sanat esiintyvät myös toisessa: {words}"),
            Self::MunicipalityAlone(place) => format!("kunnasta käytetään usein pelkkää paikannimeä: {place}"),
            Self::SamePlace(place) => format!("kummassakin nimessä on sama paikka: {place}"),
            Self::SameProject { project, capacity, sole } => {
                let sole = if *sole { "; näitä voi olla vain yksi" } else { "" };
                format!(
                    "molemmilla on sama rooli samassa hankkeessa: {}, {}{sole}",
                    project.of(Language::Finnish),
                    capacity.of(Language::Finnish)
                )
            }
            Self::SameFunder(funder) => format!("rahoittaja on sama: {}", funder.of(Language::Finnish)),
            Self::SameOrganization(organization) => {
                format!("samalla organisaatiolla on sama rooli: {}", organization.of(Language::Finnish))
            }
            Self::SameOrigin(project) => {
                format!("molemmat ovat syntyneet samassa hankkeessa: {}", project.of(Language::Finnish))
            }
            Self::SameProgramme(programme) => {
                format!("molemmat kuuluvat samaan ohjelmaan: {}", programme.of(Language::Finnish))
            }
            Self::SameLink(link) => format!("molemmilla on sama verkkosivu: {link}"),
            Self::SamePeriod(period) => format!("toteutusaika on sama: {period}"),
            Self::SameNumber(number) => format!("kahdessa lähteessä on sama numero: {number}"),
            Self::DifferentIds(one, other) => format!("viralliset tunnukset ovat eri: {one}, {other}"),
            Self::DifferentPlaces(one, other) => format!("nimissä on eri paikat: {one}, {other}"),
            Self::PeriodsApart(one, other) => format!("toteutusajat eivät osu päällekkäin: {one}, {other}"),
            Self::SideBySide { passage, .. } => format!("samassa tekstikohdassa mainitaan molemmat: {passage}"),
            Self::DifferentKinds(one, other) => {
                format!("ne ovat eri tyyppiä: {}, {}", one.of(Language::Finnish), other.of(Language::Finnish))
            }
            Self::DifferentNumbers(one, other) => format!("sama lähde luettelee ne eri numeroilla: {one}, {other}"),
            Self::OtherNumbers(one, other) => format!("nimissä on eri numerot tai vuodet: {one}, {other}"),
            Self::NumberInOne(number) => format!("numero on vain toisessa nimessä: {number}"),
            Self::DifferentOrigins(one, other) => format!(
                "ne ovat syntyneet eri hankkeissa: {}, {}",
                one.of(Language::Finnish),
                other.of(Language::Finnish)
            ),
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

/// The longer an acronym, the less it fits by chance.
fn acronym_weight(acronym: &str) -> f64 {
    match acronym.chars().count() {
        0..=2 => 1.0,
        3 => 2.0,
        _ => 3.0,
    }
}

/// The more words of one name stand in the other, the less they do so by chance.
fn words_weight(words: usize) -> f64 {
    match words {
        0 | 1 => 1.0,
        2 => 2.0,
        _ => 3.0,
    }
}
