//! Chance that can be repeated: `SHOP_TEST_SEED=… cargo test -p server --test crash`.
//!
//! The seed repeats what is drawn (pauses, baskets, double clicks); how the threads meet stays the machine's business.

use std::{
    hash::{BuildHasher, Hasher, RandomState},
    time::Duration,
};

/// A stream of numbers that its seed determines (SplitMix64).
pub struct Chance(u64);

impl Chance {
    /// From `SHOP_TEST_SEED`, or from the system; said either way, since a failed test shows what it printed.
    pub fn new() -> Self {
        let given = std::env::var("SHOP_TEST_SEED").ok().map(|text| text.parse().expect("SHOP_TEST_SEED is a whole number"));
        let seed = given.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        println!("SHOP_TEST_SEED={seed}");
        Self(seed)
    }

    /// Another stream, for somebody who draws at the same time.
    pub fn split(&mut self) -> Self {
        Self(self.next())
    }

    /// One of 0 to `end` - 1.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Some time between two, in milliseconds.
    pub fn millis(&mut self, from: u64, to: u64) -> Duration {
        Duration::from_millis(from + self.next() % (to - from + 1))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}
