//! A provider of its own: `end2end/provider.mjs`, which is a certified one with accounts for the asking.

use std::{
    io::{BufRead, BufReader, Lines},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::LazyLock,
};

use services::federation::ProviderSettings;

use crate::stage::redirect_uri;

const CLIENT: &str = "shop";
pub const SECRET: &str = "only the provider and the shop know";

/// The process; killed when dropped, and it ends by itself when this program does.
pub struct ProviderProcess {
    /// Where it is.
    pub issuer: String,
    process: Child,
    /// Kept open: it has more to say, and would die of it.
    _said: Lines<BufReader<ChildStdout>>,
}

impl ProviderProcess {
    /// One for all tests that leave it running.
    pub fn shared() -> &'static Self {
        static SHARED: LazyLock<ProviderProcess> = LazyLock::new(ProviderProcess::starts);
        &SHARED
    }

    pub fn starts() -> Self {
        Self::starts_at("0", &[])
    }

    /// One like Google, which need not be asked for the e-mail address.
    pub fn starts_with_claims_in_id_token() -> Self {
        Self::starts_at("0", &[("CLAIMS_IN_ID_TOKEN", "1")])
    }

    /// Ends it and starts another in its place, which knows nobody and signs with a new key.
    pub fn starts_anew(&mut self) {
        self.ends();
        let (_, port) = self.issuer.rsplit_once(':').unwrap();
        *self = Self::starts_at(port, &[]);
    }

    pub fn ends(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    pub fn settings(&self) -> ProviderSettings {
        ProviderSettings::openid("Example Inc.", &self.issuer, CLIENT, services::secrets::Secret::new(SECRET))
    }

    pub fn settings_as(&self, code: &str) -> ProviderSettings {
        ProviderSettings { code: code.to_owned(), ..self.settings() }
    }

    fn starts_at(port: &str, variables: &[(&str, &str)]) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut process = Command::new("node")
            .arg(script(&root))
            .args([port, CLIENT, SECRET, &redirect_uri("oidc"), &redirect_uri("other")])
            .env("ENDS_WITH_STDIN", "1")
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Node.js is needed for this test: https://nodejs.org");
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        let issuer = said.find_map(|line| line.ok().filter(|line| line.starts_with("http://")));
        let issuer = issuer.expect("the provider does not start; `node end2end/provider.mjs 0 a b http://127.0.0.1` says why");
        Self { issuer, process, _said: said }
    }
}

impl Drop for ProviderProcess {
    fn drop(&mut self) {
        // One that has ended already needs no end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn script(root: &Path) -> PathBuf {
    let library = root.join("node_modules/oidc-provider");
    assert!(library.is_dir(), "node_modules has no oidc-provider: `make test` installs it, and so does `scripts/setup node`");
    root.join("end2end/provider.mjs")
}
