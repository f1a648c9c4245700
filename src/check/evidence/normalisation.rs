//! What may differ between a value and how its passage prints it.

use std::fmt;

/// A way in which a passage may print a value without printing it letter by letter. Nothing else is allowed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Normalisation {
    /// A day or month in another notation: `1.6.2015`, `1. kesäkuuta 2015`.
    Date,
    /// An end of a span that borrows from the other (`1.6.–31.12.2015`), or a year of a span of years.
    Span,
    /// Thousands set apart: `260 745`.
    ThousandsMark,
    /// A comma before the decimals: `48 911,07`.
    DecimalComma,
    /// A word for a power of ten: `1,2 milj. €`.
    Scale,
    /// A sum without a currency beside it, as tables print them.
    NoCurrency,
    /// A word broken at a line end.
    LineBreakHyphen,
    /// Capital letters for small ones, or the other way.
    LetterCase,
    /// Another kind of dash, or other spaces around it.
    Dash,
    /// Other quotation marks or apostrophes.
    QuotationMark,
    /// A space or line end beside a punctuation mark, or none.
    WhiteSpace,
    /// Another case or number of the same word.
    Inflection,
    /// A part of a compound or a word that a list prints only once: `romaninuoret, -perheet`.
    SharedPart,
    /// A target group as the first part of a compound: `asiakkaat` in *asiakastyö*.
    CompoundPart,
    /// `http` for `https`, a slash at the end, no scheme, or a line end inside.
    LinkForm,
    /// A year that stands in a link.
    InLink,
    /// Parts that stand apart in the source, put together in one value.
    Joined,
}

impl Normalisation {
    /// Its name in reports and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Span => "span",
            Self::ThousandsMark => "thousands-mark",
            Self::DecimalComma => "decimal-comma",
            Self::Scale => "scale",
            Self::NoCurrency => "no-currency",
            Self::LineBreakHyphen => "line-break-hyphen",
            Self::LetterCase => "letter-case",
            Self::Dash => "dash",
            Self::QuotationMark => "quotation-mark",
            Self::WhiteSpace => "white-space",
            Self::Inflection => "inflection",
            Self::SharedPart => "shared-part",
            Self::CompoundPart => "compound-part",
            Self::LinkForm => "link-form",
            Self::InLink => "in-link",
            Self::Joined => "joined",
        }
    }
}

impl fmt::Display for Normalisation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
