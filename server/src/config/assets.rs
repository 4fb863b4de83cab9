//! Where the site's files lie; a program built with `embed` holds them itself.

use std::path::PathBuf;

use super::reader::Reader;

/// Folders of the site's files.
#[derive(Clone, Debug)]
pub struct Assets {
    /// Scripts, styles and public files. `SITE_DIR`, default target/site of the workspace.
    pub site: Option<PathBuf>,
    /// Pictures of the demo catalog. `PICTURES_DIR`, default target/pictures of the workspace.
    pub pictures: Option<PathBuf>,
}

impl Assets {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let folder = |text: &str| {
            let path = PathBuf::from(text);
            if path.is_dir() { Ok(path) } else { Err("there is no such folder") }
        };
        let site = reader.optional("SITE_DIR", "target/site", folder);
        let pictures = reader.optional("PICTURES_DIR", "target/pictures", folder);
        Some(Self { site: site?, pictures: pictures? })
    }
}
