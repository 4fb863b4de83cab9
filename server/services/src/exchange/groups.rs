//! Tables in which a product takes several rows, one after the other, told by the same key.

use std::{
    collections::VecDeque,
    io::{self, BufRead},
};

use super::table::{BrokenRow, Table, TableRow};

/// Rows of one product: a thousand variants, in several currencies, and pictures.
const MOST_ROWS: usize = 5_000;
/// Unreadable rows remembered while a product's rows are gathered.
const MOST_BROKEN: usize = 1_000;

/// The rows of one product.
pub(super) struct Group {
    pub(super) key: String,
    pub(super) rows: Vec<TableRow>,
    /// Why it cannot be taken, if it cannot.
    pub(super) problem: Option<String>,
}

/// What comes next in a table.
pub(super) enum Step {
    Group(Group),
    Broken(BrokenRow),
}

/// Gathers a table's rows.
pub(super) struct Groups<R> {
    pub(super) table: Table<R>,
    key: &'static str,
    ahead: Option<TableRow>,
    broken: VecDeque<BrokenRow>,
}

impl<R: BufRead> Groups<R> {
    pub(super) fn of(table: Table<R>, key: &'static str) -> Self {
        Self { table, key, ahead: None, broken: VecDeque::new() }
    }

    /// The next product, or a row that cannot be read; `None` behind the last.
    pub(super) fn next(&mut self) -> io::Result<Option<Step>> {
        if let Some(broken) = self.broken.pop_front() {
            return Ok(Some(Step::Broken(broken)));
        }
        let first = match self.ahead.take().map(Ok).map_or_else(|| self.table.next(), |row| Ok(Some(row)))? {
            None => return Ok(None),
            Some(Err(broken)) => return Ok(Some(Step::Broken(broken))),
            Some(Ok(row)) => row,
        };
        let key = self.table.field(&first, self.key).to_owned();
        if key.is_empty() {
            let message = format!("The column “{}” is blank.", self.key);
            return Ok(Some(Step::Broken(BrokenRow { line: first.line, item: String::new(), message })));
        }
        let mut group = Group { key, rows: vec![first], problem: None };
        self.gather(&mut group)?;
        Ok(Some(Step::Group(group)))
    }

    fn gather(&mut self, group: &mut Group) -> io::Result<()> {
        while self.broken.len() < MOST_BROKEN {
            match self.table.next()? {
                None => break,
                Some(Err(broken)) => {
                    // Without this row the product would lose a variant.
                    if broken.item == group.key {
                        group.problem = Some(format!("Its row in line {} cannot be read.", broken.line));
                    }
                    self.broken.push_back(broken);
                }
                Some(Ok(row)) if self.table.field(&row, self.key) != group.key => {
                    self.ahead = Some(row);
                    break;
                }
                Some(Ok(row)) if group.rows.len() < MOST_ROWS => group.rows.push(row),
                Some(Ok(_)) => group.problem = Some(format!("It has more than {MOST_ROWS} rows.")),
            }
        }
        Ok(())
    }
}
