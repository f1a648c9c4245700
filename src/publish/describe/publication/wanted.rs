//! What portals want of each field of `publication.toml`.

use crate::error::Wanted;
use crate::language::Text;

/// What is wanted of texts: of all together, then in each language.
pub(super) struct InEach {
    pub all: Wanted,
    pub each: Text<Wanted>,
}

const fn wanted(what: &'static str, why: &'static str) -> Wanted {
    Wanted { what, why }
}

macro_rules! in_each_language {
    ($what:literal, $why:literal) => {
        InEach {
            all: wanted(concat!($what, " in Finnish, Swedish and English"), $why),
            each: Text::in_all(
                wanted(concat!($what, " in Finnish"), $why),
                wanted(concat!($what, " in Swedish"), $why),
                wanted(concat!($what, " in English"), $why),
            ),
        }
    };
}

pub(super) const TITLE: InEach = in_each_language!(
    "the title",
    "DCAT-AP 3.0.1 has Dataset.title mandatory, and avoindata.fi shows it in these three languages (title_translated)"
);
pub(super) const DESCRIPTION: InEach = in_each_language!(
    "a description of a few sentences",
    "DCAT-AP 3.0.1 has Dataset.description mandatory, and avoindata.fi shows it in these three languages (notes_translated)"
);
pub(super) const KEYWORDS: InEach = in_each_language!(
    "a list of keywords",
    "avoindata.fi has keywords mandatory and searches them by language; DCAT-AP 3.0.1 recommends Dataset.keyword"
);
pub(super) const KEYWORD: Wanted =
    wanted("words of 2 to 100 letters, digits, spaces, hyphens, underscores and dots", "CKAN refuses other keywords");
pub(super) const URL: Wanted = wanted(
    "an address that ends with a slash and has no ?, #, user name or password, such as https://example.org/hankkeet/",
    "the files get their addresses from it, and DCAT-AP 3.0.1 has Distribution.accessURL mandatory",
);
pub(super) const VERSION: Wanted =
    wanted("the version of the data, such as \"2026.1\"", "portals show it (DCAT-AP 3.0.1, Dataset.version)");
pub(super) const ISSUED: Wanted = wanted(
    "the day of the first publication, such as 2026-11-21",
    "portals sort by it (DCAT-AP 3.0.1, Dataset.issued; date_released at avoindata.fi)",
);
pub(super) const MODIFIED: Wanted = wanted(
    "the day of the last change, not before issued",
    "harvesters see by it what is new (DCAT-AP 3.0.1, Dataset.modified)",
);
pub(super) const LICENCE: Wanted = wanted(
    "an open licence of the EU's list: CC_BY_4_0, CC0, CC_BYSA_4_0, ODC_BY, ODC_BL or ODC_PDDL",
    "avoindata.fi has license_id mandatory, DCAT-AP 3.0.1 recommends Distribution.licence, and nobody may use data without one",
);
pub(super) const FREQUENCY: Wanted = wanted(
    "how often the data change, by a code of the EU's list such as IRREG, ANNUAL, QUARTERLY, MONTHLY or NEVER",
    "harvesters come as often (DCAT-AP 3.0.1, Dataset.frequency; update_frequency at avoindata.fi)",
);
pub(super) const THEME: Wanted = wanted(
    "data themes of the EU's list: AGRI, ECON, EDUC, ENER, ENVI, GOVE, HEAL, INTR, JUST, REGI, SOCI, TECH, TRAN",
    "data.europa.eu sorts by them (DCAT-AP 3.0.1 recommends Dataset.theme)",
);
pub(super) const AREA: Wanted = wanted(
    "areas by their IRIs in the EU's lists or NUTS, such as \
     http://publications.europa.eu/resource/authority/country/FIN or http://data.europa.eu/nuts/code/FI193",
    "portals find data by area (DCAT-AP 3.0.1 recommends Dataset.spatial; geographical_coverage at avoindata.fi)",
);
pub(super) const PUBLISHER: Wanted = wanted(
    "who publishes the data: name and homepage",
    "DCAT-AP 3.0.1 has Catalog.publisher mandatory, and portals list data by publisher",
);
pub(super) const PUBLISHER_NAME: InEach =
    in_each_language!("the publisher's name", "DCAT-AP 3.0.1 has Agent.name mandatory");
pub(super) const HOMEPAGE: Wanted = wanted(
    "the publisher's page on the web, without user name or password, such as https://example.org/",
    "portals link to it",
);
pub(super) const KIND: Wanted = wanted(
    "what the publisher is, by a code of ADMS: Academia-ScientificOrganisation, Company, IndustryConsortium, \
     LocalAuthority, NationalAuthority, NonGovernmentalOrganisation, NonProfitOrganisation, RegionalAuthority, \
     StandardisationBody or SupraNationalAuthority",
    "DCAT-AP 3.0.1 recommends Agent.type; leave it out if none fits",
);
pub(super) const CONTACT: Wanted = wanted(
    "whom to ask: name and email of an office",
    "avoindata.fi has maintainer and maintainer_email mandatory, and DCAT-AP 3.0.1 recommends Dataset.contactPoint",
);
pub(super) const CONTACT_NAME: InEach = in_each_language!(
    "the name of the office to ask",
    "avoindata.fi has maintainer mandatory, and DCAT-AP 3.0.1 recommends Dataset.contactPoint"
);
pub(super) const EMAIL: Wanted = wanted(
    "the address of an office, such as kirjaamo@example.org",
    "avoindata.fi has maintainer_email mandatory, and sends messages about the data there",
);
pub(super) const CONTACT_PAGE: Wanted = wanted(
    "a page on the web, without user name or password, such as https://example.org/yhteys",
    "portals link to it; leave it out if there is none",
);
pub(super) const OFFICE: Wanted =
    wanted("an office, not a person", "portals show the contact to everybody and keep it for years");
pub(super) const DAY: Wanted =
    wanted("a day such as 2015-01-01", "DCAT-AP 3.0.1 recommends both ends of Dataset.temporal");
