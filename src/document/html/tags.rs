//! How long the tags of a page are: the tokenizer keeps all attributes of one.

/// How many bytes a tag may have, those in quotes aside: they are values, which may be whole pictures.
pub(super) const LONGEST_TAG: usize = 1 << 20;

/// How long the longest tag is, without what stands in quotes.
pub(super) fn longest(source: &str) -> usize {
    let starts = source.as_bytes().windows(2).enumerate();
    let mut starts = starts.filter(|(_, start)| start[0] == b'<' && start[1].is_ascii_alphabetic());
    let (mut longest, mut behind) = (0, 0);
    while let Some((at, _)) = starts.find(|(at, _)| *at >= behind) {
        let (end, bare) = tag(&source.as_bytes()[at..]);
        (longest, behind) = (longest.max(bare), at + end);
    }
    longest
}

/// How long a tag is, and how long without what stands in quotes. A quote opens behind `=` only.
fn tag(source: &[u8]) -> (usize, usize) {
    let (mut bare, mut quote, mut before) = (0, None, b' ');
    for (at, byte) in source.iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == *byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (at, bare),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(*byte),
            (None, _) => bare += 1,
        }
        if !byte.is_ascii_whitespace() {
            before = *byte;
        }
    }
    (source.len(), bare)
}
