//! Where the shop listens, and where the world reaches it.

use std::net::IpAddr;

use axum::http::Uri;

use super::reader::Reader;

/// Where the program listens and is reached.
#[derive(Clone, Debug)]
pub struct Place {
    /// The address it listens at. `HOST`, default 127.0.0.1.
    pub host: IpAddr,
    /// The port; 0 takes a free one and prints it. `PORT`, default 3000.
    pub port: u16,
    /// What links in mails and cookies go by. `PUBLIC_URL`, default `http://HOST:PORT`.
    ///
    /// Plain http on a host that is not loopback is refused unless `INSECURE_HTTP=1`: whoever
    /// listens in on the way would read carts, addresses and cookies.
    pub public_url: Option<PublicUrl>,
    /// Proxies of the operator's own: whom they speak for stands in `X-Forwarded-For`. `TRUSTED_PROXIES`, addresses with
    /// commas between, default none. Without it all shoppers behind a proxy share one address, and its limits.
    pub proxies: Vec<IpAddr>,
}

/// An http or https address without a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    secure: bool,
    authority: String,
    host: String,
}

impl Place {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let host = reader.value("HOST", "127.0.0.1", "0.0.0.0", |text| match text {
            "localhost" => Ok(IpAddr::from([127, 0, 0, 1])),
            text => text.parse().map_err(|_| "it must be an IP address of this computer"),
        });
        let port = reader.value("PORT", "3000", "3000", |text| text.parse().map_err(|_| "it must be a whole number from 0 to 65535"));
        let public_url = reader.optional("PUBLIC_URL", "https://shop.example.com", PublicUrl::parse);
        let insecure = reader.flag("INSECURE_HTTP", false);
        let proxies = reader.value("TRUSTED_PROXIES", "", "127.0.0.1,10.0.0.7", |text| {
            let addresses = text.split(',').map(str::trim).filter(|text| !text.is_empty());
            addresses.map(str::parse).collect::<Result<Vec<IpAddr>, _>>().map_err(|_| "it must be IP addresses with commas between")
        });
        let place = Self { host: host?, port: port?, public_url: public_url?, proxies: proxies? };
        if !insecure? {
            place.refuse_plain_http(reader)?;
        }
        Some(place)
    }

    fn refuse_plain_http(&self, reader: &mut Reader) -> Option<()> {
        let sentence = match &self.public_url {
            Some(url) if url.secure || url.is_loopback() => return Some(()),
            Some(url) => format!(
                "PUBLIC_URL is {:?}: without https anybody on the way reads what shoppers send. \
                 Use an https address, or set INSECURE_HTTP=1 to accept that. Example: PUBLIC_URL=https://{}",
                url.to_string(),
                url.authority,
            ),
            None if self.host.is_loopback() => return Some(()),
            None => format!(
                "HOST is {:?}, which others can reach, and PUBLIC_URL is not set: say at which https address they do, \
                 or set INSECURE_HTTP=1 to serve them plain http. Example: PUBLIC_URL=https://shop.example.com",
                self.host.to_string(),
            ),
        };
        reader.refuse(sentence);
        None
    }
}

impl PublicUrl {
    /// Reads an address such as `https://shop.example.com`.
    ///
    /// # Errors
    /// What is wrong with it, as the rest of a sentence.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        const FORM: &str = "it must be an address that begins with https:// or http:// and has no path";
        let uri: Uri = text.parse().map_err(|_| FORM)?;
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(FORM),
        };
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() || text.contains('#') {
            return Err(FORM);
        }
        let authority =
            uri.authority().filter(|authority| !authority.as_str().contains('@') && !authority.host().is_empty()).ok_or(FORM)?;
        Ok(Self { secure, authority: authority.to_string().to_lowercase(), host: authority.host().to_lowercase() })
    }

    /// Whether it is https.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    fn is_loopback(&self) -> bool {
        let bare = self.host.trim_start_matches('[').trim_end_matches(']');
        bare == "localhost" || bare.ends_with(".localhost") || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }
}

impl std::fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}://{}", if self.secure { "https" } else { "http" }, self.authority)
    }
}
