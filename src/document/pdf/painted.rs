//! What may be painted over text: boxes and pictures that let nothing through. Of all that is drawn only these reach the
//! reader, each as a path that is filled, and what confines the drawings inside others, as a path that is stroked.
//!
//! What a stroke tells is told by its shape: a rectangle is what the next drawing is confined to, the matrix of a
//! drawing as three points and its frame begin it, and nothing ends it. A closed rectangle that is filled is a picture,
//! one that is closed twice a picture that lets something through.

use std::collections::BTreeMap;

use pdf_extract::{Dictionary, Document, Object, Stream, Transform};

use super::hidden::numbers;
use super::open::is_image;
use super::tree;

/// How many boxes and pictures are looked at, in a stream. What more of them cover could not be told.
const MOST: usize = 100_000;

/// How large a place on a page may be, in points.
const LARGEST: f64 = 1e6;

/// Left, bottom, right and top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame(pub [f64; 4]);

impl Frame {
    pub(super) const ALL: Self = Self([-LARGEST, -LARGEST, LARGEST, LARGEST]);
    pub(super) const NOTHING: Self = Self([0.0; 4]);

    /// A rectangle where a matrix puts it, if it still stands upright there.
    pub(super) fn placed([x, y, width, height]: [f64; 4], matrix: &Transform) -> Option<Self> {
        let [across, along] = [matrix.m12.abs() + matrix.m21.abs(), matrix.m11.abs() + matrix.m22.abs()];
        let corner = |x: f64, y: f64| {
            [x * matrix.m11 + y * matrix.m21 + matrix.m31, x * matrix.m12 + y * matrix.m22 + matrix.m32]
        };
        let ([left, bottom], [right, top]) = (corner(x, y), corner(x + width, y + height));
        let is_upright = across < 1e-6 * along || along < 1e-6 * across;
        let frame = [left.min(right), bottom.min(top), left.max(right), bottom.max(top)];
        (is_upright && frame.iter().all(|side| side.is_finite()))
            .then_some(Self(frame.map(|side| side.clamp(-LARGEST, LARGEST))))
    }

    /// What lies in both.
    pub(super) fn and(self, other: Self) -> Self {
        let ([left, bottom, right, top], [west, south, east, north]) = (self.0, other.0);
        let both = [left.max(west), bottom.max(south), right.min(east), top.min(north)];
        if both[0] < both[2] && both[1] < both[3] { Self(both) } else { Self::NOTHING }
    }

    pub(super) fn holds(self, x: f64, y: f64) -> bool {
        let [left, bottom, right, top] = self.0;
        left < x && x < right && bottom < y && y < top
    }

    /// The operands of the rectangle as a matrix sees it.
    fn seen_by(self, matrix: &Transform) -> Option<String> {
        let [left, bottom, right, top] = self.0;
        let seen = Self::placed([left, bottom, right - left, top - bottom], &matrix.inverse()?)?;
        let [left, bottom, right, top] = seen.0;
        Some(format!("{left:.4} {bottom:.4} {:.4} {:.4} re", right - left, top - bottom))
    }
}

/// What the names among some resources stand for.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Whether a state of the graphics lets nothing through, where it says so.
    states: BTreeMap<Vec<u8>, bool>,
    /// Whether a picture lets nothing through.
    pictures: BTreeMap<Vec<u8>, bool>,
    /// Whether they are those of a drawing that others draw, before which there may be text.
    in_drawing: bool,
}

impl Names {
    pub(super) fn of(document: &Document, resources: &Dictionary) -> Self {
        let all = |key: &[u8]| tree::dictionary(document, resources, key).into_iter().flat_map(Dictionary::iter);
        let states = all(b"ExtGState").filter_map(|(name, state)| {
            let (_, state) = document.dereference(state).ok()?;
            Some((name.clone(), is_opaque(document, state.as_dict().ok()?)?))
        });
        let pictures = all(b"XObject").filter_map(|(name, object)| {
            let (_, object) = document.dereference(object).ok()?;
            let picture = object.as_stream().ok().filter(|stream| is_image(stream))?;
            Some((name.clone(), hides(picture)))
        });
        Self { states: states.collect(), pictures: pictures.collect(), in_drawing: false }
    }

    pub(super) fn of_drawing(document: &Document, resources: &Dictionary) -> Self {
        Self { in_drawing: true, ..Self::of(document, resources) }
    }
}

