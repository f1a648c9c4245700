//! What of the content of a page shows text. The rest, which may be millions of lines and colours, is dropped before
//! the reader parses it.

use std::io::{self, Write as _};
use std::ops::Range;

use super::hidden::Sight;
use super::meter::{Meter, over};
use super::painted::{Names, Painted};
use super::tokens::{Token, Tokens, is_space};

/// The operators that show text or say where and how (ISO 32000-1, annex A).
const TEXT: [&[u8]; 18] = [
    b"BT", b"ET", b"Tf", b"Td", b"TD", b"Tm", b"T*", b"Tj", b"TJ", b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"q", b"Q",
    b"cm", b"Do",
];

/// How deep brackets and graphics states may be nested.
const NESTED: u32 = 100;

/// What is kept of some content.
pub(super) struct Kept {
    pub content: Vec<u8>,
    /// Whether something may be painted over the text.
    pub covers: bool,
}

/// The content with only what shows text and what may cover it, within the limits of a meter.
///
/// # Errors
/// The meter's, that something is nested too deep, or that too much is painted over the text.
pub(super) fn text(content: &[u8], names: &Names, meter: &mut Meter) -> io::Result<Kept> {
    let mut sieve = Sieve::new(names);
    let mut tokens = Tokens::new(content);
    while let Some((token, written, end)) = tokens.next() {
        match token {
            Token::Operator if sieve.brackets == 0 => {
                sieve.operator(written, meter)?;
                if written == b"ID" {
                    tokens.skip_to(end + image(&content[end..]));
                }
                continue;
            }
            Token::Open => sieve.brackets = deeper(sieve.brackets)?,
            Token::Close => sieve.brackets = sieve.brackets.saturating_sub(1),
            _ => {}
        }
        // Without the comments between them, which the reader does not expect there.
        sieve.operands.extend([written, b" "].concat());
    }
    if sieve.painted.is_over() {
        return Err(too_much());
    }
    let covers = sieve.painted.covers();
    Ok(Kept { content: sieve.seen(), covers })
}

/// That it cannot be told which text is seen: what is covered, and read all the same, would be wrong and certain.
pub(super) fn too_much() -> io::Error {
    over("more is painted over its text than can be looked at".to_owned())
}

/// How often some content draws something.
pub(super) fn drawings(content: &[u8]) -> u64 {
    Tokens::new(content).map(|(_, written, _)| u64::from(written == b"Do")).sum()
}

fn deeper(depth: u32) -> io::Result<u32> {
    if depth < NESTED { Ok(depth + 1) } else { Err(io::Error::other("its content is nested too deep")) }
}

struct Sieve<'a> {
    kept: Vec<u8>,
    sight: Sight,
    painted: Painted<'a>,
    /// Where text was kept that nobody sees, and how much text anybody sees.
    unseen: Vec<Range<usize>>,
    visible: usize,
    operands: Vec<u8>,
    brackets: u32,
    states: u32,
}

impl<'a> Sieve<'a> {
    fn new(names: &'a Names) -> Self {
        let (kept, unseen, operands) = (Vec::new(), Vec::new(), Vec::new());
        let (sight, painted) = (Sight::default(), Painted::new(names));
        Self { kept, sight, painted, unseen, visible: 0, operands, brackets: 0, states: 0 }
    }

    /// Keeps or drops the operation that ends here.
    fn operator(&mut self, operator: &[u8], meter: &mut Meter) -> io::Result<()> {
        let operands = std::mem::take(&mut self.operands);
        match operator {
            b"'" | b"\"" => {
                self.keep(&[b"T* "], meter)?;
                return self.show(&[shown(&operands), b" Tj\n"], meter);
            }
            b"Tj" | b"TJ" => return self.show(&[&operands, operator, b"\n"], meter),
            _ => self.nest(operator)?,
        }
        self.sight.operator(operator, &operands);
        let told = self.painted.operator(operator, &operands).unwrap_or_default();
        self.keep(&[&told], meter)?;
        if TEXT.contains(&operator) { self.keep(&[&operands, operator, b"\n"], meter) } else { Ok(()) }
    }

    fn show(&mut self, parts: &[&[u8]], meter: &mut Meter) -> io::Result<()> {
        let start = self.kept.len();
        self.keep(parts, meter)?;
        self.painted.over_something = true;
        if self.sight.is_hidden() {
            self.unseen.push(start..self.kept.len());
        } else {
            self.visible += self.kept.len() - start;
        }
        Ok(())
    }

    /// What was kept, without text that nobody sees. Where most of it is unseen, it is what was read in a scanned picture.
    fn seen(self) -> Vec<u8> {
        let unseen: usize = self.unseen.iter().map(Range::len).sum();
        if unseen == 0 || unseen >= self.visible {
            return self.kept;
        }
        let starts = std::iter::once(0).chain(self.unseen.iter().map(|part| part.end));
        let ends = self.unseen.iter().map(|part| part.start).chain([self.kept.len()]);
        starts.zip(ends).flat_map(|(start, end)| self.kept.get(start..end).unwrap_or_default()).copied().collect()
    }

    fn nest(&mut self, operator: &[u8]) -> io::Result<()> {
        match operator {
            b"q" => self.states = deeper(self.states)?,
            b"Q" => self.states = self.states.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn keep(&mut self, parts: &[&[u8]], meter: &mut Meter) -> io::Result<()> {
        for part in parts {
            meter.write_all(part)?;
            self.kept.extend_from_slice(part);
        }
        Ok(())
    }
}

/// The last operand, which is the string that `'` and `"` show on the next line.
fn shown(operands: &[u8]) -> &[u8] {
    let last = Tokens::new(operands).filter(|(token, ..)| *token == Token::String).last();
    last.map_or(b"()", |(_, string, _)| string)
}

/// How long the data of an inline image is, with its end: `EI` between white space.
fn image(data: &[u8]) -> usize {
    let ends =
        |part: &[u8]| is_space(part[0]) && part[1..3] == *b"EI" && part.get(3).is_none_or(|next| is_space(*next));
    let end = data.windows(4).position(ends).map(|at| at + 3);
    end.unwrap_or(data.len())
}
