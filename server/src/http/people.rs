//! stub
use crate::http::HttpResult;
pub async fn list_people() -> HttpResult<()> {
    Ok(())
}
pub async fn find_person() -> HttpResult<()> {
    Ok(())
}
pub async fn update_role() -> HttpResult<()> {
    Ok(())
}
