//! The layouts that are compiled in.

/// Names the layouts that are compiled in; a test compares the list with the folder.
macro_rules! layouts {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("data/layouts/", $name, ".toml"), include_str!(concat!("../../data/layouts/", $name, ".toml")))),*]
    };
}

pub(super) const LAYOUTS: &[(&str, &str)] =
    layouts!["leaflet", "practice-catalogue", "programme-report", "project-card", "project-page", "register-page",];
