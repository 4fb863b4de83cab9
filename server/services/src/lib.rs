//! What the shop can do, one capability a file: load, ask the domain, commit.
//!
//! Knows nothing of HTTP or pages; both doors (REST and server functions) call the same methods.

pub mod accounts;
pub mod api_keys;
pub mod audit;
pub mod books;
pub mod cart;
pub mod catalog;
pub mod checkout;
mod credentials;
pub mod ctx;
pub mod demo;
pub mod description;
pub mod documents;
pub mod drafts;
pub mod error;
pub mod events;
pub mod exchange;
pub mod favourites;
pub mod federation;
mod feed;
pub mod idempotency;
pub mod invoices;
pub mod ledger;
pub mod limits;
mod links;
pub mod live;
pub mod mail;
pub mod notify;
mod offers;
pub mod orders;
pub mod passwords;
pub mod payments;
pub mod place;
pub mod promotions;
pub mod queue;
pub mod schema;
pub mod second_factor;
pub mod secrets;
pub mod sessions;
pub mod settings;
pub mod setup;
pub mod shown_once;
pub mod sign_in;
pub mod staff;
pub mod tariffs;
pub mod uploads;
pub mod window;

use std::sync::Arc;

pub use ctx::OpCtx;
pub use error::{ServiceError, ServiceResult};
pub use settings::Settings;

use documents::Documents;
use window::Window;

/// Every capability of the shop; cheap to clone, one per program.
#[derive(Clone)]
pub struct Services {
    /// Products, categories, listings.
    pub catalog: catalog::Catalog,
    /// Carts.
    pub cart: cart::Carts,
    /// Sales, automatic promotions, coupons.
    pub promotions: promotions::Promotions,
    /// Shipping zones and taxes.
    pub tariffs: tariffs::Tariffs,
    /// Favourites.
    pub favourites: favourites::Favourites,
    /// Requests sent twice.
    pub idempotency: idempotency::Idempotency,
    /// From cart to order.
    pub checkout: checkout::Checkouts,
    /// Placed orders.
    pub orders: orders::Orders,
    /// Orders while somebody looks at them.
    pub live: live::Live,
    /// Their invoices.
    pub invoices: invoices::Invoices,
    /// Paying them.
    pub payments: payments::Payments,
    /// Refused forms kept for another try.
    pub drafts: drafts::Drafts,
    /// Secrets on their way to the page that shows them.
    pub shown_once: shown_once::ShownOnce,
    /// Accounts.
    pub accounts: accounts::Accounts,
    /// Signing in.
    pub sign_in: sign_in::SignIns,
    /// Authenticator apps, recovery codes, passkeys.
    pub second_factor: second_factor::SecondFactors,
    /// Who is signed in where.
    pub sessions: sessions::Sessions,
    /// Who works here.
    pub staff: staff::Staff,
    /// The first admin.
    pub setup: setup::Setup,
    /// Keys of programs.
    pub api_keys: api_keys::ApiKeys,
    /// What happened that matters for security.
    pub audit: audit::Audit,
    /// Mails that tell buyers of their orders.
    pub order_mails: notify::OrderMails,
    /// What happened and is still to be acted upon.
    pub events: events::Events,
    /// Mails on their way.
    pub outbox: mail::Outbox,
    /// Pictures that people put in.
    pub uploads: uploads::Uploads,
    /// Where the shop is reached.
    pub place: place::Place,
    /// Sign-in with others.
    pub federation: federation::Federation,
    /// Import and export.
    pub exchange: exchange::Exchange,
    /// Whether the counters agree with the orders.
    pub books: books::Books,
    /// Every movement of stock.
    pub ledger: ledger::Ledger,
    /// How often something may be tried.
    pub limits: limits::Limits,
    /// What the shop is set to.
    pub settings: Arc<Settings>,
    documents: Documents,
    window: Window,
}

impl Services {
    /// Opens the shop on a store: loads the shop window and is then ready.
    ///
    /// # Errors
    /// If the store cannot be read, or a setting cannot be used.
    pub async fn open(store: store::SharedStore, settings: Settings) -> ServiceResult<Self> {
        let providers = payments::Providers::new(&settings.payments, &settings.name)?;
        Self::open_paid_by(store, settings, providers).await
    }

