//! No amount goes through a binary float on its way in or out.

use std::sync::Arc;

use crate::shop::{TestShop, on_both_stores};

on_both_stores! { amounts_keep_every_digit }

async fn amounts_keep_every_digit(shop: Arc<TestShop>) {
    let admin = shop.admin();
    // As a 64-bit float the first would come back as …99.98 or …100.00.
    for (given, back) in
        [("9999999999.99", "9999999999.99"), ("0.10", "0.10"), ("1", "1.00"), ("\"7.3\"", "7.30"), ("19.900", "19.90"), ("-0", "0.00")]
    {
        let body = format!("{{\"name\":\"Exact\",\"price\":{given},\"status\":\"active\"}}");
        let made = admin.sends_text("POST", "/api/products", body).await;
        assert!(made.status == 201 && made.text().contains(&format!("\"price\":{back},")), "{given}: {}", made.text());
    }
    for given in ["1.999", "1e2", "-1", "99999999999999999999999", "true", "\"\"", "\"1,5\"", "[1]", "\"NaN\"", "\" \""] {
        let body = format!("{{\"name\":\"Wrong\",\"price\":{given}}}");
        let refused = admin.sends_text("POST", "/api/products", body).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{given}");
        assert!(refused.json()["fields"]["price"].is_string(), "{given}: {}", refused.text());
    }
}
