//! Money, codes, pages, links, marks.

use hanke::record::Money;
use hanke::text::value::{code, footnote, link, money, page_reference, placeholder};

use super::check;

#[test]
fn amounts() {
    let show = |(money, currency): &(Money, hanke::record::Currency)| match money {
        Money::Exact(sum) => format!("{sum} {}", currency.code()),
        Money::Bracket { min, max } => format!("{min}..{max} {}", currency.code()),
    };
    check(
        money::amounts,
        show,
        &[
            ("270 845 €", &["270845 EUR"]),
            ("270845 euroa", &["270845 EUR"]),
            ("270\u{a0}845\n€", &["270845 EUR"]),
            ("1,5 milj. €", &["1500000 EUR"]),
            ("1.5 million euros", &["1500000 EUR"]),
            ("2,3 M€", &["2300000 EUR"]),
            ("12 t€ ja 12 tuhatta euroa", &["12000 EUR", "12000 EUR"]),
            ("36 683,47 €.", &["36683.47 EUR"]),
            ("€ 1,200.50", &["1200.50 EUR"]),
            ("EUR 3 000", &["3000 EUR"]),
            ("100000-500000 €", &["100000..500000 EUR"]),
            ("100 000 – 500 000 euroa", &["100000..500000 EUR"]),
            ("1–2 milj. €", &["1000000..2000000 EUR"]),
            ("2 500 € – 5 000 €", &["2500..5000 EUR"]),
            ("1.000.000 €", &["1000000 EUR"]),
            ("1.500 €", &["1500 EUR?"]),
            ("€1,200", &["1200 EUR?"]),
            ("1 250,5 euron", &["1250.5 EUR"]),
            ("vuonna 2018 270 845 €", &["270845 EUR?"]),
            ("2'345'678 € ja 2·345·678 €", &["2345678 EUR", "2345678 EUR"]),
            ("1 2345 €, 12 345 67 €, 100 0001 €, 23,45,678 €", &[]),
            ("0,500 € ja 1234.567 €", &["0.500 EUR", "1234.567 EUR"]),
            ("€2.75m ja $1,5M", &["2750000 EUR", "1500000 USD"]),
            ("−5 000 €, miinus 5 €", &["-5000 EUR", "-5 EUR"]),
            ("noin 5 000 €", &["5000 EUR?"]),
            ("300 000 mk, 300 CHF, 5 zł", &["300000 FIM", "300 CHF", "5 PLN"]),
            ("300 000 kr", &["300000 SEK?"]),
            ("120\n500 €", &["120500 EUR?"]),
            ("€3.5kg", &[]),
            ("35 €/h", &["35 EUR?"]),
            ("£200 ja 300 SEK", &["200 GBP", "300 SEK"]),
            ("500-100 €", &["500..100 EUR?"]),
            ("25 uutta mallia", &[]),
            ("noin 6 miljoonaa asukasta", &[]),
            ("45 % osallistujista", &[]),
            ("120 henkilöä", &[]),
            ("s. 28 ja 62-63", &[]),
            ("S12345 €", &[]),
            ("5 Euroopan maata", &[]),
            ("2014-2020", &[]),
            ("1.6.2015", &[]),
            ("€ ja eurot", &[]),
            ("pdf 812 kt", &[]),
        ],
    );
}

#[test]
fn project_codes() {
    check(
        code::project_codes,
        Clone::clone,
        &[
            ("S12345", &["S12345"]),
            ("A70001", &["A70001"]),
            ("projektikoodi=S12345", &["S12345"]),
            ("(S12345)", &["S12345"]),
            ("S12345-hanke", &["S12345"]),
            ("S12345:n", &["S12345"]),
            ("hanke_S12345.pdf", &["S12345"]),
            ("S12345, A70001", &["S12345", "A70001"]),
            ("–S12345–", &["S12345"]),
            ("Äiti S12345", &["S12345"]),
            ("?k=S12345&x=1", &["S12345"]),
            ("\"S12345\"", &["S12345"]),
            ("S12345/2", &["S12345?"]),
            ("Polku-S12345", &["S12345?"]),
            ("EURA-tunnus:S12345", &["S12345"]),
            ("S12345.", &["S12345"]),
            ("S123451", &[]),
            ("S1234", &[]),
            ("XS12345", &[]),
            ("s12345", &[]),
            ("B12345", &[]),
            ("S12345a", &[]),
            ("1S12345", &[]),
            ("S 12345", &[]),
            ("S-12345", &[]),
            ("ÄS12345", &[]),
        ],
    );
}

