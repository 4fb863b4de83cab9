//! An order, and the shelves its pieces lie on, with a ledger that must always sum to them.

use std::collections::BTreeMap;

use super::super::*;
pub(super) use crate::pricing::tests::shop::*;
use crate::{
    address::AddressForm,
    id::{Id, Kind, PaymentId, VariantId},
    pricing::{Basket, Terms, quote},
    stock::{Move, Stock},
};

/// Goods as they are ordered: what one costs, and how many.
pub(super) type Goods<'a> = &'a [(i64, u32)];

pub(super) fn id<K: Kind>(n: u8) -> Id<K> {
    Id::new(NOW, [n; 10])
}

pub(super) fn by() -> By {
    By::new(Actor::System, NOW)
}

pub(super) fn why(reason: &str) -> Option<Reason> {
    Some(reason.parse().unwrap())
}

pub(super) fn part(line: u32, quantity: u32) -> LinePart {
    LinePart { line, quantity }
}

pub(super) fn order_line(n: u8, price: i64, quantity: u32) -> OrderLine {
    let priced = line(n, price, quantity);
    OrderLine {
        number: n.into(),
        product: priced.product,
        slug: "thing".parse().unwrap(),
        variant: priced.variant,
        title: format!("Thing {n}").parse().unwrap(),
        variant_title: String::new(),
        sku: format!("T-{n}").parse().unwrap(),
        image: None,
        quantity,
        cancelled: 0,
        list_price: usd(price),
        unit_price: usd(price),
        subtotal: usd(price * i64::from(quantity)),
        categories: priced.categories,
        tax_class: priced.tax_class,
        weight_grams: 100,
        tracked: true,
    }
}

/// Placed and not paid; sent to Germany for 5.00.
pub(super) fn placed(goods: Goods, terms: &Terms) -> Order {
    let lines: Vec<OrderLine> = goods.iter().zip(1..).map(|((price, quantity), n)| order_line(n, *price, *quantity)).collect();
    let address = AddressForm {
        name: "Ada".into(),
        line1: "Weg 1".into(),
        city: "Berlin".into(),
        postal_code: "10115".into(),
        country: "DE".into(),
        ..AddressForm::default()
    };
    let shipping_address = address.check().unwrap();
    let basket = Basket {
        lines: lines.iter().map(OrderLine::basket_line).collect(),
        destination: Some((&shipping_address).into()),
        shipping: Some("standard".into()),
        codes: Vec::new(),
        ..Basket::default()
    };
    let quote = quote(&basket, terms, NOW).unwrap();
    Order {
        id: id(1),
        number: OrderNumber::new([1; 8]),
        link_key: "key".into(),
        visitor: None,
        customer: None,
        idempotency_key: "once".into(),
        email: "ada@example.com".parse().unwrap(),
        phone: None,
        shipping_address,
        billing_address: None,
        note: crate::text::Lines::default(),
        lines,
        terms: terms.kept_by(&quote),
        quote,
        placed_quote: None,
        shopper: Shopper::default(),
        redeemed_by: Default::default(),
        codes: Vec::new(),
        state: OrderState::PLACED,
        shipments: Vec::new(),
        returns: Vec::new(),
        captures: Vec::new(),
        refunds: Vec::new(),
        disputes: Vec::new(),
        pays_by: String::new(),
        paying: None,
        notes: Vec::new(),
        timeline: Vec::new(),
        placed_at: NOW,
        expires_at: NOW,
        reminded: false,
        printed_address: None,
    }
}

pub(super) fn pay(order: &mut Order, n: u8, amount: i64) -> Result<(), crate::Rejection> {
    let payment: PaymentId = id(n);
    order.capture(Capture { payment, provider: "demo".into(), reference: String::new(), amount: usd(amount), at: NOW }, &by())
}

pub(super) fn paid(goods: Goods, terms: &Terms) -> Order {
    let mut order = placed(goods, terms);
    let total = order.total().minor;
    pay(&mut order, 1, total).unwrap();
    order
}

pub(super) fn ship(order: &mut Order, n: u8, lines: Vec<LinePart>) -> Result<Vec<Move>, crate::Rejection> {
    order.ship(id(n), Parcel { lines, ..Parcel::default() }, &by())
}

/// Shelves with a ledger.
#[derive(Default)]
pub(super) struct Shelves {
    pub(super) stock: BTreeMap<VariantId, Stock>,
    pub(super) ledger: Vec<(VariantId, (i64, i64))>,
}

impl Shelves {
    /// So many of each of the order's variants, and then its own reserved.
    pub(super) fn under(order: &Order, pieces: u32) -> Self {
        let mut shelves = Self::default();
        for line in &order.lines {
            shelves.open(&line.variant, pieces);
            let kind = crate::stock::MovementKind::Reserve;
            shelves.take([Move { kind, variant: line.variant.clone(), pieces: line.quantity, tracked: line.tracked }]);
        }
        shelves
    }

    pub(super) fn open(&mut self, variant: &VariantId, pieces: u32) {
        if !self.stock.contains_key(variant) {
            self.stock.insert(variant.clone(), Stock::new(variant.clone(), pieces));
            self.ledger.push((variant.clone(), (pieces.into(), pieces.into())));
        }
    }

    pub(super) fn take(&mut self, moves: impl IntoIterator<Item = Move>) {
        for it in moves {
            self.ledger.push((it.variant.clone(), it.deltas()));
            let stock = self.stock.remove(&it.variant).unwrap();
            self.stock.insert(it.variant.clone(), stock.moved(it.deltas()));
        }
    }

    /// On hand and reserved.
    pub(super) fn of(&self, variant: &VariantId) -> (i64, i64) {
        let stock = &self.stock[variant];
        (stock.on_hand, stock.reserved())
    }

    pub(super) fn sum_up(&self, order: &Order) {
        for (variant, stock) in &self.stock {
            let lines = self.ledger.iter().filter(|(of, _)| of == variant).map(|(_, deltas)| deltas);
            let sums = lines.fold((0, 0), |(on_hand, available), line| (on_hand + line.0, available + line.1));
            assert_eq!(sums, (stock.on_hand, stock.available));
            let left = order.lines.iter().filter(|line| line.variant == *variant && line.tracked);
            let left: u32 = left.map(|line| order.counts(line).left()).sum();
            let expected = if order.state.reserves_stock() { i64::from(left) } else { 0 };
            assert_eq!(stock.reserved(), expected, "{:?}", order.state);
        }
    }
}
