//! Server functions: ten lines each at most, one service call, the same for islands and plain forms.
//!
//! Every argument is text that may be missing: a form that was mangled is refused in words, beside its field.

#![allow(clippy::too_many_arguments, reason = "a form has as many fields as it has")]
#![allow(missing_docs, reason = "the macro's argument structs have fields that are documented by the form")]

mod account;
mod addresses;
mod admin;
mod cards;
mod cart;
mod checkout;
mod favourites;
mod links;
mod orders;
mod payment;
mod search;
mod security;
mod sign_in;
mod staff_orders;
mod staff_payments;

pub use account::{
    AcceptMerge, ChangeProfile, CloseAccount, KeepAccount, RemoveAvatar, RevokeOtherSessions, RevokeSession, SendVerification, UndoMerge,
    accept_merge, change_profile, close_account, keep_account, remove_avatar, revoke_other_sessions, revoke_session, send_verification,
    undo_merge,
};
pub use addresses::{PreferAddress, RemoveAddress, SaveAddress, prefer_address, remove_address, save_address};
#[cfg(feature = "ssr")]
pub(crate) use addresses::{address_page, draft_name as address_draft};
#[cfg(feature = "ssr")]
pub(crate) use admin::FRESH_KEY;
pub use admin::{CreateApiKey, RevokeApiKey, SetHouseRules, SetRole, create_api_key, revoke_api_key, set_house_rules, set_role};
pub use cards::{BeginSavingCard, ForgetCard, begin_saving_card, forget_card};
pub use cart::{AddToCart, RemoveLine, SetQuantity, add_to_cart, remove_line, set_quantity};
pub use checkout::{ChoosePayment, ChooseShipping, PlaceOrder, SaveContact, choose_payment, choose_shipping, place_order, save_contact};
pub use favourites::{SetFavourite, set_favourite};
pub use links::{
    ConfirmNewEmail, RequestReset, ResetPassword, SetUpShop, VerifyEmail, confirm_new_email, request_reset, reset_password, set_up_shop,
    verify_email,
};
#[cfg(feature = "ssr")]
pub(crate) use orders::{AGAIN, CallOff, Chosen, again_draft, cancel_draft, order_page, piece_field as chosen_field, return_draft};
pub use orders::{BuyAgain, CancelOrder, RequestReturn, buy_again, cancel_order, request_return};
pub use payment::{ConfirmPayment, Opened, Pay, StartPayment, confirm_payment, pay, start_payment};
#[cfg(feature = "ssr")]
pub(crate) use payment::{draft_name as payment_draft, pay_page};
pub use search::{Suggest, Suggestion, suggest};
#[cfg(feature = "ssr")]
pub(crate) use security::Typed as TypedOnSecurityPage;
pub use security::{
    AddPasskey, ChangePassword, ConfirmAuthenticator, MakeRecoveryCodes, OfferAuthenticator, PasskeyCeremony, PutRecoveryCodesAway,
    RemoveAuthenticator, RemovePasskey, RequestNewEmail, SignInWithCode, SignInWithPasskey, StartPasskey, StartPasskeySignIn,
    UnlinkProvider, add_passkey, change_password, confirm_authenticator, make_recovery_codes, offer_authenticator, put_recovery_codes_away,
    remove_authenticator, remove_passkey, request_new_email, sign_in_with_code, sign_in_with_passkey, start_passkey, start_passkey_sign_in,
    unlink_provider,
};
pub use sign_in::{Register, SignIn, SignOut, register, sign_in, sign_out};
pub use staff_orders::{
    AnswerReturn, CallBackShipment, CallOffOrder, CallOffPieces, CapturePayment, DeliverShipment, EditOrder, HoldOrder, MarkPaid,
    NoteOrder, PackOrder, ReceiveReturn, RefundAgain, RefundItems, RefundOrder, RefundReturn, RefundSurplus, ReleaseOrder, ShipOrder,
    answer_return, call_back_shipment, call_off_order, call_off_pieces, capture_payment, deliver_shipment, edit_order, hold_order,
    mark_paid, note_order, pack_order, receive_return, refund_again, refund_items, refund_order, refund_return, refund_surplus,
    release_order, ship_order,
};
#[cfg(feature = "ssr")]
pub(crate) use staff_orders::{Typed as TypedOnOrder, draft_name as order_draft, edit_form, piece_field};
pub use staff_payments::{ReplayMessage, SettleDiscrepancy, replay_message, settle_discrepancy};
#[cfg(feature = "ssr")]
pub(crate) use staff_payments::{SETTLING, Settling};
