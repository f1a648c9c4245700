//! What a publication says of itself: catalogue (DCAT-AP), CKAN, `VoID`, and whoever publishes it.

pub(crate) mod authority;
pub(crate) mod catalogue;
pub(crate) mod ckan;
pub(crate) mod description;
pub(crate) mod period;
pub(crate) mod publication;
pub(crate) mod queries;
pub(crate) mod schemes;
pub(crate) mod vocabulary;
pub(crate) mod void;
