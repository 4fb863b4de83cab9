use std::fmt;

/// Everything that is wrong with the settings, a sentence each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    sentences: Vec<String>,
}

impl Problems {
    /// The sentences, in the order the settings are declared.
    #[must_use]
    pub fn sentences(&self) -> &[String] {
        &self.sentences
    }

    pub(super) fn add(&mut self, sentence: String) {
        self.sentences.push(sentence);
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentences.join("\n"))
    }
}

impl std::error::Error for Problems {}
