//! Options as tables have them: a name and a value in each variant's row.

use crate::catalog::OptionInput;

/// The options of a product, gathered from its variants' rows.
#[derive(Default)]
pub(super) struct Options {
    found: Vec<OptionInput>,
}

impl Options {
    /// Takes a variant's names and values, in order, and gives its answers; a name may stand in the first row only.
    pub(super) fn take<'a>(&mut self, pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
        let mut answers = Vec::new();
        for (place, (name, value)) in pairs.enumerate() {
            if value.is_empty() {
                continue;
            }
            if place >= self.found.len() {
                self.found.push(OptionInput { name: name.to_owned(), values: Vec::new() });
            }
            let known = self.found.get_mut(place.min(answers.len()));
            if let Some(option) = known {
                if !option.values.iter().any(|known| known == value) {
                    option.values.push(value.to_owned());
                }
                answers.push(value.to_owned());
            }
        }
        answers
    }

    /// The options in order.
    pub(super) fn written(self) -> Vec<OptionInput> {
        self.found
    }
}
