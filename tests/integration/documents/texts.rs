//! Clean texts, and the way back from them to what was read.

use hanke::document::{Document, Reason, Text};
use proptest::prelude::*;

use crate::cases;

/// Texts, what they become, and why.
const CLEANED: &[(&str, &str, &[Reason])] = &[
    ("Kou-\nlutus alkaa", "Koulutus alkaa", &[Reason::HyphenDropped]),
    ("Kou- \n\n  lutus alkaa", "Koulutus alkaa", &[Reason::HyphenDropped]),
    ("AKU-hanke ja AKU-\nhankkeen", "AKU-hanke ja AKU-hankkeen", &[Reason::HyphenKept]),
    ("Etelä-\nSuomi 2014-\n2020", "Etelä-Suomi 2014-2020", &[Reason::HyphenKept, Reason::HyphenKept]),
    ("sosiaali-\nja terveyspalvelut", "sosiaali-\nja terveyspalvelut", &[]),
    ("- kohta\n- toinen", "- kohta\n- toinen", &[]),
    ("https://esimerkki.fi/pol-\nku/alku", "https://esimerkki.fi/polku/alku", &[Reason::HyphenDropped]),
    ("https://esimerkki.fi/s?koodi=S1-\n2 S1-2", "https://esimerkki.fi/s?koodi=S1-2 S1-2", &[Reason::HyphenKept]),
    ("val\u{ad}mennus val\u{ad}\nmennus", "valmennus valmennus", &[Reason::Invisible, Reason::Invisible]),
    ("260\u{a0}745\u{202f}€", "260 745 €", &[Reason::Space, Reason::Space]),
    ("a\u{308}iti A\u{30a}land \u{212b}", "äiti Åland Å", &[Reason::Composed, Reason::Composed, Reason::Composed]),
    ("yksi  \n\n\n \nKaksi", "yksi\n\nKaksi", &[Reason::Blank]),
    ("Hanke tukee\n\nnuoria ja\n\nperheitä", "Hanke tukee\nnuoria ja\nperheitä", &[Reason::Blank, Reason::Blank]),
    ("yksi  kaksi\n  kolme", "yksi  kaksi\n  kolme", &[]),
];

#[test]
fn what_gets_in_the_way_is_cleaned_and_remembered() {
    for (read, clean, reasons) in CLEANED {
        let text = Text::clean(read);
        assert_eq!(text.as_str(), *clean, "{read:?}");
        assert_eq!(text.edits().iter().map(|edit| edit.reason).collect::<Vec<_>>(), *reasons, "{read:?}");
        assert_eq!(text.restored(), *read);
    }
}

#[test]
fn evidence_is_the_lines_of_the_original() {
    let text = Text::clean("Rahoit-\n\ntaja:  \n\n\n260\u{a0}745 €\n");
    let place = |part: &str| {
        let start = text.as_str().find(part).unwrap();
        text.locator(start..start + part.len()).to_string()
    };
    assert_eq!(
        (place("Rahoittaja"), place("taja"), place("260 745 €")),
        ("lines 1-3".into(), "line 3".into(), "line 6".into())
    );
}

#[test]
fn a_link_elsewhere_tells_whether_a_hyphen_belongs_to_an_address() {
    let text = |link: &str| {
        let page = format!("<p>https://esimerkki.fi/isan-<br>nakoinen</p><p><a href=\"{link}\">sivu</a>");
        Document::of_bytes("sivu.html", page.as_bytes()).unwrap().text.as_str().lines().next().unwrap().to_owned()
    };
    assert_eq!(text("https://esimerkki.fi/isan-nakoinen"), "https://esimerkki.fi/isan-nakoinen");
    assert_eq!(text("https://esimerkki.fi/muu"), "https://esimerkki.fi/isannakoinen");
}

fn texts() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "-",
        "\n",
        " ",
        "\u{ad}",
        "\u{a0}",
        "a\u{308}",
        "sana",
        "S1",
        "http://a.fi/",
        "ja",
        "Ä",
        "\r\n",
        "\u{feff}",
        ".",
    ]);
    prop_oneof![any::<String>(), prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_can_be_cleaned_and_put_together_again(read in texts()) {
        let text = Text::clean(&read);
        prop_assert_eq!(text.restored(), read.as_str());
        let shows_nothing = ['\u{ad}', '\u{a0}', '\u{200b}'];
        prop_assert!(!text.as_str().contains(shows_nothing));
    }

    #[test]
    fn every_character_knows_its_place(read in texts()) {
        let text = Text::clean(&read);
        let mut last = 0;
        for (start, character) in text.as_str().char_indices() {
            let origin = text.origin(start..start + character.len_utf8());
            prop_assert!(origin.start >= last && text.read().get(origin.clone()).is_some(), "{origin:?}");
            last = origin.start;
            prop_assert!(text.locator(start..start + character.len_utf8()).lies_within(text.extent()) || read.is_empty());
        }
    }
}
