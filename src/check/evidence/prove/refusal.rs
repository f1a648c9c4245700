//! Why a text does not prove a value.

/// Why a value is not proven: what stands where it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// The text does not print it.
    NotPrinted,
    /// It is printed as a part of a longer number, code, name, address or date.
    PartOfMore,
    /// A minus stands beside the number, or a dash that may be one.
    Sign,
    /// The number is a bound: `enintään 5 000 €`.
    Bound,
    /// The number is an estimate: `noin 5 000 €`.
    Estimate,
    /// The number is an amount by some unit: `5 000 € vuodessa`.
    Rate,
    /// The number is one end of a range.
    OneEnd,
    /// The number counts something else, or another currency.
    Unit,
    /// The day is the other end of its period.
    OtherEnd,
    /// The period ends before it begins.
    Backwards,
    /// The century of the year is not printed.
    ShortYear,
}

impl Refusal {
    /// In words, in Finnish and in English.
    #[must_use]
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Self::NotPrinted => ["sitä ei ole tekstissä", "the text does not print it"],
            Self::PartOfMore => {
                ["se on osa pidempää lukua, tunnusta tai nimeä", "it is part of a longer number, code or name"]
            }
            Self::Sign => ["luvun vieressä on miinus", "a minus stands beside the number"],
            Self::Bound => ["luku on raja eikä summa", "the number is a bound, not a sum"],
            Self::Estimate => ["luku on arvio", "the number is an estimate"],
            Self::Rate => ["luku on summa yksikköä kohti", "the number is an amount by some unit"],
            Self::OneEnd => ["luku on vaihteluvälin toinen pää", "the number is one end of a range"],
            Self::Unit => ["luvun yksikkö on toinen", "the number has another unit"],
            Self::OtherEnd => ["päivä on jakson toinen pää", "the day is the other end of its period"],
            Self::Backwards => ["jakso päättyy ennen alkuaan", "the period ends before it begins"],
            Self::ShortYear => ["vuosisataa ei sanota", "the century of the year is not said"],
        }
    }
}
