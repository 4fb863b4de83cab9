//! What is sold: products and their variants, the types that describe them, the category tree, and
//! the rules of a listing.

mod attribute;
mod card;
mod category;
mod image;
pub mod listing;
mod product;
mod product_type;
mod variant;

pub use attribute::{AttributeKey, AttributeValue};
pub use card::Card;
pub use category::{Category, CategoryTree};
pub use image::Image;
pub use listing::{Filters, Listing};
pub use product::{Product, Rating, Seo, Status};
pub use product_type::{Attribute, AttributeKind, ProductType};
pub use variant::{ProductOption, Variant};
