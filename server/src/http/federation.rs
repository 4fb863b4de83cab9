//! stub
use crate::http::HttpResult;
pub async fn depart() -> HttpResult<()> {
    Ok(())
}
pub async fn arrive() -> HttpResult<()> {
    Ok(())
}
