use leptos::prelude::*;

use super::question::Question;
use crate::components::icons::{Drawing, Icon};

/// The way to the other pages; nothing if there is only one.
#[component]
pub(super) fn PagesNav(question: Question, page: u32, pages: u32) -> impl IntoView {
    if pages < 2 {
        return ().into_any();
    }
    let href = |page: u32| question.href(&question.filters.on_page(page));
    let number = |number: Option<u32>| match number {
        Some(number) => {
            let here = number == page;
            view! { <li><a class="page-link" href=href(number) aria-label=format!("Page {number}") aria-current=here.then_some("page")>{number}</a></li> }.into_any()
        }
        None => view! { <li class="px-1 text-quiet" aria-hidden="true">"…"</li> }.into_any(),
    };
    view! {
        <nav class="mt-12 flex justify-center" aria-label="Pages">
            <ul class="flex flex-wrap items-center gap-1" role="list">
                {(page > 1).then(|| view! { <li><a class="page-link" rel="prev" href=href(page - 1) aria-label="Previous page"><Icon drawing=Drawing::Back /></a></li> })}
                {shown(page, pages).into_iter().map(number).collect_view()}
                {(page < pages).then(|| view! { <li><a class="page-link" rel="next" href=href(page + 1) aria-label="Next page"><Icon drawing=Drawing::On /></a></li> })}
            </ul>
        </nav>
    }
    .into_any()
}

/// The first, the last and those around this one; `None` stands for what is left out.
fn shown(page: u32, pages: u32) -> Vec<Option<u32>> {
    let mut shown = Vec::new();
    let mut last = 0;
    for number in (1..=pages).filter(|number| *number == 1 || *number == pages || number.abs_diff(page) <= 1) {
        if number > last + 1 {
            shown.push(None);
        }
        shown.push(Some(number));
        last = number;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_pages_are_left_out() {
        assert_eq!(shown(1, 3), [Some(1), Some(2), Some(3)]);
        assert_eq!(shown(6, 12), [Some(1), None, Some(5), Some(6), Some(7), None, Some(12)]);
    }
}
