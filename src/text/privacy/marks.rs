//! What of a text a search for people could begin with, found in one pass: most texts have hardly any of it.
//!
//! Each search names what it cannot do without, so that leaving it out changes nothing.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// A search that needs a word.
#[derive(Debug, Clone, Copy)]
enum Search {
    Email,
    Title,
    Trader,
    Home,
    Network,
    /// All of them: a letter that the patterns take for another one.
    All,
}

/// Parts of the words without which a search finds nothing, in any case of the letters of ASCII.
const WORDS: [(Search, &[&str]); 6] = [
    (Search::Email, &[" at", "_at", "-at", " ät", "_ät", "-ät", " Ät", "_Ät", "-Ät", "miukumauku", "snabel-a"]),
    (
        Search::Title,
        &[
            "llik",
            "koordinaattori",
            "johtaja",
            "sihteeri",
            "asiantuntija",
            "suunnittelija",
            "tutkija",
            "ohjaaja",
            "assistentti",
            "valmentaja",
            "kouluttaja",
            "ntekij",
            "vastaava",
            "henkil",
            "yhteystie",
            "lisätie",
            "lisÄtie",
            "contact",
            "coordinator",
            "manager",
            "director",
            "kontaktperson",
            "projektledare",
        ],
    ),
    (Search::Trader, &["tmi", "t:mi", "toiminimi"]),
    (Search::Home, &["osoit", "address", "hemadress", "hemort", "asuinpaikka", "bor", "lives"]),
    (
        Search::Network,
        &[
            "skype",
            "telegram",
            "whatsapp",
            "snap",
            "discord",
            "messenger",
            "signal",
            "insta",
            "ig",
            "facebook",
            "fb",
            "twitter",
            "tiktok",
            "linkedin",
            "teams",
            "mastodon",
        ],
    ),
    (Search::All, &["\u{17f}", "\u{212a}"]),
];

/// The digits of the shortest telephone number behind a label.
const PHONE: usize = 5;

/// The digits of an identity code whose check character is none.
const CODE: usize = 9;

/// What stands in a text in which nothing is folded any more.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    digits: usize,
    signs: bool,
    joined: bool,
    words: [bool; WORDS.len()],
}

impl Marks {
    /// Those of a text.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let goes_on = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
        let is_joined = |pair: &[u8]| matches!(pair, [b'.' | b'_', next] if goes_on(*next));
        Self {
            digits: bytes.iter().filter(|byte| byte.is_ascii_digit()).count(),
            signs: bytes.iter().any(|byte| matches!(byte, b'@' | b'&' | b'%' | b'(' | b'[' | b'{' | b'<')),
            joined: bytes.windows(2).any(is_joined),
            words: words(text),
        }
    }

    /// Those of a text in which anything may stand.
    #[cfg(test)]
    pub(super) fn all() -> Self {
        Self { digits: usize::MAX, signs: true, joined: true, words: [true; WORDS.len()] }
    }

    fn has(&self, search: Search) -> bool {
        self.words[search as usize] || self.words[Search::All as usize]
    }

    /// Whether an e-mail address may stand there.
    pub(super) fn emails(&self) -> bool {
        self.signs || self.has(Search::Email)
    }

    /// Whether a telephone number may stand there.
    pub(super) fn phones(&self) -> bool {
        self.digits >= PHONE
    }

    /// Whether a personal identity code may stand there.
    pub(super) fn codes(&self) -> bool {
        self.digits >= CODE
    }

    /// Whether a title or a label of a person may stand there.
    pub(super) fn titles(&self) -> bool {
        self.has(Search::Title)
    }

    /// Whether the business of one person may stand there.
    pub(super) fn traders(&self) -> bool {
        self.has(Search::Trader)
    }

    /// Whether any number may stand there: that of a house, of an account, a year of birth.
    pub(super) fn numbers(&self) -> bool {
        self.digits > 0
    }

    /// Whether a label of a home may stand there.
    pub(super) fn homes(&self) -> bool {
        self.has(Search::Home)
    }

    /// Whether a name in social media, or a user name made of two, may stand there.
    pub(super) fn handles(&self) -> bool {
        self.signs || self.joined || self.has(Search::Network)
    }
}

fn words(text: &str) -> [bool; WORDS.len()] {
    static PARTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let parts = WORDS.iter().flat_map(|(_, parts)| *parts);
        AhoCorasick::builder().ascii_case_insensitive(true).build(parts).ok()
    });
    static SEARCHES: LazyLock<Vec<Search>> =
        LazyLock::new(|| WORDS.iter().flat_map(|(search, parts)| parts.iter().map(|_| *search)).collect());
    let Some(parts) = PARTS.as_ref() else { return [true; WORDS.len()] };
    let mut words = [false; WORDS.len()];
    for found in parts.find_overlapping_iter(text) {
        if let Some(search) = SEARCHES.get(found.pattern().as_usize()) {
            words[*search as usize] = true;
        }
    }
    words
}
