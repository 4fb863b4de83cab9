//! The head of every page: name, search, the main places, the departments.

use http::request::Parts;
use leptos::prelude::*;
use shop::catalog::Category;

use super::{
    departments::DepartmentLinks,
    icons::{Drawing, Icon},
};
use crate::islands::search_box::SearchBox;

/// The head.
#[component]
pub fn Header(
    /// The shop's name.
    name: String,
    /// The departments in order.
    departments: Vec<Category>,
) -> impl IntoView {
    let uri = use_context::<Parts>().map(|parts| parts.uri).unwrap_or_default();
    let words = if uri.path() == "/search" { words_of(uri.query().unwrap_or_default()) } else { String::new() };
    view! {
        <header class="header">
            <div class="wrap flex min-h-16 items-center gap-3 sm:gap-6">
                <Logo name />
                <search class="min-w-0 flex-1 md:max-w-md lg:mx-auto">
                    <SearchBox words />
                </search>
                <MainPlaces path=uri.path().to_owned() />
            </div>
        </header>
        <nav class="departments-row" aria-label="Departments">
            <DepartmentLinks departments class="wrap flex gap-1 overflow-x-auto" link="department-link" />
        </nav>
    }
}

fn words_of(query: &str) -> String {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    pairs.into_iter().find(|(name, _)| name == "q").map(|(_, words)| words.chars().take(200).collect()).unwrap_or_default()
}

#[component]
fn Logo(name: String) -> impl IntoView {
    let label = format!("{name}, first page");
    view! {
        <a class="flex min-h-11 shrink-0 items-center gap-2" href="/" aria-label=label>
            <svg class="size-7 text-accent" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true">
                <circle cx="16" cy="16" r="12" />
                <path d="M5 14c6.5 5 15.5 5 22 0" />
            </svg>
            <span class="hidden font-display text-xl tracking-tight sm:inline">{name}</span>
        </a>
    }
}

/// One list: at the foot of the screen on phones, where thumbs are; in the head elsewhere.
#[component]
fn MainPlaces(path: String) -> impl IntoView {
    view! {
        <nav class="places" aria-label="Main">
            <ul class="flex md:gap-1" role="list">
                <Place href="/" path=path.clone() drawing=Drawing::Home>"HOME"</Place>
                <Place href="/shop" path=path.clone() drawing=Drawing::Shop>"SHOP"</Place>
                <CartPlace path=path.clone() />
                <Place href="/favourites" path=path.clone() drawing=Drawing::Heart>"FAVOURITES"</Place>
                // Filled by the loader with whoever is signed in.
                <Place href="/account" path drawing=Drawing::Person><span class="place-name" data-account-name="">"ACCOUNT"</span></Place>
            </ul>
        </nav>
    }
}

#[component]
fn Place(href: &'static str, path: String, drawing: Drawing, children: Children) -> impl IntoView {
    view! {
        // As wide as its name needs: five of them fit the narrowest phone.
        <li class="flex-auto md:flex-none">
            <a class="place" href=href aria-current=mark(href, &path)>
                <Icon drawing class="size-6 md:size-5" />
                <span class="contents">{children()}</span>
            </a>
        </li>
    }
}

#[component]
fn CartPlace(path: String) -> impl IntoView {
    view! {
        <li class="flex-auto md:flex-none">
            <a class="place" href="/cart" data-opens-cart="" aria-current=mark("/cart", &path)>
                <span class="relative">
                    <Icon drawing=Drawing::Cart class="size-6 md:size-5" />
                    <span class="badge" data-cart-count="" aria-hidden="true" hidden=true></span>
                </span>
                // Filled by the loader, for pages are the same for everybody.
                <span>"CART"<span class="sr-only" data-cart-words=""></span></span>
            </a>
        </li>
    }
}

/// Whether a place is where one is; all pages below a place belong to it.
fn mark(href: &str, path: &str) -> Option<&'static str> {
    let below = path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')) && href != "/";
    (path == href || below).then_some("page")
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn a_place_holds_all_pages_below_it() {
        for (href, path, here) in [
            ("/", "/", true),
            ("/", "/shop", false),
            ("/shop", "/shop/clothing", true),
            ("/account", "/account", true),
            ("/account", "/accounts", false),
        ] {
            assert_eq!(mark(href, path).is_some(), here, "{href} {path}");
        }
    }
}
