//! Family names by their shape: *-nen*, *-sson*, *-ström*, *-ova*.

use lazy_regex::regex;

/// Whether a word, perhaps in a Finnish case, has the shape of a family name. Each part of a double name counts.
pub(in crate::text::privacy) fn is_surname(word: &str) -> bool {
    word.rsplit('-').next().is_some_and(|last| is_shaped(&last.to_lowercase()))
}

fn is_shaped(word: &str) -> bool {
    let finnish = regex!(r"^\p{L}{2,}(?:nen|sen|sella|selle|selta|sellä|seltä|seksi)$");
    // Nouns of doing and adjectives end so too.
    let noun = regex!(
        r"(?:iivi|aali|iini|ooni|ofi|mai|mäi|vai|väi|sti|peräi|läi|lai|hei|pohjoi|afi|io|mi|li|lli|alai|äläi|kohtai|aikai|perusteis|toi|ensimmäi|viimei|yhtei|yksityi|julki|sisäi|ulkoi|nai|ihmi|hevo|erityi|jälkei|välis?i|digitaalis?i|naisi|miehi|vuotia)(?:nen|sen|se\p{L}*|sta|stä|siin)$"
    );
    let known = regex!(
        r"^(?:virtanen|meikäläi(?:nen|sen\p{L}*|se\p{L}+)|hämäläi(?:nen|se\p{L}+)|karjalai(?:nen|se\p{L}+)|pohjalai(?:nen|se\p{L}+)|savolai(?:nen|se\p{L}+)|miettinen|mietti(?:nen|se\p{L}+)|leinonen|nieminen|niemi(?:nen|se\p{L}+)|salminen|salmi(?:nen|se\p{L}+)|lehtinen|rantanen|tamminen|tammi(?:nen|se\p{L}+)|toivonen|koivunen|helminen|helmi(?:nen|se\p{L}+)|nurminen|nurmi(?:nen|se\p{L}+)|salmelai(?:nen|se\p{L}+)|turkulai(?:nen|se\p{L}+)|tanskanen|laakso(?:nen|se\p{L}+))$"
    );
    let stem = regex!(r"^\p{L}{2,}(?:[aeiouyäö])(?:nen|sen|sella|selle|selta|sellä|seltä|seksi)$");
    let nordic = regex!(
        r"^\p{L}{2,}(?:[^e]sson|ström|strøm|qvist|kvist|gren|lund|stedt|roos|holm|blom)(?:s|in|ill[ae]|ilt[aä])?$"
    );
    let eastern = regex!(
        r"^\p{L}{3,}(?:ova|eva|ov|jev|yev|enko|enkova|owska|owski|ewska|ewski|ovic|ović|evic|ević|ovich|evich|ovitš|oğlu|oglu|zadeh|shvili|adze|idze|[nrl]yan|escu|opoulos|opoulou|idis)$"
    );
    let noun = |word: &str| noun.is_match(word) && !known.is_match(word);
    (finnish.is_match(word) && stem.is_match(word) && !noun(word))
        || nordic.is_match(word)
        || eastern.is_match(word)
        || known.is_match(word)
        || is_common(word)
}

/// Frequent family names of Finland that no shape tells.
fn is_common(word: &str) -> bool {
    regex!(
        r"^(?:heikkilä|mattila|koskela|laitila|anttila|hakala|ojala|rantala|kettu|salonen|laine|karppi|kallio|ahola|peltola|mäkelä|lehtola|kauppi|kauppila|uotila|pulkki(?:nen)?|åkerlund|baltzar|grönfors|(?:lind|ny|sand|ek|sjö|söder|öster|väster|norr|al|en|frid|hag|malm|sten|wester|ahl|rosen|hell|fors|grön|silf|stål|blom)berg|hagert|hedman|isberg|lindeman|lindgren|nyman|palmroth|svart|valentin|florin|friman|åkerman|ärling|enroth|borg|blomerus|lindberg|schwartz|roth|nikkinen|långström|huttu|karoliina)(?:n|lla|llä|lle|lta|ltä|a|ä|s)?$"
    )
    .is_match(word)
}
