//! What every letter has in common.

use std::time::Duration;

use services::mail::letters::*;
use shop::{
    Currency,
    text::{Email, Name},
};

const LINK: &str = "https://shop.example.com/go?token=abc";
const HOUR: Duration = Duration::from_secs(3_600);

fn all() -> Vec<Sample> {
    samples(&"Harbour Goods".parse().unwrap(), Currency::USD)
}

#[test]
fn each_says_which_shop_it_is_from_and_what_to_do() {
    let letters = all();
    assert!(letters.len() > 20, "there are samples");
    for Sample { name, mail } in letters {
        assert_eq!(mail.to.as_str(), "ada@example.com");
        assert!(!mail.subject.is_empty() && !mail.subject.contains('\n'), "{name}");
        assert!(mail.text.contains("Harbour Goods") && mail.html.contains("Harbour Goods"), "{name}");
        let links: Vec<&str> = mail.text.lines().filter(|line| line.starts_with("https://")).collect();
        assert_eq!(links.is_empty(), name == "account_closed", "{name}: {}", mail.text);
        assert!(links.iter().all(|link| mail.html.contains(&format!("href=\"{link}\""))), "{name}");
        assert!(!format!("{mail:?}").contains("https://"), "{name}");
    }
}

#[test]
fn letters_of_orders_stay_as_they_are() {
    for Sample { name, mail } in all()
        .into_iter()
        .filter(|letter| letter.name.starts_with("order") || letter.name.starts_with("return") || letter.name.starts_with("payment"))
    {
        let whole = format!("Subject: {}\n\n{}\n{}", mail.subject, mail.text, mail.html);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, { insta::assert_snapshot!(name, whole) });
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
