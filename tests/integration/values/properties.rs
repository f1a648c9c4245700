//! What holds for any text: nothing panics, every range can be cut out, and what is cut out reads the same.

use hanke::text::privacy::person;
use hanke::text::value::{
    Found, code, date, footnote, link, money, organization, page_reference, placeholder, target_group,
};
use proptest::prelude::*;

use crate::cases;

/// Texts made of what the parsers look for, so that they find something.
fn text() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "1.6.",
        "2015",
        "31.12.2016",
        "-",
        " – ",
        " ",
        "\n",
        "\u{a0}",
        "12",
        "500",
        ",5",
        ".",
        ",",
        " ja ",
        " sekä ",
        "€",
        " milj. ",
        "EUR ",
        "S12345",
        "1234567-1",
        "s. ",
        "(",
        ")",
        "https://a.fi/",
        "www.b.fi",
        "a@b.fi",
        "puh. ",
        "040 123 4567",
        "Kemin ",
        "Tornion ",
        "kaupunki",
        "kaupungit",
        "sosiaali- ",
        "säätiön",
        "Oy",
        "STM",
        ":n",
        "romani",
        "nuoret",
        "-perheet",
        "kuntien ",
        "a\u{308}",
        "²",
        "1",
        "June ",
        "kesäkuuta ",
        "alkaen",
        " asti",
        "Projektipäällikkö ",
        "Oona ",
        "Oletettu ",
        "Å",
        "İ",
        "•",
        "\u{ad}",
    ]);
    prop_oneof![".{0,60}", "\\PC{0,60}", prop::collection::vec(parts, 0..14).prop_map(|parts| parts.concat())]
}

fn cut<T>(text: &str, found: &[Found<T>]) {
    for one in found {
        assert!(text.get(one.range.clone()).is_some_and(|cut| !cut.is_empty()), "{:?} in {text:?}", one.range);
    }
}

/// The text of each range gives the value again.
fn read_again<T: PartialEq + std::fmt::Debug>(text: &str, parser: impl Fn(&str) -> Vec<Found<T>>) {
    let found = parser(text);
    cut(text, &found);
    for one in found {
        let again = parser(&text[one.range.clone()]);
        assert!(
            again.iter().any(|other| other.value == one.value),
            "{one:?} from {:?} in {text:?}, again {again:?}",
            &text[one.range.clone()]
        );
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_is_cut_out_reads_the_same(text in text()) {
        read_again(&text, date::dates);
        read_again(&text, date::periods);
        read_again(&text, date::years);
        read_again(&text, date::year_ranges);
        read_again(&text, money::amounts);
        read_again(&text, code::project_codes);
        read_again(&text, code::business_ids);
        read_again(&text, link::links);
        read_again(&text, page_reference::references);
    }

    #[test]
    fn listed_and_mentioned_names_read_the_same(text in text()) {
        read_again(&text, |text| organization::mentions(text, &["STM"]));
        read_again(&text, organization::list);
        read_again(&text, target_group::list);
    }

    #[test]
    fn names_are_cut_out(text in text()) {
        cut(&text, &organization::list(&text));
        cut(&text, &organization::mentions(&text, &["STM", "Kemin kaupunki", ""]));
        cut(&text, &target_group::list(&text));
        cut(&text, &person::contacts(&text));
        std::hint::black_box(placeholder::is_placeholder(&text));
    }

    #[test]
    fn without_marks_only_marks_are_gone(text in text()) {
        let marks = footnote::marks(&text);
        cut(&text, &marks);
        let gone: usize = marks.iter().map(|mark| mark.range.len()).sum();
        prop_assert_eq!(footnote::without_marks(&text).len(), text.len() - gone);
    }
}

/// A parser that is not linear would not come to an end with such texts. No clock: the machine may be busy.
#[test]
fn long_texts_come_to_an_end() {
    let parts = [
        "1 ",
        "1.6.-",
        "a-",
        "Kemin ",
        "ja ",
        "(",
        "http://",
        "1.",
        "0 1",
        "A B ",
        ", ",
        "x@",
        "s. ",
        "Kemin ja ",
        "kaupunki ",
        "€ 1 ",
        "-a, ",
        "kuntien ja ",
        "Oy ",
        "\n",
        "S2",
        "1,",
        "www.",
        "https://a.fi)",
        "040 ",
        "2015 ",
        "100 €/h ",
    ];
    for part in parts {
        let text = part.repeat(8_000);
        let days = date::periods(&text).len() + date::years(&text).len();
        let names = organization::list(&text).len()
            + organization::mentions(&text, &["STM"]).len()
            + target_group::list(&text).len();
        std::hint::black_box(days + names + person::contacts(&text).len() + footnote::marks(&text).len());
    }
}
