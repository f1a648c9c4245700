use std::collections::BTreeSet;
use std::fs;

use hanke::text::place::inflection::{Case, forms};
use hanke::text::place::{Kind, Place, all, listed, places};
use hanke::text::value::Found;
use proptest::prelude::*;

use crate::{cases, fixture, project, skipped};

fn lines(file: &str) -> Vec<String> {
    let text = fs::read_to_string(fixture("places").join(file)).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

/// The one place of a text.
fn only(text: &str) -> Found<Place> {
    let mut found = places(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

/// Names, as written, and doubts of all places of a text.
fn found(text: &str) -> Vec<(&str, String, Option<&'static str>)> {
    places(text).into_iter().map(|found| (&text[found.range], found.value.name, found.doubt)).collect()
}

#[test]
fn the_table_has_the_regions_and_municipalities_of_2020() {
    let of = |kind| all().iter().filter(|place| place.kind == kind).count();
    assert_eq!((of(Kind::Region), of(Kind::Municipality)), (19, 310));
    let codes: BTreeSet<_> = all().iter().map(|place| &place.code).collect();
    assert_eq!(codes.len(), all().len(), "no code stands twice");
    let jyvaskyla = only("Jyväskylässä").value;
    assert_eq!((jyvaskyla.code.as_str(), jyvaskyla.kind), ("179", Kind::Municipality));
    assert_eq!(only("Keski-Suomessa").value.code, "13");
}

#[test]
fn each_place_is_found_by_the_forms_that_a_person_wrote_down() {
    for (file, kind) in [("municipalities.csv", Kind::Municipality), ("regions.csv", Kind::Region)] {
        let written = lines(file);
        let names: BTreeSet<_> = written.iter().map(|line| line.split(',').next().unwrap()).collect();
        let expected = all().iter().filter(|place| place.kind == kind).map(|place| place.name.as_str());
        assert_eq!(names, expected.collect(), "{file}");
        for line in &written {
            let (name, forms) = line.split_once(',').unwrap();
            for form in [name].into_iter().chain(forms.split(',')) {
                assert_found(form, name);
            }
        }
    }
}

/// The form is the place, by itself and amid a sentence, and all of it.
fn assert_found(form: &str, name: &str) {
    for text in [form.to_owned(), format!("Se on {form}, ja muuta.")] {
        let found = only(&text);
        assert_eq!((&text[found.range], found.value.name.as_str()), (form.trim_end_matches(" kunta"), name), "{text}");
    }
}

#[test]
fn every_type_of_stem_is_known_in_the_other_cases() {
    let mut count = 0;
    for line in lines("forms.txt") {
        let (name, forms) = line.split_once(": ").unwrap();
        for form in forms.split(' ') {
            assert_found(form, name);
            count += 1;
        }
    }
    assert!(count >= 120, "{count}");
}

#[test]
fn every_form_that_is_made_is_found_again() {
    for place in all() {
        let made = forms(&place.name);
        let cases: BTreeSet<_> = made.iter().map(|(case, _)| *case).collect();
        assert_eq!(cases.len(), 11, "{}", place.name);
        for (_, form) in made {
            assert_eq!(only(&form).value, *place, "{form}");
        }
    }
}

#[test]
fn no_form_is_of_two_places() {
    let mut seen = std::collections::BTreeMap::new();
    for place in all() {
        for (case, form) in forms(&place.name) {
            let before = seen.insert(form.clone(), &place.name).is_none_or(|before| *before == place.name);
            assert!(before, "{form} is the {case:?} of two");
        }
    }
}

#[test]
fn both_parts_of_a_name_are_inflected_where_they_agree() {
    let ine = |name: &str| forms(name).into_iter().filter(|(case, _)| *case == Case::Inessive).map(|(_, form)| form);
    assert!(ine("Uusikaarlepyy").any(|form| form == "Uudessakaarlepyyssä"));
    assert!(ine("Koski Tl").eq(["Koskessa Tl"]));
}

#[test]
fn other_words_are_no_places() {
    let others = lines("others.txt");
    assert!(others.len() >= 30);
    for word in others {
        assert_eq!(places(&word), [], "{word}");
        assert_eq!(places(&format!("{word} ja {word}.")), [], "{word}");
    }
}

#[test]
fn a_place_with_a_colon_in_its_swedish_name_is_found() {
    assert_found("S:t Michel", "Mikkeli");
    assert_eq!(found("i S:t Michels region"), [("S:t Michels", "Mikkeli".into(), None)]);
}

/// `Juva` and `Pori` are a name and a word, but not where a field holds places.
#[test]
fn a_place_that_has_an_item_to_itself_is_no_other_word() {
    let doubts = |text: &str| listed(text).into_iter().map(|found| found.doubt.is_some()).collect::<Vec<_>>();
    assert_eq!(doubts("Juva"), [false]);
    assert_eq!(doubts("PORI"), [false]);
    assert_eq!(doubts("Salo, Juva ja Kotka"), [false; 3]);
    assert_eq!(doubts("Juva Antti, Salo Anna"), [true, true]);
    assert_eq!(doubts("Porin kaupunki, Pohjanmaa"), [true, true]);
    assert!(places("Salo, Juva ja Kotka").iter().all(|found| found.doubt.is_some() || found.value.name == "Kotka"));
}

#[test]
fn a_place_in_an_organisation_is_doubted() {
    let doubt = Some("part of an organisation's name");
    for text in [
        "Jyväskylän kaupunki",
        "Hallinnoijana oli Laukaan kunta.",
        "Kainuun liitto",
        "Lapin yliopisto",
        "Oulun Diakonissalaitos",
        "Kajaanin Ammattikorkeakoulu Oy",
        "Etelä-Savon ELY-keskus",
        "Keski-Suomen elinkeino-, liikenne- ja ympäristökeskus",
        "Keski-Suomen sosiaalialan osaamiskeskus",
        "Pirkanmaan TE-toimisto",
        "Nokia Oyj",
    ] {
        assert_eq!(only(text).doubt, doubt, "{text}");
    }
    let two = found("Helsingin ja Vantaan kaupungit");
    assert_eq!(two, [("Helsingin", "Helsinki".into(), doubt), ("Vantaan", "Vantaa".into(), doubt)]);
    for text in ["Jyväskylän nuoret", "Kainuun romanit", "Oulun ja Kajaanin välillä", "Laukaan, Yliopisto"] {
        assert!(places(text).iter().all(|found| found.doubt.is_none()), "{text}");
    }
}

#[test]
fn what_may_be_another_word_is_doubted_where_it_may() {
    assert_eq!(only("Kolarin jälkeen").doubt, Some("also a common word"));
    assert_eq!(only("Matka Kolarin ohi").doubt, None);
    assert_eq!(only("Asiasta kertoi Salo.").doubt, Some("also a person's name"));
    assert_eq!(only("Kurssi pidettiin Salossa.").doubt, None);
    assert_eq!(only("Kone on Nokian.").doubt, Some("also a company's name"));
    assert_eq!(only("Hän asui Pohjanmaalla.").doubt, Some("also a wider area"));
    assert_eq!(only("Tilaisuus AURASSA").doubt, Some("also a common word"));
}

#[test]
fn a_region_is_found_by_its_adjective() {
    for (word, name) in [
        ("keskisuomalaisten", "Keski-Suomi"),
        ("Keskisuomalainen", "Keski-Suomi"),
        ("kainuulaisnuoret", "Kainuu"),
        ("lappilaisille", "Lappi"),
        ("pohjoiskarjalaista", "Pohjois-Karjala"),
        ("uusmaalaisia", "Uusimaa"),
    ] {
        let found = only(word);
        assert_eq!((found.value.name.as_str(), found.doubt), (name, Some("adjective")), "{word}");
    }
}

#[test]
fn swedish_names_are_those_of_the_same_places() {
    let names = |text| found(text).into_iter().map(|(_, name, doubt)| (name, doubt)).collect::<Vec<_>>();
    let sure = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), None)).collect::<Vec<_>>();
    let text = "Helsingfors, Åbo och Tammerfors; i Norra Österbotten, Esbos unga";
    assert_eq!(names(text), sure(&["Helsinki", "Turku", "Tampere", "Pohjois-Pohjanmaa", "Espoo"]));
    let part = Some("part of an organisation's name");
    for text in ["Åbo Akademi", "Vasa stad", "Nylands förbund", "Borgå Energi Ab", "Raseborgs kommun"] {
        assert_eq!(only(text).doubt, part, "{text}");
    }
    assert_eq!(only("Lovisa skrev.").doubt, Some("also a person's name"));
    assert_eq!(only("Loviisassa").doubt, None);
}

