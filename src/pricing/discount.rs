//! Which promotions work on a basket, and what they take off.

use std::collections::BTreeSet;

use super::{Basket, RefusedCode, lines::SaleLine};
use crate::{
    Currency, Money, Timestamp,
    promotion::{CouponCode, Priced, Promotion, Refusal, Trigger},
};

/// What promotions take off a basket.
#[derive(Clone, Debug, Default)]
pub(super) struct Discounts<'a> {
    /// Those that work, in the order they did, with what each took.
    pub(super) working: Vec<Working<'a>>,
    /// Codes that do not work, and why.
    pub(super) refused: Vec<RefusedCode>,
}

#[derive(Clone, Debug)]
pub(super) struct Working<'a> {
    pub(super) promotion: &'a Promotion,
    pub(super) lines: Vec<i64>,
    pub(super) shipping: i64,
}

pub(super) struct Wanted<'a> {
    pub(super) basket: &'a Basket,
    pub(super) lines: &'a [SaleLine<'a>],
    pub(super) goods: Money,
    pub(super) shipping: Money,
    pub(super) currency: Currency,
}

/// A promotion with the lines it is for.
#[derive(Clone)]
struct Candidate<'a> {
    promotion: &'a Promotion,
    holds: Vec<bool>,
}

/// Finds what works: every automatic promotion whose conditions hold, every stackable code, and the best of the others.
pub(super) fn discounts<'a>(wanted: &Wanted, promotions: &'a [Promotion], now: Timestamp) -> Discounts<'a> {
    let check = |promotion: &'a Promotion| -> Result<Candidate<'a>, Refusal> {
        promotion.check(wanted.basket, wanted.goods, now)?;
        let holds: Vec<bool> = wanted.lines.iter().map(|line| promotion.benefit.scope().holds(line.line)).collect();
        if holds.contains(&true) { Ok(Candidate { promotion, holds }) } else { Err(Refusal::WrongProducts) }
    };
    let automatic = promotions.iter().filter(|promotion| promotion.trigger == Trigger::Automatic);
    let mut working: Vec<Candidate> = automatic.filter_map(|promotion| check(promotion).ok()).collect();
    let (mut rivals, mut refused, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for code in wanted.basket.codes.iter().filter(|code| seen.insert(*code)) {
        let found = promotions.iter().find(|promotion| promotion.code() == Some(code));
        match found.ok_or(Refusal::Unknown).and_then(check) {
            Ok(candidate) if candidate.promotion.is_stackable() => working.push(candidate),
            Ok(candidate) => rivals.push((code, candidate)),
            Err(refusal) => refused.push(RefusedCode { code: code.clone(), refusal }),
        }
    }
    let best = best_of(wanted, &working, &rivals);
    let winner = best.map(|best| rivals[best].0);
    for (place, (code, candidate)) in rivals.into_iter().enumerate() {
        match winner {
            Some(winner) if best != Some(place) => refused.push(RefusedCode { code: code.clone(), refusal: beaten_by(winner) }),
            _ => working.push(candidate),
        }
    }
    Discounts { working: take_off(wanted, working), refused }
}

fn beaten_by(other: &CouponCode) -> Refusal {
    Refusal::BetterApplies { other: other.to_string() }
}

/// The place of the code that takes off most beside the others; of equals the one typed first.
fn best_of(wanted: &Wanted, others: &[Candidate], rivals: &[(&CouponCode, Candidate)]) -> Option<usize> {
    if rivals.len() < 2 {
        return (!rivals.is_empty()).then_some(0);
    }
    let taken = |rival: &Candidate| {
        let all = take_off(wanted, others.iter().chain([rival]).cloned().collect());
        all.iter().map(|working| working.lines.iter().sum::<i64>() + working.shipping).sum::<i64>()
    };
    let by_worth = rivals.iter().enumerate().map(|(place, (_, rival))| (taken(rival), std::cmp::Reverse(place)));
    by_worth.max().map(|(_, std::cmp::Reverse(place))| place)
}

/// Lets promotions work one after the other, each on what the ones before have left.
fn take_off<'a>(wanted: &Wanted, mut candidates: Vec<Candidate<'a>>) -> Vec<Working<'a>> {
    candidates.sort_by_key(|candidate| (candidate.promotion.position, &candidate.promotion.id));
    let money = |minor| Money::new(minor, wanted.currency);
    let mut priced: Vec<Priced> = wanted.lines.iter().map(|line| Priced { line: line.line, unit: line.unit, left: line.goods }).collect();
    let mut shipping = wanted.shipping;
    let take = |Candidate { promotion, holds }: Candidate<'a>| {
        let off = promotion.benefit.of(&priced, &holds, shipping);
        for (priced, off) in priced.iter_mut().zip(&off.lines) {
            priced.left = money(priced.left.minor - off);
        }
        shipping = money(shipping.minor - off.shipping);
        Working { promotion, lines: off.lines, shipping: off.shipping }
    };
    candidates.into_iter().map(take).collect()
}
