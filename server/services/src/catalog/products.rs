//! Writing products.

use shop::catalog::Product;

use super::{Catalog, ProductInput};
use crate::{OpCtx, ServiceResult};

impl Catalog {
    /// Makes a product.
    pub async fn create_product(&self, _ctx: &OpCtx, _input: &ProductInput) -> ServiceResult<Product> {
        Err(crate::error::rejected(shop::Code::Internal, "stub"))
    }

    /// Writes a product anew; variants are found again by their SKU.
    pub async fn update_product(&self, _ctx: &OpCtx, _address: &str, _input: &ProductInput) -> ServiceResult<Product> {
        Err(crate::error::rejected(shop::Code::Internal, "stub"))
    }

    /// Takes a product out of the shop; its slug stays reserved and old orders still show it.
    pub async fn archive_product(&self, _ctx: &OpCtx, _address: &str) -> ServiceResult<Product> {
        Err(crate::error::rejected(shop::Code::Internal, "stub"))
    }

    /// A product as it is written, whatever its status: what an update starts from.
    pub async fn product_input(&self, _address: &str) -> ServiceResult<ProductInput> {
        Err(crate::error::rejected(shop::Code::Internal, "stub"))
    }
}
