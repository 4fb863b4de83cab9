//! Staff's page of mails: every letter with made-up content, its HTML in a frame that runs nothing.

use std::sync::Arc;

use services::mail::letters::samples;

use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    staff_look_at_every_letter
}

async fn staff_look_at_every_letter(shop: Arc<TestShop>) {
    let staff = shop.staff("newcomer", &[]).await.in_browser(&shop);
    let settings = &shop.services.settings;
    for letter in samples(&settings.name, settings.currency) {
        let page = staff.get(&format!("/admin/mails?letter={}", letter.name)).await;
        let frame = format!("/admin/mails/{}/html", letter.name);
        assert_eq!(page.status, 200, "{}", letter.name);
        assert!(page.text().contains(&format!("src=\"{frame}\" sandbox=\"\"")), "{}: {}", letter.name, page.text());
        let html = staff.get(&frame).await;
        assert_eq!((html.status.as_u16(), html.text()), (200, letter.mail.html), "{}", letter.name);
        assert_eq!((html.header("x-frame-options"), html.header("cache-control")), ("SAMEORIGIN", "no-store"));
        let policy = html.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && policy.ends_with("sandbox") && !policy.contains("script-src"), "{policy}");
    }
    assert_eq!(staff.get("/admin/mails/nothing/html").await.status, 404);
    assert_eq!(staff.get("/admin/mails?letter=nothing").await.status, 200);
}
