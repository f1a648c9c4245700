//! Amounts of money.

use std::ops::Range;
use std::sync::LazyLock;

use lazy_regex::{Captures, Regex, regex};
use rust_decimal::Decimal;

use crate::record::{Currency, Money};

use super::plain::{Plain, before, behind, digit_follows, digit_precedes, lead, slice};
use super::scan::{NEAR, at_places, begins, numbers};
use super::{Found, currency, hedge, in_order, number};

/// More bytes than stand between the beginning of the longest bracket and its currency.
const FARTHEST: usize = 100;

const GROUPS: &str = "digits in groups of no known kind, or a part of a longer number or word";
const NUMBER_BEFORE: &str = "another number stands before it";
const BROKEN: &str = "a line end stands in the number";

/// Marks that may stand between the digits of one number.
const MARKS: [char; 10] = [' ', '\n', '.', ',', '\'', '’', '‘', '´', 'ʼ', '·'];

/// An amount of money in some currency, below zero when a sign stands beside it.
type Amount = (Money, Currency);

/// What has the shape of an amount, or why it is none.
pub(super) type Read = Found<Result<Amount, &'static str>>;

/// Amounts with their currency: `270 845 €`, `1,5 milj. €`, `12 t€`, `EUR 3 000`, `€ 1,200.50`, `100000-500000 €`.
///
/// The whole run of digits and marks is read, or nothing. A number without a currency is no amount. `1.500 €` is read as
/// one and a half thousand, with a doubt; so are bounds, estimates, and an amount by the hour or by the head. An amount
/// with a minus before or behind it is below zero.
///
/// ```
/// use hanke::record::Money;
/// use hanke::text::value::money::amounts;
///
/// let (money, currency) = amounts("Budjetti: 1,5 milj. €").remove(0).value;
/// assert_eq!((money, currency.code()), (Money::Exact(1_500_000.into()), "EUR"));
/// ```
#[must_use]
pub fn amounts(text: &str) -> Vec<Found<Amount>> {
    let plain = Plain::of(text);
    let known = read(plain.text()).into_iter().filter_map(|found| {
        Some(Found { range: plain.source(&found.range), value: found.value.ok()?, doubt: found.doubt })
    });
    known.collect()
}

/// The patterns: the number before its currency, behind it, and the currency alone.
struct Patterns {
    before: Regex,
    behind: Regex,
    currency: Regex,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    let (run, currency) = (r"[.,]?[0-9]+(?:[\s.,'’‘´ʼ·][0-9]+)*", currency::pattern());
    let scale = r"(?i:milj\.|miljoonaa?|miljoonan|miljoner|miljon|milj|millions?|billion|mrd\.?|miljardia?|miljardin|miljarder|tuhatta|tuhannen|tuhat|tusen|thousand|mdr|md|mn|bn|m|t|k)";
    let low = format!(r"(?:(?P<low>{run})(?:\s?(?P<lowscale>{scale}))?(?:\s?(?P<other>{currency}))?\s?-\s?)?");
    let before = format!(
        r"^{low}(?P<high>{run})(?:,-|:-|,--|(?P<minus>\s?-)|\s?(?P<scale>{scale}))?\s?(?P<currency>{currency})(?P<behind>-(?:\s|$))?"
    );
    let behind = format!(
        r"^(?P<currency>{currency})\s?(?P<minus>-\s?)?(?:(?P<low>{run})(?:\s?(?P<lowscale>{scale}))?\s?-\s?(?P<other>{currency})?\s?)?(?P<high>{run})(?:,-|:-|,--|\s?(?P<scale>milj\.|{scale}\b))?(?P<behind>-(?:\s|$))?"
    );
    let pattern = |pattern: &str| Regex::new(pattern).ok();
    Some(Patterns { before: pattern(&before)?, behind: pattern(&behind)?, currency: pattern(&currency)? })
});

