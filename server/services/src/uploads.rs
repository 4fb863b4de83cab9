//! Pictures that people put in: read as what they are, made small, written anew without what else was in the file.
//!
//! They are documents, so that every copy of the program and every backup has them (ADR 5).

use std::io::Cursor;

use base64::{Engine, engine::general_purpose::STANDARD};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, imageops::FilterType};
use serde::{Deserialize, Serialize};
use shop::{Code, Rejection, Timestamp};
use store::{Batch, StoreError};
use tokio::sync::Semaphore;

use crate::{
    OpCtx, ServiceError, ServiceResult,
    documents::{Documents, body},
    error::rejected,
    schema::{PICTURES, key},
    secrets::hash,
};

/// Bytes of an upload: 8 MB, more than a telephone's photograph.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Pixels of each side of an avatar; shown at half that on the finest screens.
const SIDE: u32 = 192;
/// A picture larger than this in either direction is not even unpacked.
const LONGEST_SIDE: u32 = 12_000;
/// Memory that unpacking may take.
const MOST_MEMORY: u64 = 192 * 1024 * 1024;
/// Unpacked at the same time.
static TURNS: Semaphore = Semaphore::const_new(1);

/// The pictures.
#[derive(Clone)]
pub struct Uploads {
    documents: Documents,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    webp: String,
    created_at: Timestamp,
}

impl Uploads {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }

    /// Keeps a picture as a small square; its path. The same picture twice is kept once.
    ///
    /// # Errors
    /// `too_large`, or the field `picture` if it cannot be read.
    pub async fn keep_square(&self, ctx: &OpCtx, bytes: Vec<u8>) -> ServiceResult<String> {
        if bytes.len() > MOST_BYTES {
            return Err(rejected(Code::TooLarge, format!("This picture is too large: at most {} MB.", MOST_BYTES / 1024 / 1024)));
        }
        let _turn = TURNS.acquire().await.map_err(ServiceError::doing("wait for a turn to read a picture"))?;
        let made = tokio::task::spawn_blocking(move || square(&bytes)).await.map_err(ServiceError::doing("read a picture"))?;
        let webp = made.map_err(|reason| Rejection::field("picture", reason))?;
        let name = hash(&webp)[..32].to_owned();
        let kept = Kept { webp: STANDARD.encode(&webp), created_at: ctx.now };
        match self.documents.commit(&Batch::new().insert(key(PICTURES, &name), body(&kept)?)).await {
            Ok(()) | Err(StoreError::Exists { .. }) => Ok(format!("/uploads/{name}.webp")),
            Err(failed) => Err(failed.into()),
        }
    }

    /// The bytes of a kept picture, by its file's name.
    pub async fn find(&self, name: &str) -> ServiceResult<Option<Vec<u8>>> {
        let Some(id) = name.strip_suffix(".webp").filter(|id| id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())) else {
            return Ok(None);
        };
        let found = self.documents.load::<Kept>(key(PICTURES, id)).await?;
        found.map(|kept| STANDARD.decode(kept.value.webp).map_err(ServiceError::doing("read a kept picture"))).transpose()
    }
}

fn square(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    const NO_PICTURE: &str = "This is not a picture that we can read. Please choose a JPEG, PNG, WebP or GIF.";
    const TOO_MANY: &str = "This picture has too many pixels. Please choose a smaller one.";
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| NO_PICTURE)?;
    let mut decoder = reader.into_decoder().map_err(|_| NO_PICTURE)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let unpacked = u64::from(decoder.dimensions().0) * u64::from(decoder.dimensions().1) * 4;
    decoder.set_limits(limits).map_err(|_| TOO_MANY)?;
    if unpacked > MOST_MEMORY {
        return Err(TOO_MANY);
    }
    // The camera's "this side up" would be lost with the rest of what the file says of itself.
    let orientation = decoder.orientation().map_err(|_| NO_PICTURE)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| match error {
        ImageError::Limits(_) => TOO_MANY,
        _ => NO_PICTURE,
    })?;
    picture.apply_orientation(orientation);
    let mut webp = Vec::new();
    let small = DynamicImage::ImageRgba8(picture.resize_to_fill(SIDE, SIDE, FilterType::Triangle).into_rgba8());
    small.write_to(&mut Cursor::new(&mut webp), ImageFormat::WebP).map_err(|_| NO_PICTURE)?;
    Ok(webp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn a_picture_becomes_a_small_square() {
        let webp = square(&png(640, 200)).unwrap();
        let read = image::load_from_memory_with_format(&webp, ImageFormat::WebP).unwrap();
        assert_eq!((read.width(), read.height()), (SIDE, SIDE));
    }

    #[test]
    fn what_is_no_picture_or_a_bomb_is_refused() {
        assert!(square(b"%PDF-1.7").unwrap_err().contains("not a picture"));
        assert!(square(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap_err().contains("not a picture"));
        assert!(square(&png(64, 64)[..60]).unwrap_err().contains("not a picture"));
        assert!(square(&[]).unwrap_err().contains("not a picture"));
        // A few kilobytes that unpack to 13,000 by 1 pixels, and to 300 MB.
        assert!(square(&png(13_000, 1)).unwrap_err().contains("too many pixels"));
        assert!(square(&png(9_000, 9_000)).unwrap_err().contains("too many pixels"));
    }
}
