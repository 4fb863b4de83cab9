//! The files inside the program.

use rust_embed::RustEmbed;

use super::Folder;

#[derive(RustEmbed)]
#[folder = "../target/release-site"]
#[exclude = "*.d.ts*"]
struct Site;

#[derive(RustEmbed)]
#[folder = "../target/pictures"]
struct Pictures;

pub(super) fn site() -> Folder {
    Folder::Embedded { get: Site::get, names: || Site::iter().map(Into::into).collect() }
}

pub(super) fn pictures() -> Folder {
    Folder::Embedded { get: Pictures::get, names: || Pictures::iter().map(Into::into).collect() }
}
