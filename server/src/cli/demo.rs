use services::exchange::{Format, ImportOptions};

use super::{
    context::at_the_terminal,
    import::{Watched, print},
    report::Failure,
};
use crate::{config::Config, demo::CATALOG, opening};

/// Puts the demo catalog in, also where it was before: what is there already stays.
pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    let shop = opening::open(config).await?;
    let watched = Watched::new(CATALOG.len() as u64);
    let options = ImportOptions::default();
    let report = shop.exchange.import(&at_the_terminal()?, CATALOG, Format::JsonLines, options, |progress| watched.tell(progress)).await?;
    watched.done();
    print(&report);
    Ok(())
}
