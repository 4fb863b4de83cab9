//! What every letter has in common.

use std::time::Duration;

use services::mail::{Mail, letters::*};
use shop::text::{Email, Name};

use crate::support::NOW;

const LINK: &str = "https://shop.example.com/go?token=abc";
const HOUR: Duration = Duration::from_secs(3_600);

fn all(to: &Addressee, new: &Email) -> Vec<(&'static str, Mail)> {
    vec![
        ("verify_email", verify_email(to, LINK, HOUR)),
        ("confirm_new_email", confirm_new_email(to, LINK, HOUR)),
        ("email_is_changing", email_is_changing(to, new, LINK)),
        ("reset_password", reset_password(to, LINK, HOUR)),
        ("password_changed", password_changed(to, NOW, LINK)),
        ("device_signed_out", device_signed_out(to, "Firefox on Linux", NOW, LINK)),
        ("second_factor_on", second_factor_on(to, NOW, LINK)),
        ("second_factor_off", second_factor_off(to, NOW, LINK)),
        ("account_closing", account_closing(to, NOW, LINK)),
        ("account_closed", account_closed(to)),
        ("role_changed", role_changed(to, "admin", LINK)),
    ]
}

#[test]
fn each_says_which_shop_it_is_from_and_what_to_do() {
    let (email, shop): (Email, Name) = ("ada@example.com".parse().unwrap(), "Harbour Goods".parse().unwrap());
    for (name, mail) in all(&Addressee { email: &email, name: "Ada", shop: &shop }, &"new@example.com".parse().unwrap()) {
        assert_eq!(mail.to, email);
        assert!(!mail.subject.is_empty() && !mail.subject.contains('\n'), "{name}");
        assert!(mail.text.contains("Harbour Goods") && mail.html.contains("Harbour Goods"), "{name}");
        let has_link = name != "account_closed";
        assert_eq!(mail.text.lines().any(|line| line == LINK), has_link, "{name}: {}", mail.text);
        assert_eq!(mail.html.contains(&format!("href=\"{LINK}\"")), has_link, "{name}");
        assert!(!format!("{mail:?}").contains("token"), "{name}");
    }
}

#[test]
fn nobody_can_have_us_write_to_strangers() {
    let (email, shop): (Email, Name) = ("stranger@example.com".parse().unwrap(), "Harbour Goods".parse().unwrap());
    let to = Addressee { email: &email, name: "You won! See evil.example", shop: &shop };
    for mail in [verify_email(&to, LINK, HOUR), confirm_new_email(&to, LINK, HOUR)] {
        assert!(!mail.text.contains("evil") && !mail.html.contains("evil"), "{}", mail.text);
    }
}
