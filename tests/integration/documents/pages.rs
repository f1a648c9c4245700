//! Web pages: what is read of them, and where it stands.

use std::fmt::Write as _;

use hanke::document::Kind;
use hanke::record::Extent;

use super::{check, linked, placed, raw, received, soon};

#[test]
fn a_page_is_read_as_a_reader_sees_it() {
    let raw = received("page.html");
    let expected = [
        (5, "Kaislaranta – hyvät käytännöt"),
        (11, "Käytämme evästeitä."),
        (11, "Hyväksy"),
        (12, "Hyvät käytännöt"),
        (13, "Kaislaranta-hanke järjesti työpajoja Väinönsalmella\u{a0}ja Öljymäellä vuosina 2019–2022."),
        (17, "Kohtaamispaikka"),
        (19, "sama ohjaaja"),
        (20, "sama huone"),
        (22, "Vertaistuki"),
        (25, "Vuosi\tOsallistujia\tHuomautus"),
        (26, "2019\t84"),
        (27, "2020\t\tetänä"),
        (30, "Lisätietoja: hanke@kaislaranta.example.fi"),
        (30, "Päivitetty 3.5.2022"),
    ];
    assert_eq!(placed(&raw), expected);
    assert_eq!((raw.kind, raw.encoding, raw.extent), (Kind::Html, "ISO-8859-1", Extent::Lines(33)));
    assert_eq!(raw.unit(raw.text.find("vuosina").unwrap()), Some(15));
    check(&raw);
}

#[test]
fn links_lead_to_whole_addresses() {
    let expected = [
        ("Öljymäellä", "https://kaislaranta.example.fi/kaytannot/oljymaki.html"),
        ("hanke@kaislaranta.example.fi", "mailto:hanke@kaislaranta.example.fi"),
    ];
    assert_eq!(linked(&received("page.html")), expected);
    let page = raw(b"<p><a href='a.html'>a</a> <a href='#b'>b</a> <a href='HTTP://c.example/ \n'> c <b>d</b> <a href='javascript:e()'>e</a><a href=https://f.example><img>");
    assert_eq!(linked(&page), [("c d", "HTTP://c.example/")]);
}

#[test]
fn markup_becomes_lines_tabs_and_spaces() {
    let table: &[(&str, &str)] = &[
        ("<p>a<p>b", "a\nb"),
        ("<p>a<br>b<br><br>c", "a\nb\nc"),
        ("<p>a <b> b</b>c\n d</p>", "a bc d"),
        ("<div>a<div>b</div>c</div>", "a\nb\nc"),
        ("<p>a&amp;b &lt;c&gt; &auml;&#228;&#xe4;&nbsp;e", "a&b <c> äää\u{a0}e"),
        ("<pre>\na  b\n  c\n</pre>d", "a  b\n  c\nd"),
        ("<table><tr><td>a<td><p>b</p><tr><td><td>c</table>d", "a\tb\n\tc\nd"),
        ("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>", "a\nb\tc\nd"),
        ("<p hidden>a<p>b", "b"),
        ("<ul><li hidden>a<li>b</ul>", "b"),
        ("<div hidden>a<div>b</div>c<span>d</div>e", "e"),
        ("<div aria-hidden=true>a</div><p>b", "a\nb"),
        ("<p style='color: red; display:none'>a</p>b<span hidden>c<span>d</span>e</span>f", "bf"),
        ("<p>a<!-- b --><script>c</script><style>d</style><svg><title>e</title></svg><template>f</template>g", "ag"),
        ("<p>a<noscript><p>b</noscript><iframe>c</iframe>d<dialog>e</dialog><details>f</details>", "ad\nf"),
        ("<head><title>a</title></head><p>b<title>c</title>", "a\nb"),
        ("<p>a</b></x>b<p", "ab"),
        ("<p>a &lt b &unknown; &#0; c", "a < b &unknown; \u{fffd} c"),
    ];
    for (page, text) in table {
        assert_eq!(raw(format!("<html>{page}").as_bytes()).text, *text, "{page}");
    }
}

#[test]
fn lines_are_those_of_the_file() {
    let page = raw(b"<p>a&#10;b\r\nc &NewLine; d\re<pre>f&#xA;g\nh</pre>\n<p\ntitle='\n'>i");
    let line = |letter: char| page.unit(page.text.find(letter).unwrap()).unwrap();
    let lines: Vec<u32> = "abcdefghi".chars().map(line).collect();
    assert_eq!(lines, [1, 1, 2, 2, 3, 3, 3, 4, 7]);
}

#[test]
fn size_and_depth_are_no_danger() {
    let depth = "<div>".repeat(100_000) + "a" + &"</div>".repeat(100_000);
    assert_eq!(soon(|| raw(depth.as_bytes())).text, "a");
    let stray = format!("<p><table><td>{}{}a", "<span hidden>".repeat(100_000), "</b><div></div>".repeat(100_000));
    assert!(soon(|| hanke::document::read_bytes("page", stray.as_bytes())).is_err());
    let attribute = format!("<p title='{}'>a", "ä\n".repeat(900_000));
    assert_eq!(soon(|| raw(attribute.as_bytes())).units, [(0, 900_001)]);
    let mut rows = String::from("<table>");
    (0..100_000).for_each(|row| writeln!(rows, "<tr><td>{row}<td>b").unwrap());
    assert_eq!(soon(|| raw(rows.as_bytes())).text.lines().count(), 100_000);
}
