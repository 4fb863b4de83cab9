//! Products.

mod find;
mod input;
mod list;
mod merge;
mod query;
mod view;
mod write;

pub use find::find_product;
pub use input::{ProductBody, VariantBody};
pub use list::list_products;
pub use view::{ImageView, OptionView, ProductView, VariantView};
pub use write::{ProductWritten, create_product, delete_product, update_product};

pub(crate) use write::{__path_create_product, __path_delete_product, __path_update_product};
pub(crate) use {find::__path_find_product, list::__path_list_products};
