use serde_json::{from_value, json};
use services::{OpCtx, Services};

/// Two departments, one of them with a part, and three products.
pub async fn put_in(shop: &Services, ctx: &OpCtx) {
    let categories = [
        json!({ "slug": "kitchen", "title": "Kitchen", "position": 1 }),
        json!({ "slug": "mugs", "title": "Mugs", "parent": "kitchen" }),
        json!({ "slug": "clothing", "title": "Clothing", "position": 2 }),
    ];
    for category in categories {
        shop.catalog.create_category(ctx, &from_value(category).unwrap()).await.unwrap();
    }
    let products = [
        json!({
            "slug": "stoneware-mug", "title": "Stoneware Mug", "description": "Holds **300 ml**.", "brand": "Kilnhouse",
            "categories": ["mugs"], "tags": ["featured"], "rating": [450, 12],
            "images": [{ "src": "/pictures/mug.webp", "alt": "A grey mug", "widths": [240, 480] }],
            "variants": [{ "sku": "KH-MUG", "price": "19.90", "compare_at": "24.00", "stock": 40 }],
        }),
        json!({
            "slug": "linen-shirt", "title": "Linen Shirt", "brand": "Fjordlight", "categories": ["clothing"],
            "options": [{ "name": "Size", "values": ["S", "M"] }],
            "variants": [
                { "sku": "FJ-LS-S", "price": "64", "options": ["S"], "stock": 3 },
                { "sku": "FJ-LS-M", "price": "66", "options": ["M"], "stock": 5 },
            ],
        }),
        json!({
            "slug": "desk-lamp", "title": "Desk Lamp", "brand": "Kilnhouse", "categories": ["kitchen"],
            "variants": [{ "sku": "KH-LAMP", "price": "120", "stock": 0 }],
        }),
    ];
    for product in products {
        shop.catalog.create_product(ctx, &from_value(product).unwrap()).await.unwrap();
    }
}
