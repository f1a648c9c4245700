//! `hanke withdraw`: sources are taken back.

use clap::Args;
use hanke::Result;

use super::failure::Failure;
use super::{Common, Found, ingest};

#[derive(Args)]
pub(super) struct Withdraw {
    /// The ids of the sources, as `hanke sources` lists them
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<String>,
}

impl Withdraw {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        let ids: Vec<_> = self.sources.iter().map(String::as_str).collect();
        let report = common.named_store()?.withdraw(&ids, ingest::progress(common))?;
        ingest::tell(&report, common)?;
        Ok(Found::Something)
    }
}
