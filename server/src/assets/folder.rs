use std::{
    path::{Component, Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use bytes::Bytes;

/// A folder of files, on disk or inside the program.
pub enum Folder {
    /// On disk.
    Disk(PathBuf),
    /// Inside the program.
    #[cfg(feature = "embed")]
    Embedded {
        /// The file of a path.
        get: fn(&str) -> Option<rust_embed::EmbeddedFile>,
        /// Every path.
        names: fn() -> Vec<String>,
    },
}

/// A file and the mark of its content.
pub struct File {
    /// Its content.
    pub bytes: Bytes,
    /// Changes whenever the content does; letters and digits.
    pub mark: String,
}

impl Folder {
    /// A folder of the workspace: below the current folder, or below the one this was built in.
    #[must_use]
    pub fn of_workspace(path: &str) -> Self {
        let here = PathBuf::from(path);
        let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
        Self::Disk(if !here.is_dir() && built.is_dir() { built } else { here })
    }

    /// The file of a path, if there is one. A path that leads out of the folder names none.
    pub async fn read(&self, path: &str) -> Option<File> {
        match self {
            Self::Disk(folder) => from_disk(&folder.join(inside(path)?)).await,
            #[cfg(feature = "embed")]
            Self::Embedded { get, .. } => get(path).map(|file| {
                let mark = mark(&file);
                let bytes = match file.data {
                    std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                    std::borrow::Cow::Owned(bytes) => bytes.into(),
                };
                File { bytes, mark }
            }),
        }
    }

    /// Changes whenever a file does.
    pub(super) fn version(&self, path: &str) -> Option<String> {
        match self {
            Self::Disk(folder) => {
                let changed = folder.join(path).metadata().and_then(|found| found.modified()).ok()?;
                Some(format!("{:x}", changed.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis()))
            }
            #[cfg(feature = "embed")]
            Self::Embedded { get, .. } => get(path).map(|file| mark(&file)),
        }
    }

    /// The names of the files right in a part of it, latest first where that is known.
    pub(super) fn names_in(&self, part: &str) -> Vec<String> {
        match self {
            Self::Disk(folder) => names_on_disk(&folder.join(part)),
            #[cfg(feature = "embed")]
            Self::Embedded { names, .. } => {
                let prefix = if part.is_empty() { String::new() } else { format!("{part}/") };
                names().iter().filter_map(|name| name.strip_prefix(&prefix)).filter(|name| !name.contains('/')).map(str::to_owned).collect()
            }
        }
    }

    /// When files last came or went; never, inside the program.
    pub(super) fn changed(&self, part: &str) -> Option<SystemTime> {
        match self {
            Self::Disk(folder) => folder.join(part).metadata().and_then(|found| found.modified()).ok(),
            #[cfg(feature = "embed")]
            Self::Embedded { .. } => None,
        }
    }
}

#[cfg(feature = "embed")]
fn mark(file: &rust_embed::EmbeddedFile) -> String {
    file.metadata.sha256_hash().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn inside(path: &str) -> Option<&Path> {
    let path = Path::new(path);
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    (plain && path.components().next().is_some()).then_some(path)
}

async fn from_disk(path: &Path) -> Option<File> {
    let found = tokio::fs::metadata(path).await.ok().filter(std::fs::Metadata::is_file)?;
    let since_1970 = found.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    let bytes = tokio::fs::read(path).await.ok()?.into();
    Some(File { bytes, mark: format!("{:x}-{:x}", since_1970.as_micros(), found.len()) })
}

fn names_on_disk(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(SystemTime, String)> =
        entries.filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.file_name().into_string().ok()?))).collect();
    found.sort();
    found.into_iter().rev().map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nothing_outside_the_folder_is_read() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("site")).unwrap();
        std::fs::write(folder.path().join("secret"), "s").unwrap();
        std::fs::write(folder.path().join("site/a.js"), "a").unwrap();
        let site = Folder::Disk(folder.path().join("site"));
        assert_eq!(site.read("a.js").await.unwrap().bytes, "a");
        let outside = folder.path().join("secret").display().to_string();
        for path in ["../secret", "./../secret", "a/../../secret", &outside, "", ".", "/", "a.js/", "b.js", "\0"] {
            assert!(path == "a.js/" || site.read(path).await.is_none(), "{path}");
        }
    }
}
