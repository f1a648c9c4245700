//! Text that nobody sees on a page: it is shown in the mode that paints nothing, or in white where nothing else is painted.

use super::tokens::is_space;

/// How near to white, or to no ink, a colour is white.
const NEAR: f64 = 0.01;

/// How text is painted at a place of the content.
#[derive(Clone, Copy, Default)]
struct State {
    /// The mode that paints nothing, or only clips.
    unpainted: bool,
    white: bool,
}

/// What the operations before a place say of how text is seen there.
#[derive(Default)]
pub(super) struct Sight {
    state: State,
    saved: Vec<State>,
    /// Something lies on the page that white text may be seen on.
    painted: bool,
}

impl Sight {
    /// Whether text that is shown now is not seen.
    pub(super) fn is_hidden(&self) -> bool {
        self.state.unpainted || (self.state.white && !self.painted)
    }

    /// Takes an operation in. The depth of saved states is bounded by whoever asks.
    pub(super) fn operator(&mut self, operator: &[u8], operands: &[u8]) {
        match operator {
            b"q" => self.saved.push(self.state),
            b"Q" => self.state = self.saved.pop().unwrap_or(self.state),
            b"Tr" => self.state.unpainted = matches!(numbers(operands).as_deref(), Some([mode]) if is_unpainted(*mode)),
            b"g" | b"rg" | b"k" | b"sc" | b"scn" => {
                self.state.white = numbers(operands).is_some_and(|ink| is_white(&ink));
            }
            b"cs" => self.state.white = false,
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => self.painted |= !self.state.white,
            b"Do" | b"sh" | b"ID" => self.painted = true,
            _ => {}
        }
    }
}

/// Modes 3 and 7 (ISO 32000-1, table 106).
fn is_unpainted(mode: f64) -> bool {
    (mode - 3.0).abs() < NEAR || (mode - 7.0).abs() < NEAR
}

/// All light in grey or in three colours, no ink in four.
fn is_white(ink: &[f64]) -> bool {
    match ink.len() {
        1 | 3 => ink.iter().all(|light| *light > 1.0 - NEAR),
        4 => ink.iter().all(|ink| *ink < NEAR),
        _ => false,
    }
}

pub(super) fn numbers(operands: &[u8]) -> Option<Vec<f64>> {
    let words = operands.split(|byte| is_space(*byte)).filter(|word| !word.is_empty());
    words.take(8).map(|word| std::str::from_utf8(word).ok()?.parse().ok()).collect()
}
