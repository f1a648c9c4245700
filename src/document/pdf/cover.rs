//! Which letters of a page are covered: a box or a picture is painted over them later, that lets nothing through.

use std::fmt;
use std::time::Instant;

use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};

use super::painted::{Frame, matrix};

/// In sizes of the letters: how far up on the line a box has to reach from where to cover them. A line through a word
/// or below it does not.
const FROM: f64 = 0.05;
const TO: f64 = 0.45;

/// How many letters of a page are looked at, and how often one is held against a box.
const LETTERS: usize = 1_000_000;
const WORK: usize = 1_000_000_000;

/// What is painted over a letter.
#[derive(Clone, Copy, Default, PartialEq)]
enum Over {
    #[default]
    Nothing,
    Picture,
    Box,
}

struct Letter {
    /// Two places in the middle of it, one above the other.
    places: [[f64; 2]; 2],
    over: Over,
}

/// A drawing that is being drawn: where it is put on the page, and what of it is seen.
#[derive(Clone, Copy)]
struct Drawing {
    matrix: Transform,
    seen: Frame,
}

/// Goes through a page and finds what is covered.
pub(super) struct Cover {
    letters: Vec<Letter>,
    /// The drawings that are being drawn, in each other, and the one that is to come.
    drawings: Vec<Drawing>,
    next: Drawing,
    pictures: bool,
    work: usize,
    until: Instant,
}

impl Cover {
    pub(super) fn new(until: Instant) -> Self {
        let page = Drawing { matrix: Transform::identity(), seen: Frame::ALL };
        Self { letters: Vec::new(), drawings: vec![page], next: page, pictures: false, work: 0, until }
    }

    /// Which letters nobody sees; nothing if there is too much to be told. Where pictures cover most of what boxes do not, or a box and a picture cover all, the
    /// text is what was read in the picture of a page.
    pub(super) fn hidden(self) -> Option<Vec<bool>> {
        if self.letters.len() >= LETTERS || self.work > WORK {
            return None;
        }
        let count = |over| self.letters.iter().filter(|letter| letter.over == over).count();
        let (pictured, open) = (count(Over::Picture), count(Over::Nothing));
        let scanned = self.pictures && open == 0;
        let hides = |over| match over {
            Over::Nothing => false,
            Over::Picture => pictured < open,
            Over::Box => !scanned,
        };
        Some(self.letters.iter().map(|one| hides(one.over)).collect())
    }

    fn here(&self) -> Drawing {
        self.drawings.last().copied().unwrap_or(self.next)
    }

    /// What a matrix of the drawing is on the page.
    fn placed(&self, matrix: &Transform) -> Transform {
        self.here().matrix.pre_transform(matrix)
    }

    fn cover(&mut self, frame: Frame, over: Over) {
        self.work += self.letters.len();
        if self.work > WORK {
            return;
        }
        let is_under = |letter: &&mut Letter| letter.places.iter().all(|[x, y]| frame.holds(*x, *y));
        for letter in self.letters.iter_mut().filter(|letter| letter.over != Over::Box).filter(is_under) {
            letter.over = over;
        }
    }

    /// A drawing begins, with its matrix and frame.
    fn begin(&mut self, [first, second, third]: [[f64; 2]; 3], frame: [f64; 4]) {
        let own = matrix([first[0], first[1], second[0], second[1], third[0], third[1]]);
        let matrix = self.next.matrix.pre_transform(&own);
        let seen = Frame::placed(frame, &matrix).map_or(Frame::NOTHING, |frame| frame.and(self.next.seen));
        self.drawings.push(Drawing { matrix, seen });
    }

    /// A drawing is to come, which is confined to a frame.
    fn confine(&mut self, frame: [f64; 4], matrix: &Transform) {
        let matrix = self.placed(matrix);
        let seen = Frame::placed(frame, &matrix).filter(|_| frame[2] > 0.0);
        self.next = Drawing { matrix, seen: seen.map_or(Frame::NOTHING, |seen| seen.and(self.here().seen)) };
    }
}

fn point(of: &PathOp) -> [f64; 2] {
    match of {
        PathOp::MoveTo(x, y) | PathOp::LineTo(x, y) => [*x, *y],
        _ => [f64::NAN; 2],
    }
}

impl OutputDev for Cover {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        _text: &str,
    ) -> Result<(), OutputError> {
        let place = self.placed(place);
        let at = |along: f64, up: f64| {
            [place.m31 + along * place.m11 + up * place.m21, place.m32 + along * place.m12 + up * place.m22]
        };
        let middle = width * font_size / 2.0;
        let places = [at(middle, FROM * font_size), at(middle, TO * font_size)];
        // What nobody sees where it is drawn cannot be covered.
        let places = if self.here().seen == Frame::NOTHING { [[f64::NAN; 2]; 2] } else { places };
        if self.letters.len() < LETTERS {
            self.letters.push(Letter { places, over: Over::Nothing });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        if Instant::now() > self.until { Err(OutputError::FormatError(fmt::Error)) } else { Ok(()) }
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(&mut self, matrix: &Transform, _: &ColorSpace, _: &[f64], path: &Path) -> Result<(), OutputError> {
        match path.ops.as_slice() {
            [PathOp::Rect(x, y, width, height)] => self.confine([*x, *y, *width, *height], matrix),
            [first, second, third, PathOp::Rect(x, y, width, height)] => {
                self.begin([first, second, third].map(point), [*x, *y, *width, *height]);
            }
            _ if self.drawings.len() > 1 => drop(self.drawings.pop()),
            _ => {}
        }
        Ok(())
    }

    fn fill(&mut self, matrix: &Transform, _: &ColorSpace, _: &[f64], path: &Path) -> Result<(), OutputError> {
        let [PathOp::Rect(x, y, width, height), closed @ ..] = path.ops.as_slice() else { return Ok(()) };
        let frame = Frame::placed([*x, *y, *width, *height], &self.placed(matrix));
        let seen = frame.map_or(Frame::NOTHING, |frame| frame.and(self.here().seen));
        self.pictures |= !closed.is_empty();
        match closed.len() {
            0 => self.cover(seen, Over::Box),
            1 => self.cover(seen, Over::Picture),
            _ => {}
        }
        Ok(())
    }
}
