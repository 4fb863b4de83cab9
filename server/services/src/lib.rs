//! What the shop can do, one capability a file: load, ask the domain, commit.
//!
//! Knows nothing of HTTP or pages; both doors (REST and server functions) call the same methods.

pub mod admin_tokens;
pub mod books;
pub mod cart;
pub mod catalog;
pub mod checkout;
pub mod ctx;
pub mod demo;
pub mod description;
pub mod documents;
pub mod drafts;
pub mod error;
pub mod exchange;
pub mod favourites;
pub mod federation;
pub mod idempotency;
pub mod orders;
pub mod payments;
pub mod schema;
pub mod settings;
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
    /// Favourites.
    pub favourites: favourites::Favourites,
    /// Requests sent twice.
    pub idempotency: idempotency::Idempotency,
    /// From cart to order.
    pub checkout: checkout::Checkouts,
    /// Placed orders.
    pub orders: orders::Orders,
    /// Paying them.
    pub payments: payments::Payments,
    /// Refused forms kept for another try.
    pub drafts: drafts::Drafts,
    /// Tokens of programs that may write.
    pub admin_tokens: admin_tokens::AdminTokens,
    /// Sign-in with others.
    pub federation: federation::Federation,
    /// Import and export.
    pub exchange: exchange::Exchange,
    /// Whether the counters agree with the orders.
    pub books: books::Books,
    /// What the shop is set to.
    pub settings: Arc<Settings>,
    documents: Documents,
    window: Window,
}

impl Services {
    /// Opens the shop on a store: loads the shop window and is then ready.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn open(store: store::SharedStore, settings: Settings) -> ServiceResult<Self> {
        let documents = Documents::new(store);
        let settings = Arc::new(settings);
        let window = Window::load(&documents, &settings).await?;
        let orders = orders::Orders::new(&documents);
        Ok(Self {
            catalog: catalog::Catalog::new(&documents, &window, &settings),
            cart: cart::Carts::new(&documents, &window, &settings),
            favourites: favourites::Favourites::new(&documents, &window),
            idempotency: idempotency::Idempotency::new(&documents),
            checkout: checkout::Checkouts::new(&documents, &window, &settings),
            payments: payments::Payments::new(&documents, &orders, &settings),
            orders,
            drafts: drafts::Drafts::new(&documents),
            admin_tokens: admin_tokens::AdminTokens::new(&documents),
            federation: federation::Federation::new(&documents, &settings.federation)?,
            exchange: exchange::Exchange::new(&documents, &window, &settings),
            books: books::Books::new(&documents),
            settings,
            documents,
            window,
        })
    }

    /// Keeps the shop window fresh; runs until the program ends.
    pub async fn follow(&self) {
        self.window.follow(&self.documents).await;
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
