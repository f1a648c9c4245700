//! Lines made of pieces whose meaning is known: what is read is what was put in, or a doubt, or nothing.

use hanke::record::Money;
use hanke::text::value::date::{Span, span};
use hanke::text::value::money::sums;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::cases;

/// One side of a period, as it is written, and the day that it says, if it says one.
#[derive(Debug, Clone)]
struct Side {
    written: String,
    day: Option<Date>,
}

fn day(years: std::ops::Range<i16>) -> impl Strategy<Value = Side> {
    (years, 1..=12_i8, 1..=28_i8, 0..6_usize).prop_map(|(year, month, day, form)| {
        let fi =
            ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"];
        let sv = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober"];
        let index = usize::try_from(month - 1).unwrap();
        let written = match (form, sv.get(index)) {
            (0, _) => format!("{day:02}.{month:02}.{year}"),
            (1, _) => format!("{year}-{month:02}-{day:02}"),
            (2, _) => format!("{day}. {}kuuta {year}", fi[index]),
            (3, Some(month)) => format!("{day} {month} {year}"),
            (4, _) => format!("{year}-{month:02}-{day:02}T12:00:00Z"),
            _ => format!("{day}.{month}.{year}"),
        };
        Side { written, day: Some(date(year, month, day)) }
    })
}

/// What looks like a moment, but is no day.
fn broken() -> impl Strategy<Value = Side> {
    let written =
        ["2/2016", "30.2.2016", "31.4.2018", "kevät 2019", "2018", "Q3/2017", "elokuu 2018", "31.1.20191", "vk 5/2019"];
    prop::sample::select(written.to_vec()).prop_map(|written| Side { written: written.to_owned(), day: None })
}

fn side(years: std::ops::Range<i16>) -> impl Strategy<Value = Side> {
    prop_oneof![4 => day(years), 1 => broken()]
}

/// Words and marks that add nothing, and those that may change everything.
const QUIET: [&str; 4] = ["", "", "Alkaa ", "ajalla "];
const LOUD: [&str; 7] = [
    "",
    "",
    " (toteutunut 1.5.2031 – 31.8.2032)",
    ", jatkoaika 31.8.2032 asti",
    " tai kun rahoitus riittää",
    " ?",
    " – 1.1.2033",
];
const JOINTS: [&str; 6] = [" – ", "-", " - ", "–", "\n— ", " ja päättyy "];

proptest! {
    #![proptest_config(cases(1_500))]

    /// Of two sides each day comes out on its own side, and surely only when both were days and nothing else was there.
    #[test]
    fn a_period_is_read_as_it_was_put_together(
        start in side(2010..2018),
        end in side(2018..2026),
        lead in prop::sample::select(QUIET.to_vec()),
        joint in prop::sample::select(JOINTS.to_vec()),
        tail in prop::sample::select(LOUD.to_vec()),
    ) {
        let text = format!("{lead}{}{joint}{}{tail}", start.written, end.written);
        let whole = start.day.is_some() && end.day.is_some() && tail.is_empty();
        let found = span(&text);
        let said = found.as_ref().map_or((None, None), |found| match found.value {
            Span::Period(period) => (period.start, period.end),
            // A field takes such a day only when it is sure, or when it asks for one day.
            Span::Day(day) => if found.doubt.is_none() { (Some(day), Some(day)) } else { (None, None) },
        });
        let certain = found.is_some_and(|found| found.doubt.is_none());
        prop_assert_eq!(certain, whole, "{:?}", &text);
        // Of another period that stands there too, both ends may come, with the doubt that there are several.
        let several = tail.contains(|char: char| char.is_ascii_digit());
        prop_assert!(several || said.0.is_none_or(|day| Some(day) == start.day), "the start of {:?}: {:?}", &text, said);
        prop_assert!(several || said.1.is_none_or(|day| Some(day) == end.day), "the end of {:?}: {:?}", &text, said);
        if certain {
            prop_assert_eq!(said, (start.day, end.day), "{:?}", &text);
        }
    }

    /// One side alone stays alone.
    #[test]
    fn an_end_that_is_not_said_is_not_filled(
        side in day(2010..2026),
        form in prop::sample::select(vec![
            ("Alkaa ", ""), ("", " alkaen"), ("", " –"), ("", " - toistaiseksi"), ("from ", ""), ("fr.o.m. ", ""),
            ("Alkaa ", " ja päättyy"), ("", "–"),
        ]),
        other in prop::sample::select(vec![
            ("päättyy ", ""), ("", " asti"), ("– ", ""), ("", " mennessä"), ("until ", ""), ("Alkaa ja päättyy ", ""),
        ]),
    ) {
        let told = |(before, behind): (&str, &str)| {
            let found = span(&format!("{before}{}{behind}", side.written)).unwrap();
            (found.value, found.doubt)
        };
        let open = |start, end| Span::Period(hanke::text::value::date::Period { start, end });
        prop_assert_eq!(told(form), (open(side.day, None), None));
        prop_assert_eq!(told(other), (open(None, side.day), None));
    }
}

