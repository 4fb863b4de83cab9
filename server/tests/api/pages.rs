//! What the server does around a page; what stands in it is the storefront's own matter.

use std::sync::Arc;

use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    pages_are_whole_and_shareable
    nothing_here_is_a_page_too
    what_was_wrong_with_a_form_stands_in_no_address
    what_people_write_is_never_markup
    a_form_shows_the_fields_of_the_chosen_country
}

async fn pages_are_whole_and_shareable(shop: Arc<TestShop>) {
    let guest = shop.guest();
    for path in ["/", "/shop", "/products/stoneware-mug"] {
        let page = guest.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(page.header("content-length"), page.body.len().to_string(), "{path}");
        assert!(page.header("set-cookie").is_empty(), "{path}");
        let html = page.text();
        assert!(!html.contains(" nonce="), "{path}");
        assert!(html.trim_end().ends_with("</html>") || html.contains("</html>"), "{path}");
        let scripts = html.matches("<script>").count();
        let hashes = page.header("content-security-policy").matches("'sha256-").count();
        assert!(scripts == 0 || hashes > 0, "{path}: {scripts} inline scripts, {hashes} hashes");
        assert_eq!(guest.get(path).await.body, page.body, "{path} is the same for everybody");
        let again = guest.asks("GET", path, &[("if-none-match", page.header("etag"))], "").await;
        assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{path}");
        let head = guest.asks("HEAD", path, &[], "").await;
        assert_eq!((head.status.as_u16(), head.body.len(), head.header("etag")), (200, 0, page.header("etag")), "{path}");
    }
    assert_eq!(guest.get("/cart").await.header("cache-control"), "no-store");
}

async fn nothing_here_is_a_page_too(shop: Arc<TestShop>) {
    let guest = shop.guest();
    for path in [
        "/nothing",
        "/products/nothing",
        "/products/%00",
        "/products/%ff",
        "/%ff",
        "/shop/nothing",
        "/orders/ord_nothing/key",
        "/..%2f..%2fetc/passwd",
    ] {
        let page = guest.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.header("content-type").starts_with("text/html"), "{path}");
        assert!(page.header("etag").is_empty(), "{path}");
    }
    let posted = guest.asks("POST", "/products/stoneware-mug", &[], "").await;
    assert_eq!((posted.status.as_u16(), posted.header("allow")), (405, "GET,HEAD"));
    assert_eq!(guest.asks("POST", "/nothing", &[], "").await.status, 405);
}

async fn what_was_wrong_with_a_form_stands_in_no_address(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "text/html"),
        ("host", "shop.test"),
        ("origin", "http://shop.test"),
        ("referer", "http://shop.test/products/stoneware-mug"),
    ];
    for body in ["variant=1&variant=2", "variant=%ff&quantity=1", "", "quantity=-1&variant=nonsense"] {
        let answer = guest.asks("POST", "/fn/add_to_cart", &headers, body).await;
        assert!(answer.status.is_redirection(), "{body}: {}", answer.status);
        assert!(!answer.header("location").contains("__err"), "{body}: {}", answer.header("location"));
    }
}

async fn a_form_shows_the_fields_of_the_chosen_country(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html")];
    let variant = shop.variant("stoneware-mug", 0);
    guest.asks("POST", "/fn/add_to_cart", &headers, format!("variant={variant}&quantity=1")).await;
    assert!(guest.get("/checkout").await.text().contains(">Wyoming<"));

    let typed = "email=ada&name=Ada&country=CA&fields_of=US&region=AL&billing_same=1&billing_country=IN&billing_fields_of=US";
    let answer = guest.asks("POST", "/fn/save_contact", &headers, format!("{typed}&show_fields=1")).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/checkout"));
    let page = guest.get("/checkout").await.text();
    for shown in [">Alberta<", "value=\"ada\"", "value=\"Ada\"", "PIN code", ">Karnataka<"] {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(!page.contains(">Wyoming<") && !page.contains("Please check the marked fields."));

    let answer = guest.asks("POST", "/fn/save_contact", &headers, typed).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/checkout?refused=1"));
    let page = guest.get("/checkout?refused=1").await.text();
    assert!(page.contains("Please choose the province."), "Alabama is not taken for a province");
    assert!(!page.contains("Billing town: "), "what is the same is not asked for");

    let right = "email=ada@example.com&name=Ada&line1=1+Road&city=Calgary&country=CA&fields_of=CA&region=AB&postal_code=t2p2m5";
    let answer = guest.asks("POST", "/fn/save_contact", &headers, format!("{right}&billing_same=1&billing_country=US")).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/checkout/shipping"));
    assert!(guest.get("/checkout").await.text().contains("value=\"T2P 2M5\""));
}

async fn what_people_write_is_never_markup(shop: Arc<TestShop>) {
    let hostile = "\"'></title></textarea></script><script>alert(1)</script>";
    let product = serde_json::json!({
        "name": hostile, "slug": "hostile", "price": 5, "brand": hostile, "description": hostile, "stock": 3, "tags": ["new", "featured"],
    });
    assert_eq!(shop.admin().sends("POST", "/api/products", product).await.status, 201);
    let guest = shop.guest();
    let form = [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html")];
    let variant = shop.variant("hostile", 0);
    guest.asks("POST", "/fn/add_to_cart", &form, format!("variant={variant}&quantity=1")).await;
    let words = "%22%27%3E%3C%2Ftitle%3E%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    guest.asks("POST", "/fn/save_contact", &form, format!("email={words}&name={words}&note={words}&city={words}&country={words}")).await;
    let search = format!("/search?q={words}&brand={words}&min_price={words}");
    for path in ["/", "/shop", "/products/hostile", "/cart", "/checkout?refused=1", &search] {
        let page = guest.get(path).await;
        assert!(page.status.is_success(), "{path}: {}", page.status);
        let html = page.text();
        let place = html.find("<script>alert").map(|at| &html[at.saturating_sub(200)..at]);
        assert_eq!(place, None, "{path}");
    }
}
