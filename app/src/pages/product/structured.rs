use std::sync::Arc;

use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use serde_json::{Value, json};
use services::{catalog::description_text, window::ShownProduct};
use shop::catalog::{CategoryTree, Variant};

use crate::pages::head::{Shared, absolute};

/// The places above a product: its first category and those above that.
pub(super) fn above(tree: &CategoryTree, product: &ShownProduct) -> Vec<(String, String)> {
    let path = product.product.categories.first().map(|id| tree.path(id)).unwrap_or_default();
    let shop = std::iter::once(("Shop".to_owned(), "/shop".to_owned()));
    shop.chain(path.into_iter().map(|category| (category.title.to_string(), format!("/shop/{}", category.slug)))).collect()
}

/// What search engines and those who share the page are told.
#[component]
pub(super) fn Head(product: Arc<ShownProduct>, above: Vec<(String, String)>) -> impl IntoView {
    let seo = &product.product.seo;
    let title = seo.title.as_ref().unwrap_or(&product.product.title).to_string();
    let description = seo.description.as_ref().map_or_else(|| description_text(product.product.description.as_str()), ToString::to_string);
    let path = format!("/products/{}", product.product.slug);
    let image = product.card.image.as_ref().filter(|image| image.is_safe()).map(|image| image.at(800));
    view! {
        <Title text=title.clone() />
        <Meta name="description" content=description.clone() />
        <Shared path=path title description=description.clone() image kind="product" />
        <script type="application/ld+json" inner_html=harmless(&described(&product, &description))></script>
        <script type="application/ld+json" inner_html=harmless(&trail(&above, product.product.title.as_str()))></script>
    }
}

/// As JSON that cannot end the script it stands in.
fn harmless(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c")
}

fn described(shown: &ShownProduct, description: &str) -> Value {
    let product = &shown.product;
    let address = absolute(&format!("/products/{}", product.slug));
    let images: Vec<String> = product.images.iter().filter(|image| image.is_safe()).map(|image| absolute(&image.at(800))).collect();
    let offer = |variant: &Variant| {
        let stock = if shown.availability(&variant.id).any() { "InStock" } else { "OutOfStock" };
        json!({
            "@type": "Offer",
            "sku": variant.sku,
            "price": variant.price.to_decimal(),
            "priceCurrency": variant.price.currency.code(),
            "availability": format!("https://schema.org/{stock}"),
            "url": format!("{address}?variant={}", variant.id),
        })
    };
    json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "description": description,
        "url": address,
        "image": images,
        "sku": product.variants.first().map(|variant| &variant.sku),
        "brand": product.brand.as_ref().map(|brand| json!({ "@type": "Brand", "name": brand })),
        "offers": product.variants.iter().map(offer).collect::<Vec<_>>(),
    })
}

fn trail(above: &[(String, String)], title: &str) -> Value {
    let places = above.iter().map(|(name, path)| (name.as_str(), Some(absolute(path))));
    let item = |(place, (name, address)): (usize, (&str, Option<String>))| json!({ "@type": "ListItem", "position": place + 1, "name": name, "item": address });
    let items: Vec<Value> = places.chain([(title, None)]).enumerate().map(item).collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_script() {
        let text = harmless(&json!({ "name": "</script><script>alert(1)" }));
        assert!(!text.contains('<'), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["name"], "</script><script>alert(1)");
    }
}
