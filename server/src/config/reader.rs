//! Reads one setting at a time and collects what is wrong.

use std::fmt::Display;

use super::{Problems, source::Given};

/// The given settings, and what was found wrong so far.
pub(super) struct Reader {
    given: Given,
}

impl Reader {
    pub(super) fn new(given: Given) -> Self {
        Self { given }
    }

    /// The setting as it was given, trimmed.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.given.values.get(name).map(|text| text.trim())
    }

    /// The setting, or its default. `example` stands behind the sentence that says what is wrong.
    pub(super) fn value<T, E: Display>(
        &mut self,
        name: &str,
        default: &str,
        example: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.text(name).unwrap_or(default);
        match parse(text) {
            Ok(value) => Some(value),
            Err(reason) => {
                let reason = reason.to_string();
                let sentence = format!("{name} is {text:?}: {}. Example: {name}={example}", reason.trim_end_matches('.'));
                self.refuse(sentence);
                None
            }
        }
    }

    /// The setting if it was given.
    pub(super) fn optional<T, E: Display>(
        &mut self,
        name: &str,
        example: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<Option<T>> {
        if self.text(name).is_none() {
            return Some(None);
        }
        self.value(name, "", example, parse).map(Some)
    }

    /// The setting if it was given, of which no sentence may repeat what was given: it may hold a password.
    /// The reason goes on from the setting's name.
    pub(super) fn secret<T>(
        &mut self,
        name: &str,
        example: &str,
        parse: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<Option<T>> {
        match self.text(name).map(parse) {
            None => Some(None),
            Some(Ok(value)) => Some(Some(value)),
            Some(Err(reason)) => {
                self.refuse(format!("{name} {reason}. Example: {name}={example}"));
                None
            }
        }
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, name: &str, default: bool) -> Option<bool> {
        let default = if default { "true" } else { "false" };
        self.value(name, default, default, |text| match text.to_lowercase().as_str() {
            "1" | "true" | "yes" | "on" => Ok(true),
            "0" | "false" | "no" | "off" => Ok(false),
            _ => Err("it must be true or false"),
        })
    }

    pub(super) fn refuse(&mut self, sentence: String) {
        self.given.problems.add(sentence);
    }

    /// What was read, if nothing is wrong.
    pub(super) fn done<T>(mut self, build: impl FnOnce() -> Option<T>) -> Result<T, Problems> {
        if self.given.problems.sentences().is_empty() {
            if let Some(built) = build() {
                return Ok(built);
            }
            self.refuse("The settings cannot be used.".to_owned());
        }
        Err(self.given.problems)
    }
}
