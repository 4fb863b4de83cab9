//! Where a request comes from: the network address, behind the operator's own proxies too, and the device.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderMap, HeaderName, header::USER_AGENT},
};
use services::ctx::Client;

use crate::state::AppState;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// What a browser says of itself is longer than this only in bad faith.
const LONGEST: usize = 500;

/// The client of a request.
#[must_use]
pub fn of(request: &Request, state: &AppState) -> Client {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip().to_canonical());
    let device = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Client { address: peer.map(|peer| behind(peer, request.headers(), &state.proxies)), device: device.chars().take(LONGEST).collect() }
}

/// Each proxy writes down whom it speaks for, the nearest last; only our own are believed.
fn behind(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    if !proxies.contains(&peer) {
        return peer;
    }
    let lines = headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok());
    let named: Vec<IpAddr> = lines.flat_map(|line| line.split(',')).filter_map(|text| text.trim().parse::<IpAddr>().ok()).collect();
    named.into_iter().rev().map(|address| address.to_canonical()).find(|address| !proxies.contains(address)).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_proxies_are_believed() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let headers = HeaderMap::from_iter([(FORWARDED_FOR, "1.1.1.1, 203.0.113.7, 10.0.0.2".parse().unwrap())]);
        let proxies = [ip("10.0.0.1"), ip("10.0.0.2")];
        assert_eq!(behind(ip("198.51.100.9"), &headers, &proxies), ip("198.51.100.9"));
        assert_eq!(behind(ip("10.0.0.1"), &headers, &proxies), ip("203.0.113.7"));
        assert_eq!(behind(ip("10.0.0.1"), &HeaderMap::new(), &proxies), ip("10.0.0.1"));
        assert_eq!(behind(ip("10.0.0.1"), &headers, &[]), ip("10.0.0.1"));
    }
}
