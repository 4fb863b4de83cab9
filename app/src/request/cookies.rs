//! Every cookie of the shop, on one page.

use http::{HeaderMap, header::COOKIE};
use services::sessions::{ACCESS as ACCESS_TOKEN, Tokens};
use shop::id::VisitorId;

const DAY: u64 = 24 * 60 * 60;

/// Names a browser's cart and favourites; a cart outlives a holiday.
pub const VISITOR: Cookie = Cookie { plain: "visitor", over_https: "__Host-visitor", seconds: 365 * DAY };
/// Who is signed in, for a quarter of an hour.
pub const ACCESS: Cookie = Cookie { plain: "access", over_https: "__Host-access", seconds: ACCESS_TOKEN.as_secs() };
/// Brings the next access token; its session is over when nobody used it for a month.
pub const REFRESH: Cookie = Cookie { plain: "refresh", over_https: "__Host-refresh", seconds: 30 * DAY };
/// A sign-in that waits for its second factor.
pub const CHALLENGE: Cookie = Cookie { plain: "challenge", over_https: "__Host-challenge", seconds: 10 * 60 };
/// A sign-in that is on its way to another provider and back.
pub const DEPARTURE: Cookie = Cookie { plain: "departure", over_https: "__Host-departure", seconds: 10 * 60 };

/// A cookie by its name and life. None is read by scripts, and none is sent with a foreign page's form.
#[derive(Clone, Copy, Debug)]
pub struct Cookie {
    plain: &'static str,
    /// Over https the name itself asserts Secure, Path=/ and no Domain (RFC 6265bis §4.1.3.2).
    over_https: &'static str,
    seconds: u64,
}

impl Cookie {
    /// Its value in a request; an empty one is none.
    #[must_use]
    pub fn of(self, headers: &HeaderMap, secure: bool) -> Option<&str> {
        let lines = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(found, _)| *found == self.name(secure)).map(|(_, value)| value).filter(|value| !value.is_empty())
    }

    /// The `Set-Cookie` value that sets it.
    #[must_use]
    pub fn set(self, value: &str, secure: bool) -> String {
        self.line(value, self.seconds, secure)
    }

    /// The `Set-Cookie` value that takes it away.
    #[must_use]
    pub fn clear(self, secure: bool) -> String {
        self.line("", 0, secure)
    }

    fn line(self, value: &str, seconds: u64, secure: bool) -> String {
        let secure_flag = if secure { "; Secure" } else { "" };
        format!("{}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure_flag}", self.name(secure))
    }

    /// Its name.
    #[must_use]
    pub const fn name(self, secure: bool) -> &'static str {
        if secure { self.over_https } else { self.plain }
    }
}

/// The visitor a request's cookie names; a made-up cookie names nobody.
#[must_use]
pub fn visitor_from_cookies(headers: &HeaderMap, secure: bool) -> Option<VisitorId> {
    VISITOR.of(headers, secure)?.parse().ok()
}

/// The `Set-Cookie` values that keep somebody signed in.
#[must_use]
pub fn signed_in(tokens: &Tokens, secure: bool) -> [String; 3] {
    [ACCESS.set(&tokens.access, secure), REFRESH.set(&tokens.refresh, secure), CHALLENGE.clear(secure)]
}

/// The `Set-Cookie` values that sign somebody out.
#[must_use]
pub fn signed_out(secure: bool) -> [String; 3] {
    [ACCESS, REFRESH, CHALLENGE].map(|cookie| cookie.clear(secure))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(cookie: &str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, cookie.parse().unwrap())])
    }

    #[test]
    fn a_cookie_reads_back_under_its_own_name_only() {
        let id = "vis_01jd3x7k2m9p4r6t8vwyz0abcd";
        let visitor: VisitorId = id.parse().unwrap();
        assert!(VISITOR.set(id, true).starts_with("__Host-visitor=vis_"));
        assert_eq!(visitor_from_cookies(&headers(&format!("a=b; visitor={id}")), false), Some(visitor));
        assert_eq!(visitor_from_cookies(&headers(&format!("visitor={id}")), true), None);
        assert_eq!(visitor_from_cookies(&headers("visitor=vis_nonsense"), false), None);
    }

    #[test]
    fn no_script_and_no_foreign_form_has_a_cookie() {
        for cookie in [VISITOR, ACCESS, REFRESH, CHALLENGE, DEPARTURE] {
            let line = cookie.set("value", true);
            assert!(line.ends_with("; HttpOnly; SameSite=Lax; Secure") && line.contains("Path=/"), "{line}");
            assert!(cookie.clear(true).contains("Max-Age=0"));
            assert_eq!(cookie.of(&headers(&format!("{}=", cookie.name(true))), true), None);
        }
    }
}
