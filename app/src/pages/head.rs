//! What the head of a public page tells search engines and those who share it.

use leptos::prelude::*;
use leptos_meta::{Link, Meta};

use crate::request::Site;

/// The page's one address, and how it looks when shared.
#[component]
pub fn Shared(
    /// The page's own address, without what does not change its content.
    #[prop(into)]
    path: String,
    /// Its name.
    #[prop(into)]
    title: String,
    /// A sentence about it.
    #[prop(into)]
    description: String,
    /// A picture: a path or an address.
    #[prop(optional_no_strip, into)]
    image: Option<String>,
    /// What it is, in Open Graph's words.
    #[prop(default = "website")]
    kind: &'static str,
) -> impl IntoView {
    let address = absolute(&path);
    view! {
        <Link rel="canonical" href=address.clone() />
        <Meta property="og:type" content=kind />
        <Meta property="og:url" content=address />
        <Meta property="og:title" content=title />
        <Meta property="og:description" content=description />
        {image.map(|image| view! { <Meta property="og:image" content=absolute(&image) /> })}
        <Meta name="twitter:card" content="summary_large_image" />
    }
}

/// The whole address of a path of this shop.
#[must_use]
pub fn absolute(path: &str) -> String {
    let ours = path.starts_with('/') && !path.starts_with("//");
    let origin = use_context::<Site>().filter(|_| ours).map(|site| site.public_url).unwrap_or_default();
    format!("{origin}{path}")
}
