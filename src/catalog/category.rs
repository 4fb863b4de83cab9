use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Image;
use crate::{
    error::{Code, Rejection},
    id::CategoryId,
    text::{Slug, Title},
};

/// A place in the tree where products are found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Names it.
    pub id: CategoryId,
    /// Its address; unique.
    pub slug: Slug,
    /// Its name.
    pub title: Title,
    /// The category above, if it is not a department.
    #[serde(default)]
    pub parent: Option<CategoryId>,
    /// Its place among its siblings, smallest first.
    #[serde(default)]
    pub position: u32,
    /// Its picture.
    #[serde(default)]
    pub image: Option<Image>,
}

/// All categories, in order, with their parents resolved.
#[derive(Clone, Debug, Default)]
pub struct CategoryTree {
    by_id: BTreeMap<CategoryId, Category>,
    children: BTreeMap<Option<CategoryId>, Vec<CategoryId>>,
}

impl CategoryTree {
    /// Builds the tree. One whose parent is missing becomes a department, so that nothing is lost.
    #[must_use]
    pub fn new(categories: impl IntoIterator<Item = Category>) -> Self {
        let by_id: BTreeMap<_, _> = categories.into_iter().map(|category| (category.id.clone(), category)).collect();
        let mut ordered: Vec<&Category> = by_id.values().collect();
        ordered.sort_by(|a, b| (a.position, &a.title, &a.id).cmp(&(b.position, &b.title, &b.id)));
        let mut children: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for category in ordered {
            let parent = category.parent.clone().filter(|parent| by_id.contains_key(parent));
            children.entry(parent).or_default().push(category.id.clone());
        }
        Self { by_id, children }
    }

    /// The category of an id.
    #[must_use]
    pub fn get(&self, id: &CategoryId) -> Option<&Category> {
        self.by_id.get(id)
    }

    /// The category at an address.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<&Category> {
        self.by_id.values().find(|category| category.slug.as_str() == slug)
    }

    /// Every category, in no special order.
    pub fn all(&self) -> impl Iterator<Item = &Category> {
        self.by_id.values()
    }

    /// The categories right below, in order; the departments for `None`.
    pub fn below(&self, parent: Option<&CategoryId>) -> impl Iterator<Item = &Category> {
        let ids = self.children.get(&parent.cloned()).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| self.by_id.get(id))
    }

    /// The way down to a category: its department first, itself last.
    #[must_use]
    pub fn path(&self, id: &CategoryId) -> Vec<&Category> {
        let mut path = Vec::new();
        let mut next = self.by_id.get(id);
        while let Some(category) = next
            && path.len() <= self.by_id.len()
        {
            path.push(category);
            next = category.parent.as_ref().and_then(|parent| self.by_id.get(parent));
        }
        path.reverse();
        path
    }

    /// A category and everything below it.
    #[must_use]
    pub fn subtree(&self, id: &CategoryId) -> Vec<CategoryId> {
        let mut found = vec![id.clone()];
        let mut next = 0;
        while let Some(id) = found.get(next).cloned() {
            // A circle in the data would go on for ever.
            found.extend(self.below(Some(&id)).map(|child| child.id.clone()).filter(|id| !found.contains(id)).collect::<Vec<_>>());
            next += 1;
        }
        found
    }

    /// Refuses a parent that is missing, or that lies below the category itself.
    ///
    /// # Errors
    /// A rejection of the field `parent`.
    pub fn check_parent(&self, id: &CategoryId, parent: Option<&CategoryId>) -> Result<(), Rejection> {
        let Some(parent) = parent else { return Ok(()) };
        if self.get(parent).is_none() {
            return Err(Rejection::field("parent", "There is no such category."));
        }
        if self.subtree(id).contains(parent) {
            let message = "A category cannot lie inside itself.";
            return Err(Rejection { code: Code::CategoryCycle, ..Rejection::field("parent", message) });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;

    fn id(number: u8) -> CategoryId {
        CategoryId::new(Timestamp::from_millis(0), [number; 10])
    }

    fn category(number: u8, parent: Option<u8>) -> Category {
        Category {
            id: id(number),
            slug: format!("c{number}").parse().unwrap(),
            title: format!("C{number}").parse().unwrap(),
            parent: parent.map(id),
            position: u32::from(10 - number),
            image: None,
        }
    }

    #[test]
    fn the_tree_knows_its_order_paths_and_subtrees() {
        let tree =
            CategoryTree::new([category(1, None), category(2, Some(1)), category(3, Some(1)), category(4, Some(3)), category(5, Some(9))]);
        let titles = |parent: Option<u8>| tree.below(parent.map(id).as_ref()).map(|c| c.title.to_string()).collect::<Vec<_>>();
        assert_eq!(titles(None), ["C5", "C1"]);
        assert_eq!(titles(Some(1)), ["C3", "C2"]);
        assert_eq!(tree.path(&id(4)).iter().map(|c| c.slug.as_str()).collect::<Vec<_>>(), ["c1", "c3", "c4"]);
        assert_eq!(tree.subtree(&id(1)).len(), 4);
    }

    #[test]
    fn no_category_lies_inside_itself() {
        let tree = CategoryTree::new([category(1, None), category(2, Some(1))]);
        assert_eq!(tree.check_parent(&id(1), Some(&id(2))).unwrap_err().code, Code::CategoryCycle);
        assert_eq!(tree.check_parent(&id(1), Some(&id(1))).unwrap_err().code, Code::CategoryCycle);
        assert!(tree.check_parent(&id(2), Some(&id(1))).is_ok());
        assert!(tree.check_parent(&id(2), Some(&id(9))).is_err());
    }

    #[test]
    fn a_circle_in_old_data_ends() {
        let tree = CategoryTree::new([category(1, Some(2)), category(2, Some(1))]);
        assert!(!tree.path(&id(1)).is_empty());
        assert_eq!(tree.subtree(&id(1)).len(), 2);
    }
}
