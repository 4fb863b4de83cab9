//! Small drawings beside words; they say nothing themselves.

use leptos::prelude::*;

/// A line drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// A house.
    Home,
    /// Four squares.
    Shop,
    /// A bag.
    Cart,
    /// A heart.
    Heart,
    /// A magnifying glass.
    Search,
    /// Sliders.
    Filter,
    /// A cross.
    Close,
    /// An arrow to the left.
    Back,
    /// An arrow to the right.
    On,
    /// A van.
    Van,
    /// An arrow that comes back.
    Return,
    /// Head and shoulders.
    Person,
}

impl Drawing {
    const fn path(self) -> &'static str {
        match self {
            Self::Home => "M4 11.5 12 5l8 6.5M6.5 10v9h11v-9",
            Self::Shop => "M5 5h5.5v5.5H5zM13.5 5H19v5.5h-5.5zM5 13.5h5.5V19H5zM13.5 13.5H19V19h-5.5z",
            Self::Cart => "M6 8.5h12l1 11H5zM9 8.5V8a3 3 0 0 1 6 0v.5",
            Self::Heart => "M12 19.5S4.5 15 4.5 9.6A3.9 3.9 0 0 1 12 8a3.9 3.9 0 0 1 7.5 1.6C19.5 15 12 19.5 12 19.5z",
            Self::Search => "M10.8 17.1a6.3 6.3 0 1 0 0-12.6 6.3 6.3 0 0 0 0 12.6zM15.5 15.5 20 20",
            Self::Filter => "M4 8h9M17 8h3M4 16h3M11 16h9M15 6v4M9 14v4",
            Self::Close => "m6 6 12 12M18 6 6 18",
            Self::Back => "M14.5 6 8.5 12l6 6",
            Self::On => "m9.5 6 6 6-6 6",
            Self::Van => {
                "M3 7h11v9H3zM14 10h4l3 3v3h-7M7.5 18.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM17 18.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z"
            }
            Self::Person => "M12 12a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.5 20c.6-3.6 3.7-5.5 7.5-5.5s6.9 1.9 7.5 5.5",
            Self::Return => "M9 6 5 10l4 4M5 10h9a5 5 0 0 1 0 10h-3",
        }
    }
}

/// The drawing, as large as the text's line.
#[component]
pub fn Icon(
    /// Which.
    drawing: Drawing,
    /// More classes, such as a size.
    #[prop(default = "size-5")]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg
            class=format!("{class} shrink-0")
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
        >
            <path d=drawing.path() />
        </svg>
    }
}
