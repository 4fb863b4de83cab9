//! Pages of one visitor's own: carts, checkouts, orders.

use std::future::Future;

use http::StatusCode;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use services::ServiceError;
use shop::{Code, Rejection};

use super::not_found::NotFoundPage;
use crate::{
    components::problem::Problem,
    request::{Caller, keep_private, send_to, set_status},
};

/// What is shown in place of a page.
pub enum Instead {
    /// Another page of the shop.
    Goto(String),
    /// The page that says that there is nothing here.
    NotFound,
    /// What went wrong.
    Trouble(ServiceError),
}

impl From<ServiceError> for Instead {
    fn from(error: ServiceError) -> Self {
        match &error {
            ServiceError::Rejected(rejection) if rejection.code == Code::CartEmpty => Self::Goto("/cart".to_owned()),
            ServiceError::Rejected(rejection) if rejection.code.http_status() == 404 => Self::NotFound,
            _ => Self::Trouble(error),
        }
    }
}

/// A personal page: loaded before anything is sent, kept by no cache, found by no search engine.
///
/// The loading future runs once, with its contexts, so that it may set a status or lead elsewhere.
pub fn personal<Load, Loading>(title: &'static str, load: Load) -> impl IntoView
where
    Load: FnOnce(Caller) -> Loading + Send + 'static,
    Loading: Future<Output = Result<AnyView, Instead>> + Send + 'static,
{
    keep_private();
    let caller = Caller::current();
    let content = async move {
        let caller = match caller {
            Ok(caller) => caller,
            Err(_) => return trouble(&Rejection::new(Code::Internal, "Something went wrong on our side. Please try again in a moment.")),
        };
        match load(caller.clone()).await {
            Ok(view) => view,
            Err(instead) => shown_instead(&caller, instead),
        }
    };
    view! {
        <Title text=title />
        <Meta name="robots" content="noindex" />
        <Suspense>{Suspend::new(content)}</Suspense>
    }
}

fn shown_instead(caller: &Caller, instead: Instead) -> AnyView {
    match instead {
        Instead::Goto(path) => {
            send_to(&path, StatusCode::SEE_OTHER);
            ().into_any()
        }
        Instead::NotFound => {
            set_status(404);
            NotFoundPage().into_any()
        }
        Instead::Trouble(error) => trouble(&caller.shown(&error)),
    }
}

fn trouble(rejection: &Rejection) -> AnyView {
    set_status(rejection.code.http_status());
    view! { <Problem rejection=rejection.clone() /> }.into_any()
}
