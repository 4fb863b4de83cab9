//! The categories and product types that products need.

use shop::{
    Code, Rejection,
    catalog::{Category, ProductType},
    id::CategoryId,
    text::Slug,
};
use store::{Batch, Key, StoreError};

use super::{super::source::ProductRecord, Intake, Mode};
use crate::{
    ServiceError, ServiceResult,
    catalog::{CategoryInput, categories::resolve_category, known::Known, names},
    documents::{TRIES, Versioned, was_overtaken, write},
    schema::{CATEGORIES, PRODUCT_TYPES, key},
};

impl Intake<'_> {
    /// Writes a product type as the file declares it.
    pub(super) async fn put_declared_type(&mut self, declared: &ProductType) -> ServiceResult<()> {
        let counts = match self.write_type(&declared.slug, |_| declared.clone()).await? {
            Wrote::New => &mut self.report.product_types.created,
            Wrote::Changed => &mut self.report.product_types.updated,
            Wrote::Nothing => &mut self.report.product_types.unchanged,
        };
        *counts += 1;
        Ok(())
    }

    /// The slug of the type of this name, with at least these attributes.
    pub(super) async fn extend_type(&mut self, wanted: &ProductType) -> ServiceResult<Slug> {
        let named = self.known.types.values().find(|known| known.name == wanted.name);
        let slug = named.map_or_else(|| wanted.slug.clone(), |known| known.slug.clone());
        let has_all = |known: &ProductType| wanted.attributes.iter().all(|attribute| known.attribute(&attribute.key).is_some());
        if self.known.types.get(&slug).is_some_and(has_all) {
            return Ok(slug);
        }
        let wrote = self.write_type(&slug, |known| match known {
            None => wanted.clone(),
            Some(known) => {
                let missing = wanted.attributes.iter().filter(|attribute| known.attribute(&attribute.key).is_none());
                let attributes = known.attributes.iter().chain(missing).cloned().collect();
                ProductType { attributes, ..known.clone() }
            }
        });
        if matches!(wrote.await?, Wrote::New) {
            self.report.product_types.created += 1;
        }
        Ok(slug)
    }

    async fn write_type(&mut self, slug: &Slug, next: impl Fn(Option<&ProductType>) -> ProductType) -> ServiceResult<Wrote> {
        for _ in 0..TRIES {
            let place = key(PRODUCT_TYPES, slug);
            let stored = match self.mode {
                Mode::Commit => self.documents.load::<ProductType>(place.clone()).await?,
                Mode::Look | Mode::Gather => None,
            };
            let before = if self.mode == Mode::Commit { stored.as_ref().map(|found| &found.value) } else { self.known.types.get(slug) };
            let after = next(before);
            let wrote = Wrote::of(before, &after);
            let kept = match wrote {
                Wrote::Nothing => Ok(()),
                Wrote::New | Wrote::Changed => self.keep(write(&place, stored.as_ref(), &after)?).await,
            };
            match kept {
                Ok(()) => {
                    self.known.types.insert(slug.clone(), after);
                    return Ok(wrote);
                }
                Err(error) if was_overtaken(&error) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(too_busy())
    }

    /// Writes a category as the file has it; found again by its slug, or by its title in its place.
    pub(super) async fn put_category(&mut self, input: &CategoryInput) -> ServiceResult<Result<Category, Rejection>> {
        for _ in 0..TRIES {
            let old = input.slug.as_deref().map_or_else(|| self.by_title(input), |slug| self.known.category(slug)).cloned();
            let category = match resolve_category(self.ctx, input, &self.known, old.as_ref()) {
                Ok(category) => category,
                Err(rejection) => return Ok(Err(rejection)),
            };
            let wrote = Wrote::of(old.as_ref(), &category);
            let kept = match wrote {
                Wrote::Nothing => Ok(()),
                Wrote::New | Wrote::Changed => match self.category_batch(&category, old.is_some()).await? {
                    Some(batch) => self.keep(batch).await,
                    None => Err(StoreError::Conflict { key: key(CATEGORIES, &category.id) }),
                },
            };
            match kept {
                Ok(()) => {
                    match wrote {
                        Wrote::New => self.report.categories.created += 1,
                        Wrote::Changed => self.report.categories.updated += 1,
                        Wrote::Nothing => self.report.categories.unchanged += 1,
                    }
                    self.known.put_category(category.clone());
                    return Ok(Ok(category));
                }
                Err(error) if was_overtaken(&error) => {
                    self.known = Known::load(self.documents, self.known.currency).await?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(too_busy())
    }

    /// The category's write, with those above it held in place; `None` if one of them is gone.
    async fn category_batch(&self, category: &Category, is_there: bool) -> ServiceResult<Option<Batch>> {
        let place = key(CATEGORIES, &category.id);
        if self.mode != Mode::Commit {
            return write(&place, None::<&Versioned<Category>>, category).map(Some);
        }
        let above = category.parent.as_ref().map(|parent| self.known.tree.path(parent)).unwrap_or_default();
        let keys: Vec<Key> = above.iter().map(|category| key(CATEGORIES, &category.id)).collect();
        let found = self.documents.load_many::<Category>(&keys).await?;
        let old = if is_there { self.documents.load::<Category>(place.clone()).await? } else { None };
        if found.iter().any(Option::is_none) || old.is_some() != is_there {
            return Ok(None);
        }
        let batch = write(&place, old.as_ref(), category)?;
        Ok(Some(found.into_iter().flatten().fold(batch, |batch, above| batch.unchanged(above.key, above.version))))
    }

    /// Whether a category or the type that a product names has yet to be made.
    pub(super) fn needs_places(&self, record: &ProductRecord) -> bool {
        let is_there = |path: &Vec<String>| {
            let mut parent: Option<&CategoryId> = None;
            path.iter().all(|title| {
                let found = self.known.tree.below(parent).find(|category| category.title.as_str() == title.trim());
                parent = found.map(|category| &category.id);
                found.is_some()
            })
        };
        let has_type = record.product_type.as_ref().is_none_or(|wanted| self.known.types.values().any(|known| known.name == wanted.name));
        !has_type || !record.category_paths.iter().all(is_there)
    }

    /// The category at the end of a path of titles; what is missing of it is made.
    pub(super) async fn category_at_path(&mut self, path: &[String]) -> ServiceResult<Result<CategoryId, Rejection>> {
        let mut parent: Option<CategoryId> = None;
        for (depth, title) in path.iter().enumerate() {
            let found = self.known.tree.below(parent.as_ref()).find(|category| category.title.as_str() == title.trim());
            let id = match found {
                Some(category) => category.id.clone(),
                None => {
                    let input = CategoryInput {
                        slug: self.free_slug(&path[..=depth]),
                        title: title.clone(),
                        parent: parent.as_ref().map(ToString::to_string),
                        ..CategoryInput::default()
                    };
                    match self.put_category(&input).await? {
                        Ok(category) => category.id,
                        Err(rejection) => return Ok(Err(rejection)),
                    }
                }
            };
            parent = Some(id);
        }
        Ok(parent.ok_or_else(|| Rejection::field("categories", "A category's path has no title.")))
    }

    /// From the whole path, because `Accessories` lies in more than one department.
    fn free_slug(&self, path: &[String]) -> Option<String> {
        let candidates = (0..=2).flat_map(|round| names::slugs_for(self.ctx, &path.join(" "), round));
        candidates.map(|slug| slug.to_string()).find(|slug| self.known.category(slug).is_none())
    }

    fn by_title(&self, input: &CategoryInput) -> Option<&Category> {
        let parent = input.parent.as_deref().and_then(|named| self.known.category(named)).map(|category| &category.id);
        self.known.tree.below(parent).find(|category| category.title.as_str() == input.title.trim())
    }
}

/// What a write came to.
#[derive(Clone, Copy)]
enum Wrote {
    New,
    Changed,
    Nothing,
}

impl Wrote {
    fn of<T: PartialEq>(before: Option<&T>, after: &T) -> Self {
        match before {
            None => Self::New,
            Some(before) if before == after => Self::Nothing,
            Some(_) => Self::Changed,
        }
    }
}

fn too_busy() -> ServiceError {
    crate::error::rejected(Code::Conflict, "Somebody else is changing the categories just now. Please import the file again.")
}
