//! A provider that tests play: it answers what it is told to.

use std::sync::{Arc, Mutex};

use ::shop::{
    id::UserId,
    order::GivenBack,
    payment::{PaymentAttempt, Standing},
    text::Email,
};
use futures::FutureExt;
use services::{
    ServiceError,
    payments::{Answer, Asked, Begun, CardVault, Given, Giving, Manner, Next, PaymentProvider, Providers, SavedCard, Unreachable},
};

/// What opens the form: it must stand in no page.
pub const CLIENT_SECRET: &str = "pi_1_secret_of_the_shopper";

/// What is answered next; none: nobody answers.
pub type Word = Option<(Standing, Next)>;

/// The provider, with its form within the page or away from it.
#[derive(Clone)]
pub struct Till {
    is_away: bool,
    word: Arc<Mutex<Word>>,
    frames: Vec<String>,
}

impl Till {
    pub fn new(is_away: bool) -> Self {
        let frames = vec!["https://js.till.example".to_owned(), "https://hooks.till.example".to_owned()];
        let next = if is_away { leave("https://till.example/pay") } else { form() };
        Self { is_away, word: Arc::new(Mutex::new(Some((Standing::Open, next)))), frames }
    }

    pub fn says(&self, word: Word) {
        *self.word.lock().unwrap() = word;
    }

    /// As the only way to pay, or beside others.
    pub fn beside(&self, mut others: Vec<Box<dyn PaymentProvider>>) -> Providers {
        others.insert(0, Box::new(self.clone()));
        Providers::of(others)
    }

    fn answer(&self) -> Answer<'static, Begun> {
        let word = self.word.lock().unwrap().clone();
        async move {
            let silent = || Unreachable { provider: "Till".to_owned(), reason: "it is away".to_owned() };
            let (standing, next) = word.ok_or_else(|| ServiceError::failed("reach the till", silent()))?;
            Ok(Begun { reference: "pi_1".to_owned(), standing, next })
        }
        .boxed()
    }
}

pub fn form() -> Next {
    Next::Form { client_secret: CLIENT_SECRET.to_owned() }
}

pub fn leave(url: &str) -> Next {
    Next::Leave { url: url.to_owned() }
}

impl PaymentProvider for Till {
    fn code(&self) -> &'static str {
        "till"
    }

    fn label(&self) -> &'static str {
        "Card at the till"
    }

    fn vendor(&self) -> &'static str {
        "Till"
    }

    fn description(&self) -> &'static str {
        "For tests."
    }

    fn manner(&self) -> Manner<'_> {
        if self.is_away {
            return Manner::Away;
        }
        Manner::Form { key: "pk_till", script: "https://js.till.example/v3/", frames: &self.frames, api: "https://api.till.example" }
    }

    fn begin<'a>(&'a self, _: &'a Asked<'a>) -> Answer<'a, Begun> {
        self.answer()
    }

    fn look<'a>(&'a self, _: &'a PaymentAttempt) -> Answer<'a, Begun> {
        self.answer()
    }

    fn cancel<'a>(&'a self, _: &'a PaymentAttempt) -> Answer<'a, Standing> {
        async { Ok(Standing::Cancelled) }.boxed()
    }

    fn give_back<'a>(&'a self, _: &'a Giving<'a>) -> Answer<'a, Given> {
        async { Ok(Given { reference: "re_1".to_owned(), became: GivenBack::Done }) }.boxed()
    }

    fn vault(&self) -> Option<&dyn CardVault> {
        (!self.is_away).then_some(self as &dyn CardVault)
    }
}

impl CardVault for Till {
    fn open<'a>(&'a self, _: &'a UserId, _: &'a Email) -> Answer<'a, String> {
        async { Ok("cus_1".to_owned()) }.boxed()
    }

    fn cards<'a>(&'a self, _: &'a str) -> Answer<'a, Vec<SavedCard>> {
        let visa = SavedCard { reference: "pm_1".into(), brand: "Visa".into(), last4: "4242".into(), expiry: "12/34".into() };
        async { Ok(vec![visa]) }.boxed()
    }

    fn begin_saving<'a>(&'a self, _: &'a str, _: &'a str) -> Answer<'a, String> {
        async { Ok("seti_1_secret_of_the_shopper".to_owned()) }.boxed()
    }

    fn forget<'a>(&'a self, _: &'a str, _: &'a str) -> Answer<'a, ()> {
        async { Ok(()) }.boxed()
    }
}
