//! What stands on a page and is no part of its text: marks of footnotes, struck-out and hidden text.

use hanke::document::{Document, Text};

use super::raw;

fn page(body: &str) -> String {
    raw(format!("<html>{body}").as_bytes()).text
}

#[test]
fn marks_of_footnotes_are_no_part_of_values() {
    let table = [
        ("100 000 €¹", "100 000 €"),
        ("100 000 ²⁾ €", "100 000 €"),
        ("Kaislan kunta*", "Kaislan kunta"),
        ("Kaislan kunta ¹", "Kaislan kunta"),
        ("Kaislan kunta**, Saran kunta†", "Kaislan kunta, Saran kunta"),
    ];
    for (written, clean) in table {
        let text = Text::clean(written);
        assert_eq!((text.as_str(), text.restored().as_str()), (clean, written));
    }
}

#[test]
fn what_looks_like_a_mark_stays() {
    for text in ["120 m²", "10³", "* kohta", "*tärkeä* sana", "2 * 3", "¹ Alaviite", "nuoret*innen", "**lihava** sana"]
    {
        assert_eq!(Text::clean(text).as_str(), text);
    }
}

#[test]
fn a_raised_digit_of_a_page_is_a_mark_and_a_raised_word_is_not() {
    let clean = |body: &str| {
        let document = Document::of_bytes("a.html", format!("<html><p>{body}").as_bytes()).unwrap();
        document.text.as_str().to_owned()
    };
    assert_eq!(clean("100 000<sup>2</sup> €"), "100 000 €");
    assert_eq!(clean("Kunta<sup><a href='#a'>[1]</a></sup>"), "Kunta");
    assert_eq!(clean("Kunta<span style='vertical-align: super'>1)</span>"), "Kunta");
    assert_eq!(clean("1<sup>st</sup> of May, 5 m<sup>2</sup>"), "1st of May, 5 m²");
}

#[test]
fn struck_out_text_is_not_read() {
    let styled = "<style>.vanha { color: red; TEXT-DECORATION: underline line-through }</style>";
    let table = [
        "<p>1 <del>2</del> <s>3</s> <strike>4</strike> 5",
        "<p>1 <span style='text-decoration:line-through'>2 <b>3</b></span> 5",
        &format!("{styled}<p>1 <i class='a vanha'>2</i> 5"),
    ];
    for body in table {
        assert_eq!(page(body).split_whitespace().collect::<Vec<_>>(), ["1", "5"], "{body}");
    }
    assert_eq!(page("<p>1 <s style='text-decoration: none'>2</s> <ins>3</ins>"), "1 2 3");
}

#[test]
fn text_that_no_style_shows_is_not_read() {
    let styles = ["display: none", "visibility:hidden", "font-size: 0", "font-size:0px", "opacity: 0", "DISPLAY:NONE"];
    for style in styles {
        assert_eq!(page(&format!("<p>1</p><p style='{style}'>2</p><p>3")), "1\n3", "{style}");
        assert_eq!(page(&format!("<style>p.x{{{style}}}</style><p>1</p><p class=x>2</p><p>3")), "1\n3", "{style}");
    }
    assert_eq!(page("<p style='visibility:hidden'>1 <b style='visibility:visible'>2</b></p>3"), "2\n3");
}

#[test]
fn a_page_without_line_ends_has_the_lines_that_are_shown() {
    let read = raw(b"<html><h1>A</h1><dl><dt>B<dd>1<dt>C<dd>2</dl><table><tr><td>D:<td>3</table><p>E</p>");
    let places: Vec<_> = super::placed(&read).into_iter().collect();
    assert_eq!(places, [(1, "A"), (2, "B\t1"), (3, "C\t2"), (4, "D: 3"), (5, "E")]);
    super::check(&read);
}
