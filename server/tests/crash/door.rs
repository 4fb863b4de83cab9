//! The shop's door: open at an address, closed while the program is dead, open again at another.

use std::time::Duration;

use tokio::sync::watch;

const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Who opens and closes.
pub struct Doorkeeper {
    opened: u64,
    state: watch::Sender<State>,
}

/// Who comes in.
#[derive(Clone)]
pub struct Door {
    state: watch::Receiver<State>,
}

/// One opening, from a start to a death.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// Where the shop is.
    pub url: String,
    /// Which opening it is, from 1.
    pub number: u64,
}

type State = Option<Opening>;

/// A door that is closed.
pub fn door() -> (Doorkeeper, Door) {
    let (sender, state) = watch::channel(None);
    (Doorkeeper { opened: 0, state: sender }, Door { state })
}

impl Doorkeeper {
    pub fn opens(&mut self, url: &str) {
        self.opened += 1;
        self.state.send_replace(Some(Opening { url: url.to_owned(), number: self.opened }));
    }

    pub fn closes(&mut self) {
        self.state.send_replace(None);
    }
}

impl Door {
    /// Waits for an opening later than this one.
    pub async fn opening_after(&mut self, number: u64) -> Opening {
        let later = |state: &State| state.as_ref().is_some_and(|opening| opening.number > number);
        let found = tokio::time::timeout(LONGEST_WAIT, self.state.wait_for(later)).await;
        let found = found.expect("a connection broke although the program lives").expect("nobody opens any more");
        found.clone().unwrap()
    }
}
