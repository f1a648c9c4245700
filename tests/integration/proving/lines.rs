//! Lines of invented documents, each with what it says and what it does not: the same with one place changed.

use hanke::check::evidence::{Kind, Stated, Value};
use hanke::record::{AsOf, Money};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use super::dice::Dice;

/// A line, and values that it says and does not say.
pub(super) struct Line {
    pub text: String,
    pub said: Vec<Stated>,
    pub unsaid: Vec<Stated>,
}

/// A line of some kind.
pub(super) fn line(dice: &mut Dice) -> Line {
    let kinds = [sum, sum, bracket, period, period, open_period, day, years, number, code, name, link];
    dice.one_of(&kinds)(dice)
}

fn stated(field: &'static str, kind: Kind, value: Value) -> Stated {
    Stated { field, kind, value }
}

fn text(kind: Kind, value: &str) -> Stated {
    stated("name", kind, Value::Text(value.to_owned()))
}

/// The digits of a sum, the last of which is not zero, so that a changed one is another number.
fn digits(dice: &mut Dice) -> String {
    let length = 1 + dice.below(8);
    let first = (b'1' + u8::try_from(dice.below(9)).unwrap()) as char;
    std::iter::once(first).chain((1..length).map(|_| (b'0' + u8::try_from(dice.below(10)).unwrap()) as char)).collect()
}

/// The digits with a mark between thousands.
fn grouped(digits: &str, mark: &str) -> String {
    let first = (digits.len() - 1) % 3 + 1;
    let mut groups = vec![&digits[..first]];
    groups.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.join(mark)
}

const BEFORE: [&str; 14] = [
    "",
    "Kustannukset: ",
    "Hankkeelle myönnettiin ",
    "Avustus on yhteensä ",
    "Kunnan osuus (",
    "Laitteet – ",
    "Totalt beviljades ",
    "Stödet är ",
    "Budget: ",
    "The grant was ",
    "A total of ",
    "Total cost\t",
    "Vuonna 2018: ",
    "Momentti 6: ",
];

const BEHIND: [&str; 10] = [
    "",
    ".",
    ", josta palkat puolet",
    ")",
    " ja omarahoitus",
    "; loput kunnilta",
    " till kommunen",
    " for the pilot",
    "\n",
    " (ESR)",
];

/// A number in one spelling, what it is worth, and whether its currency can stand before it.
fn spelt(dice: &mut Dice, digits: &str) -> (String, Decimal) {
    let whole: Decimal = digits.parse().unwrap();
    let cents = format!("{:02}", 1 + dice.below(98));
    let with_cents = || format!("{digits}.{cents}").parse::<Decimal>().unwrap();
    match dice.below(8) {
        0 => (digits.to_owned(), whole),
        1 | 2 => (grouped(digits, " "), whole),
        3 => (grouped(digits, "\u{a0}"), whole),
        4 => (grouped(digits, "’"), whole),
        5 => (format!("{},{cents}", grouped(digits, " ")), with_cents()),
        6 => (format!("{},{cents}", grouped(digits, ".")), with_cents()),
        _ => (format!("{}.{cents}", grouped(digits, ",")), with_cents()),
    }
}

/// A number with its currency, and its value.
fn amount(dice: &mut Dice, digits: &str) -> (String, Decimal, &'static str) {
    let (number, value) = spelt(dice, digits);
    let (currency, code) = *dice.one_of(&[
        ("€", "EUR"),
        ("euroa", "EUR"),
        ("EUR", "EUR"),
        ("SEK", "SEK"),
        ("kronor", "SEK"),
        ("mk", "FIM"),
    ]);
    let scaled = |power: i64| value.checked_mul(Decimal::from(power)).unwrap();
    match dice.below(10) {
        0 => (format!("€{number}"), value, "EUR"),
        1 => (format!("EUR {number}"), value, "EUR"),
        2 => (
            format!("{digits},5 M€"),
            (digits.parse::<Decimal>().unwrap() + Decimal::new(5, 1)) * Decimal::from(1_000_000),
            "EUR",
        ),
        3 if !number.contains('.') => (format!("{number} t€"), scaled(1_000), "EUR"),
        4 if digits.len() < 4 => {
            (format!("{digits} milj. {currency}"), digits.parse::<Decimal>().unwrap() * Decimal::from(1_000_000), code)
        }
        5 => (format!("{number}{}{currency}", "\u{a0}"), value, code),
        _ => (format!("{number} {currency}"), value, code),
    }
}

