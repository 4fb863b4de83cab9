//! The demo catalog, which is part of the program.

use services::{OpCtx, ServiceError, ServiceResult, Services};
use shop::order::Actor;
use tracing::info;

use crate::http::asked::now;

/// The catalog, as JSON lines.
pub const CATALOG: &[u8] = include_bytes!("../../demo/catalog.jsonl");

/// Puts the demo catalog into a shop that is new; an operator who removed it does not get it back.
///
/// # Errors
/// If the store fails.
pub async fn put_into_new(shop: &Services) -> ServiceResult<()> {
    let ctx = OpCtx::new(Actor::System, now(), "start".to_owned()).map_err(ServiceError::doing("draw random bytes"))?;
    if shop.seed_demo(&ctx, CATALOG).await? {
        info!("The demo catalog is in the shop; DEMO=false leaves a new shop empty");
    }
    Ok(())
}
