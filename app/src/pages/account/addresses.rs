use leptos::prelude::*;
use shop::{
    Rejection,
    account::{AddressBook, SavedAddress},
};

use crate::{
    api::address_page,
    components::{account_frame::AccountFrame, done::Done, postal::Postal},
    forms,
    pages::personal::personal,
};

const DONE: &[(&str, &str)] = &[
    ("saved", "The address is in your book."),
    ("removed", "The address is removed."),
    ("preferred", "The checkout begins with this address from now on."),
];

/// The address book.
#[component]
pub fn AddressesPage() -> impl IntoView {
    personal("Your addresses", async |caller| {
        let book = caller.ctx.me()?.user.addresses.clone();
        let (_, refused) = forms::refused::<()>(&caller, "addresses").await;
        Ok(view! {
            <AccountFrame current="/account/addresses" title="Your addresses">
                <Done words=DONE />
                <Book book refused />
            </AccountFrame>
        }
        .into_any())
    })
}

#[component]
fn Book(book: AddressBook, refused: Option<Rejection>) -> impl IntoView {
    let is_full = book.all().len() >= AddressBook::MOST;
    let is_empty = book.all().is_empty();
    let cards = book.all().iter().enumerate().map(|(place, saved)| card(saved.clone(), place == 0)).collect_view();
    let onward = if is_full {
        view! { <p class="hint">{format!("Your book holds {} addresses. Remove one to add another.", AddressBook::MOST)}</p> }.into_any()
    } else {
        view! { <a class="btn btn-primary self-start" href=address_page("")>"Add an address"</a> }.into_any()
    };
    view! {
        {refused.map(|refused| view! { <p class="alert" role="alert">{refused.message}</p> })}
        {is_empty.then(|| view! { <p class="text-quiet">"No address yet. With one, the checkout is filled in for you."</p> })}
        <ul class="grid gap-4 empty:hidden sm:grid-cols-2" role="list">{cards}</ul>
        {onward}
    }
}

fn card(saved: SavedAddress, is_default: bool) -> impl IntoView {
    let id = saved.id.to_string();
    let same = id.clone();
    let named = |verb: &str| format!("{verb}: {}, {}", saved.address.name, saved.address.line1);
    let (edit, prefer, remove) = (named("Edit"), named("Make default"), named("Remove"));
    view! {
        <li class="panel flex flex-col gap-4" data-address=same>
            {is_default.then(|| view! { <p class="self-start rounded-full bg-accent-soft px-3 py-1 text-sm font-medium">"Default"</p> })}
            <div class="flex-1">
                <Postal address=saved.address.clone() />
            </div>
            <div class="flex flex-wrap gap-2">
                <a class="btn" href=address_page(&id) aria-label=edit>"Edit"</a>
                {(!is_default).then(|| view! { <Act action="/fn/prefer_address" address=id.clone() name="Make default" label=prefer /> })}
                <Act action="/fn/remove_address" address=id name="Remove" label=remove />
            </div>
        </li>
    }
}

#[component]
fn Act(action: &'static str, address: String, name: &'static str, label: String) -> impl IntoView {
    view! {
        <form action=action method="post">
            <input type="hidden" name="address" value=address />
            <button class="btn btn-quiet" type="submit" aria-label=label>{name}</button>
        </form>
    }
}
