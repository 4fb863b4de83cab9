use leptos::prelude::*;
use services::mail::letters::{Sample, samples};

use crate::{components::admin_frame::AdminFrame, pages::personal::personal, request::asked};

/// Every letter of the shop with made-up content: as mail programs show it, and as text.
///
/// The HTML is a page of its own in a frame without scripts, because a mail brings styles that this page's policy forbids.
#[component]
pub fn MailsPage() -> impl IntoView {
    personal("Mails", async |caller| {
        let letters = samples(&caller.shop.settings.name, caller.shop.settings.currency);
        let wanted = asked("letter");
        let shown = letters.iter().find(|letter| Some(letter.name) == wanted.as_deref()).or(letters.first()).cloned();
        let current = shown.as_ref().map_or("", |letter| letter.name);
        let links = letters.iter().map(|letter| link(letter, current)).collect_view();
        let view = view! {
            <AdminFrame powers=caller.ctx.powers.clone() current="/admin/mails" title="Mails">
                <p class="max-w-prose text-quiet">"What the shop writes to people, with made-up content."</p>
                <nav aria-label="Letters">
                    <ul class="flex flex-wrap gap-2" role="list" data-letters="">{links}</ul>
                </nav>
                {shown.map(|letter| view! { <Letter letter /> })}
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

fn link(letter: &Sample, current: &str) -> impl IntoView + use<> {
    let mark = (letter.name == current).then_some("page");
    view! { <li><a class="account-place" href=format!("/admin/mails?letter={}", letter.name) aria-current=mark>{words(letter.name)}</a></li> }
}

#[component]
fn Letter(letter: Sample) -> impl IntoView {
    let Sample { name, mail } = letter;
    view! {
        <section class="panel flex flex-col gap-4" aria-labelledby="subject" data-letter=name>
            <h2 class="subtitle [overflow-wrap:anywhere]" id="subject">{mail.subject}</h2>
            <iframe class="h-[48rem] w-full rounded-2xl border border-line" src=format!("/admin/mails/{name}/html") sandbox="" title=format!("{}, as HTML", words(name))></iframe>
            <h3 class="font-medium">"As text"</h3>
            <pre class="overflow-x-auto rounded-2xl bg-sunken p-4 text-sm" tabindex="0" role="region" aria-label="As text">{mail.text}</pre>
        </section>
    }
}

/// `order_paid` as `Order paid`.
fn words(name: &str) -> String {
    let text = name.replace('_', " ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words() {
        assert_eq!(words("order_paid"), "Order paid");
        assert_eq!(words(""), "");
    }
}
