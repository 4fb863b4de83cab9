//! stub
use crate::http::HttpResult;
pub async fn list_keys() -> HttpResult<()> {
    Ok(())
}
pub async fn create_key() -> HttpResult<()> {
    Ok(())
}
pub async fn delete_key() -> HttpResult<()> {
    Ok(())
}
