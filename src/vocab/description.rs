//! Terms that describe a publication, its files and its publisher. The data themselves do not use them.

terms! {
    /// Dublin Core terms.
    dcterms = "http://purl.org/dc/terms/" {
        ACCESS_RIGHTS = "accessRights",
        ACCRUAL_PERIODICITY = "accrualPeriodicity",
        CONFORMS_TO = "conformsTo",
        DESCRIPTION = "description",
        FORMAT = "format",
        FREQUENCY = "Frequency",
        IDENTIFIER = "identifier",
        ISSUED = "issued",
        LANGUAGE = "language",
        LICENSE = "license",
        LICENSE_DOCUMENT = "LicenseDocument",
        LINGUISTIC_SYSTEM = "LinguisticSystem",
        LOCATION = "Location",
        MEDIA_TYPE = "MediaType",
        MEDIA_TYPE_OR_EXTENT = "MediaTypeOrExtent",
        MODIFIED = "modified",
        PERIOD_OF_TIME = "PeriodOfTime",
        PUBLISHER = "publisher",
        RIGHTS_STATEMENT = "RightsStatement",
        SPATIAL = "spatial",
        STANDARD = "Standard",
        TEMPORAL = "temporal",
        TITLE = "title",
        TYPE = "type",
    }
}

terms! {
    /// Friend of a Friend: agents and documents.
    foaf = "http://xmlns.com/foaf/0.1/" {
        AGENT = "Agent",
        DOCUMENT = "Document",
        HOMEPAGE = "homepage",
        NAME = "name",
        PRIMARY_TOPIC = "primaryTopic",
        PAGE = "page",
    }
}

terms! {
    /// Data Catalog Vocabulary 3: what is offered, and in which files.
    dcat = "http://www.w3.org/ns/dcat#" {
        CATALOG = "Catalog",
        DATASET_CLASS = "Dataset",
        DISTRIBUTION_CLASS = "Distribution",
        ACCESS_URL = "accessURL",
        CONTACT_POINT = "contactPoint",
        DATASET = "dataset",
        DISTRIBUTION = "distribution",
        DOWNLOAD_URL = "downloadURL",
        END_DATE = "endDate",
        KEYWORD = "keyword",
        LANDING_PAGE = "landingPage",
        MEDIA_TYPE = "mediaType",
        START_DATE = "startDate",
        THEME = "theme",
        THEME_TAXONOMY = "themeTaxonomy",
        VERSION = "version",
    }
}

terms! {
    /// What the profile of DCAT for data portals in Europe adds.
    dcatap = "http://data.europa.eu/r5r/" {
        AVAILABILITY = "availability",
    }
}

terms! {
    /// Checksums.
    spdx = "http://spdx.org/rdf/terms#" {
        CHECKSUM_CLASS = "Checksum",
        ALGORITHM = "algorithm",
        CHECKSUM = "checksum",
        CHECKSUM_VALUE = "checksumValue",
        SHA256 = "checksumAlgorithm_sha256",
    }
}

terms! {
    /// vCard: whom to ask.
    vcard = "http://www.w3.org/2006/vcard/ns#" {
        ORGANIZATION = "Organization",
        KIND = "Kind",
        FN = "fn",
        HAS_EMAIL = "hasEmail",
        HAS_URL = "hasURL",
    }
}

terms! {
    /// Vocabulary of Interlinked Datasets: how much of what a graph has.
    void = "http://rdfs.org/ns/void#" {
        DATASET = "Dataset",
        DATASET_DESCRIPTION = "DatasetDescription",
        LINKSET = "Linkset",
        CLASS = "class",
        CLASSES = "classes",
        CLASS_PARTITION = "classPartition",
        DATA_DUMP = "dataDump",
        DISTINCT_OBJECTS = "distinctObjects",
        DISTINCT_SUBJECTS = "distinctSubjects",
        ENTITIES = "entities",
        EXAMPLE_RESOURCE = "exampleResource",
        LINK_PREDICATE = "linkPredicate",
        OBJECTS_TARGET = "objectsTarget",
        PROPERTIES = "properties",
        PROPERTY = "property",
        PROPERTY_PARTITION = "propertyPartition",
        ROOT_RESOURCE = "rootResource",
        SUBJECTS_TARGET = "subjectsTarget",
        SUBSET = "subset",
        TRIPLES = "triples",
        URI_SPACE = "uriSpace",
        VOCABULARY = "vocabulary",
    }
}

/// Prefix and namespace of the vocabularies that only descriptions use.
pub const PREFIXES: &[(&str, &str)] = &[
    ("dcat", dcat::NAMESPACE),
    ("dcatap", dcatap::NAMESPACE),
    ("spdx", spdx::NAMESPACE),
    ("vcard", vcard::NAMESPACE),
    ("void", void::NAMESPACE),
];
