//! What the shop's rules need to know.

use std::time::Duration;

use services::{Settings, mail::MailSettings, payments::PaymentSettings, secrets::Secret, settings, settings::Seller};
use shop::{
    Currency, Money,
    address::Country,
    money::Rate,
    shipping::ShippingZone,
    tax::{TaxDisplay, TaxTable},
    text::Name,
};

use super::reader::Reader;

/// A day: stock that waits longer for its payment is lost to everybody else.
const LONGEST_RESERVATION: u64 = 24 * 60;
/// Bytes of a secret that signs by HMAC-SHA256 (RFC 7518 §3.2).
/// Ten years, in days.
const LONGEST_RETURN: u64 = 3_650;
const SHORTEST_SECRET: usize = 32;

/// Reads the settings of the rules.
pub(super) fn read(reader: &mut Reader) -> Option<Settings> {
    // The shop's name in titles and mails. `SHOP_NAME`, default ShopSphere.
    let name = reader.value("SHOP_NAME", "ShopSphere", "Harbour Goods", str::parse::<Name>);
    // What prices are in. `CURRENCY`, default USD.
    let currency = reader.value("CURRENCY", "USD", "EUR", Currency::from_code);
    // Where it ships from. `HOME_COUNTRY`, default US.
    let home =
        reader.value("HOME_COUNTRY", "US", "DE", |text| Country::from_code(text).map_err(|_| "it must be the two letters of a country"));
    // How long unpaid stock stays reserved, in minutes. `RESERVATION_MINUTES`, default 30.
    let reservation = reader.value("RESERVATION_MINUTES", "30", "30", |text| match text.parse::<u64>() {
        Ok(minutes) if (1..=LONGEST_RESERVATION).contains(&minutes) => Ok(Duration::from_secs(minutes * 60)),
        _ => Err(format!("it must be a whole number of minutes from 1 to {LONGEST_RESERVATION}")),
    });
    // How long after their delivery items may be sent back, in days. `RETURN_DAYS`, default 30.
    let return_window = reader.value("RETURN_DAYS", "30", "14", |text| match text.parse::<u64>() {
        Ok(days) if days <= LONGEST_RETURN => Ok(Duration::from_secs(days * 24 * 60 * 60)),
        _ => Err(format!("it must be a whole number of days up to {LONGEST_RETURN}")),
    });
    let zones = zones(reader, currency);
    let taxes = taxes(reader, home);
    let seller = seller(reader);
    let token_keys = token_keys(reader);
    let federation = super::federation::read(reader);
    // Where mails go, tries are counted and how people pay is read apart.
    let (mail, redis_url, payments) = (MailSettings::Nowhere, None, PaymentSettings::default());
    Some(Settings {
        name: name?,
        currency: currency?,
        seller: seller?,
        home: home?,
        zones: zones?,
        taxes: taxes?,
        reservation: reservation?,
        return_window: return_window?,
        token_keys: token_keys?,
        federation: federation?,
        mail,
        redis_url,
        payments,
    })
}

/// Who sells, as invoices name them.
fn seller(reader: &mut Reader) -> Option<Seller> {
    // The name in the register of companies. `SELLER_NAME`, default the shop's name.
    let name = reader.optional("SELLER_NAME", "Harbour Goods Ltd", str::parse);
    // The address on invoices, `;` or line breaks between its lines. `SELLER_ADDRESS`, default none.
    let address = reader.value("SELLER_ADDRESS", "", "1 Quay Street; 5003 Bergen; Norway", Seller::address_lines);
    // The number that the tax office knows the seller by. `SELLER_TAX_ID`, default none.
    let tax_id = reader.optional("SELLER_TAX_ID", "NO 123 456 789 MVA", str::parse);
    Some(Seller { name: name?, address: address?, tax_id: tax_id? })
}

/// What signs access tokens. `JWT_SECRET`, a list with commas between, of which the first signs and all check, so that
/// a new one can be put in front without signing anybody out. Unset: keys are made and kept in the store.
fn token_keys(reader: &mut Reader) -> Option<Vec<Secret>> {
    let given = reader.text("JWT_SECRET").unwrap_or_default().to_owned();
    let secrets: Vec<&str> = given.split(',').map(str::trim).filter(|secret| !secret.is_empty()).collect();
    if secrets.iter().any(|secret| secret.len() < SHORTEST_SECRET) {
        // Not by the reader's own sentence, which would repeat the secret.
        reader.refuse(format!(
            "JWT_SECRET is too short: each secret must have at least {SHORTEST_SECRET} characters that nobody can guess. \
             Example: JWT_SECRET=$(openssl rand -base64 48)"
        ));
        return None;
    }
    Some(secrets.into_iter().map(Secret::new).collect())
}

fn zones(reader: &mut Reader, currency: Option<Currency>) -> Option<Vec<ShippingZone>> {
    let mut price = |name: &str, default: &str| {
        // An unknown currency is said once, at CURRENCY; until then prices are read as if they were dollars.
        let currency = currency.unwrap_or(Currency::USD);
        let default = if currency.decimals() < 2 { default.split('.').next().unwrap_or(default) } else { default };
        reader.value(name, default, default, |text| match Money::from_decimal(text, currency) {
            Ok(price) if price.minor >= 0 => Ok(price),
            Ok(_) => Err("a price cannot be negative".to_owned()),
            Err(error) => Err(error.to_string()),
        })
    };
    // What shipping costs, in major units. `SHIPPING_STANDARD`, default 4.99; `SHIPPING_EXPRESS`, default 14.99.
    let standard = price("SHIPPING_STANDARD", "4.99");
    let express = price("SHIPPING_EXPRESS", "14.99");
    settings::zones([standard?, express?]).ok()
}

fn taxes(reader: &mut Reader, home: Option<Country>) -> Option<TaxTable> {
    // The tax on goods that stay in the home country, in percent. `TAX_PERCENT`, default 8.25.
    let rate = reader.value("TAX_PERCENT", "8.25", "19", |text| {
        Rate::from_percent(text).ok_or("it must be a percentage from 0 to 100 with at most four decimals")
    });
    // Whether shown prices contain the tax. `PRICES_INCLUDE_TAX`, default false.
    let display = if reader.flag("PRICES_INCLUDE_TAX", false)? { TaxDisplay::Inclusive } else { TaxDisplay::Exclusive };
    settings::taxes(home?, rate?, display).ok()
}
