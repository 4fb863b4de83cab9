use services::{ServiceError, orders::Access};
use shop::{
    Code, Money,
    address::AddressForm,
    checkout::{ContactForm, Step},
    order::OrderStatus,
};

use crate::{on_both_stores, shop_for_tests::*};

on_both_stores! {
    async fn an_order_takes_stock_and_empties_the_cart(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let ada = shop.somebody();
        let order = ada.orders(&mug, 2).await.unwrap();
        assert_eq!(order.state.status(), OrderStatus::Pending);
        // 20.00 goods, 4.99 shipping, 8.25 % on the goods.
        assert_eq!(order.total(), Money::new(2000 + 499 + 165, order.currency()));
        assert_eq!(shop.left(&mug), 3);
        assert_eq!(ada.pieces_in_cart().await, 0);
        shop.books_are_right().await;
    }

    async fn an_order_is_read_by_its_owner_or_its_link_and_by_nobody_else(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let (ada, eve) = (shop.somebody(), shop.somebody());
        let order = ada.orders(&mug, 1).await.unwrap();
        let orders = &shop.services.orders;
        assert!(orders.find(order.id.as_str(), &Access::Visitor(&ada.visitor)).await.is_ok());
        assert!(orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.is_ok());
        for access in [Access::Visitor(&eve.visitor), Access::Link(""), Access::Link("guess")] {
            assert_eq!(code_of(orders.find(order.id.as_str(), &access).await), Code::OrderNotFound);
        }
        assert_eq!(code_of(orders.find("../../etc", &Access::Link(&order.link_key)).await), Code::OrderNotFound);
    }

    async fn an_order_keeps_who_pays_if_that_is_another_address(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let ada = shop.somebody();
        assert_eq!(ada.orders(&mug, 1).await.unwrap().billing_address, None);

        ada.adds(&mug, 1).await;
        let told = ada.goes_to_review().await;
        let billing = AddressForm { name: "Babbage Ltd".into(), ..contact().address };
        let form = ContactForm { billing: billing.clone(), note: "Ring twice".into(), ..contact() };
        shop.services.checkout.set_contact(&shop.ctx(), &ada.visitor, &form).await.unwrap();
        let placed = ada.places(&told).await.unwrap();
        let kept = shop.services.orders.find(placed.id.as_str(), &Access::Visitor(&ada.visitor)).await.unwrap();
        assert_eq!(kept.billing_address, Some(billing.check().unwrap()));
        assert_eq!((kept.shipping_address.name.as_str(), kept.note.as_str()), ("Ada Lovelace", "Ring twice"));
        assert_eq!(kept.shipping_address.region_code(), Some("IL"));

        let wrong = ContactForm { billing: AddressForm { postal_code: "1".into(), ..billing }, ..contact() };
        let refused = shop.services.checkout.set_contact(&shop.ctx(), &ada.visitor, &wrong).await.unwrap_err();
        let ServiceError::Rejected(refused) = refused else { panic!("{refused}") };
        assert_eq!(refused.fields["billing_postal_code"], "The ZIP code in United States Of America looks like 95014.");
    }

    async fn steps_cannot_be_skipped(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let ada = shop.somebody();
        let checkout = &shop.services.checkout;
        assert_eq!(code_of(checkout.open(&shop.ctx(), &ada.visitor, Step::Address).await), Code::CartEmpty);
        ada.adds(&mug, 1).await;
        assert_eq!(code_of(checkout.open(&shop.ctx(), &ada.visitor, Step::Review).await), Code::CheckoutIncomplete);
        assert_eq!(code_of(checkout.set_shipping(&shop.ctx(), &ada.visitor, "standard").await), Code::CheckoutIncomplete);
        checkout.set_contact(&shop.ctx(), &ada.visitor, &contact()).await.unwrap();
        assert_eq!(code_of(checkout.set_shipping(&shop.ctx(), &ada.visitor, "teleport").await), Code::Invalid);
        let refused = checkout.set_contact(&shop.ctx(), &ada.visitor, &Default::default()).await;
        assert_eq!(code_of(refused), Code::Invalid);
    }

    async fn case_12_the_second_of_two_carts_is_refused_with_the_line_named(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 1).await;
        let (ada, bob) = (shop.somebody(), shop.somebody());
        ada.adds(&mug, 1).await;
        bob.adds(&mug, 1).await;
        let (hers, his) = (ada.goes_to_review().await, bob.goes_to_review().await);
        ada.places(&hers).await.unwrap();
        let refused = bob.places(&his).await.unwrap_err();
        assert_eq!(refused.to_string(), "MUG has just sold out. Please remove it to go on.");
        assert_eq!(bob.pieces_in_cart().await, 1);
        shop.books_are_right().await;
    }

    async fn case_13_what_is_there_is_added_and_the_rest_is_said(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 3).await;
        let ada = shop.somebody();
        let cart = shop.services.cart.add(&shop.ctx(), &ada.visitor, &mug, 5).await.unwrap();
        assert_eq!((cart.pieces(), cart.notices.len()), (3, 1));
        assert_eq!(cart.notices[0].sentence(), "Only 3 left, so the cart holds 3 instead of 5.");
        assert_eq!(code_of(shop.services.cart.add(&shop.ctx(), &ada.visitor, &mug, 1).await), Code::OutOfStock);
        let order = ada.places(&ada.goes_to_review().await).await.unwrap();
        assert_eq!((order.lines[0].quantity, shop.left(&mug)), (3, 0));
    }

    async fn a_moved_price_is_looked_at_again(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let ada = shop.somebody();
        ada.adds(&mug, 1).await;
        let seen = ada.goes_to_review().await;
        shop.changes_price("MUG", "12.00").await;
        assert_eq!(code_of(ada.places(&seen).await), Code::CartChanged);
        assert_eq!(ada.pieces_in_cart().await, 1);
        let cart = shop.services.cart.read(&shop.ctx(), &ada.visitor).await.unwrap();
        assert_eq!(cart.notices[0].sentence(), "The price of MUG changed from $10.00 to $12.00.");
        let again = ada.goes_to_review().await;
        assert!(ada.places(&again).await.is_ok());
    }

    async fn prices_on_an_order_are_copies(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let ada = shop.somebody();
        let order = ada.orders(&mug, 1).await.unwrap();
        shop.changes_price("MUG", "99.00").await;
        let found = shop.services.orders.find(order.id.as_str(), &Access::Visitor(&ada.visitor)).await.unwrap();
        assert_eq!(found, order);
    }

    async fn case_9_what_costs_nothing_is_paid_at_once(shop: TestShop) {
        let shop = shop.reopened_with(|settings| settings.zones = free_shipping()).await;
        let gift = shop.sells("GIFT", "0.00", 5).await;
        let order = shop.somebody().orders(&gift, 1).await.unwrap();
        assert!(order.total().is_zero());
        assert_eq!(order.state.status(), OrderStatus::Paid);
    }
}
