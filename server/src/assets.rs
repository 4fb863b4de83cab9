//! The site's files: scripts, styles, pictures. From the program itself if it was built with
//! `embed`, otherwise (and wherever a folder is set) from disk.

#[cfg(feature = "embed")]
mod embedded;
mod folder;
mod names;
mod send;

use app::request::SiteFiles;

pub use folder::{File, Folder};
pub use send::{for_ever, send};

use names::Names;

/// The site's files.
pub struct Assets {
    /// Scripts and styles in `pkg`, and public files.
    pub site: Folder,
    /// Pictures of the demo catalog.
    pub pictures: Folder,
    names: Names,
}

impl Assets {
    /// The files of these folders, of the program itself, or of the workspace's `target`.
    #[must_use]
    pub fn new(config: &crate::config::Assets) -> Self {
        #[cfg(feature = "embed")]
        let (site, pictures) = (embedded::site(), embedded::pictures());
        #[cfg(not(feature = "embed"))]
        let (site, pictures) = (Folder::of_workspace("target/site"), Folder::of_workspace("target/pictures"));
        let chosen = |set: &Option<std::path::PathBuf>, built_in| set.clone().map_or(built_in, Folder::Disk);
        Self { site: chosen(&config.site, site), pictures: chosen(&config.pictures, pictures), names: Names::default() }
    }

    /// The addresses of the files that every page names.
    #[must_use]
    pub fn site_files(&self) -> SiteFiles {
        self.names.of(&self.site)
    }
}
