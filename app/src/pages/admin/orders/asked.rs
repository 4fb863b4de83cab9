use std::time::Duration;

use services::orders::OrderFilter;
use shop::{Rejection, Timestamp, error::Checked, order::OrderStatus};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What the list is asked for, as it stands in its address.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// A number, or an e-mail if there is an `@` in it.
    pub(super) q: String,
    pub(super) status: String,
    /// A day, the first that counts.
    pub(super) from: String,
    /// A day, the last that counts.
    pub(super) to: String,
    pub(super) cursor: Option<String>,
}

impl Asked {
    pub(super) fn of(asked: impl Fn(&str) -> Option<String>) -> Self {
        let given = |name: &str| asked(name).map(|value| value.trim().to_owned()).unwrap_or_default();
        let cursor = Some(given("cursor")).filter(|cursor| !cursor.is_empty());
        Self { q: given("q"), status: given("status"), from: given("from"), to: given("to"), cursor }
    }

    /// The same for the next page's address, without the page.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        vec![("q", self.q.clone()), ("status", self.status.clone()), ("from", self.from.clone()), ("to", self.to.clone())]
    }

    /// # Errors
    /// The fields `status`, `from` and `to`.
    pub(super) fn filter(&self) -> Result<OrderFilter, Rejection> {
        let mut check = Checked::default();
        let from = check.take("from", day(&self.from));
        let to = check.take("to", day(&self.to));
        let status = match self.status.as_str() {
            "" => None,
            name => check.take("status", OrderStatus::named(name).ok_or("There is no such status.")),
        };
        let is_email = self.q.contains('@');
        let q = |wanted: bool| Some(self.q.clone()).filter(|q| wanted && !q.is_empty());
        check.done(|| Some(OrderFilter { status, from: from?, to: to?.map(|to| to.after(DAY)), email: q(is_email), number: q(!is_email) }))
    }
}

/// The beginning of a day such as `2026-11-21`; nothing was asked by an empty text.
fn day(text: &str) -> Result<Option<Timestamp>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    Timestamp::from_rfc3339(&format!("{text}T00:00:00Z")).map(Some).ok_or("Type a day such as 2026-11-21.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(asked: &[(&str, &str)]) -> Result<OrderFilter, Rejection> {
        Asked::of(|name| asked.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())).filter()
    }

    #[test]
    fn a_number_or_an_e_mail_is_looked_for() {
        assert_eq!(filter(&[("q", " 7KQ4-M2XA ")]).unwrap().number.as_deref(), Some("7KQ4-M2XA"));
        assert_eq!(filter(&[("q", "ada@example.com")]).unwrap().email.as_deref(), Some("ada@example.com"));
        assert_eq!(filter(&[("q", "")]).unwrap(), OrderFilter::default());
    }

    #[test]
    fn the_last_day_counts_whole() {
        let found = filter(&[("from", "2026-11-21"), ("to", "2026-11-21"), ("status", "paid")]).unwrap();
        assert_eq!(found.to.unwrap(), found.from.unwrap().after(DAY));
        assert_eq!(found.status, Some(OrderStatus::Paid));
        let wrong = filter(&[("from", "yesterday"), ("to", "2026-13-01"), ("status", "lost")]).unwrap_err();
        assert_eq!(wrong.fields.keys().collect::<Vec<_>>(), ["from", "status", "to"]);
    }
}
