//! Writing categories.

use std::collections::HashMap;

use shop::{Code, Rejection, catalog::Category, error::Checked, id::CategoryId, text::Slug};
use store::{Batch, Query, StoreError};

use super::{Catalog, CategoryInput, known::Known, names, products::too_busy, resolve};
use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, TRIES, Versioned, was_overtaken, write},
    error::rejected,
    schema::{CATEGORIES, key},
};

/// Every category as it was read, and the same as what products and parents may refer to.
pub(super) struct Categories {
    versions: HashMap<CategoryId, Versioned<Category>>,
    pub(super) known: Known,
}

impl Categories {
    pub(super) async fn load(documents: &Documents, currency: shop::Currency) -> ServiceResult<Self> {
        let all = documents.find_all::<Category>(Query::all(CATEGORIES)).await?;
        let known = Known::new(all.iter().map(|found| found.value.clone()), HashMap::new(), currency);
        Ok(Self { versions: all.into_iter().map(|found| (found.value.id.clone(), found)).collect(), known })
    }

    /// The category at a slug or id.
    pub(super) fn at(&self, address: &str) -> ServiceResult<&Versioned<Category>> {
        let found = self.known.category(address).and_then(|category| self.versions.get(&category.id));
        found.ok_or_else(|| rejected(Code::CategoryNotFound, "There is no such category."))
    }

    /// The categories right below.
    pub(super) fn below(&self, id: &CategoryId) -> impl Iterator<Item = &Versioned<Category>> {
        self.known.tree.below(Some(id)).filter_map(|category| self.versions.get(&category.id))
    }

    /// Two moves at once could tie a circle that neither sees: all that lies above must stay where it is.
    pub(super) fn unmoved(&self, from: Option<&CategoryId>) -> Batch {
        let path = from.map(|id| self.known.tree.path(id)).unwrap_or_default();
        let above = path.into_iter().filter_map(|category| self.versions.get(&category.id));
        above.fold(Batch::new(), |batch, found| batch.unchanged(found.key.clone(), found.version))
    }
}

impl Catalog {
    /// Makes a category.
    ///
    /// # Errors
    /// `invalid` names every wrong field; `slug_taken`.
    pub async fn create_category(&self, ctx: &OpCtx, input: &CategoryInput) -> ServiceResult<Category> {
        self.write_category(ctx, input, None).await
    }

    /// Writes a category anew; `address` is its slug or id.
    ///
    /// # Errors
    /// As [`Catalog::create_category`], and `category_not_found`, `category_cycle`.
    pub async fn update_category(&self, ctx: &OpCtx, address: &str, input: &CategoryInput) -> ServiceResult<Category> {
        self.write_category(ctx, input, Some(address)).await
    }

    async fn write_category(&self, ctx: &OpCtx, input: &CategoryInput, address: Option<&str>) -> ServiceResult<Category> {
        for _ in 0..TRIES {
            let categories = Categories::load(&self.documents, self.settings.currency).await?;
            let old = address.map(|address| categories.at(address)).transpose()?;
            let category = resolve_category(ctx, input, &categories.known, old.map(|found| &found.value))?;
            let batch = write(&key(CATEGORIES, &category.id), old, &category)?;
            match self.documents.commit(&batch.and(categories.unmoved(category.parent.as_ref()))).await {
                Ok(()) => {
                    self.window.reload(&self.documents).await?;
                    return Ok(category);
                }
                Err(error) if was_overtaken(&error) || matches!(error, StoreError::Missing { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(too_busy())
    }
}

/// The checked category.
///
/// # Errors
/// A rejection that names every wrong field; `slug_taken`, `category_cycle`.
pub(crate) fn resolve_category(ctx: &OpCtx, input: &CategoryInput, known: &Known, old: Option<&Category>) -> Result<Category, Rejection> {
    let check = &mut Checked::default();
    let id = old.map_or_else(|| ctx.new_id(), |old| old.id.clone());
    let slug = match (&input.slug, old) {
        (Some(slug), _) => check.take("slug", slug.parse::<Slug>()),
        (None, Some(old)) => Some(old.slug.clone()),
        (None, None) => free_slug(ctx, &input.title, known),
    };
    let title = check.take("title", input.title.parse());
    let parent = match input.parent.as_deref().map(str::trim).filter(|named| !named.is_empty()) {
        None => Some(None),
        Some(named) => {
            let found = known.category(named).map(|category| Some(category.id.clone()));
            check.take("parent", found.ok_or("There is no such category."))
        }
    };
    let image = input.image.as_ref().map_or(Some(None), |image| resolve::picture(check, "image", image).map(Some));
    let position = input.position.or(old.map(|old| old.position)).unwrap_or_else(|| last_position(known, parent.as_ref()));
    let category =
        std::mem::take(check).done(|| Some(Category { id, slug: slug?, title: title?, parent: parent?, position, image: image? }))?;
    known.tree.check_parent(&category.id, category.parent.as_ref())?;
    match known.tree.find(category.slug.as_str()) {
        Some(other) if other.id != category.id => {
            let message = format!("The category {} has the address {} already.", other.title, other.slug);
            Err(Rejection { code: Code::SlugTaken, ..Rejection::field("slug", &message) }.with_message(message))
        }
        _ => Ok(category),
    }
}

fn free_slug(ctx: &OpCtx, title: &str, known: &Known) -> Option<Slug> {
    (0..=2).find_map(|round| names::slugs_for(ctx, title, round).into_iter().find(|slug| known.category(slug.as_str()).is_none()))
}

/// Behind its siblings.
fn last_position(known: &Known, parent: Option<&Option<CategoryId>>) -> u32 {
    let siblings = known.tree.below(parent.and_then(Option::as_ref));
    siblings.map(|category| category.position.saturating_add(1)).max().unwrap_or(1)
}
