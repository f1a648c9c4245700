//! The two languages of the pages, and texts in both.

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    Finnish,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Finnish, Self::English];

    /// Its BCP 47 tag.
    pub fn code(self) -> &'static str {
        match self {
            Self::Finnish => "fi",
            Self::English => "en",
        }
    }

    pub fn other(self) -> Self {
        match self {
            Self::Finnish => Self::English,
            Self::English => Self::Finnish,
        }
    }

    /// The one of two texts that is in this language.
    pub fn say<'a>(self, finnish: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Finnish => finnish,
            Self::English => english,
        }
    }

    /// The name of the page of a folder in this language.
    pub fn file(self) -> &'static str {
        match self {
            Self::Finnish => "index.html",
            Self::English => "index.en.html",
        }
    }
}

/// A text of the pages: there is none in one language only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text {
    fi: &'static str,
    en: &'static str,
}

impl Text {
    pub const fn new(fi: &'static str, en: &'static str) -> Self {
        Self { fi, en }
    }

    pub const fn of(self, language: Language) -> &'static str {
        match language {
            Language::Finnish => self.fi,
            Language::English => self.en,
        }
    }
}
