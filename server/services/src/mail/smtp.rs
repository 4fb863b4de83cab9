//! To a mail server, by SMTP.

use std::{
    fmt,
    time::{Duration, UNIX_EPOCH},
};

use futures::future::BoxFuture;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{self, response::Category},
};
use shop::text::{Email, Name};
use url::Host;

use super::{Letter, MailError, Mailer};
use crate::{ServiceError, ServiceResult};

/// The address of a mail server, such as `smtps://user:password@mail.example.com`; it never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpUrl(String);

/// A mail server.
pub(super) struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl SmtpUrl {
    /// Reads an address: `smtps://` for TLS from the start, `smtp://…?tls=required` for STARTTLS, `smtp://` for neither.
    ///
    /// # Errors
    /// What is wrong with it, as the rest of a sentence that does not repeat it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        const FORM: &str = "must be an address such as smtps://user:password@mail.example.com or smtp://127.0.0.1:2525";
        let url = url::Url::parse(text).map_err(|_| FORM)?;
        AsyncSmtpTransport::<Tokio1Executor>::from_url(text).map_err(|_| FORM)?;
        let is_encrypted = url.scheme() == "smtps" || url.query_pairs().any(|(name, value)| name == "tls" && value == "required");
        if url.password().is_some() && !is_encrypted && !is_loopback(&url) {
            return Err("would send its password unencrypted: begin it with smtps://, or end it with ?tls=required");
        }
        Ok(Self(text.to_owned()))
    }
}

fn is_loopback(url: &url::Url) -> bool {
    // Of a scheme that is not http's, the host is a name to the parser even where it is an address.
    let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpUrl(…)")
    }
}

impl Smtp {
    pub(super) fn new(url: &SmtpUrl, shop: &Name, from: &Email) -> ServiceResult<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url.0)
            .map_err(ServiceError::doing("read SMTP_URL"))?
            .timeout(Some(Duration::from_secs(15)))
            .build();
        let from = Mailbox::new(Some(shop.to_string()), address(from).map_err(ServiceError::doing("read MAIL_FROM"))?);
        Ok(Self { transport, from })
    }

    fn message(&self, letter: &Letter) -> Result<Message, MailError> {
        let mail = &letter.mail;
        let to = address(&mail.to).map_err(|_| MailError::Refused("its address is none".to_owned()))?;
        let millis = u64::try_from(letter.written_at.millis()).unwrap_or_default();
        Message::builder()
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .date(UNIX_EPOCH + Duration::from_millis(millis))
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&mail.subject)
            // Asks for no "I am on holiday" in return (RFC 3834).
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .multipart(MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone()))
            .map_err(|_| MailError::Refused("it cannot be put into the form of a mail".to_owned()))
    }

    /// What a failure means. A refusal is the mail's only if the server is well disposed to us otherwise:
    /// a wrong password is refused in the same way, and must not cost us every mail.
    async fn judge(&self, error: smtp::Error) -> MailError {
        let reason = said(&error);
        // Codes such as 530 ask for a password (RFC 4954 §6).
        let is_about_us = error.status().is_some_and(|code| code.category == Category::Unspecified3);
        let is_refusal = (error.is_permanent() || error.is_client()) && !is_about_us;
        if is_refusal && self.transport.test_connection().await.unwrap_or(false) {
            return MailError::Refused(reason);
        }
        MailError::Failed(reason.into())
    }
}

impl Mailer for Smtp {
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), MailError>> {
        Box::pin(async move {
            match self.transport.send(self.message(letter)?).await {
                Ok(_) => Ok(()),
                Err(error) => Err(self.judge(error).await),
            }
        })
    }
}

/// An address as mail servers read it: its domain in ASCII, which they all can, in place of Unicode, which some cannot.
fn address(email: &Email) -> Result<Address, lettre::address::AddressError> {
    let (mailbox, domain) = email.as_str().rsplit_once('@').unwrap_or_default();
    let domain = Host::parse(domain).map_or_else(|_| domain.to_owned(), |host| host.to_string());
    Address::new(mailbox, domain)
}

/// A failure without the server's own words, which often repeat the address.
fn said(error: &smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_response() => "the mail server's answer cannot be read".to_owned(),
        None => error.to_string(),
    }
}