/// The digits of a whole number in groups of three, with a mark between them.
fn grouped(number: u64, mark: &str) -> String {
    let digits = number.to_string();
    let head = digits.len() % 3;
    let groups = std::iter::once(&digits[..head]).chain((head..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.filter(|group| !group.is_empty()).collect::<Vec<_>>().join(mark)
}

fn number() -> impl Strategy<Value = (String, u64)> {
    let marks = prop::sample::select(vec!["", " ", "\u{a0}", "\u{202f}", "'", "’"]);
    (1..5_000_000_000_u64, marks).prop_map(|(number, mark)| (grouped(number, mark), number))
}

/// What stands around a number, and whether it leaves the number what it is.
const AROUND: [(&str, &str, bool); 18] = [
    ("", "", true),
    ("", ".", true),
    ("yhteensä ", "", true),
    ("", " yhteensä", true),
    ("enintään ", "", false),
    ("yli ", "", false),
    ("< ", "", false),
    ("n. ", "", false),
    ("arviolta ", "", false),
    ("", " vuodessa", false),
    ("", "/kk", false),
    ("", " per henkilö", false),
    ("", " tai enemmän", false),
    ("-", "", false),
    ("−", "", false),
    ("", "-", false),
    ("5", "", false),
    ("1/", "", false),
];

proptest! {
    #![proptest_config(cases(1_500))]

    /// A sum is sure exactly when nothing beside it makes it something else, and then it is the sum that was put in.
    #[test]
    fn a_sum_is_read_as_it_was_put_together(
        (written, number) in number(),
        currency in prop::sample::select(vec![("€", "EUR"), ("euroa", "EUR"), ("SEK", "SEK"), ("mk", "FIM"), ("£", "GBP")]),
        ahead in any::<bool>(),
        (before, behind, quiet) in prop::sample::select(AROUND.to_vec()),
    ) {
        let ahead = ahead && ["€", "SEK", "£"].contains(&currency.0) && before.trim().chars().all(char::is_alphabetic);
        let sum = if ahead { format!("{} {written}", currency.0) } else { format!("{written} {}", currency.0) };
        let text = format!("{before}{sum}{behind}");
        let found = sums(&text, None).found;
        let sure = found.iter().filter(|one| one.doubt.is_none()).map(|one| one.value).collect::<Vec<_>>();
        // A digit before the first group may make a longer number of it, which is then read whole.
        let longer = before == "5";
        prop_assert!(quiet != sure.is_empty() || longer, "{:?}: {:?}", &text, &found);
        for (money, code) in sure {
            let whole = if longer { format!("5{number}").parse().unwrap() } else { number };
            prop_assert_eq!((money, code.code()), (Money::Exact(whole.into()), currency.1), "{:?}", &text);
        }
    }

    /// Of a run of digits and marks all digits are in the sum, or it is doubtful, or there is none.
    #[test]
    fn no_part_of_a_number_is_a_sum(run in r"[0-9]([0-9]{0,3}[ .,'·]?){1,5}[0-9]") {
        let text = format!("{run} €");
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        for one in sums(&text, None).found.iter().filter(|one| one.doubt.is_none()) {
            let Money::Exact(sum) = one.value.0 else { panic!("a bracket in {text:?}") };
            let (sum, run) = (digits(&sum.to_string()), digits(&run));
            prop_assert_eq!(sum.trim_matches('0'), run.trim_matches('0'), "{:?}", &text);
        }
    }
}
