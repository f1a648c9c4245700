//! Days, months and periods.

use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};
use jiff::civil;

use super::Language;

impl Language {
    /// A day: `1.6.2015` or `1 June 2015`.
    #[must_use]
    pub fn day(self, day: civil::Date) -> String {
        let form = if self == Self::Finnish { YMD::medium() } else { YMD::long() };
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(self.locale().into(), form);
        match (formatter, gregorian(day)) {
            (Ok(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => day.to_string(),
        }
    }

    /// The month in which a day lies: `kesäkuu 2015` or `June 2015`.
    #[must_use]
    pub fn month(self, day: civil::Date) -> String {
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(self.locale().into(), YM::long());
        match (formatter, gregorian(day)) {
            (Ok(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => day.strftime("%Y-%m").to_string(),
        }
    }
}

fn gregorian(day: civil::Date) -> Option<Date<Gregorian>> {
    let [month, of_month] = [day.month(), day.day()].map(u8::try_from);
    Date::try_new_gregorian(day.year().into(), month.ok()?, of_month.ok()?).ok()
}

/// From one to the other, as in `2015–2017`: blanks stand around the dash only where they stand in what it joins, as in
/// `1 June 2015 – 31 May 2017`. An end that is not known is empty.
///
/// ```
/// assert_eq!(hanke::language::range("1.6.2015", "31.5.2018"), "1.6.2015–31.5.2018");
/// ```
#[must_use]
pub fn range(from: &str, to: &str) -> String {
    let dash = if [from, to].iter().any(|end| end.contains(' ')) { " – " } else { "–" };
    [from, dash, to].concat().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Language, range};

    #[test]
    fn days_and_months_are_written_as_the_language_writes_them() {
        let day = date(2015, 6, 1);
        assert_eq!(Language::ALL.map(|language| language.day(day)), ["1.6.2015", "1 juni 2015", "1 June 2015"]);
        assert_eq!(Language::ALL.map(|language| language.month(day)), ["kesäkuu 2015", "juni 2015", "June 2015"]);
        assert_eq!(Language::Finnish.day(date(216, 6, 1)), "1.6.216 jKr.");
    }

    #[test]
    fn blanks_stand_around_a_dash_where_they_stand_in_what_it_joins() {
        assert_eq!(range("2015", "2017"), "2015–2017");
        assert_eq!(range("1.6.2015", "31.5.2017"), "1.6.2015–31.5.2017");
        assert_eq!(range("1 June 2015", "31 May 2017"), "1 June 2015 – 31 May 2017");
        assert_eq!(range("1\u{a0}000", "2\u{a0}000"), "1\u{a0}000–2\u{a0}000");
        assert_eq!(range("2015", ""), "2015–");
    }
}
