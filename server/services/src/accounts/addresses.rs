use shop::{account::User, address::AddressForm, id::AddressId};
use store::Batch;

use super::Accounts;
use crate::{OpCtx, ServiceResult};

impl Accounts {
    /// Writes an address into one's book.
    ///
    /// # Errors
    /// A rejection that names every wrong field; `conflict` if the book is full.
    pub async fn add_address(&self, ctx: &OpCtx, form: &AddressForm) -> ServiceResult<()> {
        let (id, address) = (ctx.new_id::<shop::id::AddressKind>(), form.check()?);
        self.change_book(ctx, |user| Ok(user.addresses.add(AddressId::clone(&id), address.clone())?)).await
    }

    /// Puts another address in the place of one.
    ///
    /// # Errors
    /// A rejection that names every wrong field; `address_not_found`.
    pub async fn change_address(&self, ctx: &OpCtx, id: &str, form: &AddressForm) -> ServiceResult<()> {
        let address = form.check()?;
        self.change_book(ctx, |user| Ok(user.addresses.change(id, address.clone())?)).await
    }

    /// Takes an address out of one's book; asked twice is once.
    pub async fn remove_address(&self, ctx: &OpCtx, id: &str) -> ServiceResult<()> {
        let remove = |user: &mut User| {
            user.addresses.remove(id);
            Ok(())
        };
        self.change_book(ctx, remove).await
    }

    /// Makes an address the one that forms begin with.
    ///
    /// # Errors
    /// `address_not_found`.
    pub async fn prefer_address(&self, ctx: &OpCtx, id: &str) -> ServiceResult<()> {
        self.change_book(ctx, |user| Ok(user.addresses.prefer(id)?)).await
    }

    async fn change_book(&self, ctx: &OpCtx, change: impl Fn(&mut User) -> ServiceResult<()>) -> ServiceResult<()> {
        self.change_me(ctx, |user| change(user).map(|()| ((), Batch::new()))).await
    }
}
