use leptos::prelude::*;

/// What the shop is, in a picture and a sentence.
#[component]
pub(super) fn Hero() -> impl IntoView {
    view! {
        <section class="wrap pt-4 sm:pt-6">
            <div class="hero">
                <div class="flex flex-col items-start gap-5 p-6 sm:p-10 lg:p-16">
                    <p class="eyebrow">"Thirteen small departments"</p>
                    <h1 class="display">"Good things, well chosen"</h1>
                    <p class="max-w-md text-lg text-quiet">"Clothes that soften with wear, lamps that flatter a room, coffee worth getting up for."</p>
                    <div class="flex flex-wrap gap-3">
                        <a class="btn btn-primary" href="/shop">"Browse the shop"</a>
                        <a class="btn" href="/shop?on_sale=1">"See what is on sale"</a>
                    </div>
                </div>
                <img
                    class="hero-picture"
                    sizes="(min-width: 1280px) 690px, (min-width: 1024px) 55vw, 96vw"
                    srcset="/pictures/hero-480.webp 480w, /pictures/hero-800.webp 800w, /pictures/hero-1200.webp 1200w"
                    src="/pictures/hero-800.webp"
                    alt="A teal sofa among a lamp, a guitar, a suitcase, headphones, a shoe and a cup of coffee"
                    width="1200"
                    height="800"
                    fetchpriority="high"
                />
            </div>
        </section>
    }
}