/// Whether a state lets nothing through: all of the colour, mixed with nothing, behind no mask. Most say nothing of it.
fn is_opaque(document: &Document, state: &Dictionary) -> Option<bool> {
    let get = |key: &[u8]| state.get_deref(key, document).ok();
    let is_name = |object: &Object, names: &[&[u8]]| object.as_name().is_ok_and(|name| names.contains(&name));
    let whole = get(b"ca").map(|opacity| opacity.as_float().is_ok_and(|opacity| opacity > 0.99));
    let unmixed = get(b"BM").map(|mode| is_name(mode, &[b"Normal", b"Compatible"]));
    let unmasked = get(b"SMask").map(|mask| is_name(mask, &[b"None"]));
    [whole, unmixed, unmasked].into_iter().flatten().reduce(|one, other| one && other)
}

fn hides(picture: &Stream) -> bool {
    let is_mask = picture.dict.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false);
    let masks: [&[u8]; 3] = [b"SMask", b"Mask", b"SMaskInData"];
    !is_mask && !masks.iter().any(|mask| picture.dict.has(mask))
}

/// What begins a drawing that others draw, and what ends it.
pub(super) fn bounds(drawing: &Dictionary) -> Option<[Vec<u8>; 2]> {
    let numbers = |key: &[u8]| {
        let numbers = drawing.get(key).and_then(Object::as_array).ok()?;
        numbers.iter().map(|number| number.as_float().ok().map(f64::from)).collect::<Option<Vec<_>>>()
    };
    let matrix = numbers(b"Matrix").unwrap_or_else(|| vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let frame = numbers(b"BBox").unwrap_or_else(|| Frame::ALL.0.to_vec());
    let (matrix, frame) = (<[f64; 6]>::try_from(matrix).ok()?, <[f64; 4]>::try_from(frame).ok()?);
    let points =
        matrix.chunks(2).zip(["m", "l", "l"]).map(|(point, to)| format!("{:.4} {:.4} {to} ", point[0], point[1]));
    let [left, bottom, right, top] = frame;
    let framed = format!("{left:.4} {bottom:.4} {:.4} {:.4} re S\n", right - left, top - bottom);
    Some([(points.collect::<String>() + &framed).into_bytes(), b"S\n".to_vec()])
}

/// The matrix of six numbers, in the order of PDF.
pub(super) fn matrix(of: [f64; 6]) -> Transform {
    Transform::row_major(of[0], of[1], of[2], of[3], of[4], of[5])
}

#[derive(Clone, Copy)]
struct State {
    matrix: Transform,
    clip: Frame,
    opaque: bool,
    pattern: bool,
}

/// The path that is being made, as far as it may be a box.
#[derive(Default)]
enum Path {
    #[default]
    Empty,
    Box([f64; 4]),
    Points(Vec<[f64; 2]>),
    Other,
}

/// What the operations before a place say of what is painted there.
pub(super) struct Painted<'a> {
    names: &'a Names,
    state: State,
    saved: Vec<State>,
    path: Path,
    clips: bool,
    told: usize,
    drawn: usize,
    /// Whether there is anything to be painted over.
    pub(super) over_something: bool,
}

impl<'a> Painted<'a> {
    pub(super) fn new(names: &'a Names) -> Self {
        let state = State { matrix: Transform::identity(), clip: Frame::ALL, opaque: true, pattern: false };
        let (saved, path, over_something) = (Vec::new(), Path::Empty, names.in_drawing);
        Self { names, state, saved, path, clips: false, told: 0, drawn: 0, over_something }
    }

    /// Whether the reader has to be shown what is painted.
    pub(super) fn covers(&self) -> bool {
        self.told > 0
    }

    /// Whether more is painted than is looked at.
    pub(super) fn is_over(&self) -> bool {
        self.told > MOST
    }

    /// Takes an operation in, and says what the reader has to be told before it. The depth of saved states is bounded by
    /// whoever asks.
    pub(super) fn operator(&mut self, operator: &[u8], operands: &[u8]) -> Option<Vec<u8>> {
        match operator {
            b"q" => self.saved.push(self.state),
            b"Q" => self.state = self.saved.pop().unwrap_or(self.state),
            b"cm" => self.state.matrix = self.moved(operands).unwrap_or(self.state.matrix),
            b"gs" => self.state.opaque = named(&self.names.states, operands).unwrap_or(self.state.opaque),
            b"g" | b"rg" | b"k" => self.state.pattern = false,
            b"cs" | b"sc" | b"scn" => self.state.pattern = operands.contains(&b'/'),
            b"re" | b"m" | b"l" | b"h" | b"c" | b"v" | b"y" => self.draw(operator, operands),
            b"W" | b"W*" => self.clips = true,
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => return self.paint(true),
            b"n" | b"S" | b"s" => return self.paint(false),
            b"ID" => return self.picture(!is_masked(operands)),
            b"Do" => return self.drawing(operands),
            _ => {}
        }
        None
    }