/// Everything in a plain text that has the shape of an amount.
pub(super) fn read(text: &str) -> Vec<Read> {
    let Some(patterns) = &*PATTERNS else { return Vec::new() };
    let signs = patterns.currency.find_iter(text).map(|sign| sign.range()).collect::<Vec<_>>();
    let found = at_places(text, NEAR, &patterns.before, before_signs(text, &signs))
        .chain(at_places(text, NEAR, &patterns.behind, behind_signs(text, &signs)))
        .filter_map(|(at, groups)| amount(text, at, &groups));
    in_order(found.collect())
}

/// Where the runs of digits begin from which an amount could reach a currency behind it.
fn before_signs(text: &str, signs: &[Range<usize>]) -> Vec<usize> {
    let near = |at: usize| {
        signs.get(signs.partition_point(|sign| sign.start < at)).is_some_and(|sign| sign.start - at < FARTHEST)
    };
    if signs.is_empty() {
        return Vec::new();
    }
    let whole = numbers(text).filter(|number| !digit_precedes(text, number.start, &MARKS));
    whole.map(|number| with_mark(text, number.start)).filter(|at| near(*at)).collect()
}

/// A decimal mark without a digit before it belongs to the number: `,5 M€`.
fn with_mark(text: &str, start: usize) -> usize {
    let at = start.saturating_sub(1);
    let is_mark = slice(text, at..start).starts_with(['.', ',']);
    let begins = before(text, at).is_none_or(|before| before.is_whitespace() || before == '(');
    if is_mark && begins { at } else { start }
}

/// The currencies before a number.
fn behind_signs(text: &str, signs: &[Range<usize>]) -> Vec<usize> {
    let number = |sign: &&Range<usize>| {
        let rest = text.get(sign.end..).unwrap_or_default();
        let rest = rest.strip_prefix([' ', '\n']).unwrap_or(rest);
        rest.starts_with(|char: char| char.is_numeric() || matches!(char, '-' | ',' | '.')) && begins(text, sign.start)
    };
    signs.iter().filter(number).map(|sign| sign.start).collect()
}

fn amount(text: &str, at: usize, groups: &Captures) -> Option<Read> {
    let (currency, of_currency) = currency::named(part(groups, "currency")?)?;
    let end = at + groups.get(0)?.end();
    let Some(number) = Number::of(at, groups) else { return Some(Found::sure(at..end, Err(GROUPS))) };
    let sign = minus_before(text, number.start);
    let range = sign.unwrap_or(number.start)..end;
    if is_part(text, &range) {
        return Some(Found::sure(range, Err(GROUPS)));
    }
    let is_below = sign.is_some() || ["minus", "behind"].iter().any(|name| groups.name(name).is_some());
    let money = if is_below { below(number.money) } else { number.money };
    let hedge = hedge::around(text, range.start, end).or_else(|| two_currencies(currency, groups));
    Some(Found::sure(range, Ok((money, currency))).but(number.doubt).but(hedge).but(of_currency))
}

/// Whether the ends of a bracket are in two currencies.
fn two_currencies(currency: Currency, groups: &Captures) -> Option<&'static str> {
    let (other, _) = currency::named(part(groups, "other")?)?;
    (other != currency).then_some("two currencies")
}

fn part<'a>(groups: &Captures<'a>, name: &str) -> Option<&'a str> {
    groups.name(name).map(|group| group.as_str())
}

/// How much an amount is, where it begins, and why it may be otherwise.
struct Number {
    start: usize,
    money: Money,
    doubt: Option<&'static str>,
}

