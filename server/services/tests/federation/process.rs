//! A provider of its own: `end2end/provider.mjs`, which is a certified one with accounts for the asking.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use services::federation::{ClientSecret, ProviderSettings};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
    time::timeout,
};

use crate::stage::redirect_uri;

/// A busy machine starts many of them at once.
const LONGEST_START: Duration = Duration::from_secs(30);
const CLIENT: &str = "shop";
pub const SECRET: &str = "only the provider and the shop know";

/// The process; killed when dropped.
pub struct ProviderProcess {
    /// Where it is.
    pub issuer: String,
    process: Child,
    _said: Lines<BufReader<ChildStdout>>,
}

impl ProviderProcess {
    pub async fn starts() -> Self {
        Self::starts_at("0", &[]).await
    }

    /// One like Google, which need not be asked for the e-mail address.
    pub async fn starts_with_claims_in_id_token() -> Self {
        Self::starts_at("0", &[("CLAIMS_IN_ID_TOKEN", "1")]).await
    }

    /// Ends it and starts another in its place, which knows nobody and signs with a new key.
    pub async fn starts_anew(&mut self) {
        self.ends().await;
        let (_, port) = self.issuer.rsplit_once(':').unwrap();
        *self = Self::starts_at(port, &[]).await;
    }

    pub async fn ends(&mut self) {
        self.process.kill().await.unwrap();
    }

    pub fn settings(&self) -> ProviderSettings {
        ProviderSettings::openid("Example Inc.", &self.issuer, CLIENT, ClientSecret::new(SECRET))
    }

    async fn starts_at(port: &str, variables: &[(&str, &str)]) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut process = Command::new("node")
            .arg(script(&root))
            .args([port, CLIENT, SECRET, &redirect_uri("oidc"), &redirect_uri("other")])
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("Node.js is needed for this test: https://nodejs.org");
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        loop {
            let line = timeout(LONGEST_START, said.next_line()).await.expect("the provider does not start").unwrap();
            let line = line.expect("the provider ended; `node end2end/provider.mjs 0 a b http://127.0.0.1` says why");
            if line.starts_with("http://") {
                return Self { issuer: line, process, _said: said };
            }
        }
    }
}

fn script(root: &Path) -> PathBuf {
    let library = root.join("node_modules/oidc-provider");
    assert!(library.is_dir(), "node_modules has no oidc-provider: `make test` installs it, and so does `scripts/setup node`");
    root.join("end2end/provider.mjs")
}
