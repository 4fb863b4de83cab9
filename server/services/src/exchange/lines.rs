//! Lines of a file nobody vouches for: numbered, bounded, without byte order mark.

use std::{
    collections::VecDeque,
    io::{self, BufRead},
};

/// A line's, and a CSV record's, most bytes: what the largest product needs, and what memory bears.
pub(super) const MOST_BYTES: usize = 8 * 1024 * 1024;

/// A line and its number, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: u64,
    /// With its line feed, if it has one; `None` if it is longer than [`MOST_BYTES`].
    pub(super) bytes: Option<Vec<u8>>,
}

/// Reads lines; those that are put back come again.
pub(super) struct Lines<R> {
    source: R,
    number: u64,
    again: VecDeque<Line>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn of(source: R) -> Self {
        Self { source, number: 0, again: VecDeque::new() }
    }

    /// The next line, or `None` behind the last.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.again.pop_front() {
            return Ok(Some(line));
        }
        let Some(mut bytes) = self.read()? else { return Ok(None) };
        self.number += 1;
        if let (1, Some(bytes)) = (self.number, &mut bytes)
            && bytes.starts_with("\u{feff}".as_bytes())
        {
            bytes.drain(..3);
        }
        Ok(Some(Line { number: self.number, bytes }))
    }

    /// Lets lines come again, the first of them next.
    pub(super) fn put_back(&mut self, lines: Vec<Line>) {
        for line in lines.into_iter().rev() {
            self.again.push_front(line);
        }
    }

    /// `Some(None)` is a line that is too long.
    fn read(&mut self) -> io::Result<Option<Option<Vec<u8>>>> {
        let (mut line, mut fits, mut begun) = (Vec::new(), true, false);
        loop {
            let part = match self.source.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                part => part?,
            };
            if part.is_empty() {
                return Ok(begun.then_some(fits.then_some(line)));
            }
            begun = true;
            let end = part.iter().position(|byte| *byte == b'\n');
            let taken = end.map_or(part.len(), |end| end + 1);
            fits = fits && line.len() + taken <= MOST_BYTES;
            if fits {
                line.extend_from_slice(&part[..taken]);
            } else {
                line = Vec::new();
            }
            self.source.consume(taken);
            if end.is_some() {
                return Ok(Some(fits.then_some(line)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_and_long_ones_are_passed_over() {
        let mut file = "\u{feff}one\r\n".as_bytes().to_vec();
        file.extend(std::iter::repeat_n(b'x', MOST_BYTES + 1));
        file.extend(b"\nthree");
        let mut lines = Lines::of(&file[..]);
        assert_eq!(lines.next().unwrap().unwrap(), Line { number: 1, bytes: Some(b"one\r\n".to_vec()) });
        assert_eq!(lines.next().unwrap().unwrap(), Line { number: 2, bytes: None });
        let third = lines.next().unwrap().unwrap();
        assert_eq!(third, Line { number: 3, bytes: Some(b"three".to_vec()) });
        lines.put_back(vec![third]);
        assert_eq!(lines.next().unwrap().unwrap().number, 3);
        assert_eq!(lines.next().unwrap(), None);
    }
}
