//! Text that something is painted over: a box, a picture.

use super::made::{PAGE, made};
use super::raw;

/// Two lines, of which the second is at 100, 600.
const LINES: &str = "BT /F1 12 Tf 100 700 Td (Hei!) Tj 0 -100 Td (Ei) Tj ET";

const PICTURE: &str =
    "<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\n0\nendstream";

/// What is read of a page on which `X` is some object and `G` a state of the graphics.
fn read(content: &str, object: &str, state: &str) -> String {
    let page = PAGE.replace("/XObject", &format!("/ExtGState<</G<<{state}>>>>/XObject"));
    raw(&made(&page, content, &[object.to_owned()])).text
}

fn form(more: &str, content: &str) -> String {
    format!("<</Subtype/Form{more}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

#[test]
fn text_under_a_box_is_not_read() {
    for painted in [
        "1 g 90 590 99 30 re f",
        "0 g 189 620 -99 -30 re f*",
        "0 0 1 rg 90 590 99 30 re B",
        "/Cs1 cs 0.5 scn 90 590 99 30 re b*",
        "90 590 m 189 590 l 189 620 l 90 620 l h f",
        "90 590 m 90 620 l 189 620 l 189 590 l 90 590 l F",
        "q 2 0 0 2 0 0 cm 45 295 50 15 re f Q",
        "q 0 1 -1 0 0 0 cm 590 -189 30 99 re f Q",
        "q 80 580 200 200 re W n 90 590 99 30 re f Q",
        "q 80 580 200 200 re W n Q /G gs 90 590 99 30 re f",
    ] {
        assert_eq!(read(&format!("{LINES} {painted}"), PICTURE, "/CA 0.1/ca 1"), "Hei!", "{painted}");
    }
}

#[test]
fn a_page_on_which_too_much_is_painted_over_text_is_refused() {
    let page = PAGE.replace("/XObject", "/ExtGState<</G<<>>>>/XObject");
    let boxes = "0 0 1 1 re f\n".repeat(100_001);
    let pdf = made(&page, &format!("{LINES} {boxes}"), &[PICTURE.to_owned()]);
    let refused = hanke::document::read_bytes("map.pdf", &pdf).unwrap_err().to_string();
    assert!(refused.contains("more is painted over its text than can be looked at"), "{refused}");
}

#[test]
fn text_that_shows_through_or_lies_above_or_beside_is_read() {
    let whole = "0 0 600 800 re f";
    for (painted, state) in [
        ("/G gs 90 590 99 30 re f", "/ca 0.5"),
        ("/G gs 90 590 99 30 re f", "/BM/Multiply"),
        ("/G gs 90 590 99 30 re f", "/ca 1/SMask<</S/Alpha>>"),
        ("/Pattern cs /P scn 90 590 99 30 re f", ""),
        ("90 590 99 30 re S", ""),
        ("90 590 99 30 re n", ""),
        ("90 590 99 12 re f", ""),
        ("90 603 99 1 re f", ""),
        ("90 590 99 30 re 91 591 97 28 re f*", ""),
        ("90 590 m 189 590 l 90 620 l f", ""),
        ("q 0 0 50 50 re W n 0 0 600 800 re f Q", ""),
        ("q 90 590 m 189 590 l 90 620 l W n 90 590 99 30 re f Q", ""),
        ("q 0.7 0.7 -0.7 0.7 0 0 cm 0 0 600 800 re f Q", ""),
        ("190 590 99 30 re f", ""),
    ] {
        assert_eq!(read(&format!("{LINES} {painted}"), PICTURE, state), "Hei!\nEi", "{painted} {state}");
    }
    assert_eq!(read(&format!("1 g {whole} 0 g {LINES}"), PICTURE, ""), "Hei!\nEi", "the ground of a page");
    let table = "0.9 g 90 690 99 30 re f 0 g BT /F1 12 Tf 100 700 Td (Hei!) Tj ET \
        0.9 g 90 590 99 30 re f 0 g BT /F1 12 Tf 100 600 Td (Ei) Tj ET";
    assert_eq!(read(table, PICTURE, ""), "Hei!\nEi", "shades of the rows of a table");
}

#[test]
fn a_part_of_a_line_is_covered_alone() {
    let line = "BT /F1 10 Tf 100 700 Td (!!!!!!) Tj ET";
    // Each sign is three points wide.
    assert_eq!(read(&format!("{line} 106.1 695 5.8 20 re f"), PICTURE, ""), "!! !!");
}

#[test]
fn text_under_a_picture_is_not_read_unless_it_is_what_the_picture_shows() {
    let over = |what: &str| format!("{LINES} q 99 0 0 30 90 590 cm {what} Q");
    let all = |what: &str| format!("{LINES} q 600 0 0 800 0 0 cm {what} Q");
    let mask = PICTURE.replace("/Length", "/ImageMask true/Length");
    let inline = |more: &str| format!("BI /W 1 /H 1 /BPC 8 /CS /G {more} ID \u{1} EI");
    assert_eq!(read(&over("/X Do"), PICTURE, ""), "Hei!");
    assert_eq!(read(&over(&inline("")), PICTURE, ""), "Hei!");
    assert_eq!(read(&over("/X Do"), &mask, ""), "Hei!\nEi");
    assert_eq!(read(&over(&inline("/IM true")), PICTURE, ""), "Hei!\nEi");
    assert_eq!(read(&all("/X Do"), PICTURE, ""), "Hei!\nEi", "a page that was scanned");
    let ground = LINES.to_owned() + " 1 g 0 0 600 800 re f 0 g q 600 0 0 800 0 0 cm /X Do Q";
    assert_eq!(read(&ground, &mask, ""), "Hei!\nEi", "a page that was scanned in black and white");
}

#[test]
fn a_drawing_covers_text_and_is_covered_where_it_is_put() {
    let boxed = form("/BBox[0 0 99 30]/Matrix[1 0 0 1 0 500]", "0 0 99 30 re f");
    let put = |how: &str| format!("{LINES} q {how} 1 0 0 1 90 90 cm /X Do Q");
    assert_eq!(read(&put(""), &boxed, ""), "Hei!");
    assert_eq!(read(&put("/G gs"), &boxed, "/ca 0.5"), "Hei!\nEi", "it lets something through");
    assert_eq!(read(&put("0 0 50 50 re W n"), &boxed, ""), "Hei!\nEi", "it is confined to another place");
    let low = form("/BBox[0 0 99 5]/Matrix[1 0 0 1 0 500]", "0 0 99 30 re f");
    assert_eq!(read(&put(""), &low, ""), "Hei!\nEi", "its frame is low");
    let said = form("/BBox[0 0 600 800]", "BT /F1 12 Tf 0 0 Td (Ei) Tj ET");
    let hello = "BT /F1 12 Tf 100 700 Td (Hei!) Tj ET";
    let painted = |over: &str| format!("{hello} q 1 0 0 1 100 600 cm /X Do Q {over}");
    assert_eq!(read(&painted("90 590 99 30 re f"), &said, ""), "Hei!");
    assert_eq!(read(&painted("-10 -10 99 30 re f"), &said, ""), "Hei!\nEi");
}
