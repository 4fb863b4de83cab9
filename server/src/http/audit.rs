//! stub
use crate::http::HttpResult;
pub async fn list_entries() -> HttpResult<()> {
    Ok(())
}
