//! The languages in which the pages speak.

/// A language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Finnish,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Finnish, Self::English];

    /// Its tag (BCP 47).
    pub fn code(self) -> &'static str {
        self.say("fi", "en")
    }

    /// The one of two texts that is in this language.
    pub fn say<'a>(self, finnish: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Finnish => finnish,
            Self::English => english,
        }
    }
}