    fn moved(&self, operands: &[u8]) -> Option<Transform> {
        let by = <[f64; 6]>::try_from(numbers(operands)?).ok()?;
        Some(self.state.matrix.pre_transform(&matrix(by)))
    }

    fn draw(&mut self, operator: &[u8], operands: &[u8]) {
        let numbers = || numbers(operands);
        self.path = match (operator, std::mem::take(&mut self.path)) {
            (_, Path::Other) => Path::Other,
            (b"re", Path::Empty) => numbers().and_then(|sides| sides.try_into().ok()).map_or(Path::Other, Path::Box),
            (b"m", Path::Empty) => with_point(Vec::new(), numbers()),
            (b"l", Path::Points(points)) if points.len() < 5 => with_point(points, numbers()),
            (b"h", path) => path,
            _ => Path::Other,
        };
    }

    /// A path ends: it was painted or not, and may confine what comes.
    fn paint(&mut self, fills: bool) -> Option<Vec<u8>> {
        let sides = match std::mem::take(&mut self.path) {
            Path::Box(sides) => Some(sides),
            Path::Points(points) => sides(&points),
            Path::Empty | Path::Other => None,
        };
        let frame = sides.and_then(|sides| Frame::placed(sides, &self.state.matrix));
        let is_told = fills && !self.state.pattern;
        let told = frame.filter(|_| is_told && self.state.opaque).and_then(|frame| self.told(frame, " f\n"));
        if std::mem::take(&mut self.clips) {
            self.state.clip = self.state.clip.and(frame.unwrap_or(Frame::NOTHING));
        }
        told
    }

    /// What a box or a picture hides, if there is something.
    fn told(&mut self, frame: Frame, how: &str) -> Option<Vec<u8>> {
        let seen = frame.and(self.state.clip);
        if !self.over_something || seen == Frame::NOTHING || self.is_over() {
            return None;
        }
        let rectangle = seen.seen_by(&self.state.matrix)?;
        self.told += 1;
        Some([rectangle.as_bytes(), how.as_bytes()].concat())
    }

    fn picture(&mut self, hides: bool) -> Option<Vec<u8>> {
        let frame = Frame::placed([0.0, 0.0, 1.0, 1.0], &self.state.matrix)?;
        self.told(frame, if hides && self.state.opaque { " h f\n" } else { " h h f\n" })
    }

    /// A picture, or a drawing, of which the reader has to know what it is confined to. Of too many it is shown nothing.
    fn drawing(&mut self, operands: &[u8]) -> Option<Vec<u8>> {
        if let Some(hides) = named(&self.names.pictures, operands) {
            return self.picture(hides);
        }
        (self.over_something, self.drawn) = (true, self.drawn + 1);
        let shown = self.state.opaque && self.drawn < MOST;
        let frame = if shown { self.state.clip.seen_by(&self.state.matrix) } else { None };
        let frame = frame.unwrap_or_else(|| "0 0 0 0 re".to_owned());
        (self.drawn <= MOST).then(|| format!("{frame} S\n").into_bytes())
    }
}

fn named(names: &BTreeMap<Vec<u8>, bool>, operands: &[u8]) -> Option<bool> {
    names.get(operands.trim_ascii().strip_prefix(b"/")?).copied()
}

fn with_point(mut points: Vec<[f64; 2]>, numbers: Option<Vec<f64>>) -> Path {
    let Some(point) = numbers.and_then(|numbers| numbers.try_into().ok()) else { return Path::Other };
    points.push(point);
    Path::Points(points)
}

/// The rectangle that some points are the corners of, in order, if they are.
fn sides(points: &[[f64; 2]]) -> Option<[f64; 4]> {
    let is_closed = points.len() == 4 || points.last() == points.first();
    let [[x, y], [east, north], [far, top], [west, south], ..] = *points else { return None };
    let near = |one: f64, other: f64| (one - other).abs() < 1e-3;
    let along = near(y, north) && near(east, far) && near(top, south) && near(west, x);
    let across = near(x, east) && near(north, top) && near(far, west) && near(south, y);
    (is_closed && (along || across)).then_some([x, y, far - x, top - y])
}

/// Whether a picture in the content lets something through.
fn is_masked(operands: &[u8]) -> bool {
    let is = |mask: &[u8]| operands.windows(mask.len()).any(|part| part == mask);
    is(b"/IM true") || is(b"/ImageMask true")
}
