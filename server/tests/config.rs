//! Every wrong setting stops the start with a sentence that names it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{fs, path::Path, time::Duration};

use server::config::{Config, LogFormat, Problems};
use services::mail::MailSettings;

fn read(variables: &[(&str, &str)]) -> Result<Config, Problems> {
    read_with("", variables)
}

fn read_with(file: &str, variables: &[(&str, &str)]) -> Result<Config, Problems> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shopsphere.toml");
    fs::write(&path, file).unwrap();
    Config::read(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())), &path)
}

#[test]
fn without_settings_it_is_the_demo_shop() {
    let config = Config::read([], Path::new("/nowhere/shopsphere.toml")).unwrap();
    assert_eq!((config.place.host.to_string(), config.place.port), ("127.0.0.1".to_owned(), 3000));
    assert_eq!(config.store.data_dir, Path::new("./data"));
    assert!(config.store.mongodb.is_none() && config.place.public_url.is_none() && config.demo);
    assert_eq!(config.shop.reservation, Duration::from_secs(30 * 60));
    let demo = services::Settings::demo().unwrap();
    assert_eq!(
        ((config.shop.zones, config.shop.taxes), config.shop.name, config.shop.currency, config.shop.home),
        ((demo.zones, demo.taxes), demo.name, demo.currency, demo.home)
    );
}

