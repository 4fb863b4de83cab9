use std::{collections::BTreeSet, sync::Arc};

use services::{orders::EditForm, promotions::PromotionInput};
use shop::{
    Code,
    order::{OrderStatus, RefundState},
};

use crate::{
    people::{minor, part},
    support::{Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    case_14_each_step_moves_the_shelf_and_the_ledger_explains_it
    case_15_two_lines_of_one_variant_and_one_that_never_runs_out
    case_17_the_last_piece_cancels_the_order
    case_18_below_its_minimum_a_discount_goes
    case_18_what_becomes_dearer_is_due
    case_19_a_cancelled_order_gives_its_coupon_back
}

async fn case_14_each_step_moves_the_shelf_and_the_ledger_explains_it(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 3)]).await;
    let mut seen = vec![shop.shelf(&mug).await];
    shop.cancels_units(&order, &[part(1, 1)]).await.unwrap();
    seen.push(shop.shelf(&mug).await);
    let shipment = shop.ships(&order, &[part(1, 2)]).await.unwrap();
    seen.push(shop.shelf(&mug).await);
    shop.books_agree().await;
    let order = shop.services.orders.call_back(&ctx(), order.id.as_str(), shipment.as_str(), true, None).await.unwrap();
    seen.push(shop.shelf(&mug).await);
    assert_eq!(seen, [(5, 3), (5, 2), (3, 0), (5, 0)]);
    assert_eq!((order.state.status(), order.refunded()), (OrderStatus::Cancelled, order.captured()));
    let mut ledger: Vec<_> = shop.movements(&mug).await;
    ledger.sort();
    let mut told = [("adjustment", 5, 5), ("reserve", 0, -3), ("release", 0, 1), ("ship", -2, 0), ("call_back", 2, 0), ("release", 0, 2)]
        .map(|(kind, on_hand, available)| (kind.to_owned(), on_hand, available));
    told.sort();
    assert_eq!(ledger, told);
    shop.books_agree().await;
}

async fn case_15_two_lines_of_one_variant_and_one_that_never_runs_out(shop: Arc<Shop>) {
    let (mug, song) = (shop.sells("MUG", "10.00", 5).await, shop.sells_endlessly("SONG", "1.00").await);
    let order = shop.buys(&[(&mug, 2), (&song, 3)]).await;
    let more = EditForm { added: vec![(mug.clone(), 4)], ..EditForm::default() };
    assert_eq!(refusal(shop.services.orders.edit(&ctx(), order.id.as_str(), &more, None).await).code, Code::OutOfStock);
    let more = EditForm { quantities: vec![part(1, 3)], added: vec![(mug.clone(), 2)] };
    let (order, _) = shop.services.orders.edit(&ctx(), order.id.as_str(), &more, None).await.unwrap();
    assert_eq!((order.lines.len(), order.lines[2].number, shop.shelf(&mug).await), (3, 3, (5, 5)));
    assert_eq!(shop.pays(&order, crate::people::GOOD).await.unwrap(), services::payments::Paid::Yes);
    shop.ships(&order, &[]).await.unwrap();
    assert_eq!((shop.shelf(&mug).await, shop.shelf(&song).await), ((0, 0), (0, 0)));
    assert!(shop.movements(&song).await.is_empty());
    shop.books_agree().await;
}

async fn case_17_the_last_piece_cancels_the_order(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 2)]).await;
    let paid = order.captured();
    shop.cancels_units(&order, &[part(1, 1)]).await.unwrap();
    let refused = refusal(shop.cancels_units(&order, &[part(1, 2)]).await);
    assert_eq!((refused.code, refused.message.as_str()), (Code::TooManyPieces, "At most 1 of MUG can be cancelled."));
    let order = shop.cancels_units(&order, &[part(1, 1)]).await.unwrap();
    assert_eq!((order.state.status(), order.total().minor, order.refunded()), (OrderStatus::Cancelled, 0, paid));
    assert_eq!((order.lines[0].unit_price.minor, order.placed_quote().total), (1000, paid));
    assert!(order.refunds.iter().all(|refund| refund.state == RefundState::Done));
    assert_eq!(shop.shelf(&mug).await, (5, 0));
    shop.books_agree().await;
}

