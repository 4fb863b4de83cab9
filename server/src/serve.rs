//! Serving: open, listen, answer, and end in good order.

use std::{io, net::SocketAddr, time::Duration};

use axum::serve::ListenerExt;
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::{
    config::Config,
    demo,
    http::asked::by_the_program,
    jobs::Jobs,
    opening::{self, OpenError},
    router::router,
    state::AppState,
};

/// How long requests in flight may take once the program is told to stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why the shop stopped serving, or never began.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The shop could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The demo catalog could not be put in.
    #[error(transparent)]
    Demo(#[from] services::ServiceError),
    /// Somebody else has the address, or it is not this computer's.
    #[error("could not listen at {address}: is the shop running already? Another PORT may be free")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What the system answered.
        #[source]
        source: io::Error,
    },
    /// The system stopped it.
    #[error("the server stopped")]
    Stopped(#[source] io::Error),
}

/// Serves the shop until the process is told to stop.
///
/// # Errors
/// If it cannot be opened, or cannot listen.
pub async fn serve(config: &Config) -> Result<(), ServeError> {
    let _lock = opening::lock(config)?;
    let shop = opening::open(config).await?;
    if config.demo {
        demo::put_into_new(&shop).await?;
    }
    let address = SocketAddr::new(config.place.host, config.place.port);
    let listen = |source| ServeError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(listen)?;
    let url = reachable(listener.local_addr().map_err(listen)?);
    let jobs = Jobs::start(&shop);
    let state = AppState::new(shop.clone(), config, &url);
    let router = router(&state);
    let setup = shop.setup.link(&by_the_program("start")?).await?;
    // Before anybody is told that it is open, and may tell it to close.
    let signals = signal(SignalKind::interrupt()).and_then(|interrupt| Ok((interrupt, signal(SignalKind::terminate())?)));
    println!("ShopSphere is open at {url}");
    if let Some(link) = setup {
        println!("Nobody runs this shop yet. Make yourself its admin within half an hour at\n    {link}");
    }
    let stopped = until_stopped(listener, router, signals, state.closing).await;
    jobs.stop().await;
    info!("ShopSphere is closed");
    stopped
}

/// The address to type: one that listens everywhere is reached at this computer's own.
fn reachable(address: SocketAddr) -> String {
    let host = match address.ip() {
        ip if !ip.is_unspecified() => ip,
        std::net::IpAddr::V4(_) => [127, 0, 0, 1].into(),
        std::net::IpAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
    };
    format!("http://{}", SocketAddr::new(host, address.port()))
}

async fn until_stopped(
    listener: TcpListener,
    router: axum::Router,
    signals: io::Result<Signals>,
    told: CancellationToken,
) -> Result<(), ServeError> {
    // Without this, a page in several pieces waits 40 ms for the other side's delayed acknowledgement.
    let listener = listener.tap_io(|socket| {
        if let Err(error) = socket.set_nodelay(true) {
            warn!(%error, "Could not set TCP_NODELAY");
        }
    });
    tokio::spawn(tell_when_stopped(told.clone(), signals));
    let server = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(told.clone().cancelled_owned());
    tokio::select! {
        done = async { server.await } => done.map_err(ServeError::Stopped),
        () = async { told.cancelled().await; tokio::time::sleep(PATIENCE).await } => {
            warn!("Some requests did not end in time and were cut off");
            Ok(())
        }
    }
}

/// Interrupt (Ctrl-C) and terminate.
type Signals = (Signal, Signal);

/// Tells when the first signal comes; a second one ends the process at once.
async fn tell_when_stopped(told: CancellationToken, signals: io::Result<Signals>) {
    let Ok((mut interrupt, mut terminate)) = signals else {
        return warn!("Cannot listen for signals; the program ends without finishing what is in flight");
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    info!("Closing: finishing what is in flight");
    told.cancel();
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    std::process::exit(130);
}
