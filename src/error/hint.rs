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
    let wanted = wanted.to_lowercase();
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&wanted, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name.to_owned())
}
