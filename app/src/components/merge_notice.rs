//! What a sign-in brought along from the guest's cart and favourites.

use leptos::prelude::*;
use services::accounts::Merged;
use shop::Rejection;

/// Says what came along, and lets it be undone for a day. Each button is a form of its own.
#[component]
pub fn MergeNotice(
    /// What came along.
    merged: Merged,
    /// Why it could not be undone just now.
    refused: Option<Rejection>,
) -> impl IntoView {
    let sentence = sentence(&merged);
    let capped = merged.notices.into_iter().map(|notice| view! { <li>{notice.sentence()}</li> }).collect_view();
    view! {
        <section class="notice flex flex-col gap-3" aria-label="Brought along from this device" data-merge-notice="">
            <div role="status">
                <p class="font-medium">{sentence}</p>
                <ul class="list-disc pl-5 empty:hidden">{capped}</ul>
            </div>
            {refused.map(|refused| view! { <p class="alert" role="alert">{refused.message}</p> })}
            <div class="flex flex-wrap gap-3">
                <form action="/fn/accept_merge" method="post">
                    <button class="btn" type="submit">"OK"</button>
                </form>
                <form action="/fn/undo_merge" method="post">
                    <button class="btn btn-quiet underline underline-offset-4" type="submit">"Undo"</button>
                </form>
            </div>
        </section>
    }
}

fn sentence(merged: &Merged) -> String {
    let pieces = many(merged.pieces as usize, "item");
    let favourites = many(merged.favourites, "favourite");
    match (merged.pieces, merged.favourites) {
        (_, 0) => format!("{pieces} from this device {} put into your cart.", was(merged.pieces as usize)),
        (0, _) => format!("{favourites} from this device {} added to yours.", was(merged.favourites)),
        _ => format!("{pieces} from this device {} put into your cart, and {favourites} added to yours.", was(merged.pieces as usize)),
    }
}

fn many(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

const fn was(count: usize) -> &'static str {
    if count == 1 { "was" } else { "were" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_along_is_counted_in_words() {
        let said = |pieces, favourites| sentence(&Merged { pieces, favourites, notices: Vec::new() });
        assert_eq!(said(2, 0), "2 items from this device were put into your cart.");
        assert_eq!(said(1, 0), "1 item from this device was put into your cart.");
        assert_eq!(said(0, 1), "1 favourite from this device was added to yours.");
        assert_eq!(said(3, 2), "3 items from this device were put into your cart, and 2 favourites added to yours.");
    }
}
