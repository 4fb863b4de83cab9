//! How many streams may be open at once: each holds a connection for as long as somebody looks.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use services::limits::address::address_key;
use shop::{Code, Rejection};

/// For one network address. A household or a small office is far below; whoever is refused sees the order without the
/// stream, and their browser tries again.
const MOST: usize = 20;

/// The seats taken, by network address; clones share them.
#[derive(Clone, Default)]
pub struct Seats {
    taken: Arc<Mutex<HashMap<String, usize>>>,
}

/// A seat, free again when it is dropped.
pub struct Seat {
    seats: Seats,
    by: String,
}

impl Seats {
    /// Takes a seat.
    ///
    /// # Errors
    /// [`Code::TooManyRequests`] if all of this address are taken.
    pub fn take(&self, address: Option<IpAddr>) -> Result<Seat, Rejection> {
        let by = address.map(address_key).unwrap_or_default();
        let mut taken = self.taken();
        let count = taken.entry(by.clone()).or_default();
        if *count >= MOST {
            return Err(Rejection::new(Code::TooManyRequests, "Too many pages are open. Please close some, and look again."));
        }
        *count += 1;
        Ok(Seat { seats: self.clone(), by })
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<String, usize>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken();
        if let Some(count) = taken.get_mut(&self.by) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.by);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_counted_by_address_and_given_back() {
        let seats = Seats::default();
        let at = |address: &str| seats.take(Some(address.parse().unwrap()));
        let mut mine: Vec<Seat> = (0..MOST).map(|_| at("203.0.113.7").unwrap()).collect();
        assert_eq!(at("203.0.113.7").err().unwrap().code, Code::TooManyRequests);
        assert!(at("203.0.113.8").is_ok());
        mine.pop();
        assert!(at("203.0.113.7").is_ok());
        drop(mine);
        assert!(seats.taken().is_empty());
    }
}
