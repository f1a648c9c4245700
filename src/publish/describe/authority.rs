//! Codes by which portals know licences, themes, frequencies, areas and kinds of publishers.
//!
//! They are those of the authority lists of the EU's Publications Office, which DCAT-AP 3.0.1 (section "Controlled
//! vocabularies to be used") asks for; publisher types are those of ADMS. Lists that change are not repeated here, only
//! what open data need of them.

use crate::language::Text;

/// A code of an authority list, with what it is called.
pub(super) struct Code {
    pub code: &'static str,
    pub label: Text,
}

const fn code(code: &'static str, fi: &'static str, sv: &'static str, en: &'static str) -> Code {
    Code { code, label: Text::in_all(fi, sv, en) }
}

/// A licence of the EU's list under which data are open.
pub(crate) struct Licence {
    pub code: &'static str,
    /// The id at avoindata.fi (`ckan/data/license.json` of vrk-kpa/opendata).
    pub ckan: &'static str,
    /// The id in the Open Definition's list of licences, which Data Package asks for.
    pub open: &'static str,
}

pub(super) const LICENCES: &[Licence] = &[
    Licence { code: "CC_BY_4_0", ckan: "cc-by-4.0", open: "CC-BY-4.0" },
    Licence { code: "CC0", ckan: "cc-zero-1.0", open: "CC0-1.0" },
    Licence { code: "CC_BYSA_4_0", ckan: "cc-by-sa", open: "CC-BY-SA-4.0" },
    Licence { code: "ODC_BY", ckan: "odc-by", open: "ODC-BY-1.0" },
    Licence { code: "ODC_BL", ckan: "odc-odbl", open: "ODbL-1.0" },
    Licence { code: "ODC_PDDL", ckan: "odc-pddl", open: "ODC-PDDL-1.0" },
];

/// Data themes.
pub(super) const THEMES: &[Code] = &[
    code(
        "AGRI",
        "Maatalous, kalastus, metsätalous ja elintarvikkeet",
        "Jordbruk, fiske, skogsbruk och livsmedel",
        "Agriculture, fisheries, forestry and food",
    ),
    code("ECON", "Talous ja raha-asiat", "Ekonomi och finans", "Economy and finance"),
    code("EDUC", "Koulutus, kulttuuri ja urheilu", "Utbildning, kultur och sport", "Education, culture and sport"),
    code("ENER", "Energia", "Energi", "Energy"),
    code("ENVI", "Ympäristö", "Miljö", "Environment"),
    code(
        "GOVE",
        "Valtioneuvosto ja julkinen sektori",
        "Regeringen och den offentliga sektorn",
        "Government and public sector",
    ),
    code("HEAL", "Terveys", "Hälsa", "Health"),
    code("INTR", "Kansainväliset kysymykset", "Internationella frågor", "International issues"),
    code(
        "JUST",
        "Oikeus, oikeusjärjestelmä ja yleinen turvallisuus",
        "Rättvisa, rättsliga system och allmän säkerhet",
        "Justice, legal system and public safety",
    ),
    code("REGI", "Alueet ja kaupungit", "Regioner och städer", "Regions and cities"),
    code("SOCI", "Väestö ja yhteiskunta", "Befolkning och samhälle", "Population and society"),
    code("TECH", "Tiede ja teknologia", "Vetenskap och teknik", "Science and technology"),
    code("TRAN", "Liikenne", "Transport", "Transport"),
];

/// Frequencies.
pub(super) const FREQUENCIES: &[Code] = &[
    code("ANNUAL", "vuosittain", "årligen", "annual"),
    code("ANNUAL_2", "kahdesti vuodessa", "två gånger om året", "twice a year"),
    code("ANNUAL_3", "kolmesti vuodessa", "tre gånger om året", "three times a year"),
    code("AS_NEEDED", "tarvittaessa", "vid behov", "as needed"),
    code("BIENNIAL", "joka toinen vuosi", "vartannat år", "every other year"),
    code("BIMONTHLY", "joka toinen kuukausi", "varannan månad", "every other month"),
    code("BIWEEKLY", "joka toinen viikko", "varannan vecka", "every other week"),
    code("CONT", "jatkuvasti", "kontinuerligt", "continuous"),
    code("DAILY", "päivittäin", "dagligen", "daily"),
    code("IRREG", "epäsäännöllisesti", "oregelbundet", "irregular"),
    code("MONTHLY", "kuukausittain", "varje månad", "monthly"),
    code("NEVER", "ei päivitetä", "uppdateras inte", "never"),
    code("NOT_PLANNED", "päivityksiä ei ole suunniteltu", "ingen uppdatering planerad", "not planned"),
    code("QUARTERLY", "neljännesvuosittain", "kvartalsvis", "quarterly"),
    code("TRIENNIAL", "joka kolmas vuosi", "vart tredje år", "every third year"),
    code("UNKNOWN", "ei tiedossa", "okänt", "unknown"),
    code("WEEKLY", "viikoittain", "varje vecka", "weekly"),
];

/// Kinds of publishers. A person is none of them.
pub(super) const PUBLISHER_TYPES: &[Code] = &[
    code(
        "Academia-ScientificOrganisation",
        "korkeakoulu tai tutkimuslaitos",
        "högskola eller forskningsinstitut",
        "academia or scientific organisation",
    ),
    code("Company", "yritys", "företag", "company"),
    code("IndustryConsortium", "toimialan yhteenliittymä", "branschkonsortium", "industry consortium"),
    code("LocalAuthority", "paikallisviranomainen", "lokal myndighet", "local authority"),
    code("NationalAuthority", "kansallinen viranomainen", "nationell myndighet", "national authority"),
    code("NonGovernmentalOrganisation", "kansalaisjärjestö", "medborgarorganisation", "non-governmental organisation"),
    code(
        "NonProfitOrganisation",
        "voittoa tavoittelematon organisaatio",
        "organisation utan vinstsyfte",
        "non-profit organisation",
    ),
    code("RegionalAuthority", "alueviranomainen", "regional myndighet", "regional authority"),
    code("StandardisationBody", "standardointijärjestö", "standardiseringsorgan", "standardisation body"),
    code("SupraNationalAuthority", "ylikansallinen viranomainen", "överstatlig myndighet", "supranational authority"),
];

/// The lists from which areas are taken: what their IRIs begin with.
pub(super) const AREAS: &[&str] = &["continent/", "country/", "place/"];

pub(super) fn find(list: &'static [Code], wanted: &str) -> Option<&'static Code> {
    list.iter().find(|code| code.code == wanted)
}

pub(crate) fn licence(wanted: &str) -> Option<&'static Licence> {
    LICENCES.iter().find(|licence| licence.code == wanted)
}
