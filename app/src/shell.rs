//! The document around every page.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use crate::{App, request::SiteFiles};

/// Pages that may be fetched before they are asked for: not those that are personal or cost something.
const PREFETCH: &str = r#"{"prefetch":[{"source":"document","eagerness":"moderate","where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":["/cart*","/checkout*","/pay*","/orders*","/favourites*","/account*","/admin*","/sign-in*","/register*","/forgot-password*","/reset*","/verify*","/new-email*","/setup*","/fn/*","/api/*"]}}]}}]}"#;

/// The whole document.
#[must_use]
pub fn shell() -> impl IntoView {
    // Outside islands nothing hydrates, so nothing is written for it.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let files = use_context::<SiteFiles>().unwrap_or_default();
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf8" />
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14161a" />
                <link rel="stylesheet" href=files.css />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <script type="module" src=files.loader data-js=files.js data-wasm=files.wasm></script>
                <script type="speculationrules" nonce=use_nonce() inner_html=PREFETCH></script>
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}
