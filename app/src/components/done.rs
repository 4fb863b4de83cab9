//! What was done a moment ago.

use leptos::prelude::*;

use crate::request::asked;

/// The sentence for the word in the page's address (`?done=saved`); a word that the page does not know says nothing.
#[component]
pub fn Done(
    /// The words this page knows, with their sentences.
    words: &'static [(&'static str, &'static str)],
) -> impl IntoView {
    let word = asked("done").unwrap_or_default();
    let sentence = words.iter().find(|(known, _)| *known == word).map(|(_, sentence)| *sentence);
    sentence.map(|sentence| view! { <p class="done" role="status">{sentence}</p> })
}
