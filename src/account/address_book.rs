use serde::{Deserialize, Serialize};

use crate::{
    Address,
    error::{Code, Rejection},
    id::AddressId,
};

/// Somebody's addresses; the first is the one that forms begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AddressBook(Vec<SavedAddress>);

/// One address of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAddress {
    /// Names it.
    pub id: AddressId,
    /// Where it is.
    pub address: Address,
}

impl AddressBook {
    /// Keeps the page and the document bounded.
    pub const MOST: usize = 20;

    /// The addresses, the default first.
    #[must_use]
    pub fn all(&self) -> &[SavedAddress] {
        &self.0
    }

    /// The one that forms begin with.
    #[must_use]
    pub fn default_address(&self) -> Option<&Address> {
        self.0.first().map(|saved| &saved.address)
    }

    /// The address of an id.
    ///
    /// # Errors
    /// If it is not in the book.
    pub fn find(&self, id: &str) -> Result<&SavedAddress, Rejection> {
        self.0.iter().find(|saved| saved.id.as_str() == id).ok_or_else(not_here)
    }

    /// Writes an address in; the first becomes the default. The same address twice is once.
    ///
    /// # Errors
    /// If the book is full.
    pub fn add(&mut self, id: AddressId, address: Address) -> Result<(), Rejection> {
        if self.0.iter().any(|saved| saved.address == address) {
            return Ok(());
        }
        if self.0.len() >= Self::MOST {
            return Err(Rejection::new(Code::Conflict, format!("Your book holds {} addresses. Please remove one first.", Self::MOST)));
        }
        self.0.push(SavedAddress { id, address });
        Ok(())
    }

    /// Puts another address in the place of one.
    ///
    /// # Errors
    /// If it is not in the book.
    pub fn change(&mut self, id: &str, address: Address) -> Result<(), Rejection> {
        let place = self.place(id)?;
        self.0[place].address = address;
        Ok(())
    }

    /// Takes an address out; asked twice is once.
    pub fn remove(&mut self, id: &str) {
        self.0.retain(|saved| saved.id.as_str() != id);
    }

    /// Makes an address the one that forms begin with.
    ///
    /// # Errors
    /// If it is not in the book.
    pub fn prefer(&mut self, id: &str) -> Result<(), Rejection> {
        let place = self.place(id)?;
        self.0[..=place].rotate_right(1);
        Ok(())
    }

    fn place(&self, id: &str) -> Result<usize, Rejection> {
        self.0.iter().position(|saved| saved.id.as_str() == id).ok_or_else(not_here)
    }
}

fn not_here() -> Rejection {
    Rejection::new(Code::AddressNotFound, "This address is no longer in your book.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Timestamp, address::AddressForm};

    fn address(line1: &str) -> Address {
        let form = AddressForm {
            name: "Ada Lovelace".into(),
            line1: line1.into(),
            city: "Springfield".into(),
            region: "IL".into(),
            postal_code: "62701".into(),
            country: "US".into(),
            ..AddressForm::default()
        };
        form.check().unwrap()
    }

    fn id(number: u8) -> AddressId {
        AddressId::new(Timestamp::from_millis(0), [number; 10])
    }

    fn book(count: u8) -> AddressBook {
        let mut book = AddressBook::default();
        (0..count).for_each(|n| book.add(id(n), address(&format!("{n} Main Street"))).unwrap());
        book
    }

    #[test]
    fn the_first_is_the_default_until_another_is_preferred() {
        let mut book = book(3);
        assert_eq!(book.default_address(), Some(&address("0 Main Street")));
        book.prefer(id(2).as_str()).unwrap();
        let order: Vec<_> = book.all().iter().map(|saved| saved.id.clone()).collect();
        assert_eq!(order, [id(2), id(0), id(1)]);
        book.remove(id(2).as_str());
        book.remove(id(2).as_str());
        assert_eq!(book.default_address(), Some(&address("0 Main Street")));
    }

    #[test]
    fn the_book_is_bounded_and_holds_an_address_once() {
        let mut book = book(20);
        book.add(id(50), address("3 Main Street")).unwrap();
        assert_eq!(book.all().len(), 20);
        assert_eq!(book.add(id(50), address("50 Main Street")).unwrap_err().code, Code::Conflict);
        assert_eq!(book.change("adr_nothing", address("1 High Street")).unwrap_err().code, Code::AddressNotFound);
        book.change(id(4).as_str(), address("1 High Street")).unwrap();
        assert_eq!(book.find(id(4).as_str()).unwrap().address, address("1 High Street"));
    }
}
