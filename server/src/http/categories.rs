//! Categories.

mod list;
mod write;

use serde::Serialize;
use services::window::Shown;
use shop::catalog::Category;
use utoipa::ToSchema;

pub use list::{find_category, list_categories};
pub use write::{CategoryBody, CategoryWritten, create_category, delete_category, update_category};

pub(crate) use list::{__path_find_category, __path_list_categories};
pub(crate) use write::{__path_create_category, __path_delete_category, __path_update_category};

/// A category as the API shows it.
#[derive(Serialize, ToSchema)]
pub struct CategoryView {
    /// Names it.
    pub id: String,
    /// Its address in the shop.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The slug of the category above; null for a department.
    pub parent: Option<String>,
    /// Its place among its siblings.
    pub position: u32,
    /// Its picture.
    pub image: Option<String>,
    /// Published products in it and below it.
    pub product_count: usize,
}

impl CategoryView {
    fn of(category: &Category, window: &Shown) -> Self {
        let parent = category.parent.as_ref().and_then(|id| window.tree.get(id));
        Self {
            id: category.id.to_string(),
            slug: category.slug.to_string(),
            name: category.title.to_string(),
            parent: parent.map(|parent| parent.slug.to_string()),
            position: category.position,
            image: category.image.as_ref().map(|image| image.src.to_string()),
            product_count: window.products().filter(|product| product.categories.contains(&category.id)).count(),
        }
    }
}

/// The category of a slug, an id or a name.
pub(crate) fn at<'a>(window: &'a Shown, named: &str) -> Option<&'a Category> {
    let by_id = || named.parse().ok().and_then(|id| window.tree.get(&id));
    let by_name = || window.tree.all().find(|category| category.title.as_str().eq_ignore_ascii_case(named.trim()));
    window.tree.find(named).or_else(by_id).or_else(by_name)
}
