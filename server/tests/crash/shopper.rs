//! A guest who buys one thing after another, and does not give up when the shop dies under their hands.

use std::sync::Arc;

use crate::{
    browser::{Answer, Broken, Browser, field},
    chance::Chance,
    desk::{Desk, FEW, PLENTY},
    ledger::{Bought, Ledger},
    shelf::{Counted, Shelf},
};

const CONTACT: &[(&str, &str)] = &[
    ("email", "ada@example.com"),
    ("name", "Ada Lovelace"),
    ("line1", "1 Main Street"),
    ("city", "Springfield"),
    ("region", "IL"),
    ("postal_code", "12345"),
    ("country", "US"),
];

/// How a shop that failed is met.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// The request that got no answer is sent again, with the same key, until there is one.
    UntilAnswered,
    /// What got no answer is left alone: for a shop that must answer whatever it has begun.
    None,
}

/// The guest.
pub struct Shopper {
    /// A new visitor's browser, for each purchase.
    pub fresh: Browser,
    pub desk: Desk,
    pub shelf: Arc<Shelf>,
    pub ledger: Arc<Ledger>,
    pub chance: Chance,
    pub patience: Patience,
}

/// What the review page would send, and what the cart holds.
struct Reviewed {
    idempotency_key: String,
    seen_total: String,
    pieces: Counted,
    coupon: Option<&'static str>,
}

impl Shopper {
    /// One purchase, from an empty cart to an order, perhaps with a coupon, perhaps paid, perhaps called off.
    ///
    /// A break before the order is placed costs a cart; the shopper begins again as somebody else.
    pub async fn buys(&mut self) -> Result<(), Broken> {
        let mut browser = self.fresh.clone();
        let Some(reviewed) = self.goes_to_review(&mut browser).await? else { return Ok(()) };
        let Some(link) = self.places(&mut browser, &reviewed).await? else { return Ok(()) };
        let Reviewed { idempotency_key, pieces, .. } = reviewed;
        self.ledger.acknowledged(Bought { link: link.clone(), idempotency_key, pieces, paid: false, cancelled: false });
        if self.chance.once_in(3) {
            self.pays(&mut browser, &link).await?;
        }
        if self.chance.once_in(4) {
            self.cancels(&mut browser, &link).await?;
        }
        Ok(())
    }

    async fn goes_to_review(&mut self, browser: &mut Browser) -> Result<Option<Reviewed>, Broken> {
        let mut pieces = Counted::new();
        for _ in 0..1 + self.chance.below(3) {
            let variant = self.shelf.variants[self.chance.below(self.shelf.variants.len())].clone();
            let to = expect_redirect(browser.posts("add_to_cart", &[("variant", &variant), ("quantity", "1")]).await?);
            match to.as_str() {
                "/cart" => *pieces.entry(variant).or_default() += 1,
                _ => assert!(self.shelf.is_scarce(&variant), "what there is plenty of cannot be bought: {to}"),
            }
        }
        if pieces.is_empty() {
            return Ok(None);
        }
        // Seldom the one that runs out: its refusals are counted as guesses, and whoever guesses has to wait.
        let coupon = match self.chance.below(12) {
            0 => Some(FEW),
            1..=5 => Some(PLENTY),
            _ => None,
        };
        if let Some(code) = coupon {
            // One that has run out is refused, and the shopper goes on without it.
            expect_redirect(browser.posts("apply_coupon", &[("code", code), ("back", "/cart")]).await?);
        }
        step(browser, "save_contact", CONTACT, "/checkout/shipping").await?;
        step(browser, "choose_shipping", &[("shipping_method", "standard")], "/checkout/payment").await?;
        step(browser, "choose_payment", &[("payment_method", "demo")], "/checkout/review").await?;
        let page = match browser.gets("/checkout/review").await? {
            Answer::Page(status, page) if status.is_success() => page,
            other => panic!("no review page: {other:?}"),
        };
        let (Some(idempotency_key), Some(seen_total)) = (field(&page, "idempotency_key"), field(&page, "seen_total")) else {
            assert!(self.may_run_out(&pieces), "the review page offers no order: {page}");
            self.ledger.sold_out();
            return Ok(None);
        };
        Ok(Some(Reviewed { idempotency_key, seen_total, pieces, coupon }))
    }

