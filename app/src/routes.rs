//! Every page of the shop, on one page.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode, StaticSegment,
    components::{Route, Router, Routes},
    path,
};

use crate::pages::{
    account::{self, AddressesPage, CardsPage, OrdersPage, OverviewPage, PrivacyPage, ProfilePage, SessionsPage},
    admin::{
        AdminPage, ApiKeysPage, AuditPage, CustomerPage, CustomersPage, InboxPage, MailsPage, MessagePage, PackingSlipPage, PaymentsPage,
        StaffOrderPage, StaffOrdersPage, StaffPage,
    },
    cart::CartPage,
    checkout::{AddressPage, PaymentPage, ReviewPage, ShippingPage},
    favourites::FavouritesPage,
    forbidden::ForbiddenPage,
    forgotten::ForgottenPage,
    home::HomePage,
    invoice::InvoicePage,
    links::{NewEmailPage, VerifyPage},
    listing::{CategoryPage, SearchPage, ShopPage},
    not_found::NotFoundPage,
    order::{CancelPage, OrderPage, ReturnPage},
    pay::{BackPage, ConfirmPage, LeavePage, PayPage},
    product::ProductPage,
    register::RegisterPage,
    reset::ResetPage,
    second_factor::SecondFactorPage,
    security::{AuthenticatorPage, RecoveryCodesPage, SecurityPage},
    setup::SetupPage,
    sign_in::SignInPage,
};
use crate::{components::layout::Layout, request::Forbidden};

/// The storefront. Pages are rendered whole (`Async`): out-of-order streaming shows nothing without scripts.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    if let Some(forbidden) = use_context::<Forbidden>() {
        return view! {
            <Router>
                <Layout>
                    <ForbiddenPage refused=forbidden.0 />
                </Layout>
            </Router>
        }
        .into_any();
    }
    view! {
        <Router>
            <Layout>
                <Routes fallback=NotFoundPage>
                    <Route path=StaticSegment("") view=HomePage ssr=SsrMode::Async />
                    <Route path=path!("/shop") view=ShopPage ssr=SsrMode::Async />
                    <Route path=path!("/shop/:category") view=CategoryPage ssr=SsrMode::Async />
                    <Route path=path!("/search") view=SearchPage ssr=SsrMode::Async />
                    <Route path=path!("/products/:slug") view=ProductPage ssr=SsrMode::Async />
                    <Route path=path!("/cart") view=CartPage ssr=SsrMode::Async />
                    <Route path=path!("/favourites") view=FavouritesPage ssr=SsrMode::Async />
                    <Route path=path!("/checkout") view=AddressPage ssr=SsrMode::Async />
                    <Route path=path!("/checkout/shipping") view=ShippingPage ssr=SsrMode::Async />
                    <Route path=path!("/checkout/payment") view=PaymentPage ssr=SsrMode::Async />
                    <Route path=path!("/checkout/review") view=ReviewPage ssr=SsrMode::Async />
                    <Route path=path!("/pay/:order/:key") view=PayPage ssr=SsrMode::Async />
                    <Route path=path!("/pay/:order/:key/confirm/:attempt") view=ConfirmPage ssr=SsrMode::Async />
                    <Route path=path!("/pay/:order/:key/leave/:attempt") view=LeavePage ssr=SsrMode::Async />
                    <Route path=path!("/pay/:order/:key/back/:attempt") view=BackPage ssr=SsrMode::Async />
                    <Route path=path!("/orders/:order/:key") view=OrderPage ssr=SsrMode::Async />
                    <Route path=path!("/orders/:order/:key/cancel") view=CancelPage ssr=SsrMode::Async />
                    <Route path=path!("/orders/:order/:key/return") view=ReturnPage ssr=SsrMode::Async />
                    <Route path=path!("/orders/:order/:key/invoice") view=InvoicePage ssr=SsrMode::Async />
                    <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
                    <Route path=path!("/register") view=RegisterPage ssr=SsrMode::Async />
                    <Route path=path!("/forgot-password") view=ForgottenPage ssr=SsrMode::Async />
                    <Route path=path!("/reset/:key") view=ResetPage ssr=SsrMode::Async />
                    <Route path=path!("/verify/:key") view=VerifyPage ssr=SsrMode::Async />
                    <Route path=path!("/new-email/:key") view=NewEmailPage ssr=SsrMode::Async />
                    <Route path=path!("/setup/:key") view=SetupPage ssr=SsrMode::Async />
                    <Route path=path!("/account") view=OverviewPage ssr=SsrMode::Async />
                    <Route path=path!("/account/orders") view=OrdersPage ssr=SsrMode::Async />
                    <Route path=path!("/account/cards") view=CardsPage ssr=SsrMode::Async />
                    <Route path=path!("/account/profile") view=ProfilePage ssr=SsrMode::Async />
                    <Route path=path!("/account/addresses") view=AddressesPage ssr=SsrMode::Async />
                    <Route path=path!("/account/addresses/:address") view=account::AddressPage ssr=SsrMode::Async />
                    <Route path=path!("/account/sessions") view=SessionsPage ssr=SsrMode::Async />
                    <Route path=path!("/account/privacy") view=PrivacyPage ssr=SsrMode::Async />
                    <Route path=path!("/sign-in/second-factor") view=SecondFactorPage ssr=SsrMode::Async />
                    <Route path=path!("/account/security") view=SecurityPage ssr=SsrMode::Async />
                    <Route path=path!("/account/security/authenticator") view=AuthenticatorPage ssr=SsrMode::Async />
                    <Route path=path!("/account/security/recovery-codes") view=RecoveryCodesPage ssr=SsrMode::Async />
                    <Route path=path!("/admin") view=AdminPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/mails") view=MailsPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/orders") view=StaffOrdersPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/orders/:order") view=StaffOrderPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/orders/:order/packing-slip") view=PackingSlipPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/payments") view=PaymentsPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/payments/inbox") view=InboxPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/payments/inbox/:message") view=MessagePage ssr=SsrMode::Async />
                    <Route path=path!("/admin/customers") view=CustomersPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/customers/:user") view=CustomerPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/staff") view=StaffPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/api-keys") view=ApiKeysPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/audit") view=AuditPage ssr=SsrMode::Async />
                </Routes>
            </Layout>
        </Router>
    }
    .into_any()
}
