//! Writes a made-up register of projects into a folder, to see how Hanke fares with many: ten thousand, or as many as one says, and a
//! hundred of them, or as many as one says, in one source.
//!
//!     cargo run --example made_up_register -- register 10000
//!     hanke query projects --data register

use std::path::Path;
use std::{fs, io};

#[path = "../benches/register.rs"]
mod register;

use register::Register;

fn main() -> io::Result<()> {
    let given: Vec<_> = std::env::args().skip(1).collect();
    let number = |place: usize, or: usize| given.get(place).and_then(|given| given.parse().ok()).unwrap_or(or);
    let folder = given.first().map_or("register", String::as_str);
    let register = Register { in_one_source: number(2, 100).max(1), ..Register::of(number(1, 10_000)) };
    write(register, Path::new(folder))
}

/// Writes it as a data folder, which `--data` reads and `build` publishes.
fn write(register: Register, folder: &Path) -> io::Result<()> {
    let records = folder.join("records");
    fs::create_dir_all(&records)?;
    fs::write(folder.join("publication.toml"), include_str!("../data/publication.toml"))?;
    register.files().try_for_each(|(name, text)| fs::write(records.join(name), text))
}
