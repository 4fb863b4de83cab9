use serde::{Deserialize, Serialize};

use crate::text::Line;

/// A picture of a product or category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Where it lies: a path of this shop, or an https address.
    pub src: Line<2000>,
    /// What it shows, for those who do not see it.
    #[serde(default)]
    pub alt: String,
    /// The widths it exists in, as `name-240.webp` beside `name.webp`; none for a single file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub widths: Vec<u16>,
}

impl Image {
    /// Whether a page may show it: this shop's own path, or https (http only as imports bring it).
    #[must_use]
    pub fn is_safe(&self) -> bool {
        let src = self.src.as_str();
        (src.starts_with('/') && !src.starts_with("//")) || src.starts_with("https://") || src.starts_with("http://")
    }

    /// The file of about this width.
    #[must_use]
    pub fn at(&self, width: u16) -> String {
        let fitting = self.widths.iter().copied().filter(|w| *w >= width).min().or_else(|| self.widths.iter().copied().max());
        fitting.map_or_else(|| self.src.to_string(), |width| self.file(width))
    }

    /// The `srcset` attribute, if there are several widths.
    #[must_use]
    pub fn srcset(&self) -> Option<String> {
        let entries: Vec<String> = self.widths.iter().map(|width| format!("{} {width}w", self.file(*width))).collect();
        (!entries.is_empty()).then(|| entries.join(", "))
    }

    fn file(&self, width: u16) -> String {
        let src = self.src.as_str();
        src.rsplit_once('.').map_or_else(|| format!("{src}-{width}"), |(stem, ending)| format!("{stem}-{width}.{ending}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_of_files_is_named_by_width() {
        let image = Image { src: "/pictures/mug.webp".parse().unwrap(), alt: String::new(), widths: vec![240, 480] };
        assert_eq!(image.at(200), "/pictures/mug-240.webp");
        assert_eq!(image.at(900), "/pictures/mug-480.webp");
        assert_eq!(image.srcset().unwrap(), "/pictures/mug-240.webp 240w, /pictures/mug-480.webp 480w");
    }

    #[test]
    fn only_addresses_a_page_may_load() {
        for (src, safe) in [
            ("/a.webp", true),
            ("https://a.example/b.jpg", true),
            ("//evil.example/a", false),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
        ] {
            let image = Image { src: src.parse().unwrap(), alt: String::new(), widths: Vec::new() };
            assert_eq!(image.is_safe(), safe, "{src}");
        }
    }
}