#[test]
fn every_wrong_setting_names_its_variable_and_an_example() {
    let table = [
        ("HOST", "everywhere"),
        ("PORT", "http"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PUBLIC_URL", "shop.example.com"),
        ("PUBLIC_URL", "ftp://shop.example.com"),
        ("PUBLIC_URL", "https://shop.example.com/path"),
        ("PUBLIC_URL", "https://user:secret@shop.example.com"),
        ("PUBLIC_URL", "http://shop.example.com"),
        ("HOST", "0.0.0.0"),
        ("INSECURE_HTTP", "maybe"),
        ("DATA_DIR", "/etc/hostname"),
        ("MONGODB_URI", "postgres://me:secret@host/shop"),
        ("SHOP_NAME", "a\u{7}b"),
        ("SELLER_NAME", "a\u{7}b"),
        ("SELLER_ADDRESS", "1 Quay; a\u{7}b"),
        ("SELLER_TAX_ID", "a\u{7}b"),
        ("SMTP_URL", "https://shop:secret@mail.example.com"),
        ("SMTP_URL", "smtp://shop:secret@mail.example.com"),
        ("SMTP_URL", "smtps://shop:secret@mail.example.com"),
        ("MAIL_FROM", "the shop"),
        ("MAIL_DIR", "/etc/hostname"),
        ("REDIS_URL", "https://shop:secret@redis.example.com"),
        ("CURRENCY", "Dollars"),
        ("CURRENCY", "XAU"),
        ("HOME_COUNTRY", "Utopia"),
        ("TAX_PERCENT", "-5"),
        ("TAX_PERCENT", "101"),
        ("TAX_PERCENT", "a little"),
        ("PRICES_INCLUDE_TAX", "2"),
        ("SHIPPING_STANDARD", "free"),
        ("SHIPPING_EXPRESS", "-1"),
        ("SHIPPING_EXPRESS", "1.999"),
        ("RESERVATION_MINUTES", "0"),
        ("RESERVATION_MINUTES", "1441"),
        ("RESERVATION_MINUTES", "1.5"),
        ("RETURN_DAYS", "3651"),
        ("GOOGLE_CLIENT_ID", "shop"),
        ("GOOGLE_CLIENT_SECRET", "secret"),
        ("FACEBOOK_CLIENT_ID", "shop"),
        ("GITHUB_CLIENT_SECRET", "secret"),
        ("OIDC_CLIENT_ID", "shop"),
        ("OIDC_CLIENT_SECRET", "secret"),
        ("OIDC_ISSUER", "https://id.example.com"),
        ("OIDC_ISSUER", "http://id.example.com"),
        ("OIDC_ISSUER", "https://id.example.com?tenant=1"),
        ("OIDC_ISSUER", "id.example.com"),
        ("OIDC_NAME", "a\u{7}b"),
        ("STRIPE_SECRET_KEY", "pk_test_secret"),
        ("STRIPE_SECRET_KEY", "sk_secret"),
        ("STRIPE_PUBLISHABLE_KEY", "sk_live_secret"),
        ("STRIPE_PUBLISHABLE_KEY", "pk_other_secret"),
        ("STRIPE_WEBHOOK_SECRET", "secret"),
        ("STRIPE_WEBHOOK_SECRET", "whsec_a,secret"),
        ("STRIPE_CAPTURE", "later"),
        ("STRIPE_API_URL", "http://api.example.com"),
        ("STRIPE_JS_URL", "https://js.example.com/v3"),
        ("STRIPE_HOOKS_URL", "hooks.example.com"),
        ("DEMO", "perhaps"),
        ("LOG", "info,=,=["),
        ("LOG_FORMAT", "xml"),
        ("SITE_DIR", "/nowhere/at/all"),
        ("PICTURES_DIR", "/nowhere/at/all"),
    ];
    for (name, value) in table {
        let problems = read(&[(name, value)]).map(|_| ()).expect_err(&format!("{name}={value}"));
        let [sentence] = problems.sentences() else { panic!("{name}={value}: {problems}") };
        assert!(sentence.contains(name) && sentence.contains("Example: "), "{sentence}");
        assert!(!sentence.contains("secret") || name == "PUBLIC_URL", "{sentence}");
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let problems = read(&[("PORT", "x"), ("CURRENCY", "x"), ("LOG_FORMAT", "x")]).unwrap_err();
    assert_eq!(problems.sentences().len(), 3, "{problems}");
}

#[test]
fn an_empty_variable_is_as_good_as_none() {
    let config = read(&[("PORT", ""), ("MONGODB_URI", " "), ("PUBLIC_URL", "")]).unwrap();
    assert_eq!(config.place.port, 3000);
}

#[test]
fn the_environment_wins_over_the_file() {
    let file = "port = 4000\nshop_name = \"Harbour Goods\"\ntax_percent = 19.5\nprices_include_tax = true\nlog_format = \"json\"\n";
    let config = read_with(file, &[("PORT", "5000")]).unwrap();
    assert_eq!(config.place.port, 5000);
    assert_eq!(config.shop.name.as_str(), "Harbour Goods");
    assert_eq!(config.shop.taxes.rules[0].rate.percent(), "19.5");
    assert_eq!(config.log.format, LogFormat::Json);
}

#[test]
fn mails_go_into_a_folder_until_a_server_is_named() {
    let folder = |variables| match read(variables).unwrap().shop.mail {
        MailSettings::Folder(folder) => folder,
        other => panic!("{other:?}"),
    };
    assert_eq!(folder(&[]), Path::new("./data/mails"));
    assert_eq!(folder(&[("DATA_DIR", "/srv/shop")]), Path::new("/srv/shop/mails"));
    assert_eq!(folder(&[("MAIL_DIR", "/tmp/mails"), ("MAIL_FROM", "shop@example.com")]), Path::new("/tmp/mails"));
    let config = read(&[("SMTP_URL", "smtps://shop:secret@mail.example.com"), ("MAIL_FROM", "Shop@Example.com")]).unwrap();
    let MailSettings::Smtp { from, .. } = &config.shop.mail else { panic!("{:?}", config.shop.mail) };
    assert_eq!(from.as_str(), "shop@example.com");
    assert!(!format!("{config:?}").contains("secret"));
}

#[test]
fn no_setting_shows_its_password() {
    let config = read(&[("REDIS_URL", "rediss://me:secret@redis.example.com"), ("MONGODB_URI", "mongodb://me:secret@host/shop")]).unwrap();
    assert!(config.shop.redis_url.is_some() && !format!("{config:?}").contains("secret"));
}

#[test]
fn a_file_that_cannot_be_is_refused() {
    for (file, about) in [
        ("prot = 3000\n", "\"prot\""),
        ("[server]\nport = 3000\n", "\"server\""),
        ("port = [1]\n", "port"),
        ("port = \n", "cannot be read"),
        ("port = \"x\"\n", "PORT"),
    ] {
        let problems = read_with(file, &[]).map(|_| ()).expect_err(file);
        assert!(problems.sentences()[0].contains(about), "{problems}");
    }
}

#[test]
fn plain_http_is_for_this_computer_alone_unless_accepted() {
    for url in
        ["http://127.0.0.1:3000", "http://localhost:8080", "http://[::1]:3000", "https://shop.example.com", "https://shop.example.com/"]
    {
        assert!(read(&[("PUBLIC_URL", url)]).is_ok(), "{url}");
    }
    assert!(read(&[("PUBLIC_URL", "http://shop.example.com"), ("INSECURE_HTTP", "1")]).is_ok());
    assert!(read(&[("HOST", "0.0.0.0"), ("INSECURE_HTTP", "1")]).is_ok());
    assert!(read(&[("HOST", "0.0.0.0"), ("PUBLIC_URL", "https://shop.example.com")]).is_ok());
    let config = read(&[("PUBLIC_URL", "https://Shop.Example.com/")]).unwrap();
    assert_eq!(config.place.public_url.unwrap().to_string(), "https://shop.example.com");
}

#[test]
fn prices_of_shipping_follow_the_currency() {
    let yen = read(&[("CURRENCY", "JPY"), ("SHIPPING_STANDARD", "500")]).unwrap();
    let parcel = shop::shipping::Parcel { weight_grams: 0, goods: shop::Money::zero(yen.shop.currency) };
    let prices: Vec<String> = yen.shop.zones[0].methods.iter().map(|method| method.price(parcel).unwrap().to_decimal()).collect();
    assert_eq!(prices, ["500", "14"]);
}

#[test]
fn whom_people_can_sign_in_with_is_told_by_its_client() {
    let config = read(&[
        ("OIDC_ISSUER", "http://127.0.0.1:4000"),
        ("OIDC_CLIENT_ID", "shop"),
        ("OIDC_CLIENT_SECRET", "tell nobody"),
        ("GITHUB_CLIENT_ID", "shop"),
        ("GITHUB_CLIENT_SECRET", "tell nobody"),
        ("GOOGLE_CLIENT_ID", "shop"),
        ("GOOGLE_CLIENT_SECRET", "tell nobody"),
    ])
    .unwrap();
    let buttons: Vec<_> = config.shop.federation.iter().map(|provider| (provider.code.as_str(), provider.label.as_str())).collect();
    assert_eq!(buttons, [("google", "Google"), ("github", "GitHub"), ("oidc", "single sign-on")]);
    assert!(!format!("{config:?}").contains("tell nobody"));
}

#[test]
fn the_seller_on_invoices_is_read_line_by_line() {
    let given =
        [("SELLER_NAME", "Harbour Goods Ltd"), ("SELLER_ADDRESS", "1 Quay Street; 5003 Bergen;Norway"), ("SELLER_TAX_ID", "NO 1 MVA")];
    let seller = read(&given).unwrap().shop.seller;
    assert_eq!(seller.name.unwrap().as_str(), "Harbour Goods Ltd");
    assert_eq!(seller.address.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1 Quay Street", "5003 Bergen", "Norway"]);
    assert_eq!(seller.tax_id.unwrap().as_str(), "NO 1 MVA");
    let nobody = read(&[]).unwrap().shop.seller;
    assert_eq!(nobody, services::settings::Seller::default());
}

const STRIPE: [(&str, &str); 3] = [
    ("STRIPE_SECRET_KEY", "sk_test_hidden1"),
    ("STRIPE_PUBLISHABLE_KEY", "pk_test_shown"),
    ("STRIPE_WEBHOOK_SECRET", "whsec_hidden2, whsec_hidden3"),
];

#[test]
fn stripe_is_there_with_all_of_its_keys() {
    assert!(read(&[]).unwrap().shop.payments.stripe.is_none());
    let stripe = read(&STRIPE).unwrap().shop.payments.stripe.unwrap();
    assert_eq!((stripe.secret_key.expose(), stripe.publishable_key.as_str()), ("sk_test_hidden1", "pk_test_shown"));
    let secrets: Vec<_> = stripe.webhook_secrets.iter().map(services::secrets::Secret::expose).collect();
    assert_eq!(secrets, ["whsec_hidden2", "whsec_hidden3"]);
    let places = [stripe.api.as_str(), stripe.js.as_str(), stripe.hooks.as_str()];
    assert_eq!(places, ["https://api.stripe.com", "https://js.stripe.com", "https://hooks.stripe.com"]);
    assert!(!stripe.manual_capture && !format!("{stripe:?}").contains("hidden"), "{stripe:?}");
}

#[test]
fn stripe_can_lie_on_this_computer_and_capture_by_hand() {
    let settings = [&STRIPE[..], &[("STRIPE_API_URL", "http://127.0.0.1:12111/"), ("STRIPE_CAPTURE", "manual")]].concat();
    let stripe = read(&settings).unwrap().shop.payments.stripe.unwrap();
    assert_eq!((stripe.api.as_str(), stripe.manual_capture), ("http://127.0.0.1:12111", true));
}

#[test]
fn what_is_missing_of_stripe_is_named_and_nothing_hidden_repeated() {
    let names = STRIPE.map(|(name, _)| name);
    for given in 1..7_usize {
        let is_given = |place: usize| given & (1 << place) != 0;
        let settings: Vec<_> = (0..3).filter(|place| is_given(*place)).map(|place| STRIPE[place]).collect();
        let problems = read(&settings).unwrap_err();
        let [sentence] = problems.sentences() else { panic!("{settings:?}: {problems}") };
        let missing = sentence.split_once("set and ").unwrap().1.split_once(" not:").unwrap().0;
        for (place, name) in names.iter().enumerate() {
            assert_eq!(missing.contains(name), !is_given(place), "{sentence}");
        }
        assert!(!sentence.contains("hidden"), "{sentence}");
    }
}

#[test]
fn keys_of_tests_and_keys_that_move_money_are_not_mixed() {
    let problems = read(&[STRIPE[0], ("STRIPE_PUBLISHABLE_KEY", "pk_live_shown"), STRIPE[2]]).unwrap_err();
    let [sentence] = problems.sentences() else { panic!("{problems}") };
    assert!(sentence.contains("take both of one mode") && !sentence.contains("hidden"), "{sentence}");
    read(&[("STRIPE_SECRET_KEY", "rk_live_hidden"), ("STRIPE_PUBLISHABLE_KEY", "pk_live_shown"), STRIPE[2]]).unwrap();
}