    /// The same, with these ways to pay.
    ///
    /// # Errors
    /// As [`Services::open`].
    pub async fn open_paid_by(store: store::SharedStore, settings: Settings, providers: payments::Providers) -> ServiceResult<Self> {
        shop::order::OrderState::walk()
            .map_err(|problems| ServiceError::failed("trust the table of an order's states", problems.join("; ")))?;
        let documents = Documents::new(store);
        let settings = Arc::new(settings);
        let window = Window::load(&documents, &settings).await?;
        let (place, audit, outbox) = (place::Place::default(), audit::Audit::new(&documents), mail::Outbox::new(&documents, &settings)?);
        let events = events::Events::new(&documents, &audit);
        let (limits, federation) =
            (limits::Limits::new(&documents, &settings)?, federation::Federation::new(&documents, &settings.federation)?);
        let promotions = promotions::Promotions::new(&documents, &window, &audit);
        let cart = cart::Carts::new(&documents, &window, &promotions, &limits);
        let orders = orders::Orders::new(&documents, &window, &cart, &audit, &events, &providers, &settings);
        let favourites = favourites::Favourites::new(&documents, &window);
        let keys = sessions::Keys::load(&documents, &settings.token_keys).await?;
        let sessions = sessions::Sessions::new(&documents, keys, &audit, &outbox, &place, &settings);
        let accounts = accounts::Accounts {
            documents: documents.clone(),
            settings: settings.clone(),
            place: place.clone(),
            passwords: passwords::Passwords::new(),
            limits: limits.clone(),
            links: links::Links::new(&documents),
            audit: audit.clone(),
            outbox: outbox.clone(),
            sessions: sessions.clone(),
            carts: cart.clone(),
            favourites: favourites.clone(),
        };
        let sign_in = sign_in::SignIns::new(&accounts);
        let order_mails = notify::OrderMails::new(&documents, &outbox, &place, &providers, &settings);
        let payments = payments::Payments::new(&documents, &orders, &events, &audit, &place, &providers);
        let invoices = invoices::Invoices::new(&documents, &orders, &settings);
        Ok(Self {
            staff: staff::Staff::new(&accounts),
            tariffs: tariffs::Tariffs::new(&documents, &window, &audit),
            second_factor: second_factor::SecondFactors::new(&accounts),
            setup: setup::Setup::new(&accounts, &sign_in),
            api_keys: api_keys::ApiKeys::new(&documents, &audit),
            uploads: uploads::Uploads::new(&documents),
            order_mails: order_mails.clone(),
            accounts,
            sign_in,
            sessions,
            audit,
            outbox,
            // Whoever acts on events is named here.
            events: events.clone().handled_by(vec![Arc::new(order_mails), Arc::new(invoices.clone()), Arc::new(payments.clone())]),
            place,
            favourites,
            catalog: catalog::Catalog::new(&documents, &window, &settings),
            idempotency: idempotency::Idempotency::new(&documents),
            checkout: checkout::Checkouts::new(&documents, &window, &cart, &promotions, &events, &providers, &settings),
            cart,
            promotions,
            live: live::Live::new(&orders),
            invoices,
            payments,
            orders,
            drafts: drafts::Drafts::new(&documents),
            federation,
            shown_once: shown_once::ShownOnce::new(&documents),
            exchange: exchange::Exchange::new(&documents, &window, &settings),
            books: books::Books::new(&documents),
            ledger: ledger::Ledger::new(&documents),
            limits,
            settings,
            documents,
            window,
        })
    }

    /// Removes what is over: drafts, answers, sessions, links. How many.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn sweep(&self, now: shop::Timestamp) -> ServiceResult<usize> {
        let mut swept = 0;
        for collection in [
            schema::DRAFTS,
            schema::REPLAYS,
            schema::SESSIONS,
            schema::LINKS,
            schema::MERGES,
            schema::MAILS,
            schema::EVENTS,
            schema::TALLIES,
            schema::DEPARTURES,
            schema::INBOX,
        ] {
            swept += self.documents.sweep(collection, now).await?;
        }
        Ok(swept)
    }

    /// Shows the sales of this moment; how many times it had to, which is 0 or 1.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn turn(&self, now: shop::Timestamp) -> ServiceResult<usize> {
        Ok(usize::from(self.window.turn(&self.documents, now).await?))
    }

    /// The cheapest way to ship one thing within the home country, for a promise before anything is chosen.
    #[must_use]
    pub fn cheapest_shipping(&self) -> Option<(shop::Money, shop::shipping::Delivery)> {
        self.window.now().offers.cheapest_shipping()
    }

    /// Hands what is committed, by whichever copy of the program, to all who live by it; runs until the program ends.
    pub async fn follow(&self) {
        feed::follow(&self.documents, vec![Arc::new(self.window.clone()), Arc::new(self.live.clone())]).await;
    }

    /// Brings the shop window up to what is committed now: after an import, and in tests.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn refresh(&self) -> ServiceResult<()> {
        self.window.reload(&self.documents).await
    }

    /// Whether the store answers: for readiness.
    ///
    /// # Errors
    /// If it does not.
    pub async fn is_ready(&self) -> ServiceResult<()> {
        self.documents.ping().await
    }
}
