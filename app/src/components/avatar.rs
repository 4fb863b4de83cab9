//! Somebody's picture.

use leptos::prelude::*;
use shop::account::User;

/// The picture, or the first letters of the name; it stands beside the name and says nothing itself.
#[component]
pub fn Avatar(
    /// Whose.
    user: User,
    /// The class for its size.
    #[prop(default = "size-16")]
    size: &'static str,
) -> impl IntoView {
    match user.avatar {
        Some(path) => view! { <img class=format!("{size} shrink-0 rounded-full bg-sunken object-cover") src=path alt="" width="192" height="192" decoding="async" /> }.into_any(),
        None => {
            let class = format!("{size} grid shrink-0 place-items-center rounded-full bg-accent-soft font-display text-xl text-accent");
            view! { <span class=class aria-hidden="true">{initials(user.name.as_str())}</span> }.into_any()
        }
    }
}

/// Of the first and the last word.
fn initials(name: &str) -> String {
    let letters: Vec<char> = name.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let ends = letters.first().into_iter().chain(letters.last().filter(|_| letters.len() > 1));
    ends.flat_map(|letter| letter.to_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn first_and_last_word_count() {
        for (name, expected) in [("Ada Lovelace", "AL"), ("ada", "A"), ("Ana María de la Cruz", "AC"), ("李 小龙", "李小"), ("ß", "SS")]
        {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
