use shop::Rejection;

use crate::{api::TypedOnSecurityPage as Typed, forms, request::Caller};

/// The forms of the page, by their endpoints.
const FORMS: &[&str] = &[
    "change_password",
    "request_new_email",
    "offer_authenticator",
    "remove_authenticator",
    "make_recovery_codes",
    "add_passkey",
    "remove_passkey",
    "unlink_provider",
    // No form: the way to another provider and back.
    "provider",
];

/// Which form was refused just now, and why; most often none.
#[derive(Clone, Default)]
pub(super) struct Told {
    form: String,
    refused: Option<Rejection>,
    /// What was typed into it.
    pub(super) typed: Typed,
}

impl Told {
    /// What the page's address and the form's draft say.
    pub(super) async fn of(caller: &Caller, form: &str) -> Self {
        if !FORMS.contains(&form) || !forms::just_refused() {
            return Self::default();
        }
        match forms::draft::<Typed>(caller, form).await {
            Some(draft) => Self { form: form.to_owned(), refused: Some(draft.rejection), typed: draft.values },
            None => Self::default(),
        }
    }

    /// Why a form was refused, if it was this one.
    pub(super) fn refused(&self, form: &str) -> Option<Rejection> {
        self.refused.clone().filter(|_| self.form == form)
    }

    /// The same, where there are several of one form, each about something else.
    pub(super) fn refused_about(&self, form: &str, about: &str) -> Option<Rejection> {
        self.refused(form).filter(|_| self.typed.about == about)
    }
}

/// What is said after something was done; unknown words say nothing.
pub(super) fn sentence(done: &str) -> Option<&'static str> {
    Some(match done {
        "password" => "Your password is set. Everywhere else you are signed out.",
        "email" => "We have sent a link to the new address. Your e-mail changes when you open it.",
        "authenticator-off" => "The authenticator app is removed.",
        "codes-kept" => "Good. Your recovery codes are not shown again.",
        "passkey-added" => "The passkey is added.",
        "passkey-removed" => "The passkey is removed. You can delete it from your device as well.",
        "linked" => "You can sign in with it from now on.",
        "unlinked" => "It is unlinked.",
        _ => return None,
    })
}
