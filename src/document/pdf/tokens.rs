//! The tokens of PDF syntax (ISO 32000-1, 7.2), found without parsing what they stand for.

/// What a token is, as far as it has to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// `[` or `<<`.
    Open,
    /// `]` or `>>`.
    Close,
    /// A string, in either notation.
    String,
    /// A name, a number, or something else that stands for itself.
    Operand,
    /// An operator, or a keyword of a character map.
    Operator,
}

/// The tokens of a text, each with where it ends.
pub(super) struct Tokens<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0 }
    }

    /// Goes on behind something that is no syntax.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = at;
    }

    /// Passes over white space and comments.
    fn space(&mut self) {
        while let Some(byte) = self.text.get(self.at) {
            match byte {
                b'%' => self.at += length(&self.text[self.at..], |byte| !matches!(byte, b'\r' | b'\n')),
                byte if is_space(*byte) => self.at += 1,
                _ => return,
            }
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (Token, &'a [u8], usize);

    fn next(&mut self) -> Option<Self::Item> {
        self.space();
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let (token, length) = token(rest);
        self.at += length;
        Some((token, &rest[..length], self.at))
    }
}

fn token(rest: &[u8]) -> (Token, usize) {
    match rest {
        [b'(', ..] => (Token::String, string(rest)),
        [b'<', b'<', ..] => (Token::Open, 2),
        [b'>', b'>', ..] => (Token::Close, 2),
        [b'<', ..] => (Token::String, (length(rest, |byte| byte != b'>') + 1).min(rest.len())),
        [b'[' | b'{', ..] => (Token::Open, 1),
        [b']' | b'}', ..] => (Token::Close, 1),
        [b'/', name @ ..] => (Token::Operand, 1 + length(name, is_regular)),
        _ => word(rest),
    }
}

/// A number or an operator, which may stand right behind one another: `0cm`.
fn word(rest: &[u8]) -> (Token, usize) {
    let number = length(rest, |byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.'));
    if number > 0 {
        return (Token::Operand, number);
    }
    let word = length(rest, is_regular).max(1);
    let constant = matches!(&rest[..word], b"true" | b"false" | b"null");
    (if constant { Token::Operand } else { Token::Operator }, word)
}

/// How long a string in parentheses is, which may hold others.
fn string(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(byte) = rest.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    at.min(rest.len())
}

fn length(text: &[u8], is_inside: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|byte| !is_inside(*byte)).unwrap_or(text.len())
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

pub(super) fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}
