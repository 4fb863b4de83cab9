use shop::{catalog::Image, error::Checked, text::Line};

use crate::catalog::ImageInput;

/// How many pictures a product may have.
const MOST: usize = 250;
/// How many widths a picture may exist in.
const MOST_WIDTHS: usize = 16;

/// The pictures in order; an address that stands twice is taken once.
pub(super) fn resolve(check: &mut Checked, written: &[ImageInput]) -> Option<Vec<Image>> {
    if written.len() > MOST {
        check.refuse("images", format!("A product has at most {MOST} pictures."));
    }
    let mut images: Vec<Image> = Vec::new();
    for (place, picture) in written.iter().take(MOST).enumerate() {
        let image = resolve_one(check, &format!("images[{place}]"), picture)?;
        if !images.iter().any(|other| other.src == image.src) {
            images.push(image);
        }
    }
    Some(images)
}

/// One picture: its address is one a page may load, and its text can be shown.
pub(crate) fn resolve_one(check: &mut Checked, field: &str, written: &ImageInput) -> Option<Image> {
    let src = check.take(&format!("{field}.src"), written.src.parse::<Line<2000>>());
    let alt = match written.alt.trim() {
        "" => Some(String::new()),
        text => check.take(&format!("{field}.alt"), text.parse::<Line<1000>>()).map(String::from),
    };
    if written.widths.len() > MOST_WIDTHS || written.widths.contains(&0) {
        check.refuse(&format!("{field}.widths"), format!("A picture has at most {MOST_WIDTHS} widths, none of them 0."));
    }
    let image = Image { src: src?, alt: alt?, widths: written.widths.clone() };
    if !image.is_safe() {
        check.refuse(&format!("{field}.src"), "A picture's address begins with / or https://.");
    }
    Some(image)
}
