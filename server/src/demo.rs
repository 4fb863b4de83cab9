//! The demo catalog, which is part of the program.

use services::{ServiceResult, Services};
use tracing::info;

use crate::http::asked::by_the_program;

/// The catalog, as JSON lines.
pub const CATALOG: &[u8] = include_bytes!("../../demo/catalog.jsonl");

/// Puts the demo catalog into a shop that is new; an operator who removed it does not get it back.
///
/// # Errors
/// If the store fails.
pub async fn put_into_new(shop: &Services) -> ServiceResult<()> {
    if shop.seed_demo(&by_the_program("start")?, CATALOG).await? {
        info!("The demo catalog is in the shop; DEMO=false leaves a new shop empty");
    }
    Ok(())
}
