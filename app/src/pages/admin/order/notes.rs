use std::sync::Arc;

use leptos::prelude::*;
use shop::order::StaffNote;

use super::look::Look;

/// What staff keep about it.
#[component]
pub(super) fn Notes(look: Arc<Look>) -> impl IntoView {
    let note = |note: StaffNote| {
        view! {
            <li>
                <p class="whitespace-pre-line [overflow-wrap:anywhere]">{note.text.to_string()}</p>
                <p class="text-sm text-quiet [overflow-wrap:anywhere]">
                    {note.actor.to_string()} " · " <time datetime=note.at.to_rfc3339()>{note.at.for_people()}</time>
                </p>
            </li>
        }
    };
    let notes = look.order.notes.iter().rev().cloned().map(note).collect_view();
    let form = look.form("note_order", "");
    let (id, error) = (form.id("text"), form.errors.get("text").cloned());
    view! {
        <section class="panel flex flex-col gap-4" aria-labelledby="notes">
            <h2 class="subtitle" id="notes">"Notes"</h2>
            <form action="/fn/note_order" method="post" novalidate class="flex flex-col gap-3">
                <input type="hidden" name="order" value=form.order.to_string() />
                <div class="field">
                    <label for=id.clone()>"A note for those who work here"</label>
                    <textarea
                        class="input min-h-24"
                        id=id.clone()
                        name="text"
                        aria-invalid=error.is_some().then_some("true")
                        aria-describedby=format!("{id}-hint {id}-error")
                    >{form.typed(|typed| &typed.text)}</textarea>
                    <p class="hint" id=format!("{id}-hint")>"Shoppers never see it."</p>
                    <p class="error empty:hidden" id=format!("{id}-error")>{error}</p>
                </div>
                <button class="btn self-start" type="submit">"Keep note"</button>
            </form>
            <ul class="flex flex-col gap-4 empty:hidden" role="list" data-notes="">{notes}</ul>
        </section>
    }
}
