//! Where settings come from, as texts by their variable's name.

use std::{collections::BTreeMap, path::Path};

use figment::{
    Figment,
    providers::{Format, Toml},
    value::{Num, Value},
};

use super::Problems;

/// Every name that may stand in the environment or, in lower case, in the file.
const NAMES: &[&str] = &[
    "HOST",
    "PORT",
    "PUBLIC_URL",
    "INSECURE_HTTP",
    "TRUSTED_PROXIES",
    "JWT_SECRET",
    "DATA_DIR",
    "MONGODB_URI",
    "SHOP_NAME",
    "SELLER_NAME",
    "SELLER_ADDRESS",
    "SELLER_TAX_ID",
    "CURRENCY",
    "HOME_COUNTRY",
    "TAX_PERCENT",
    "PRICES_INCLUDE_TAX",
    "SHIPPING_STANDARD",
    "SHIPPING_EXPRESS",
    "RESERVATION_MINUTES",
    "RETURN_DAYS",
    "STRIPE_SECRET_KEY",
    "STRIPE_PUBLISHABLE_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "STRIPE_CAPTURE",
    "STRIPE_API_URL",
    "STRIPE_JS_URL",
    "STRIPE_HOOKS_URL",
    "SMTP_URL",
    "MAIL_FROM",
    "MAIL_DIR",
    "REDIS_URL",
    "CASH_ON_DELIVERY",
    "BANK_TRANSFER",
    "BANK_TRANSFER_DAYS",
    "DEMO_PAYMENTS",
    "RAZORPAY_KEY_ID",
    "RAZORPAY_KEY_SECRET",
    "RAZORPAY_WEBHOOK_SECRET",
    "RAZORPAY_API_URL",
    "GOOGLE_CLIENT_ID",
    "GOOGLE_CLIENT_SECRET",
    "FACEBOOK_CLIENT_ID",
    "FACEBOOK_CLIENT_SECRET",
    "GITHUB_CLIENT_ID",
    "GITHUB_CLIENT_SECRET",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_NAME",
    "DEMO",
    "LOG",
    "LOG_FORMAT",
    "SITE_DIR",
    "PICTURES_DIR",
];

/// The settings that were given, as texts.
#[derive(Default)]
pub(super) struct Given {
    pub(super) values: BTreeMap<&'static str, String>,
    pub(super) problems: Problems,
}

impl Given {
    /// The file's settings under the environment's. An empty variable is as good as none.
    pub(super) fn read(variables: impl IntoIterator<Item = (String, String)>, file: &Path) -> Self {
        let mut given = Self::default();
        given.take_file(file);
        for (name, value) in variables {
            if let Some(known) = NAMES.iter().find(|known| **known == name)
                && !value.trim().is_empty()
            {
                given.values.insert(known, value);
            }
        }
        given
    }

    fn take_file(&mut self, file: &Path) {
        if !file.exists() {
            return;
        }
        let entries = match Figment::from(Toml::file_exact(file)).extract::<BTreeMap<String, Value>>() {
            Ok(entries) => entries,
            Err(error) => return self.problems.add(format!("{} cannot be read: {}.", file.display(), one_line(&error.to_string()))),
        };
        for (name, value) in entries {
            self.take_entry(file, &name, &value);
        }
    }

    fn take_entry(&mut self, file: &Path, name: &str, value: &Value) {
        let Some(known) = NAMES.iter().find(|known| known.eq_ignore_ascii_case(name)) else {
            let names = NAMES.join(", ").to_lowercase();
            return self.problems.add(format!("{} sets {name:?}, which is no setting. There are: {names}.", file.display()));
        };
        match text(value) {
            Some(text) => drop(self.values.insert(known, text)),
            None => self.problems.add(format!("{} sets {name} to a list or table; it takes one value.", file.display())),
        }
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(_, text) => Some(text.clone()),
        Value::Bool(_, yes) => Some(yes.to_string()),
        Value::Num(_, Num::F64(number)) => Some(number.to_string()),
        Value::Num(_, number) => {
            number.to_i128().map(|number| number.to_string()).or_else(|| number.to_u128().map(|number| number.to_string()))
        }
        _ => None,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
