//! Tables with a header: CSV as spreadsheets write it, and as it comes broken.

use std::{
    collections::HashMap,
    io::{self, BufRead},
};

use super::lines::{Lines, MOST_BYTES};

/// How much of a row's first field a report repeats.
const MOST_ITEM: usize = 200;

/// A table whose columns are known by their names.
pub(super) struct Table<R> {
    lines: Lines<R>,
    columns: Vec<String>,
    places: HashMap<String, usize>,
}

/// A row of a table, with the line where it begins.
pub(super) struct TableRow {
    pub(super) line: u64,
    fields: Vec<String>,
}

/// A row that cannot be read.
pub(crate) struct BrokenRow {
    pub(super) line: u64,
    /// Its first field, as far as that can be read: what the row is about.
    pub(super) item: String,
    pub(super) message: String,
}

impl<R: BufRead> Table<R> {
    /// Reads the header; `None` if there is not even that.
    pub(super) fn of(source: R) -> io::Result<Option<Self>> {
        let mut table = Self { lines: Lines::of(source), columns: Vec::new(), places: HashMap::new() };
        let Some(Ok(header)) = table.record()? else { return Ok(None) };
        table.columns = header.fields.iter().map(|name| name.trim().to_owned()).collect();
        for (place, name) in table.columns.iter().enumerate() {
            table.places.entry(name.to_lowercase()).or_insert(place);
        }
        Ok(Some(table))
    }

    /// The columns' names as the file writes them.
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The first of these columns that the table lacks.
    pub(super) fn lacks(&self, wanted: &[&'static str]) -> Option<&'static str> {
        wanted.iter().find(|name| !self.places.contains_key(&name.to_lowercase())).copied()
    }

    /// A row's field, trimmed; blank if there is no such column.
    pub(super) fn field<'a>(&self, row: &'a TableRow, column: &str) -> &'a str {
        let place = self.places.get(column).or_else(|| self.places.get(&column.to_lowercase()));
        place.and_then(|place| row.fields.get(*place)).map_or("", |text| text.trim())
    }

    /// The next row that is not blank; `None` behind the last.
    pub(super) fn next(&mut self) -> io::Result<Option<Result<TableRow, BrokenRow>>> {
        let Some(found) = self.record()? else { return Ok(None) };
        Ok(Some(found.and_then(|row| match row.fields.len() == self.columns.len() {
            true => Ok(row),
            false => {
                let message = format!("This row has {} fields where the header has {}.", row.fields.len(), self.columns.len());
                let item = row.fields.first().map(|text| text.trim().chars().take(MOST_ITEM).collect());
                Err(BrokenRow { line: row.line, item: item.unwrap_or_default(), message })
            }
        })))
    }

    /// The next record, over as many lines as its quotes hold open.
    ///
    /// One whose quotes never close costs its first line only: the rest is read again without it.
    fn record(&mut self) -> io::Result<Option<Result<TableRow, BrokenRow>>> {
        loop {
            let Some(first) = self.lines.next()? else { return Ok(None) };
            let line = first.number;
            let broken = |start: &[u8], message: &str| Ok(Some(Err(BrokenRow { line, item: item_of(start), message: message.to_owned() })));
            let Some(bytes) = &first.bytes else { return broken(b"", "This line is too long.") };
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let mut place = Place::Begin.after(bytes);
            let (mut record, mut rest) = (bytes.clone(), Vec::new());
            while place == Place::Quoted {
                let next = self.lines.next()?;
                let more = next.as_ref().and_then(|next| next.bytes.as_deref());
                let Some(more) = more.filter(|more| record.len() + more.len() <= MOST_BYTES) else {
                    rest.extend(next);
                    self.lines.put_back(rest);
                    return broken(bytes, "A quotation mark opens in this line and is never closed.");
                };
                place = place.after(more);
                record.extend_from_slice(more);
                rest.extend(next);
            }
            return Ok(Some(parsed(&record, line)));
        }
    }
}

fn parsed(record: &[u8], line: u64) -> Result<TableRow, BrokenRow> {
    let broken = |message: String| BrokenRow { line, item: item_of(record), message };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).buffer_capacity(record.len()).from_reader(record);
    let mut found = csv::ByteRecord::new();
    reader.read_byte_record(&mut found).map_err(|error| broken(format!("This row cannot be read: {error}.")))?;
    let text = |field: &[u8]| String::from_utf8(field.to_vec());
    let fields: Result<Vec<String>, _> = found.iter().map(text).collect();
    let fields = fields.map_err(|_| broken("This row is not UTF-8 text. Please save the file as UTF-8.".to_owned()))?;
    Ok(TableRow { line, fields })
}

/// A record's first field, however broken the rest is.
fn item_of(record: &[u8]) -> String {
    let first = record.split(|byte| matches!(byte, b',' | b'\n')).next().unwrap_or_default();
    String::from_utf8_lossy(first).trim_matches(['"', ' ', '\r']).chars().take(MOST_ITEM).collect()
}

/// Where in a record its reading stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At a field's first byte, where alone a quotation mark opens.
    Begin,
    Plain,
    Quoted,
    /// Behind a quotation mark in a quoted field: it closed, unless another one follows.
    Closed,
}

impl Place {
    fn after(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |place, byte| match (place, byte) {
            (Self::Begin | Self::Closed, b'"') => Self::Quoted,
            (Self::Quoted, b'"') => Self::Closed,
            (Self::Quoted, _) => Self::Quoted,
            (_, b',' | b'\n') => Self::Begin,
            _ => Self::Plain,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(file: &[u8]) -> Vec<(u64, String)> {
        let mut table = Table::of(file).unwrap().unwrap();
        let mut found = Vec::new();
        while let Some(row) = table.next().unwrap() {
            found.push(match row {
                Ok(row) => (row.line, row.fields.join("|")),
                Err(broken) => (broken.line, format!("! {}", broken.message)),
            });
        }
        found
    }

    #[test]
    fn a_row_may_go_over_several_lines() {
        let found = rows(b"a,b\r\n1,\"x\r\ny\"\r\n\r\n2,\"say \"\"hi\"\"\"\r\n3,5\" pipe\n4,z");
        assert_eq!(found, [(2, "1|x\r\ny".into()), (5, "2|say \"hi\"".into()), (6, "3|5\" pipe".into()), (7, "4|z".into())]);
    }

    #[test]
    fn a_broken_row_takes_no_other_with_it() {
        let found = rows(b"a,b\n1,\"open\n2,fine\n3\n\xff,x\n4,good\n");
        assert_eq!(found[0], (2, "! A quotation mark opens in this line and is never closed.".into()));
        assert_eq!(found[1], (3, "2|fine".into()));
        assert_eq!(found[2], (4, "! This row has 1 fields where the header has 2.".into()));
        assert!(found[3].1.starts_with("! This row is not UTF-8"), "{found:?}");
        assert_eq!(found[4], (6, "4|good".into()));
    }
}