    fn may_run_out(&self, pieces: &Counted) -> bool {
        pieces.keys().any(|variant| self.shelf.is_scarce(variant))
    }

    /// The order's link, or none if another took the last piece.
    async fn places(&mut self, browser: &mut Browser, reviewed: &Reviewed) -> Result<Option<String>, Broken> {
        let fields = [("idempotency_key", reviewed.idempotency_key.as_str()), ("seen_total", reviewed.seen_total.as_str())];
        let mut other = browser.clone();
        let to = if self.chance.once_in(4) {
            // A double click: both must lead to one order.
            let (first, second) = tokio::join!(browser.posts("place_order", &fields), other.posts("place_order", &fields));
            let answers = [first, second].into_iter().filter_map(Result::ok).map(expect_redirect).collect::<Vec<_>>();
            assert!(answers.windows(2).all(|two| two[0] == two[1]), "a double click was answered in two ways: {answers:?}");
            match answers.into_iter().next() {
                Some(to) => to,
                None => self.insists(browser, "place_order", &fields).await?,
            }
        } else {
            self.asks(browser, "place_order", &fields).await?
        };
        if let Some(link) = to.strip_prefix("/pay/") {
            return Ok(Some(link.to_owned()));
        }
        let refused = to.starts_with("/checkout/review");
        let may_run_out = reviewed.coupon == Some(FEW) || self.may_run_out(&reviewed.pieces);
        assert!(refused && may_run_out, "refused, and sent to {to}: {}", reason(browser).await?);
        self.ledger.sold_out();
        Ok(None)
    }

    async fn pays(&mut self, browser: &mut Browser, link: &str) -> Result<(), Broken> {
        let (order, key) = link.split_once('/').unwrap();
        let card = [("order", order), ("key", key), ("number", "4242 4242 4242 4242"), ("expiry", "12/34"), ("cvc", "123")];
        let to = self.asks(browser, "pay", &card).await?;
        assert_eq!(to, format!("/orders/{link}"), "paid, and sent elsewhere: {}", reason(browser).await?);
        self.ledger.paid(link);
        Ok(())
    }

    /// Has the order called off at the desk, however often that dies.
    async fn cancels(&mut self, browser: &mut Browser, link: &str) -> Result<(), Broken> {
        let (order, _) = link.split_once('/').unwrap();
        while self.desk.cancels(browser.url(), order).await.is_err() {
            self.ledger.interrupted();
            if self.patience == Patience::None {
                return Err(Broken);
            }
            browser.comes_back().await;
        }
        self.ledger.cancelled(link);
        Ok(())
    }

    async fn asks(&mut self, browser: &mut Browser, function: &str, fields: &[(&str, &str)]) -> Result<String, Broken> {
        match browser.posts(function, fields).await {
            Ok(answer) => Ok(expect_redirect(answer)),
            Err(Broken) => self.insists(browser, function, fields).await,
        }
    }

    /// Sends the same once more, as often as the shop dies under it.
    async fn insists(&mut self, browser: &mut Browser, function: &str, fields: &[(&str, &str)]) -> Result<String, Broken> {
        self.ledger.interrupted();
        if self.patience == Patience::None {
            return Err(Broken);
        }
        loop {
            browser.comes_back().await;
            if let Ok(answer) = browser.posts(function, fields).await {
                return Ok(expect_redirect(answer));
            }
            self.ledger.interrupted();
        }
    }
}

async fn step(browser: &mut Browser, function: &str, fields: &[(&str, &str)], next: &str) -> Result<(), Broken> {
    let to = expect_redirect(browser.posts(function, fields).await?);
    assert_eq!(to, next, "{function} was refused: {}", reason(browser).await?);
    Ok(())
}

fn expect_redirect(answer: Answer) -> String {
    match answer {
        Answer::To(path) => path,
        Answer::Page(status, page) => panic!("a form was answered with {status}: {page}"),
    }
}

/// What the page says on which a refused form is shown again.
async fn reason(browser: &mut Browser) -> Result<String, Broken> {
    Ok(match browser.gets("/checkout/review").await? {
        Answer::To(path) => format!("/checkout/review leads to {path}"),
        Answer::Page(_, page) => page,
    })
}
