use crate::{OpCtx, secrets::hash};

/// How many are made at once.
const CODES: usize = 10;
/// Without 0, 1, i, l, o and u: people copy them by hand.
const LETTERS: &[u8; 30] = b"23456789abcdefghjkmnpqrstvwxyz";
/// 30¹⁶ are 78 bits: a plain hash keeps them safe.
const LENGTH: usize = 16;

/// Ten codes as people keep them, and the hashes that the shop keeps.
pub(crate) fn fresh_codes(ctx: &OpCtx) -> (Vec<String>, Vec<String>) {
    let codes: Vec<String> = (0..CODES).map(|_| code(ctx)).collect();
    let hashes = codes.iter().map(hash).collect();
    (codes.iter().map(|code| shown(code)).collect(), hashes)
}

/// In groups of four, with a stroke between.
pub(crate) fn shown(code: &str) -> String {
    code.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
}

/// Bytes that would favour the first letters are passed over.
fn code(ctx: &OpCtx) -> String {
    let even = LETTERS.len() * (256 / LETTERS.len());
    let bytes = std::iter::repeat_with(|| ctx.random_bytes::<32>()).flatten();
    bytes.filter(|byte| usize::from(*byte) < even).take(LENGTH).map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()])).collect()
}

#[cfg(test)]
mod tests {
    use shop::{Timestamp, order::Actor};

    use super::*;

    #[test]
    fn ten_different_codes_in_groups_of_four() {
        let (codes, hashes) = fresh_codes(&OpCtx::with_seed(Actor::Guest, Timestamp::from_millis(0), String::new(), [9; 32]));
        let different: std::collections::BTreeSet<_> = hashes.iter().collect();
        assert_eq!((codes.len(), different.len()), (10, 10));
        assert!(codes.iter().all(|code| code.len() == 19 && code.split('-').all(|group| group.len() == 4)), "{codes:?}");
    }
}
