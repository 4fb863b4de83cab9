//! The departments, in pictures.

use leptos::prelude::*;
use shop::catalog::Category;

use super::picture::Picture;

/// Every department with its picture.
#[component]
pub fn DepartmentGrid(
    /// The departments in order.
    departments: Vec<Category>,
) -> impl IntoView {
    let department = |category: Category| {
        view! {
            <li class="contents">
                <a class="department group" href=format!("/shop/{}", category.slug)>
                    <span class="department-picture">
                        <Picture image=category.image sizes="(min-width: 1024px) 170px, (min-width: 640px) 22vw, 30vw" decorative=true />
                    </span>
                    <span class="text-sm font-medium sm:text-base">{category.title.to_string()}</span>
                </a>
            </li>
        }
    };
    view! { <ul class="grid-departments" role="list">{departments.into_iter().map(department).collect_view()}</ul> }
}

/// The departments as words in a row.
#[component]
pub fn DepartmentLinks(
    /// The departments in order.
    departments: Vec<Category>,
    /// The row's classes.
    class: &'static str,
    /// Each link's classes.
    link: &'static str,
) -> impl IntoView {
    let department =
        |category: Category| view! { <li><a class=link href=format!("/shop/{}", category.slug)>{category.title.to_string()}</a></li> };
    view! { <ul class=class role="list">{departments.into_iter().map(department).collect_view()}</ul> }
}