fn money(value: Decimal, currency: &str) -> Stated {
    stated("value", Kind::Amount, Value::Money(Money::Exact(value), currency.parse().unwrap()))
}

fn bracket_of(min: Decimal, max: Decimal, currency: &str) -> Stated {
    stated("min", Kind::Amount, Value::Money(Money::Bracket { min, max }, currency.parse().unwrap()))
}

/// The same number with one digit changed.
fn other_digit(dice: &mut Dice, value: &str) -> String {
    let places: Vec<usize> = value.char_indices().filter(|(_, sign)| sign.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = *dice.one_of(&places);
    let digit = (value.as_bytes()[at] - b'0' + 1 + u8::try_from(dice.below(9)).unwrap()) % 10;
    format!("{}{digit}{}", &value[..at], &value[at + 1..])
}

fn changed(dice: &mut Dice, value: Decimal) -> Decimal {
    other_digit(dice, &value.to_string()).parse().unwrap()
}

fn sum(dice: &mut Dice) -> Line {
    let digits = digits(dice);
    let (written, value, currency) = amount(dice, &digits);
    let text = format!("{}{written}{}", dice.one_of(&BEFORE), dice.one_of(&BEHIND));
    let unsaid = vec![
        money(changed(dice, value), currency),
        money(-value, currency),
        money(value * Decimal::TEN, currency),
        bracket_of(value, value + Decimal::ONE, currency),
        bracket_of(Decimal::ZERO, value, currency),
    ];
    Line { text, said: vec![money(value, currency)], unsaid }
}

fn bracket(dice: &mut Dice) -> Line {
    let (first, second) = (digits(dice), digits(dice));
    let (low, high): (Decimal, Decimal) = (first.parse().unwrap(), second.parse().unwrap());
    let high = low + high;
    let dash = dice.one_of(&["-", "–", " – ", " - ", "—"]);
    let written = format!("{}{dash}{}", grouped(&first, " "), grouped(&high.to_string(), " "));
    let text = format!("{}{written} €{}", dice.one_of(&BEFORE[..4]), dice.one_of(&BEHIND));
    let unsaid = vec![
        money(low, "EUR"),
        money(high, "EUR"),
        bracket_of(changed(dice, low), high, "EUR"),
        bracket_of(low, changed(dice, high), "EUR"),
    ];
    Line { text, said: vec![bracket_of(low, high, "EUR")], unsaid }
}

fn any_day(dice: &mut Dice) -> Date {
    date(2001, 1, 1).checked_add(i64::try_from(dice.below(10_000)).unwrap().days()).unwrap()
}

const FINNISH: [&str; 12] =
    ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"];
const SWEDISH: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(names: [&'static str; 12], day: Date) -> &'static str {
    names[usize::try_from(day.month()).unwrap() - 1]
}

fn written(dice: &mut Dice, day: Date) -> String {
    let (year, number) = (day.year(), day.day());
    match dice.below(7) {
        0 => day.to_string(),
        1 => format!("{number}. {}kuuta {year}", month(FINNISH, day)),
        2 => format!("{number} {} {year}", month(SWEDISH, day)),
        3 => format!("{number} {} {year}", month(ENGLISH, day)),
        4 => format!("{} {number}, {year}", month(ENGLISH, day)),
        5 => format!("{number:02}.{:02}.{year}", day.month()),
        _ => format!("{number}.{}.{year}", day.month()),
    }
}

fn moment(field: &'static str, day: Date) -> Stated {
    stated(field, Kind::Date, Value::Moment(AsOf::Day(day)))
}

/// Another day, one place away: another day of the month, another month, another year.
fn other_day(dice: &mut Dice, day: Date) -> Date {
    let span = *dice.one_of(&[1.day(), 7.days(), 1.month(), 6.months(), 1.year(), 10.years()]);
    if dice.once_in(2) { day.checked_add(span).unwrap() } else { day.checked_sub(span).unwrap() }
}

fn period(dice: &mut Dice) -> Line {
    let first = any_day(dice);
    let last = first.checked_add((1 + i64::try_from(dice.below(1_500)).unwrap()).days()).unwrap();
    let text = spelt_period(dice, first, last);
    let mut unsaid = vec![moment("start", last), moment("end", first)];
    let others = [("start", other_day(dice, first)), ("end", other_day(dice, last))];
    unsaid.extend(others.into_iter().map(|(field, day)| moment(field, day)));
    Line { text, said: vec![moment("start", first), moment("end", last)], unsaid }
}

fn spelt_period(dice: &mut Dice, first: Date, last: Date) -> String {
    let dotted = |day: Date| format!("{}.{}.{}", day.day(), day.month(), day.year());
    let same_year = first.year() == last.year();
    let end = *dice.one_of(&["", ".", ", jatkuu", " (ESR)"]);
    let label = *dice.one_of(&["", "Toteutusaika: ", "Hankkeen kesto ", "Projekttid: ", "Duration "]);
    let whole = match dice.below(8) {
        0 if same_year => format!("{}.{}.–{}", first.day(), first.month(), dotted(last)),
        1 if same_year && first.month() == last.month() => format!("{}.–{}", first.day(), dotted(last)),
        2 => format!("Alkaa {} ja päättyy {}", dotted(first), dotted(last)),
        3 => format!("{first}/{last}"),
        4 => format!("från den {} till den {}", in_words(SWEDISH, first), in_words(SWEDISH, last)),
        5 => format!("from {} to {}", in_words(ENGLISH, first), in_words(ENGLISH, last)),
        6 => format!("{}-{}", dotted(first), dotted(last)),
        _ => format!("{} – {}", written(dice, first), written(dice, last)),
    };
    format!("{label}{whole}{end}")
}

fn in_words(names: [&'static str; 12], day: Date) -> String {
    format!("{} {} {}", day.day(), month(names, day), day.year())
}

/// A period of which one end is not said.
fn open_period(dice: &mut Dice) -> Line {
    let day = any_day(dice);
    let day_written = written(dice, day);
    let starts = dice.once_in(2);
    let form = if starts {
        *dice.one_of(&["{} alkaen", "{} –", "Alkaa {}", "{} lähtien", "fr.o.m. {}", "from {}", "{} – toistaiseksi"])
    } else {
        *dice.one_of(&[
            "{} asti",
            "– {}",
            "Päättyy {}",
            "{} mennessä",
            "t.o.m. {}",
            "until {}",
            "2/2019 – {}",
            "31.11.2000 – {}",
        ])
    };
    let (said, unsaid) = if starts { ("start", "end") } else { ("end", "start") };
    let other = other_day(dice, day);
    let unsaid = vec![moment(unsaid, day), moment(said, other)];
    Line { text: form.replace("{}", &day_written), said: vec![moment(said, day)], unsaid }
}

fn day(dice: &mut Dice) -> Line {
    let day = any_day(dice);
    let label = *dice.one_of(&["", "Päätös ", "Tilanne: ", "Beslut ", "As of ", "Kokous pidettiin "]);
    let text = format!("{label}{}{}", written(dice, day), dice.one_of(&["", ".", ", liite", " (ESR)"]));
    Line { text, said: vec![moment("as_of", day)], unsaid: vec![moment("as_of", other_day(dice, day))] }
}

fn years(dice: &mut Dice) -> Line {
    let first = 1990 + i16::try_from(dice.below(30)).unwrap();
    let last = first + 1 + i16::try_from(dice.below(8)).unwrap();
    let year = |field, year| stated(field, Kind::Year, Value::Moment(AsOf::Year(year)));
    let label = dice.one_of(&["Ohjelmakausi ", "Vuosina ", "Åren ", "Programme "]);
    let text = format!("{label}{first}{}{last}{}", dice.one_of(&["–", "-", " – "]), dice.one_of(&["", ".", " (ESR)"]));
    let (other, later) = (first - 1 - i16::try_from(dice.below(9)).unwrap(), last + 1);
    let unsaid =
        vec![year("start_year", other), year("end_year", later), year("start_year", last), year("end_year", first)];
    Line { text, said: vec![year("start_year", first), year("end_year", last)], unsaid }
}

fn number(dice: &mut Dice) -> Line {
    let number = u32::try_from(1 + dice.below(400)).unwrap();
    let value = |number| stated("number", Kind::Number, Value::Number(number));
    let form = dice.one_of(&["{}. malli: vertaistuki", "Malli {}", "Modell {}, lärande", "({}) Practice"]);
    let other = other_digit(dice, &number.to_string()).parse().unwrap();
    let unsaid = vec![value(other), value(number * 10 + 1)];
    Line { text: form.replace("{}", &number.to_string()), said: vec![value(number)], unsaid }
}

fn code(dice: &mut Dice) -> Line {
    let number = 10_000 + dice.below(90_000);
    let code = match dice.below(4) {
        0 => format!("S{number}"),
        1 => format!("SK-2023-{:03}", number % 1_000),
        2 => format!("{}-{}", 1_000_000 + number, number % 10),
        _ => format!("2CADAC_{number}"),
    };
    let form =
        dice.one_of(&["Hankekoodi: {}", "Hanke {} alkoi", "Projekt {}, Karleby", "Y-tunnus {}.", "(code {})", "{}"]);
    let other = other_digit(dice, &code);
    let unsaid = vec![
        text(Kind::Code, &other),
        text(Kind::Code, &code[..code.len() - 1]),
        text(Kind::Code, &format!("{code}1")),
    ];
    Line { text: form.replace("{}", &code), said: vec![text(Kind::Code, &code)], unsaid }
}

fn word(dice: &mut Dice) -> String {
    let syllables = ["ka", "lo", "mi", "nu", "pe", "ri", "sä", "to", "ve", "jo", "hai", "kui", "lin", "mar", "sal"];
    let word: String = (0..2 + dice.below(2)).map(|_| *dice.one_of(&syllables)).collect();
    word[..1].to_uppercase() + &word[1..]
}

fn name(dice: &mut Dice) -> Line {
    let owner = word(dice);
    let head = dice.one_of(&["Oy", "ry", "Ab", "Foundation", "-hanke", "2.0"]);
    let name = format!("{owner} {head}").replace(" -", "-");
    let form = dice.one_of(&["Toteuttaja: {}", "Hakijana on {}.", "Sökande är {}, Vasa", "led by {} since then", "{}"]);
    let at = 1 + dice.below(owner.len() - 2);
    let at = (at..owner.len()).find(|at| owner.is_char_boundary(*at)).unwrap();
    let other = format!("{}w{}", &name[..at], &name[at..]);
    let unsaid = vec![text(Kind::Organization, &other), text(Kind::Name, &format!("{name} {}", word(dice)))];
    Line {
        text: form.replace("{}", &name),
        said: vec![text(Kind::Organization, &name), text(Kind::Name, &name)],
        unsaid,
    }
}

fn link(dice: &mut Dice) -> Line {
    let host = word(dice).to_lowercase().replace('ä', "a");
    let link = format!("https://{host}.example/{}/{}", word(dice).to_lowercase(), dice.below(10_000));
    let form = dice.one_of(&["ks. {}", "Verkkosivu: {}.", "({})", "läs mera {}, på svenska", "{}"]);
    let other = other_digit(dice, &link);
    let unsaid = vec![
        text(Kind::Link, &other),
        text(Kind::Link, &link[..link.len() - 1]),
        text(Kind::Link, &format!("{link}/a")),
    ];
    Line { text: form.replace("{}", &link), said: vec![text(Kind::Link, &link)], unsaid }
}

/// The number of a line of sums, with something beside it that makes it another entity than that sum.
pub(super) fn belied(dice: &mut Dice) -> Line {
    let digits = digits(dice);
    let (written, value, currency) = amount(dice, &digits);
    let form = dice.one_of(&[
        "enintään {}",
        "Tuki on enintään {}",
        "alle {}",
        "yli {}",
        "vähintään {}",
        "max. {}",
        "max {}",
        "< {}",
        ">{}",
        "högst {}",
        "minst {}",
        "up to {}",
        "less than {}",
        "at least {}",
        "korkeintaan noin {}",
        "Enintään: {}",
        "{} tai enemmän",
        "{} or less",
        "n. {}",
        "noin {}",
        "arviolta {}",
        "ca {}",
        "about {}",
        "~{}",
        "ungefär {}",
        "{} (arvio)",
        "−{}",
        "-{}",
        "–{}",
        "− {}",
        "miinus {}",
        "Summa: -{}",
        "{} vuodessa",
        "{} kuukaudessa",
        "{} hengeltä",
        "{}/osallistuja",
        "{} / kk",
        "{} a year",
        "{} per head",
        "{} per år",
        "{} om året",
        "{} henkeä kohti",
        "3 x {}",
        "9{}",
        "5 000 – {}",
        "2–{}",
        "1/{}",
        "({})",
    ]);
    let text = form.replace("{}", &written);
    Line { text, said: Vec::new(), unsaid: vec![money(value, currency)] }
}
