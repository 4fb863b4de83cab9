//! The outline that screen readers follow, grown from leaves that come in reading order.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, TableHeaderScope, Tag, TagGroup, TagTree};

use super::sheets::{Kind, Step};

/// The outline so far, with the branch that grows at this moment.
#[derive(Default)]
pub(super) struct Tags {
    tree: TagTree,
    open: Vec<(Step, TagGroup)>,
}

impl Tags {
    /// A leaf at the end of a path; steps it shares with the leaf before are the same branch.
    pub(super) fn add(&mut self, path: &[Step], leaf: Identifier) {
        let shared = self.open.iter().zip(path).take_while(|((open, _), step)| open == *step).count();
        self.close_down_to(shared);
        self.open.extend(path.iter().skip(shared).map(|step| (*step, group(step.kind))));
        if let Some((_, branch)) = self.open.last_mut() {
            branch.push(leaf);
        }
    }

    pub(super) fn done(mut self) -> TagTree {
        self.close_down_to(0);
        self.tree
    }

    fn close_down_to(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some((_, group)) = self.open.pop()
        {
            match self.open.last_mut() {
                Some((_, parent)) => parent.push(group),
                None => self.tree.push(group),
            }
        }
    }
}

fn group(kind: Kind) -> TagGroup {
    match kind {
        Kind::Heading => TagGroup::new(Tag::Hn(NonZeroU16::MIN, Some("Invoice".to_owned()))),
        Kind::Paragraph => TagGroup::new(Tag::P),
        Kind::Table => TagGroup::new(Tag::Table),
        Kind::Row => TagGroup::new(Tag::TR),
        Kind::ColumnHead => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
        Kind::RowHead => TagGroup::new(Tag::TH(TableHeaderScope::Row)),
        Kind::Cell => TagGroup::new(Tag::TD),
    }
}