#[test]
fn names_are_found_across_lines_and_apart() {
    assert_eq!(only("Keski-\nSuomessa").value.name, "Keski-Suomi");
    assert_eq!(only("Jyväs-\nkylässä").value.name, "Jyväskylä");
    assert_eq!(only("Jyva\u{308}skyla\u{308}ssa\u{308}").value.name, "Jyväskylä");
    let two = found("Etelä- ja Keski-Pohjanmaalla");
    let names: Vec<_> = two.iter().map(|(text, name, _)| (*text, name.as_str())).collect();
    assert_eq!(names, [("Etelä-", "Etelä-Pohjanmaa"), ("Keski-Pohjanmaalla", "Keski-Pohjanmaa")]);
    let compound = Some("part of a compound");
    let two = found("Helsinki-Vantaan kenttä");
    assert_eq!(two, [("Helsinki", "Helsinki".into(), compound), ("Vantaan", "Vantaa".into(), compound)]);
    assert_eq!(only("Oulu-hanke").doubt, compound);
    assert_eq!(only("Länsi-Uusimaa").doubt, compound);
    assert!(found("Jyväskylä–Laukaa").iter().all(|(_, _, doubt)| doubt.is_none()));
    assert_eq!(found("Iihin ja Koskelle Tl:n kautta").len(), 2);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_can_be_searched(text in r"([ -~äöÄÖ\u{ad}\u{308}–\n]|\PC|Etelä- |ja |Keski-|Suome|Koski|Ii|n |-){0,40}") {
        let mut end = 0;
        for found in places(&text) {
            prop_assert!(text.get(found.range.clone()).is_some_and(|word| !word.is_empty()));
            prop_assert!(found.range.start >= end, "in order, and apart");
            end = found.range.end;
        }
    }
}

/// Documents of the shipped data, how many places they name, and how many of those without a doubt: counted by hand.
const DOCUMENTS: &[(&str, usize, usize)] = &[
    ("sources/000_b5d1c03efed8413e.txt", 4, 0),
    ("sources/001_0f54183e6ec09750.txt", 24, 9),
    ("sources/002_111eb6215c68fb3c.txt", 7, 4),
    ("sources/003_b1b00ee2e7865cc3.txt", 0, 0),
    ("sources/004_28a3102e30eb8057.txt", 0, 0),
    ("pages/eura2014_S20398.txt", 7, 1),
    ("pages/eura2014_S20831.txt", 9, 1),
];

#[test]
fn the_places_of_the_documents_are_found() {
    let shared = project().join("../shared");
    let text = |file: &str| fs::read_to_string(shared.join(file)).ok();
    for (file, count, sure) in DOCUMENTS {
        let Some(text) = text(file) else {
            skipped(&format!("{file} is not here, whose places were counted"));
            continue;
        };
        let found = found(&text);
        let without = found.iter().filter(|(_, _, doubt)| doubt.is_none()).count();
        assert_eq!((found.len(), without), (*count, *sure), "{file}: {found:#?}");
    }
}
