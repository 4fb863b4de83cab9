use services::{
    Services, Settings,
    orders::Access,
    schema::{ORDERS, key},
    settings::Seller,
};
use shop::Code;
use store::Batch;

use crate::{bought, on_both_stores, shop_for_tests::*};

on_both_stores! {
    async fn what_becomes_of_the_order_does_not_change_its_invoice(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = bought(&shop, &mug).await;
        let issued = shop.services.invoices.issue(&shop.ctx(), &order.id).await.unwrap();
        assert_eq!(issued.document.buyer[0], "Ada Lovelace");
        assert_eq!(issued.document.total, order.total());
        assert_eq!(issued.document.lines[0].amount, order.lines[0].subtotal);
        let mut stored = shop.store.get(&key(ORDERS, &order.id)).await.unwrap().unwrap();
        stored.body["shipping_address"]["name"] = "Deleted account".into();
        stored.body["lines"][0]["title"] = "Something else".into();
        shop.store.commit(&Batch::new().replace(stored.key, stored.version, stored.body)).await.unwrap();
        let file = issued.pdf().unwrap();
        let again = shop.services.invoices.open(&shop.ctx(), order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap();
        assert_eq!((again.pdf().unwrap(), again), (file, issued));
    }

    async fn the_seller_is_who_the_settings_name(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let (first, second) = (bought(&shop, &mug).await, bought(&shop, &mug).await);
        let unnamed = shop.services.invoices.issue(&shop.ctx(), &first.id).await.unwrap();
        assert_eq!(unnamed.document.seller.name, "ShopSphere");
        let seller = Seller {
            name: Some("Harbour Goods Ltd".parse().unwrap()),
            address: Seller::address_lines("1 Quay Street; Bergen").unwrap(),
            tax_id: Some("NO 1".parse().unwrap()),
        };
        let named = Services::open(shop.store.clone(), Settings { seller, ..Settings::demo().unwrap() }).await.unwrap();
        let seller = named.invoices.issue(&shop.ctx(), &second.id).await.unwrap().document.seller;
        assert_eq!((seller.name.as_str(), seller.address.len(), seller.tax_id.as_deref()), ("Harbour Goods Ltd", 2, Some("NO 1")));
        assert_eq!(named.invoices.issue(&shop.ctx(), &first.id).await.unwrap(), unnamed);
    }

    async fn without_the_right_link_there_is_no_invoice(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let order = bought(&shop, &mug).await;
        let guessed = shop.services.invoices.open(&shop.ctx(), order.id.as_str(), &Access::Link("guess")).await;
        assert_eq!(code_of(guessed), Code::OrderNotFound);
        assert_eq!(shop.services.invoices.of(&order.id).await.unwrap(), None);
    }
}
