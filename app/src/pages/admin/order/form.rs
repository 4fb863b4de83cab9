//! The forms of an order's page: several on one page, so each field's id is its form's and its own.

use leptos::prelude::*;
use shop::{FieldErrors, id::OrderId, order::OrderLine};

use crate::api::{TypedOnOrder as Typed, piece_field};

/// A form as it stands: what was typed into it, and what was wrong with that, if it is the one that was sent last.
#[derive(Clone, Debug)]
pub(super) struct FormState {
    /// Its endpoint, and what it is about if there are several.
    pub(super) name: String,
    pub(super) order: OrderId,
    pub(super) typed: Option<Typed>,
    pub(super) errors: FieldErrors,
}

/// A field of one line.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) hint: String,
    /// Which keyboard a phone shows.
    pub(super) inputmode: &'static str,
    /// The list of what may be typed.
    pub(super) list: Option<&'static str>,
}

/// How many pieces of a line, beside what there is of it.
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    pub(super) line: u32,
    pub(super) label: String,
    pub(super) value: u32,
    pub(super) most: u32,
    /// Whether it is asked if what comes back of them can be sold again.
    pub(super) asks_shelf: bool,
}

impl Pieces {
    pub(super) fn of(line: &OrderLine, value: u32, most: u32) -> Self {
        Self { line: line.number, label: line.name(), value, most, asks_shelf: false }
    }
}

impl FormState {
    pub(super) fn id(&self, field: &str) -> String {
        format!("{}-{field}", self.name)
    }

    /// What was typed, if it was this form.
    pub(super) fn typed(&self, pick: impl FnOnce(&Typed) -> &String) -> Option<String> {
        self.typed.as_ref().map(|typed| pick(typed).clone())
    }

    pub(super) fn ticked(&self) -> bool {
        self.typed.as_ref().is_some_and(|typed| typed.tick)
    }

    pub(super) fn text(&self, field: Text) -> AnyView {
        let Text { name, label, value, hint, inputmode, list } = field;
        let (id, error) = (self.id(name), self.errors.get(name).cloned());
        let described = if hint.is_empty() { format!("{id}-error") } else { format!("{id}-hint {id}-error") };
        let inputmode = if inputmode.is_empty() { "text" } else { inputmode };
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input
                    class="input"
                    id=id.clone()
                    name=name
                    value=value
                    autocomplete="off"
                    inputmode=inputmode
                    list=list
                    aria-invalid=error.is_some().then_some("true")
                    aria-describedby=described
                />
                {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
                <p class="error empty:hidden" id=format!("{id}-error")>{error}</p>
            </div>
        }
        .into_any()
    }

    /// Why: kept in the timeline. Whether shoppers read it is said by the hint.
    pub(super) fn reason(&self, label: &'static str, hint: &str) -> AnyView {
        let value = self.typed(|typed| &typed.reason).unwrap_or_default();
        self.text(Text { name: "reason", label, value, hint: hint.to_owned(), ..Text::default() })
    }

    /// A number of pieces for each line.
    pub(super) fn pieces(&self, legend: &'static str, lines: Vec<Pieces>) -> AnyView {
        let error = self.errors.get("quantity").or_else(|| self.errors.get("lines")).cloned();
        let error_id = self.id("quantity-error");
        let wrong = error.is_some();
        let row = |(place, Pieces { line, label, value, most, asks_shelf }): (usize, Pieces)| {
            let typed = self.typed.as_ref().and_then(|typed| typed.pieces.get(&piece_field(line)).cloned());
            // The first is where a link to the wrong field leads.
            let id = if place == 0 { self.id("quantity") } else { self.id(&piece_field(line)) };
            view! {
                <div class="grid grid-cols-[minmax(0,1fr)_6rem] items-center gap-4">
                    <label class="[overflow-wrap:anywhere]" for=id.clone()>{label}</label>
                    <input
                        class="input text-right tabular-nums"
                        type="number"
                        id=id
                        name=format!("pieces[{}]", piece_field(line))
                        value=typed.unwrap_or_else(|| value.to_string())
                        min="0"
                        max=most.to_string()
                        step="1"
                        inputmode="numeric"
                        aria-invalid=wrong.then_some("true")
                        aria-describedby=error_id.clone()
                    />
                    {asks_shelf.then(|| self.shelf(line))}
                </div>
            }
        };
        let rows = lines.into_iter().enumerate().map(row).collect_view();
        view! {
            <fieldset class="flex flex-col gap-2">
                <legend class="mb-2 text-sm font-medium">{legend}</legend>
                {rows}
                <p class="error empty:hidden" id=error_id.clone()>{error}</p>
            </fieldset>
        }
        .into_any()
    }
}

impl FormState {
    /// Whether a line's pieces can be sold again; they can unless somebody says otherwise.
    fn shelf(&self, line: u32) -> impl IntoView + use<> {
        let field = piece_field(line);
        let ticked = self.typed.as_ref().is_none_or(|typed| typed.shelf.contains_key(&field));
        view! {
            <label class="choice-row col-span-2 text-sm">
                <input class="tick" type="checkbox" name=format!("shelf[{field}]") value="1" checked=ticked />
                "What was delivered of it comes back on the shelf"
            </label>
        }
    }
}

/// A form behind a button; open when it was refused.
#[component]
pub(super) fn Fold(
    state: FormState,
    /// The server function it is posted to.
    action: &'static str,
    #[prop(into)] label: String,
    /// What sends it.
    #[prop(into)]
    button: String,
    children: Children,
) -> impl IntoView {
    let FormState { name, order, typed, .. } = state;
    view! {
        <details class="open:w-full" open=typed.is_some() id=name>
            <summary class="btn w-full list-none sm:w-auto [&::-webkit-details-marker]:hidden">{label}</summary>
            <form action=format!("/fn/{action}") method="post" novalidate class="flex max-w-xl flex-col gap-4 pt-5 pb-2">
                <input type="hidden" name="order" value=order.to_string() />
                {children()}
                <button class="btn btn-primary self-start" type="submit">{button}</button>
            </form>
        </details>
    }
}

/// A form that is only a button.
#[component]
pub(super) fn Push(
    order: OrderId,
    action: &'static str,
    label: &'static str,
    /// What else is sent: a field's name and its value.
    #[prop(optional)]
    about: Option<(&'static str, String)>,
    #[prop(optional)] primary: bool,
) -> impl IntoView {
    let class = if primary { "btn btn-primary w-full sm:w-auto" } else { "btn w-full sm:w-auto" };
    view! {
        <form action=format!("/fn/{action}") method="post">
            <input type="hidden" name="order" value=order.to_string() />
            {about.map(|(name, value)| view! { <input type="hidden" name=name value=value /> })}
            <button class=class type="submit">{label}</button>
        </form>
    }
}

/// Several of them beside each other; an open one takes the whole width.
#[component]
pub(super) fn Actions(children: Children) -> impl IntoView {
    view! { <div class="flex flex-col gap-3 empty:hidden sm:flex-row sm:flex-wrap sm:items-start">{children()}</div> }
}
