//! With whom people can sign in.

use services::{federation::ProviderSettings, secrets::Secret};
use shop::text::Name;
use url::{Host, Url};

use super::reader::Reader;

/// Reads the providers, in the order of their buttons.
pub(super) fn read(reader: &mut Reader) -> Option<Vec<ProviderSettings>> {
    // What Google calls the shop, and how it proves to be it. `GOOGLE_CLIENT_ID`, `GOOGLE_CLIENT_SECRET`.
    let google = client(reader, "GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET");
    // The same of Facebook. `FACEBOOK_CLIENT_ID`, `FACEBOOK_CLIENT_SECRET`.
    let facebook = client(reader, "FACEBOOK_CLIENT_ID", "FACEBOOK_CLIENT_SECRET");
    // The same of GitHub. `GITHUB_CLIENT_ID`, `GITHUB_CLIENT_SECRET`.
    let github = client(reader, "GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET");
    let openid = openid(reader);
    let known = [
        google?.map(|(id, secret)| ProviderSettings::google(id, secret)),
        facebook?.map(|(id, secret)| ProviderSettings::facebook(id, secret)),
        github?.map(|(id, secret)| ProviderSettings::github(id, secret)),
        openid?,
    ];
    Some(known.into_iter().flatten().collect())
}

/// Any provider that speaks OpenID Connect.
fn openid(reader: &mut Reader) -> Option<Option<ProviderSettings>> {
    // Its address, exactly as it writes it; https, unless it is on this computer. `OIDC_ISSUER`.
    let issuer = reader.optional("OIDC_ISSUER", "https://id.example.com", issuer);
    // What it calls the shop, and how that proves to be it. `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET`.
    let client = client(reader, "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET");
    // What its button says. `OIDC_NAME`, default single sign-on.
    let name = reader.value("OIDC_NAME", "single sign-on", "Example Inc.", str::parse::<Name>);
    match (issuer?, client?) {
        (Some(issuer), Some((id, secret))) => Some(Some(ProviderSettings::openid(name?.as_str(), issuer, id, secret))),
        (None, None) => name.map(|_| None),
        (Some(_), None) => missing(reader, "OIDC_CLIENT_ID", "OIDC_ISSUER"),
        (None, Some(_)) => missing(reader, "OIDC_ISSUER", "OIDC_CLIENT_ID"),
    }
}

/// Both or neither; never by [`Reader::value`], whose sentence would repeat the secret.
fn client(reader: &mut Reader, id: &str, secret: &str) -> Option<Option<(String, Secret)>> {
    match (reader.text(id), reader.text(secret)) {
        (Some(id), Some(secret)) => Some(Some((id.to_owned(), Secret::new(secret)))),
        (None, None) => Some(None),
        (Some(_), None) => missing(reader, secret, id),
        (None, Some(_)) => missing(reader, id, secret),
    }
}

fn missing<T>(reader: &mut Reader, missing: &str, given: &str) -> Option<T> {
    reader.refuse(format!(
        "{given} is set and {missing} is not: signing in with a provider needs both, as the provider gave them. \
         Example: {missing}={}",
        if missing.ends_with("ISSUER") { "https://id.example.com" } else { "shop-7f3a" },
    ));
    None
}

fn issuer(text: &str) -> Result<String, &'static str> {
    const FORM: &str = "it must be the https address of a provider, without a user, query or fragment";
    let url: Url = text.parse().map_err(|_| FORM)?;
    let safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
    let plain = url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    if safe && plain { Ok(text.to_owned()) } else { Err(FORM) }
}

/// Whether it is on this computer.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}