impl Number {
    fn of(at: usize, groups: &Captures) -> Option<Self> {
        let high = groups.name("high")?;
        let scale = part(groups, "scale");
        let (start, broken) = (at + high.start(), high.as_str().contains('\n').then_some(BROKEN));
        let exact = |start, doubt| {
            let (value, own) = scaled(high.as_str(), scale)?;
            Some(Self { start, money: Money::Exact(value), doubt: own.or(broken).or(doubt) })
        };
        let Some(low) = groups.name("low") else { return exact(at, None).or_else(|| Self::after_year(start, groups)) };
        // A scale at the end counts for both: "1–2 milj. €".
        match scaled(low.as_str(), part(groups, "lowscale").or(scale)) {
            Some(low) => Self::bracket(at, low, &exact(at, None)?),
            None if low.start() == 0 => exact(start, Some(NUMBER_BEFORE)),
            None => None,
        }
    }

    fn bracket(start: usize, (min, doubt): (Decimal, Option<&'static str>), high: &Self) -> Option<Self> {
        let Money::Exact(max) = high.money else { return None };
        let order = (max < min).then_some("the upper end is below the lower");
        Some(Self { start, money: Money::Bracket { min, max }, doubt: order.or(doubt).or(high.doubt) })
    }

    /// The number behind a year that only a blank parts from it: `vuonna 2018 270 845 €`.
    fn after_year(start: usize, groups: &Captures) -> Option<Self> {
        let (year, number) = part(groups, "high")?.split_once([' ', '\n'])?;
        let is_year = year.len() == 4 && year.parse().is_ok_and(|year| super::year::KNOWN.contains(&year));
        let (value, _) = scaled(number, part(groups, "scale")).filter(|_| is_year)?;
        let start = start + year.len() + 1;
        Some(Self { start, money: Money::Exact(value), doubt: Some(NUMBER_BEFORE) })
    }
}

fn scaled(text: &str, word: Option<&str>) -> Option<(Decimal, Option<&'static str>)> {
    let scale = scale(word);
    let (value, doubt) = number::decimal(text, scale != Decimal::ONE)?;
    let value = value.checked_mul(scale)?;
    Some((if scale == Decimal::ONE { value } else { value.normalize() }, doubt))
}

fn scale(word: Option<&str>) -> Decimal {
    let lower = word.unwrap_or_default().to_lowercase();
    Decimal::from(match lower.trim_end_matches('.') {
        "" => 1,
        "mrd" | "mdr" | "md" | "miljardi" | "miljardia" | "miljardin" | "miljarder" | "bn" | "billion" => 1_000_000_000,
        "t" | "k" | "tuhatta" | "tuhannen" | "tuhat" | "tusen" | "thousand" => 1_000,
        _ => 1_000_000,
    })
}

/// Where the minus, or the word for it, begins that stands directly before a place.
fn minus_before(text: &str, start: usize) -> Option<usize> {
    let before = lead(text, start, 20);
    let minus = regex!(r"(?i)(?:^|[^\p{L}\p{N}-])(-|(?:miinus|minus|negatiivinen)\s)$").captures(before)?.get(1)?;
    Some(start - before.len() + minus.start())
}

fn below(money: Money) -> Money {
    match money {
        Money::Exact(value) => Money::Exact(-value),
        Money::Bracket { min, max } => Money::Bracket { min: -min, max },
    }
}

/// Whether the amount is the head or the tail of a longer number, word or code.
fn is_part(text: &str, range: &Range<usize>) -> bool {
    let glued = |char: char| char.is_alphanumeric() || matches!(char, '_' | '^');
    let ends = slice(text, range.clone()).ends_with(char::is_alphanumeric);
    let begins = slice(text, range.clone()).starts_with(|char: char| char.is_ascii_digit() || char == '-');
    let joined = digit_precedes(text, range.start, &['/', ':']) || before(text, range.start).is_some_and(glued);
    (begins && (joined || before(text, range.start) == Some('-')))
        || (slice(text, range.clone()).ends_with(|char: char| char.is_ascii_digit())
            && digit_follows(text, range.end, &['-']))
        || (ends && (behind(text, range.end).is_some_and(glued) || digit_follows(text, range.end, &['/', ':'])))
}
