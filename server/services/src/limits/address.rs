//! Network addresses: what counts as one, and what is shown of it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The subject that tries from an address are counted under.
///
/// An IPv4 address is one; of IPv6, everybody has at least a whole /64 to themselves.
#[must_use]
pub fn address_key(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => v6_network(address, 64),
    }
}

/// As much of an address as tells its owner where they were, and others little: `203.0.113.0/24`, `2001:db8:7::/48`.
#[must_use]
pub fn network_prefix(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => format!("{}/24", Ipv4Addr::from_bits(address.to_bits() & (u32::MAX << 8))),
        IpAddr::V6(address) => v6_network(address, 48),
    }
}

fn v6_network(address: Ipv6Addr, length: u32) -> String {
    format!("{}/{length}", Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << (128 - length))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_tries_are_counted_together() {
        for (address, key) in [
            ("203.0.113.7", "203.0.113.7"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("2001:db8:7:42:1:2:3:4", "2001:db8:7:42::/64"),
            ("::1", "::/64"),
        ] {
            assert_eq!(address_key(address.parse().unwrap()), key);
        }
    }

    #[test]
    fn what_is_shown_of_an_address() {
        for (address, prefix) in
            [("203.0.113.7", "203.0.113.0/24"), ("::ffff:203.0.113.7", "203.0.113.0/24"), ("2001:db8:7:42:1:2:3:4", "2001:db8:7::/48")]
        {
            assert_eq!(network_prefix(address.parse().unwrap()), prefix);
        }
    }
}
