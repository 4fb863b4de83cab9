//! Slugs and SKUs made for those who gave none.

use shop::{
    Rejection,
    text::{Name, Sku, Slug},
};

use super::ProductInput;
use crate::OpCtx;

/// A made slug leaves room for the number that tells it from others (the most is 120).
const MOST_SLUG: usize = 110;
/// A made SKU leaves room for its tail (the most is 64).
const MOST_SKU: usize = 56;

/// The slugs a title may have, best first: `mug`, `mug-2`, `mug-3`…; none for a slug that was given.
///
/// Few at first, because they are looked up; more for those who meet a crowd, and in the end one by chance.
pub(super) fn candidates(ctx: &OpCtx, input: &ProductInput, round: u32) -> Vec<Slug> {
    if input.slug.is_some() { Vec::new() } else { slugs_for(ctx, &input.title, round) }
}

/// As [`candidates`], for any title.
pub(crate) fn slugs_for(ctx: &OpCtx, title: &str, round: u32) -> Vec<Slug> {
    let base = base_slug(title);
    let made: Vec<String> = match round {
        0 => std::iter::once(base.clone()).chain((2..=10).map(|number| format!("{base}-{number}"))).collect(),
        1 => (11..=60).map(|number| format!("{base}-{number}")).collect(),
        _ => vec![format!("{base}-{}", tail(ctx))],
    };
    made.into_iter().filter_map(|slug| slug.parse().ok()).collect()
}

/// Some slug of a title, taken or not.
pub(super) fn any_slug(ctx: &OpCtx, title: &str) -> Result<Slug, Rejection> {
    slugs_for(ctx, title, 0).into_iter().next().ok_or_else(|| Rejection::field("title", "This makes no address."))
}

/// A title as a slug: `Blender 2.0L` is `blender-2-0l`; one without letters is `item`.
pub(crate) fn base_slug(title: &str) -> String {
    // Transliterating is costly for huge texts, and a title beyond 200 characters is refused anyway.
    let title: String = title.chars().take(200).collect();
    let slug = shorten(&slug::slugify(title), MOST_SLUG);
    if slug.is_empty() { "item".to_owned() } else { slug }
}

/// A SKU from the product's slug and the variant's answers: `LINEN-SHIRT-BLUE-M`.
pub(super) fn sku_for(ctx: &OpCtx, slug: &Slug, options: &[Name], crowded: bool) -> Option<Sku> {
    let answers = options.iter().map(|answer| base_slug(answer.as_str()));
    let whole = std::iter::once(slug.to_string()).chain(answers).collect::<Vec<_>>().join("-");
    let short = shorten(&whole, MOST_SKU);
    // What was cut may be what told two of them apart.
    let made = if crowded || short.len() < whole.len() { format!("{short}-{}", tail(ctx)) } else { short };
    made.parse().ok()
}

fn shorten(slug: &str, most: usize) -> String {
    slug.chars().take(most).collect::<String>().trim_matches('-').to_owned()
}

/// Six letters by chance.
fn tail(ctx: &OpCtx) -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    ctx.random_bytes::<6>().iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

#[cfg(test)]
mod tests {
    use shop::{Timestamp, order::Actor};

    use super::*;

    #[test]
    fn any_title_makes_a_slug() {
        let titles = ["Linen Shirt", "  ", "🦀🦀", "§§§", "أمينة", "<b>x</b>", "Ünïcödé & co.", &"很".repeat(300), &"a-".repeat(200)];
        let ctx = OpCtx::with_seed(Actor::Guest, Timestamp::from_millis(0), String::new(), [0; 32]);
        for title in titles {
            for round in 0..3 {
                assert!(!slugs_for(&ctx, title, round).is_empty(), "{title}");
            }
        }
        assert_eq!(slugs_for(&ctx, "Linen Shirt", 0)[1].as_str(), "linen-shirt-2");
    }
}
