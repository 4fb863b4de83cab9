use services::{
    mail::letters::order::Tracking,
    notify::News,
    schema::{MAILS, ORDERS, key},
};
use shop::{Money, Order};
use store::{Batch, Query};

use crate::{bought, on_both_stores, placed, shop_for_tests::*};

on_both_stores! {
    async fn every_news_reaches_the_orders_own_address_with_its_link(shop: TestShop) {
        shop.services.place.is_at("https://shop.example/");
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = bought(&shop, &mug).await;
        for news in every_news(&order) {
            let mail = shop.services.order_mails.mail(&order, &news).unwrap();
            assert_eq!(mail.to, order.email);
            let link = format!("https://shop.example/orders/{}/{}", order.id, order.link_key);
            assert!(mail.text.lines().any(|line| line == link) || mail.text.contains("https://shop.example/pay/"), "{news:?}: {}", mail.text);
            assert!(mail.subject.contains(order.number.as_str()), "{}", mail.subject);
            // Whoever types a stranger's address must not have us write to them in their words.
            assert!(!mail.text.contains("Ada Lovelace") && !mail.html.contains("Ada Lovelace"), "{news:?}");
        }
    }

    async fn the_mail_of_a_paid_order_has_its_lines_and_sums(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = bought(&shop, &mug).await;
        let text = shop.services.order_mails.mail(&order, &News::Paid).unwrap().text;
        for part in ["1 × MUG", "$10.00", "Total", &order.total().to_string(), "/invoice"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    async fn what_happens_is_told_by_mail_and_paid_orders_get_their_invoice(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = bought(&shop, &mug).await;
        handles_events(&shop).await;
        assert_eq!(subjects(&shop).await.len(), 1, "only what still holds is told: it is paid");
        assert!(shop.services.invoices.of(&order.id).await.unwrap().is_some());
    }

    async fn a_closed_account_gets_no_mail(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = placed(&shop, &mug).await;
        let mut stored = shop.store.get(&key(ORDERS, &order.id)).await.unwrap().unwrap();
        stored.body["email"] = "deleted@account.invalid".into();
        shop.store.commit(&Batch::new().replace(stored.key, stored.version, stored.body)).await.unwrap();
        handles_events(&shop).await;
        assert!(subjects(&shop).await.is_empty());
    }
}

async fn handles_events(shop: &TestShop) {
    while shop.services.events.handle_due(&shop.ctx()).await.unwrap() > 0 {}
}

async fn subjects(shop: &TestShop) -> Vec<String> {
    let mails = shop.store.find(&Query::all(MAILS)).await.unwrap().rows;
    mails.iter().map(|mail| mail.body.to_string()).collect()
}

fn every_news(order: &Order) -> Vec<News> {
    let pieces = vec![(0, 1)];
    let money = Money::new(500, order.currency());
    let tracking = Tracking { number: "1Z".into(), link: Some("https://carrier.example/1Z".into()) };
    vec![
        News::Placed,
        News::Paid,
        News::PaymentDue,
        News::Expired,
        News::Shipped { pieces: pieces.clone(), carrier: "Swift".into(), tracking: Some(tracking), more_follows: true },
        News::Delivered,
        News::Cancelled { pieces: pieces.clone(), reason: String::new(), refund: Some(money) },
        News::Refunded(money),
        News::ReturnApproved { pieces: pieces.clone(), note: String::new() },
        News::ReturnReceived { pieces, note: String::new() },
    ]
}