fn fifty_off_from_a_hundred() -> PromotionInput {
    PromotionInput {
        title: "Fifty off".into(),
        kind: "automatic".into(),
        enabled: true,
        minimum: "100.00".into(),
        benefit: "fixed".into(),
        amount: "50.00".into(),
        ..PromotionInput::default()
    }
}

async fn case_18_below_its_minimum_a_discount_goes(shop: Arc<Shop>) {
    shop.services.promotions.create(&ctx(), &fifty_off_from_a_hundred()).await.unwrap();
    shop.services.refresh().await.unwrap();
    let (lamp, pen) = (shop.sells("LAMP", "60.00", 5).await, shop.sells("PEN", "40.00", 5).await);
    let order = shop.buys(&[(&lamp, 1), (&pen, 2)]).await;
    assert_eq!(order.quote.discount, minor(&order, 5000));
    let edit = EditForm { quantities: vec![part(2, 0)], ..EditForm::default() };
    let (_, tried) = shop.services.orders.try_edit(&ctx(), order.id.as_str(), &edit).await.unwrap();
    assert_eq!(shop.now(&order).await, order, "a dry run changes nothing");
    let (order, done) = shop.services.orders.edit(&ctx(), order.id.as_str(), &edit, None).await.unwrap();
    assert_eq!(done, tried);
    // 60.00, 8.25 % on it, and 4.99 to ship it.
    assert_eq!((order.quote.discount.minor, done.new_total.minor, done.due.minor), (0, 6994, 0));
    assert_eq!((order.captured().minor - order.refunded().minor, order.refunded()), (6994, done.give_back));
    assert_eq!((shop.shelf(&lamp).await, shop.shelf(&pen).await), ((5, 1), (5, 0)));
    shop.books_agree().await;
}

async fn case_18_what_becomes_dearer_is_due(shop: Arc<Shop>) {
    let (lamp, pen) = (shop.sells("LAMP", "60.00", 5).await, shop.sells("PEN", "40.00", 5).await);
    let order = shop.buys(&[(&lamp, 1)]).await;
    let edit = EditForm { added: vec![(pen.clone(), 1)], ..EditForm::default() };
    let (edited, difference) = shop.services.orders.edit(&ctx(), order.id.as_str(), &edit, None).await.unwrap();
    assert_eq!((difference.due.minor, edited.due().minor), (4330, 4330));
    assert_eq!(refusal(shop.ships(&order, &[]).await).code, Code::TransitionNotAllowed);
    shop.pays(&order, crate::people::GOOD).await.unwrap();
    let order = shop.now(&order).await;
    assert_eq!((order.captured(), order.due().minor, order.captures.len()), (order.total(), 0, 2));
    assert_eq!(refusal(shop.pays(&order, crate::people::GOOD).await).code, Code::AlreadyPaid);
    // Called off, the money goes back to both payments.
    let order = shop.cancels(&order).await.unwrap();
    let to: BTreeSet<_> = order.refunds.iter().map(|refund| refund.payment.clone()).collect();
    assert_eq!((to.len(), order.refundable().minor), (2, 0));
    shop.books_agree().await;
}

async fn case_19_a_cancelled_order_gives_its_coupon_back(shop: Arc<Shop>) {
    let coupon = PromotionInput {
        kind: "code".into(),
        code: "ONCE".into(),
        minimum: String::new(),
        limit: "1".into(),
        ..fifty_off_from_a_hundred()
    };
    let promotion = shop.services.promotions.create(&ctx(), &coupon).await.unwrap();
    let mug = shop.sells("MUG", "60.00", 5).await;
    let (ctx, visitor) = (crate::people::guest(), crate::people::guest().new_id());
    shop.services.cart.add(&ctx, &visitor, &mug, 1).await.unwrap();
    shop.services.cart.apply_code(&ctx, &visitor, "ONCE").await.unwrap();
    let order = shop.orders_as(&ctx, &visitor, &[]).await.unwrap();
    assert_eq!(shop.services.promotions.used(&promotion).await.unwrap(), 1);
    shop.cancels(&order).await.unwrap();
    assert_eq!(shop.services.promotions.used(&promotion).await.unwrap(), 0);
    shop.books_agree().await;
}
