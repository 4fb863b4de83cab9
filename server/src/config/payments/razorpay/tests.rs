use std::path::Path;

use services::payments::RazorpaySettings;

use crate::config::{Config, Problems};

const WHOLE: [(&str, &str); 3] =
    [("RAZORPAY_KEY_ID", "rzp_test_1"), ("RAZORPAY_KEY_SECRET", "tell nobody"), ("RAZORPAY_WEBHOOK_SECRET", "tell no one")];

fn read(variables: &[(&str, &str)]) -> Result<Option<RazorpaySettings>, Problems> {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Ok(Config::read(variables, Path::new("/nowhere/shopsphere.toml"))?.shop.payments.razorpay)
}

#[test]
fn razorpay_is_set_by_all_three_of_its_keys_or_not_at_all() {
    assert!(read(&[]).unwrap().is_none());
    let set = read(&WHOLE).unwrap().unwrap();
    assert_eq!((set.key_id.as_str(), set.key_secret.expose(), set.webhook_secret.expose()), ("rzp_test_1", "tell nobody", "tell no one"));
    assert_eq!(set.api, "https://api.razorpay.com");
    assert!(!format!("{set:?}").contains("tell"));
}

#[test]
fn what_is_missing_is_named_and_what_is_given_not_repeated() {
    for given in 1_usize..7 {
        let is_given = |place: &usize| given & (1 << place) != 0;
        let variables: Vec<_> = (0..3).filter(is_given).map(|place| WHOLE[place]).collect();
        let problems = read(&variables).map(|_| ()).unwrap_err();
        let [sentence] = problems.sentences() else { panic!("{problems}") };
        let (_, missing) = sentence.split_once(" set and ").unwrap();
        for (place, (name, value)) in WHOLE.into_iter().enumerate() {
            assert!(sentence.contains(name) && !sentence.contains(value), "{sentence}");
            assert_eq!(missing.contains(name), !is_given(&place), "{sentence}");
        }
    }
}

#[test]
fn the_api_is_reached_by_https_or_on_this_computer() {
    let with = |address: &str| read(&[&WHOLE[..], &[("RAZORPAY_API_URL", address)]].concat());
    for address in ["https://api.razorpay.com/", "https://proxy.example.com/razorpay", "http://127.0.0.1:9310", "http://localhost:9310/"] {
        assert_eq!(with(address).unwrap().unwrap().api, address.trim_end_matches('/'));
    }
    for wrong in ["http://api.razorpay.com", "https://me:tell-nobody@api.razorpay.com", "api.razorpay.com", "https://api.razorpay.com?v=1"]
    {
        let problems = with(wrong).map(|_| ()).unwrap_err();
        let [sentence] = problems.sentences() else { panic!("{wrong}: {problems}") };
        assert!(sentence.contains("RAZORPAY_API_URL") && sentence.contains("Example: ") && !sentence.contains("tell"), "{sentence}");
    }
}

#[test]
fn a_secret_in_the_place_of_the_keys_name_is_not_repeated() {
    let problems = read(&[("RAZORPAY_KEY_ID", "tell nobody"), WHOLE[1], WHOLE[2]]).map(|_| ()).unwrap_err();
    let [sentence] = problems.sentences() else { panic!("{problems}") };
    assert!(sentence.contains("RAZORPAY_KEY_ID") && !sentence.contains("tell"), "{sentence}");
}
