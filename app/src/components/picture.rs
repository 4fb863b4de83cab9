//! Pictures that take their room before they come.

use leptos::prelude::*;
use shop::catalog::Image;

/// How soon a picture is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// When it comes near.
    #[default]
    Later,
    /// With the page.
    Now,
    /// Before all others: the page's largest.
    First,
}

/// A square picture; a drawing where there is none that a page may show.
#[component]
pub fn Picture(
    /// What to show.
    image: Option<Image>,
    /// How wide it is shown, as the `sizes` attribute says it.
    sizes: &'static str,
    /// How soon it is wanted.
    #[prop(optional)]
    wanted: Wanted,
    /// Says nothing, because the words beside it do.
    #[prop(optional)]
    decorative: bool,
    /// Its classes.
    #[prop(default = "size-full object-cover")]
    class: &'static str,
) -> impl IntoView {
    let Some(image) = image.filter(Image::is_safe) else {
        return view! { <Placeholder /> }.into_any();
    };
    let srcset = image.srcset();
    view! {
        <img
            class=class
            // Before the address, or a browser may begin with the wrong file.
            sizes=srcset.is_some().then_some(sizes)
            srcset=srcset
            src=image.at(480)
            alt=if decorative { String::new() } else { image.alt }
            width="800"
            height="800"
            loading=(wanted == Wanted::Later).then_some("lazy")
            fetchpriority=(wanted == Wanted::First).then_some("high")
            decoding="async"
        />
    }
    .into_any()
}

/// Hills under a sun, in the page's own colours.
#[component]
fn Placeholder() -> impl IntoView {
    view! {
        <svg class="size-full text-line" viewBox="0 0 100 100" fill="currentColor" aria-hidden="true">
            <circle cx="66" cy="34" r="9" />
            <path d="M12 78 36 46l16 20 12-14 24 26z" />
        </svg>
    }
}