#[test]
fn business_ids() {
    check(
        code::business_ids,
        Clone::clone,
        &[
            ("1234567-1", &["1234567-1"]),
            ("Y-tunnus: 1234567-1.", &["1234567-1"]),
            ("Esimerkki Oy, 1234567-1", &["1234567-1"]),
            ("(1234567-1)", &["1234567-1"]),
            ("1234567‐1", &["1234567-1"]),
            ("1234567–1", &["1234567-1"]),
            ("1234567-8", &["1234567-8?"]),
            // The sum of the weighted digits leaves 1: no digit checks such an id.
            ("0000006-0 ja 0000006-1", &["0000006-0?", "0000006-1?"]),
            ("0000001-9 ja 0000001-2", &["0000001-9", "0000001-2?"]),
            ("0174666-4 ja 0174666-5", &["0174666-4", "0174666-5?"]),
            ("0000000-0", &["0000000-0"]),
            ("1234567-1\n1234567-8", &["1234567-1", "1234567-8?"]),
            ("PL 583\n1234567-1", &["1234567-1"]),
            ("12345678-1", &[]),
            ("1234567-12", &[]),
            ("040 1234567-1", &[]),
            ("+1234567-1", &[]),
            ("123456-1", &[]),
            ("1234567 1", &[]),
            ("A1234567-1", &[]),
            ("1234567-1a", &[]),
            ("5-1234567-1", &[]),
            ("1234567-1-2", &[]),
        ],
    );
}

#[test]
fn pages() {
    check(
        page_reference::references,
        Clone::clone,
        &[
            ("s. 28", &["28"]),
            ("s.28", &["28"]),
            ("(s. 28 ja liite s. 62-63)", &["28", "62-63"]),
            ("alkaen sivulta\n233:", &["233"]),
            ("sivut 3–5", &["3-5"]),
            ("sivulla 7", &["7"]),
            ("Sivu 9", &["9"]),
            ("p. 12", &["12"]),
            ("pp. 3-4", &["3-4"]),
            ("page 8", &["8"]),
            ("pages 8 – 9", &["8-9"]),
            ("sivuilla 10-12", &["10-12"]),
            ("ss. 5-6", &["5-6"]),
            ("s. 1960", &["1960?"]),
            ("Opas (2018), s. 4.", &["4"]),
            ("p. 044 123 4567", &[]),
            ("p. 12 345", &[]),
            ("28 s.", &[]),
            ("sivuja", &[]),
            ("s 28", &[]),
            ("mm. 28", &[]),
            ("sivustolla 5", &[]),
            ("s. 12345", &[]),
            ("yhdessä. 28", &[]),
            ("25 uutta mallia", &[]),
        ],
    );
}

