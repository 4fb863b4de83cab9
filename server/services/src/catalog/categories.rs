//! Writing categories.

use shop::catalog::Category;

use super::{Catalog, CategoryInput};
use crate::{OpCtx, ServiceResult};

impl Catalog {
    /// Makes a category.
    pub async fn create_category(&self, _ctx: &OpCtx, _input: &CategoryInput) -> ServiceResult<Category> {
        Err(crate::error::rejected(shop::Code::Internal, "stub"))
    }

    /// Writes a category anew; `address` is its slug or id.
    pub async fn update_category(&self, _ctx: &OpCtx, _address: &str, _input: &CategoryInput) -> ServiceResult<Category> {
        Err(crate::error::rejected(shop::Code::Internal, "stub"))
    }

    /// Removes a category; its products and subcategories move to its parent.
    pub async fn delete_category(&self, _ctx: &OpCtx, _address: &str) -> ServiceResult<()> {
        Err(crate::error::rejected(shop::Code::Internal, "stub"))
    }
}
