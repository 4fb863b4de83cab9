use leptos::prelude::*;
use services::accounts::ProfileForm;
use shop::{Rejection, account::User};

use crate::{
    components::{
        account_frame::AccountFrame,
        avatar::Avatar,
        done::Done,
        fields::{FieldError, FormAlert, Label, TextField, described_by},
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::personal::personal,
};

const LABELS: &[(&str, &str)] = &[("name", "Name")];
const DONE: &[(&str, &str)] =
    &[("saved", "Your profile is saved."), ("picture", "Your picture is in its place."), ("no-picture", "Your picture is removed.")];

/// Name, consent and picture.
#[component]
pub fn ProfilePage() -> impl IntoView {
    personal("Your profile", async |caller| {
        let user = caller.ctx.me()?.user.clone();
        let (typed, refused) = forms::refused::<ProfileForm>(&caller, "profile").await;
        let (_, refused_picture) = forms::refused::<()>(&caller, "avatar").await;
        let form = typed.unwrap_or_else(|| ProfileForm { name: user.name.to_string(), wants_offers: user.wants_offers });
        let view = view! {
            <AccountFrame current="/account/profile" title="Your profile">
                <Done words=DONE />
                <PictureForms user refused=refused_picture />
                <EnhancedForm>
                    <ProfileFields form refused />
                </EnhancedForm>
            </AccountFrame>
        };
        Ok(view.into_any())
    })
}

/// A file goes with a plain form: islands post text only.
#[component]
fn PictureForms(user: User, refused: Option<Rejection>) -> impl IntoView {
    let has_picture = user.avatar.is_some();
    let error = refused.map(|refused| refused.fields.get("picture").cloned().unwrap_or(refused.message));
    view! {
        <section class="panel flex flex-col gap-5" aria-labelledby="picture-title">
            <h2 class="subtitle" id="picture-title">"Picture"</h2>
            <div class="flex flex-wrap items-center gap-5">
                <Avatar user size="size-24" />
                <form action="/account/avatar" method="post" enctype="multipart/form-data" class="field min-w-0 flex-1 basis-64">
                    <Label name="picture" label="A new picture" />
                    <input
                        class="input file-input"
                        id="picture"
                        name="picture"
                        type="file"
                        accept="image/jpeg,image/png,image/webp,image/gif"
                        required
                        aria-invalid=error.is_some().then_some("true")
                        aria-describedby=described_by("picture", "A square.")
                    />
                    <p class="hint" id="picture-hint">"JPEG, PNG, WebP or GIF, up to 8 MB. The middle of it is shown as a circle."</p>
                    <FieldError name="picture" error />
                    <button class="btn self-start" type="submit">"Upload"</button>
                </form>
            </div>
            {has_picture.then(|| {
                view! {
                    <form action="/fn/remove_avatar" method="post">
                        <button class="btn btn-quiet" type="submit">"Remove the picture"</button>
                    </form>
                }
            })}
        </section>
    }
}

#[component]
fn ProfileFields(form: ProfileForm, refused: Option<Rejection>) -> impl IntoView {
    let error = refused.as_ref().and_then(|refused| refused.fields.get("name").cloned());
    view! {
        <form action="/fn/change_profile" method="post" novalidate class="panel flex flex-col gap-5">
            <h2 class="subtitle">"About you"</h2>
            <FormAlert refused labels=LABELS />
            <TextField name="name" label="Name" autocomplete="name" value=form.name error />
            <label class="choice-row min-h-11">
                <input class="tick" type="checkbox" name="wants_offers" value="1" checked=form.wants_offers />
                "Tell me about offers by e-mail"
            </label>
            <button class="btn btn-primary self-start" type="submit">"Save"</button>
        </form>
    }
}