#[test]
fn links() {
    check(
        link::links,
        Clone::clone,
        &[
            ("https://esimerkki.fi", &["https://esimerkki.fi"]),
            ("http://esimerkki.fi/a?b=c#d.", &["http://esimerkki.fi/a?b=c#d"]),
            ("(https://esimerkki.fi/)", &["https://esimerkki.fi/"]),
            ("https://a.fi/x_(y)", &["https://a.fi/x_(y)"]),
            ("(ks. https://a.fi/x_(y)).", &["https://a.fi/x_(y)"]),
            ("https://a.fi/1, https://b.fi/2", &["https://a.fi/1", "https://b.fi/2"]),
            ("<https://a.fi>", &["https://a.fi"]),
            ("www.esimerkki.fi", &["https://www.esimerkki.fi?"]),
            ("”https://a.fi/ä”", &["https://a.fi/ä"]),
            ("https://a.fi/%C3%A4", &["https://a.fi/%C3%A4"]),
            ("HTTPS://A.FI/x", &["https://A.FI/x"]),
            ("https://a.fi/?f[0]=a&f[1]=b", &["https://a.fi/?f%5B0%5D=a&f%5B1%5D=b"]),
            ("[https://a.fi/x], {https://a.fi/y}", &["https://a.fi/x", "https://a.fi/y"]),
            ("[https://a.fi/x](https://b.fi/y)", &["https://a.fi/x", "https://b.fi/y"]),
            ("https://a.fi/x|https://b.fi/y", &["https://a.fi/x", "https://b.fi/y"]),
            ("https://a.fi/a|b, https://a.fi/{id}", &["https://a.fi/a%7Cb?", "https://a.fi/%7Bid%7D?"]),
            ("https://a.fi/a^b`c\\d", &["https://a.fi/a%5Eb%60c%5Cd?"]),
            ("https://a.fi/<id>", &["https://a.fi/?"]),
            ("https://a.fi/o'hara ja 'https://a.fi/x'", &["https://a.fi/o'hara", "https://a.fi/x"]),
            ("https://a.fi:8080/x!", &["https://a.fi:8080/x"]),
            ("[teksti](https://a.fi/x)", &["https://a.fi/x"]),
            ("https://www.a.fi/", &["https://www.a.fi/"]),
            ("https://a.fi/osa-\njatko", &["https://a.fi/osa-?"]),
            ("http://", &[]),
            ("https:// a.fi", &[]),
            ("ftp://a.fi", &[]),
            ("esimerkki.fi", &[]),
            ("http://a.fi/%zz", &[]),
            ("wwwa.fi", &[]),
            ("www.", &[]),
            ("mailto:a@b.fi", &[]),
            ("xhttp://a.fi", &[]),
            ("a@www.b.fi", &[]),
        ],
    );
}

#[test]
fn footnote_marks() {
    check(
        footnote::marks,
        Clone::clone,
        &[
            ("(yksityinen rahoitus)1", &["1"]),
            ("rahoitus1 on", &["1?"]),
            ("hanke²", &["²"]),
            ("hanke.³ Sitten", &["³"]),
            ("(a)1 ja (b)2", &["1", "2"]),
            ("”lainaus”4", &["4"]),
            ("kustannukset)12\n", &["12"]),
            ("Kustannukset2,", &["2?"]),
            ("tulos¹⁰", &["¹⁰"]),
            ("sana¹, toinen²", &["¹", "²"]),
            ("[viite]3", &["3"]),
            ("osuus %¹", &["¹"]),
            ("lause1. Toinen", &["1?"]),
            ("hankkeessa)9;", &["9"]),
            ("äänestys1", &["1?"]),
            ("2014", &[]),
            ("eura2014", &[]),
            ("S12345", &[]),
            ("25 m² ja 3 km²", &[]),
            ("TL5", &[]),
            ("covid19", &[]),
            ("(a) 1", &[]),
            ("https://a.fi/sivu1", &[]),
            ("sana1.5", &[]),
            ("mp3", &[]),
            ("10²", &[]),
        ],
    );
    assert_eq!(footnote::without_marks("rahoitus)1 ja hanke² 2014"), "rahoitus) ja hanke 2014");
}

#[test]
fn placeholders() {
    let standing = [
        "Täytetään VIRKUssa",
        " täydennetään\nmyöhemmin.",
        "lisätään",
        "Lisätään KELAssa",
        "xxx",
        "XX",
        "N/A",
        "n.a.",
        "-",
        "–",
        "…",
        "...",
        "[tähän nimi]",
        "[nimi]",
        "<organisaation nimi>",
        "ei tiedossa",
        "Ei vielä tiedossa.",
        "TBD",
        "to be completed",
        "To be confirmed later",
        "tarkentuu syksyllä",
        "?",
        "___",
        "Päivitetään hankkeen jälkeen",
        "(täydennetään)",
    ];
    let values = [
        "",
        "   ",
        "Lisätään nuorten osallisuutta",
        "Tieto täytetään lomakkeelle, jonka hakija lähettää",
        "270 845 €",
        "Kemin kaupunki",
        "0",
        "Osallisuutta lisätään kunnissa",
        "[1]",
        "Täydennetään palveluja ja tuetaan arkea",
        "A",
        "Hanke päivitetään vuosittain yhdessä kuntien kanssa",
        "100 %",
        "(ESR)",
    ];
    assert_eq!(standing.iter().filter(|text| !placeholder::is_placeholder(text)).collect::<Vec<_>>(), [&""; 0]);
    assert_eq!(values.iter().filter(|text| placeholder::is_placeholder(text)).collect::<Vec<_>>(), [&""; 0]);
}
