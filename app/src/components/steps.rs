//! Where in the checkout somebody is.

use leptos::prelude::*;
use shop::checkout::Step;

/// The steps in order; those behind lead back.
#[component]
pub fn Steps(
    /// Where somebody is.
    current: Step,
) -> impl IntoView {
    let step = |step: Step| {
        let label = format!("{}. {}", place(step), step.label());
        let shown = if step < current {
            view! { <a href=step.path() class="inline-flex min-h-6 items-center underline underline-offset-4 hover:text-accent">{label}</a> }.into_any()
        } else {
            view! { <span>{label}</span> }.into_any()
        };
        let colour = if step == current { "border-accent font-semibold text-ink" } else { "border-line text-quiet" };
        view! {
            <li class=format!("flex-1 border-t-4 pt-2 {colour}") aria-current=(step == current).then_some("step")>
                {shown}
            </li>
        }
    };
    view! {
        <nav aria-label="Checkout steps">
            <ol class="flex gap-2 text-xs sm:gap-3 sm:text-sm">{Step::ALL.map(step).collect_view()}</ol>
        </nav>
    }
}

fn place(step: Step) -> usize {
    1 + Step::ALL.iter().take_while(|other| **other < step).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted_from_one() {
        assert_eq!(Step::ALL.map(place), [1, 2, 3, 4]);
    }
}
