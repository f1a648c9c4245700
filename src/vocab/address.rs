//! Addresses of others that are no terms: authority lists, contexts, schemas and licences.

/// The base of the European Union's language authority list, which is keyed by ISO 639-3 codes in capitals.
pub const EU_LANGUAGE: &str = "http://publications.europa.eu/resource/authority/language/";

/// The base of the European Union's authority lists.
pub const EU_AUTHORITY: &str = "http://publications.europa.eu/resource/authority/";

/// The base of NUTS, the regions of the European Union's statistics.
pub const NUTS: &str = "http://data.europa.eu/nuts/code/";

/// The base of the types of publishers that ADMS has.
pub const PUBLISHER_TYPE: &str = "http://purl.org/adms/publishertype/";

/// The base of the media types that IANA has registered.
pub const IANA_MEDIA_TYPE: &str = "http://www.iana.org/assignments/media-types/";

/// The European Union's authority lists as one data set.
pub const EU_AUTHORITY_LISTS: &str = "http://publications.europa.eu/resource/authority";

/// NUTS as a data set.
pub const NUTS_CODES: &str = "http://data.europa.eu/nuts";

/// The base of the General Finnish Ontology.
pub const YSO: &str = "http://www.yso.fi/onto/yso/";

/// The base of the European Union's authority list of licences.
pub const EU_LICENCE: &str = "http://publications.europa.eu/resource/authority/licence/";

/// The context of schema.org's terms in JSON-LD.
pub const SCHEMA_ORG: &str = "https://schema.org";

/// The context of CSV on the Web, section "Metadata Format" (W3C Recommendation, 2015).
pub const CSVW: &str = "http://www.w3.org/ns/csvw";

/// The namespace of SVG 2.
pub const SVG: &str = "http://www.w3.org/2000/svg";

/// The JSON schema of SARIF 2.1.0 with errata 01.
pub const SARIF: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Licences of the EU's list that people know by another name: code, name, and the page that they know.
pub const LICENCE_PAGES: [(&str, &str, &str); 4] = [
    ("CC_BY_4_0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC_BYSA_4_0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("ODC_BY", "ODC-BY 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
];
