use leptos::prelude::*;
use shop::catalog::Image;

use crate::components::{
    icons::{Drawing, Icon},
    picture::{Picture, Wanted},
};

const SIZES: &str = "(min-width: 1280px) 640px, (min-width: 1024px) 50vw, 94vw";

/// The pictures, to swipe through; a click shows one as large as it goes. All of it works without
/// scripts: snapping, anchors, popovers.
#[component]
pub(super) fn Gallery(
    images: Vec<Image>,
    /// The place of the chosen variant's picture: the row begins with it.
    first: usize,
) -> impl IntoView {
    let mut images: Vec<(usize, Image)> = images.into_iter().filter(Image::is_safe).enumerate().collect();
    images.sort_by_key(|(place, _)| *place != first);
    if images.is_empty() {
        return view! {
            <div class="aspect-square overflow-hidden rounded-3xl bg-sunken">
                <Picture image=None sizes=SIZES />
            </div>
        }
        .into_any();
    }
    let thumbs = images.clone();
    let large = images.clone();
    let slide = |(shown, (place, image)): (usize, (usize, Image))| {
        let wanted = if shown == 0 { Wanted::First } else { Wanted::Later };
        let label = format!("Enlarge: {}", image.alt);
        view! {
            <li id=format!("picture-{place}")>
                <button class="block size-full cursor-zoom-in" type="button" popovertarget=format!("zoom-{place}") aria-label=label>
                    <Picture image=Some(image) sizes=SIZES wanted />
                </button>
            </li>
        }
    };
    view! {
        <section class="flex min-w-0 flex-col gap-3 lg:sticky lg:top-24 lg:self-start" aria-label="Pictures">
            <ul class="gallery" role="list">{images.into_iter().enumerate().map(slide).collect_view()}</ul>
            {(thumbs.len() > 1).then(|| view! { <Thumbs images=thumbs /> })}
            {large.into_iter().map(|(place, image)| view! { <Large place image /> }).collect_view()}
        </section>
    }
    .into_any()
}

#[component]
fn Thumbs(images: Vec<(usize, Image)>) -> impl IntoView {
    let thumb = |(place, image): (usize, Image)| {
        let label = format!("Show: {}", image.alt);
        view! {
            <li>
                <a class="thumb" href=format!("#picture-{place}") aria-label=label>
                    <Picture image=Some(image) sizes="80px" decorative=true />
                </a>
            </li>
        }
    };
    view! { <ul class="flex gap-2 overflow-x-auto p-1" role="list">{images.into_iter().map(thumb).collect_view()}</ul> }
}

#[component]
fn Large(place: usize, image: Image) -> impl IntoView {
    let (id, hides) = (format!("zoom-{place}"), format!("zoom-{place}"));
    let label = image.alt.clone();
    view! {
        <div class="zoom" id=id popover="auto" role="dialog" aria-label=label>
            <img class="h-auto max-w-none" src=image.at(800) alt=image.alt width="800" height="800" loading="lazy" decoding="async" />
            <button class="btn btn-square fixed top-4 right-4" type="button" popovertarget=hides popovertargetaction="hide" aria-label="Close the picture">
                <Icon drawing=Drawing::Close />
            </button>
        </div>
    }
}
