//! What errors say of names that are near, and of values that are there.

/// The hint for a value that no passage gives.
pub(super) fn claimed(values: &[String]) -> String {
    match values {
        [] => "no passage says anything of it; hanke why lists what belongs to a thing, by its IRI".to_owned(),
        values => format!("the passages say {}", values.join(", ")),
    }
}

/// That a name is that of nothing.
pub(super) fn nothing_called(name: &str) -> String {
    if name.trim().is_empty() {
        "the name is empty\n  help: give the IRI, the code or the name of a thing".to_owned()
    } else {
        format!("nothing is called {name}")
    }
}

/// The hint for a name that does not exist.
pub(crate) fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| format!("\n  help: did you mean {nearest}?"))
}

/// The name nearest to `wanted`, if one is near enough to be a slip of the pen.
#[must_use]
pub fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    alike(wanted, names).first().map(|name| (*name).to_owned())
}

/// The names that are near enough to `wanted` to be meant, the nearest first; of two as near the later one.
pub(crate) fn alike<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = wanted.to_lowercase();
    let likeness = |name: &'a str| (strsim::jaro_winkler(&wanted, &name.to_lowercase()), name);
    let mut alike: Vec<_> = names.into_iter().map(likeness).filter(|(likeness, _)| *likeness > 0.8).collect();
    alike.reverse();
    alike.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    alike.into_iter().map(|(_, name)| name).collect()
}
