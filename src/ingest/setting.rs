//! What a data folder says of names and concepts: a source of its own kind, kept as it is written.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Result;
use crate::folder::{files, read_text};
use crate::ontology::Ontology;
use crate::source::{DECISIONS, Decisions, OrganizationFile};

const ORGANIZATIONS: &str = "organizations.toml";

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// Concepts, in Turtle.
    Scheme,
    /// `organizations.toml`.
    Organizations,
    /// `decisions.toml`.
    Decisions,
    /// Records with their passages.
    Records,
}

/// A setting.
#[derive(Debug)]
pub(super) struct Setting {
    pub kind: Kind,
    /// The file, for messages.
    pub name: String,
    pub text: String,
}

/// All settings, as they are read.
#[derive(Default)]
pub(super) struct Settings {
    pub ontology: Option<Ontology>,
    pub organizations: Vec<OrganizationFile>,
    pub decisions: Vec<Decisions>,
}

impl Setting {
    fn read(kind: Kind, path: &Path) -> Result<Self> {
        Ok(Self { kind, name: path.display().to_string(), text: read_text(path)? })
    }

    /// The settings of a data folder, each with its id.
    pub(super) fn of_folder(folder: &Path) -> Result<Vec<(String, Self)>> {
        let name = std::path::absolute(folder).ok().and_then(|path| Some(path.file_name()?.to_owned()));
        let name = name.unwrap_or_default().to_string_lossy().into_owned();
        let mut settings = Vec::new();
        for (kind, file) in [(Kind::Organizations, ORGANIZATIONS), (Kind::Decisions, DECISIONS)] {
            let path = folder.join(file);
            if path.exists() {
                settings.push((id(&name, &path), Self::read(kind, &path)?));
            }
        }
        let schemes = folder.join("schemes");
        if schemes.exists() {
            for path in files(&schemes, "ttl")? {
                settings.push((id(&[&name, "/schemes"].concat(), &path), Self::read(Kind::Scheme, &path)?));
            }
        }
        Ok(settings)
    }
}

fn id(folder: &str, path: &Path) -> String {
    [folder, "/", &path.file_stem().unwrap_or_default().to_string_lossy()].concat()
}

impl Settings {
    pub(super) fn add(&mut self, setting: &Setting) -> Result<()> {
        match setting.kind {
            Kind::Organizations => self.organizations.push(OrganizationFile::parse(&setting.name, &setting.text)?),
            Kind::Decisions => self.decisions.push(Decisions::parse(&setting.name, &setting.text)?),
            Kind::Scheme => {
                let mut ontology = self.ontology.take().map_or_else(Ontology::shipped, Ok)?;
                ontology.add_scheme(&setting.name, &setting.text)?;
                self.ontology = Some(ontology);
            }
            Kind::Records => {}
        }
        Ok(())
    }
}
