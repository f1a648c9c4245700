//! Days, years, money, codes, pages, links, marks.

use hanke::extract::value::{code, date, footnote, link, money, page_reference, placeholder};
use hanke::record::Money;

use super::check;

#[test]
fn dates() {
    check(
        date::dates,
        ToString::to_string,
        &[
            ("1.6.2015", &["2015-06-01"]),
            ("Alkoi 01.06.2015.", &["2015-06-01"]),
            ("1. 6.\n2015", &["2015-06-01"]),
            ("2016-02-29", &["2016-02-29"]),
            ("1. kesäkuuta 2015", &["2015-06-01"]),
            ("12. MARRASKUUTA\u{a0}2015", &["2015-11-12"]),
            ("heinäkuun 3. päivänä 2017", &["2017-07-03"]),
            ("heina\u{308}kuun 3. 2017", &["2017-07-03"]),
            ("den 3 oktober 2017, 1:a maj 2017", &["2017-10-03", "2017-05-01"]),
            ("2015-06-01T00:00:00Z", &["2015-06-01"]),
            ("1 June 2015", &["2015-06-01"]),
            ("3rd of March 2016", &["2016-03-03"]),
            ("June 1, 2015", &["2015-06-01"]),
            ("Sept. 9, 2019", &["2019-09-09"]),
            ("4.5.17", &["2017-05-04?"]),
            ("1.6.2015–31.12.2015", &["2015-06-01", "2015-12-31"]),
            ("2.1.2016, 3.1.2016", &["2016-01-02", "2016-01-03"]),
            ("31.2.2015", &[]),
            ("29.2.2015", &[]),
            ("32.1.2015", &[]),
            ("1.13.2015", &[]),
            ("1.6.20155", &[]),
            ("v1.6.2015", &[]),
            ("10.1.6.2015", &[]),
            ("https://esimerkki.fi/2015-06-01/juttu", &[]),
            ("2015-06-01-5", &[]),
            ("2015-06-01/5", &[]),
            ("1.6.2015/31.1.2018", &[]),
            ("1.6.1715", &[]),
            ("31 June 2015", &[]),
            ("erityistavoite 10.1", &[]),
        ],
    );
}

#[test]
fn periods() {
    let show = |one: &date::Period| {
        let end = |day: Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.to_string());
        format!("{}/{}", end(one.start), end(one.end))
    };
    check(
        date::periods,
        show,
        &[
            ("1.8.2015 - 30.9.2016", &["2015-08-01/2016-09-30"]),
            ("01.06.2015 –\n 31.01.2018", &["2015-06-01/2018-01-31"]),
            ("1.6.2015—31.1.2018", &["2015-06-01/2018-01-31"]),
            ("1.6.–31.12.2015", &["2015-06-01/2015-12-31"]),
            ("1.–3.6.2015", &["2015-06-01/2015-06-03"]),
            ("(2. - 4.5.2016)", &["2016-05-02/2016-05-04"]),
            ("Alkaa 2.5.2014 ja päättyy 30.4.2017", &["2014-05-02/2017-04-30"]),
            ("from 1 June 2015 to 31 May 2016", &["2015-06-01/2016-05-31"]),
            ("1–3 June 2015", &["2015-06-01/2015-06-03"]),
            ("1 June – 31 December 2015", &["2015-06-01/2015-12-31"]),
            ("1. kesäkuuta – 3. heinäkuuta 2015", &["2015-06-01/2015-07-03"]),
            ("1.6.2015 alkaen", &["2015-06-01/"]),
            ("31.1.2018 asti", &["/2018-01-31"]),
            ("31.1.2018 saakka", &["/2018-01-31"]),
            ("starting 1 June 2015", &["2015-06-01/"]),
            ("until 3 May 2016", &["/2016-05-03"]),
            ("2015-06-01 – 2016-05-31", &["2015-06-01/2016-05-31"]),
            ("31.12.2016 - 1.1.2015", &["2016-12-31/2015-01-01?"]),
            ("1.12.–31.1.2016", &["/2016-01-31?"]),
            ("1-28.2.2019", &["2019-02-01/2019-02-28"]),
            ("15.1.–14.12.2017", &["2017-01-15/2017-12-14"]),
            ("2015-06-01/2016-12-31", &["2015-06-01/2016-12-31"]),
            ("1 januari – 31 december 2018", &["2018-01-01/2018-12-31"]),
            ("från och med den 1 maj 2018", &["2018-05-01/"]),
            ("1.6.2015", &[]),
            ("1.6.2015 - seminaari", &[]),
            ("1.6.2015 ja 3.6.2015", &[]),
            ("1.6.2015, 3.6.2015", &[]),
            ("31.1.2018 mennessä", &["/2018-01-31"]),
            ("40.–3.6.2015", &[]),
            ("2014–2020", &[]),
            ("kokous 5 – 1.6.2015", &[]),
            ("10–20 €", &[]),
            ("s. 3–5", &[]),
        ],
    );
}

#[test]
fn years() {
    check(
        date::years,
        ToString::to_string,
        &[
            ("(Virta, 2018)", &["2018"]),
            ("vuonna 2018.", &["2018"]),
            ("ennen vuotta 2018 alkaneet", &["2018"]),
            ("2018", &["2018"]),
            ("2016, 2017 ja\n2018", &["2016", "2017", "2018"]),
            ("vuoden 2018:n alussa", &["2018"]),
            ("Raportteja 2018:44", &["2018"]),
            ("Horizon 2020", &["2020?"]),
            ("(2019)", &["2019"]),
            ("Kevät 2021", &["2021"]),
            ("in 1999", &["1999"]),
            ("2100?", &["2100"]),
            ("1900;", &["1900"]),
            ("2017-hankkeet", &["2017"]),
            ("”2018”", &["2018"]),
            ("2014–2020", &[]),
            ("1.6.2015", &[]),
            ("https://a.fi/2018/08/x_2017.pdf www.eura2014.fi", &[]),
            ("S12345 2014FI16M2OP001 eura2014 12018 2018a", &[]),
            ("s. 2015", &[]),
            ("2000 €, 2 015 euroa", &[]),
            ("2000 osallistujaa, noin 2000", &[]),
            ("2010-luvulla", &[]),
            ("1899 2101", &[]),
            ("puh. 044 123 2014", &[]),
            ("raportti_2018.pdf", &[]),
            ("1.2015 ja 2015,5", &[]),
        ],
    );
}

#[test]
fn year_ranges() {
    let show = |one: &date::Years| format!("{}-{}", one.first, one.last);
    check(
        date::year_ranges,
        show,
        &[
            ("2014-2020", &["2014-2020"]),
            ("Toteutusaika 2013- 2021", &["2013-2021"]),
            ("vuosina 2015–2018", &["2015-2018"]),
            ("(2015 —\n2018)", &["2015-2018"]),
            ("2014‒2020-ohjelma", &["2014-2020"]),
            ("2014-2020, 2021-2027", &["2014-2020", "2021-2027"]),
            ("2020-2014", &["2020-2014?"]),
            ("1.1.2014-2020", &[]),
            ("2000-3000 €", &[]),
            ("2000-2100 osallistujaa", &[]),
            ("X-2014-2020", &[]),
            ("12014-2020", &[]),
            ("2014-2020-2", &[]),
            ("s. 1999-2003", &[]),
            ("https://a.fi/2014-2020", &[]),
            ("1500-1600", &[]),
            ("2014_2020", &[]),
            ("2015-06", &[]),
        ],
    );
}

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
            ("S12345/2", &["S12345"]),
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
