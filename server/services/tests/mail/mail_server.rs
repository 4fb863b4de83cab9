//! A real mail server, in a process of its own.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use serde::Deserialize;
use services::{
    Settings,
    mail::{MailSettings, SmtpUrl},
};

/// A mail server; gone when it is dropped.
pub struct MailServer {
    process: Child,
    port: u16,
    folder: tempfile::TempDir,
}

/// A mail that it took on.
#[derive(Debug, Deserialize)]
pub struct Received {
    pub sender: String,
    pub recipients: Vec<String>,
    /// By their names in lower case.
    pub headers: BTreeMap<String, String>,
    pub text: String,
    pub html: String,
}

impl MailServer {
    /// One that takes mails from everybody.
    pub fn open() -> Self {
        Self::start(&[])
    }

    /// One that takes mails from whoever knows the password.
    pub fn with_password(password: &str) -> Self {
        Self::start(&[password])
    }

    fn start(arguments: &[&str]) -> Self {
        let aiosmtpd = std::env::var_os("SHOP_TEST_SMTP").map(PathBuf::from).filter(|folder| folder.is_dir());
        let aiosmtpd = aiosmtpd.expect("SHOP_TEST_SMTP names no folder of aiosmtpd; run `make test`, which installs it");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/mail_server.py");
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("python3");
        command.args(["-W", "ignore"]).arg(script).arg(folder.path()).args(arguments).env("PYTHONPATH", aiosmtpd).stdout(Stdio::piped());
        let mut process = command.spawn().expect("python3 starts");
        let mut port = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut port).unwrap();
        let port = port.trim().parse().expect("the mail server prints its port; its reason stands above");
        Self { process, port, folder }
    }

    /// Makes a shop send its mails here.
    pub fn serves(&self) -> impl FnOnce(&mut Settings) {
        self.serves_as("")
    }

    /// The same, with a name and a password.
    pub fn serves_as(&self, login: &str) -> impl FnOnce(&mut Settings) + use<> {
        let at = if login.is_empty() { "" } else { "@" };
        smtp(&format!("smtp://{login}{at}127.0.0.1:{}", self.port))
    }

    /// What it took on, in order.
    pub fn received(&self) -> Vec<Received> {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
        files.sort();
        files.iter().map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()).collect()
    }

    /// Until somebody waits for `hang@…`.
    pub async fn hangs(&self) {
        while !self.folder.path().join("hanging").exists() {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
}

/// Makes a shop send its mails to this address.
pub fn smtp(url: &str) -> impl FnOnce(&mut Settings) + use<> {
    let (url, from) = (SmtpUrl::parse(url).unwrap(), "shop@example.com".parse().unwrap());
    |settings| settings.mail = MailSettings::Smtp { url, from }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
