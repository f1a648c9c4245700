//! Every term that Hanke writes or reads, one constant each: the only place with namespace strings.
//!
//! The terms of Hanke's own namespace (module [`ns`], prefix `hanke:`) are those of `ontology/hanke.ttl`, no more and no fewer; a test compares the two.
//!
//! ```
//! use hanke::vocab;
//!
//! assert_eq!(vocab::ns::PROJECT.as_str(), "https://w3id.org/hanke/ns#Project");
//! assert_eq!(vocab::namespace("skos"), Some("http://www.w3.org/2004/02/skos/core#"));
//! ```

use oxigraph::model::NamedNodeRef;

/// Declares the terms of one namespace as constants, with the list of them all.
macro_rules! terms {
    ($(#[$doc:meta])* $module:ident = $namespace:literal { $($terms:tt)* }) => {
        terms! { $(#[$doc])* $module ($module) = $namespace { $($terms)* } }
    };
    (
        $(#[$doc:meta])*
        $module:ident ($prefix:ident) = $namespace:literal { $($constant:ident = $local:literal,)* }
    ) => {
        $(#[$doc])*
        pub mod $module {
            use oxigraph::model::NamedNodeRef;

            /// The IRI of the namespace.
            pub const NAMESPACE: &str = $namespace;
            /// The prefix that stands for it in compact IRIs.
            pub const NAMESPACE_PREFIX: &str = stringify!($prefix);
            $(
                #[doc = concat!("`", stringify!($prefix), ":", $local, "`")]
                pub const $constant: NamedNodeRef<'static> =
                    NamedNodeRef::new_unchecked(concat!($namespace, $local));
            )*
            /// Every term of this namespace that Hanke uses.
            pub const TERMS: &[NamedNodeRef<'static>] = &[$($constant),*];
        }
    };
}

mod address;
pub mod description;
mod prefixes;

pub use address::{
    CSVW, EU_AUTHORITY, EU_AUTHORITY_LISTS, EU_LANGUAGE, EU_LICENCE, IANA_MEDIA_TYPE, LICENCE_PAGES, NUTS, NUTS_CODES,
    PUBLISHER_TYPE, SARIF, SCHEMA_ORG, SVG, YSO,
};
pub use prefixes::Prefixes;

terms! {
    /// Hanke's own ontology, `ontology/hanke.ttl`.
    ns (hanke) = "https://w3id.org/hanke/ns#" {
        PROJECT = "Project",
        PROGRAMME = "Programme",
        ORGANIZATION_CLASS = "Organization",
        PARTICIPATION = "Participation",
        AWARD = "Award",
        AMOUNT_CLASS = "Amount",
        PRACTICE = "Practice",
        UPTAKE = "Uptake",
        RECOGNITION = "Recognition",
        OUTCOME = "Outcome",
        SOURCE = "Source",
        PASSAGE = "Passage",

        ACRONYM = "acronym",
        AMOUNT = "amount",
        AMOUNT_KIND = "amountKind",
        AMOUNT_SHARE = "amountShare",
        AREA = "area",
        AS_OF = "asOf",
        BACKGROUND = "background",
        BUSINESS_ID = "businessId",
        CHALLENGE = "challenge",
        CODE = "code",
        CONTINUATION = "continuation",
        CONVEYS = "conveys",
        CURRENCY = "currency",
        DEVELOPER = "developer",
        DOCUMENT = "document",
        END_DATE = "endDate",
        END_YEAR = "endYear",
        EXPECTED_EFFECT = "expectedEffect",
        EXTENT = "extent",
        FUNDER = "funder",
        MATURITY = "maturity",
        MAX_VALUE = "maxValue",
        MEASURE = "measure",
        METHOD = "method",
        MIN_VALUE = "minValue",
        NUMBER = "number",
        OBJECTIVE = "objective",
        ORGANIZATION = "organization",
        ORGANIZATION_TYPE = "organizationType",
        ORIGIN = "origin",
        OUTCOME_KIND = "outcomeKind",
        OUTCOME_OF = "outcomeOf",
        PAGES = "pages",
        PART_OF = "partOf",
        PRECEDENCE = "precedence",
        PRINCIPLE = "principle",
        PROGRAMME_OF = "programme",
        PROGRAMME_KIND = "programmeKind",
        PROJECT_OF = "project",
        RANK = "rank",
        RECOGNISED_BY = "recognisedBy",
        RECOGNISES = "recognises",
        REGIONAL_LINK = "regionalLink",
        REGISTER_PAGE = "registerPage",
        RESULT = "result",
        ROLE = "role",
        SCHEME = "scheme",
        SHA256 = "sha256",
        SHORT_NAME = "shortName",
        SINGLE_VALUED = "singleValued",
        START_DATE = "startDate",
        START_YEAR = "startYear",
        STATUS = "status",
        STRENGTH = "strength",
        TAKEN_UP = "takenUp",
        TAKEN_UP_BY = "takenUpBy",
        TAKEN_UP_BY_DESCRIPTION = "takenUpByDescription",
        TARGET_GROUP = "targetGroup",
        TARGET_GROUP_AS_STATED = "targetGroupAsStated",
        THEME = "theme",
        VALUE = "value",
    }
}

terms! {
    /// RDF itself.
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#" {
        LANG_STRING = "langString",
        FIRST = "first",
        NIL = "nil",
        REST = "rest",
        TYPE = "type",
    }
}

terms! {
    /// RDF Schema.
    rdfs = "http://www.w3.org/2000/01/rdf-schema#" {
        COMMENT = "comment",
        LABEL = "label",
        IS_DEFINED_BY = "isDefinedBy",
        SUB_CLASS_OF = "subClassOf",
        SUB_PROPERTY_OF = "subPropertyOf",
    }
}

terms! {
    /// OWL 2.
    owl = "http://www.w3.org/2002/07/owl#" {
        ANNOTATION_PROPERTY = "AnnotationProperty",
        CLASS = "Class",
        DATATYPE_PROPERTY = "DatatypeProperty",
        OBJECT_PROPERTY = "ObjectProperty",
        ONTOLOGY = "Ontology",
        SAME_AS = "sameAs",
        VERSION_INFO = "versionInfo",
        VERSION_IRI = "versionIRI",
    }
}

terms! {
    /// XML Schema datatypes.
    xsd = "http://www.w3.org/2001/XMLSchema#" {
        BOOLEAN = "boolean",
        ANY_URI = "anyURI",
        DATE = "date",
        DECIMAL = "decimal",
        DOUBLE = "double",
        HEX_BINARY = "hexBinary",
        FLOAT = "float",
        G_YEAR = "gYear",
        G_YEAR_MONTH = "gYearMonth",
        INTEGER = "integer",
        STRING = "string",
    }
}

terms! {
    /// Simple Knowledge Organization System: names, and the concept schemes.
    skos = "http://www.w3.org/2004/02/skos/core#" {
        CONCEPT = "Concept",
        CONCEPT_SCHEME = "ConceptScheme",
        ALT_LABEL = "altLabel",
        BROADER = "broader",
        BROAD_MATCH = "broadMatch",
        CLOSE_MATCH = "closeMatch",
        EXACT_MATCH = "exactMatch",
        DEFINITION = "definition",
        EXAMPLE = "example",
        HISTORY_NOTE = "historyNote",
        NARROW_MATCH = "narrowMatch",
        RELATED_MATCH = "relatedMatch",
        HIDDEN_LABEL = "hiddenLabel",
        IN_SCHEME = "inScheme",
        NOTATION = "notation",
        PREF_LABEL = "prefLabel",
        SCOPE_NOTE = "scopeNote",
        TOP_CONCEPT_OF = "topConceptOf",
    }
}

terms! {
    /// Dublin Core terms.
    dcterms = "http://purl.org/dc/terms/" {
        CREATOR = "creator",
        DESCRIPTION = "description",
        IDENTIFIER = "identifier",
        IS_PART_OF = "isPartOf",
        ISSUED = "issued",
        LANGUAGE = "language",
        LICENSE = "license",
        PUBLISHER = "publisher",
        MODIFIED = "modified",
        TITLE = "title",
        SOURCE = "source",
    }
}

terms! {
    /// Friend of a Friend.
    foaf = "http://xmlns.com/foaf/0.1/" {
        DOCUMENT = "Document",
        PAGE = "page",
        PRIMARY_TOPIC = "primaryTopic",
    }
}

terms! {
    /// SHACL: saved queries as data.
    sh = "http://www.w3.org/ns/shacl#" {
        ASK = "ask",
        ASK_EXECUTABLE = "SPARQLAskExecutable",
        CONSTRUCT = "construct",
        CONSTRUCT_EXECUTABLE = "SPARQLConstructExecutable",
        DECLARE = "declare",
        EXECUTABLE = "SPARQLExecutable",
        MESSAGE = "message",
        NAMESPACE_OF = "namespace",
        PREFIX = "prefix",
        PREFIXES = "prefixes",
        SELECT = "select",
        SELECT_EXECUTABLE = "SPARQLSelectExecutable",
        CLASS = "class",
        DATATYPE = "datatype",
        MAX_COUNT = "maxCount",
        MIN_COUNT = "minCount",
        PATH = "path",
        PROPERTY = "property",
        TARGET_CLASS = "targetClass",
        UNIQUE_LANG = "uniqueLang",
    }
}

terms! {
    /// The terms that the collections of SPARQL examples of the Swiss Institute of Bioinformatics add to SHACL.
    spex = "https://purl.expasy.org/sparql-examples/ontology#" {
        DESCRIBE = "describe",
    }
}

terms! {
    /// Vocabulary of Interlinked Datasets.
    void = "http://rdfs.org/ns/void#" {
        IN_DATASET = "inDataset",
    }
}

terms! {
    /// schema.org.
    schema = "https://schema.org/" {
        KEYWORDS = "keywords",
        DOMAIN_INCLUDES = "domainIncludes",
        RANGE_INCLUDES = "rangeIncludes",
    }
}

terms! {
    /// Annotating vocabulary descriptions: the prefix of the ontology.
    vann = "http://purl.org/vocab/vann/" {
        PREFERRED_PREFIX = "preferredNamespacePrefix",
        PREFERRED_NAMESPACE = "preferredNamespaceUri",
    }
}

terms! {
    /// How settled a term of the ontology is.
    vs = "http://www.w3.org/2003/06/sw-vocab-status/ns#" {
        TERM_STATUS = "term_status",
    }
}

/// Every term that Hanke uses, its own and those of other vocabularies.
pub fn terms() -> impl Iterator<Item = NamedNodeRef<'static>> {
    let vocabularies =
        [ns::TERMS, rdf::TERMS, rdfs::TERMS, owl::TERMS, xsd::TERMS, skos::TERMS, dcterms::TERMS, foaf::TERMS];
    vocabularies.into_iter().flatten().copied()
}

/// The base of the IRIs of entities, unless a user sets another.
pub const BASE: &str = "https://w3id.org/hanke/id";

/// The IRI of the ontology itself.
pub const ONTOLOGY: &str = "https://w3id.org/hanke/ns";

/// The base of the IRIs of the concept schemes.
pub const SCHEMES: &str = "https://w3id.org/hanke/scheme/";

/// The base of the IRIs of the shapes that each class must have.
pub const SHAPES: &str = "https://w3id.org/hanke/shape/";

/// The base of the IRIs of saved queries.
pub const QUERIES: &str = "https://w3id.org/hanke/query/";

/// The concept of a municipality, in the scheme of types of organisations.
pub const MUNICIPALITY: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("https://w3id.org/hanke/scheme/organization-types/municipality");

/// Declares the prefixes of vocabularies, of the classes of entities, and of the concept schemes.
macro_rules! prefixes {
    (vocabularies: $($module:ident)*; classes: $($class:literal)*; schemes: $($scheme:literal)*) => {
        /// Prefix and namespace, for reading and writing compact IRIs. The longest namespace wins.
        pub const PREFIXES: &[(&str, &str)] = &[
            $(($module::NAMESPACE_PREFIX, $module::NAMESPACE),)*
            ("id", "https://w3id.org/hanke/id/"),
            $(($class, concat!("https://w3id.org/hanke/id/", $class, "/")),)*
            ("scheme", SCHEMES),
            $(($scheme, concat!("https://w3id.org/hanke/scheme/", $scheme, "/")),)*
        ];
    };
}

prefixes! {
    vocabularies: dcterms foaf ns owl rdf rdfs schema sh skos spex xsd;
    classes: "organization" "outcome" "practice" "programme" "project" "recognition" "source" "uptake";
    schemes: "amount-kinds" "amount-shares" "areas" "organization-types" "outcome-kinds" "practice-maturity"
        "programme-kinds" "project-statuses" "roles" "source-ranks" "target-groups" "themes" "uptake-strengths"
}

/// The namespace of a prefix.
#[must_use]
pub fn namespace(prefix: &str) -> Option<&'static str> {
    PREFIXES.iter().find(|(known, _)| *known == prefix).map(|(_, namespace)| *namespace)
}

/// Writes the IRI of a term in its compact form where a prefix fits, and whole otherwise. For entities, whose IRIs have the
/// base of their graph, ask the [`Prefixes`] of the graph.
///
/// ```
/// assert_eq!(hanke::vocab::compact("https://w3id.org/hanke/ns#status"), "hanke:status");
/// assert_eq!(hanke::vocab::compact("https://example.org/"), "https://example.org/");
/// ```
#[must_use]
pub fn compact(iri: &str) -> String {
    Prefixes::usual().compact(iri)
}

/// Reads the compact IRI of a term, such as `hanke:status`; nothing if the prefix is unknown. For entities, whose IRIs have
/// the base of their graph, ask the [`Prefixes`] of the graph.
///
/// ```
/// assert_eq!(hanke::vocab::expand("hanke:status").as_deref(), Some("https://w3id.org/hanke/ns#status"));
/// assert_eq!(hanke::vocab::expand("nobody:knows"), None);
/// ```
#[must_use]
pub fn expand(compact: &str) -> Option<String> {
    Prefixes::usual().expand(compact)
}
