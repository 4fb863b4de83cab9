//! The program as a process: it starts, says where, refuses a second, and ends in good order.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "program/live.rs"]
mod live;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, ChildStdout, Command, Output, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use services::{OpCtx, Services, Settings, mail::Mail, schema::SCHEMA};
use shop::{Timestamp, order::Actor};
use store::{SharedStore, SqliteStore};

fn shopsphere(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shopsphere"));
    command.args(arguments).env_clear().current_dir(folder).env("PORT", "0").env("LOG", "warn");
    command
}

/// A serving process, and the address it printed.
struct Serving {
    process: Child,
    said: BufReader<ChildStdout>,
    address: String,
}

impl Serving {
    fn start(folder: &Path) -> Self {
        let mut process = shopsphere(folder, &[]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        said.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("ShopSphere is open at http://").expect(&line).to_owned();
        Self { process, said, address }
    }

    /// The next lines that it prints; fewer if it ends.
    fn says(&mut self, lines: usize) -> String {
        (&mut self.said).lines().take(lines).map(Result::unwrap).collect::<Vec<_>>().join("\n")
    }

    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([format!("-{name}"), self.process.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn run(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    let Output { status, stdout, stderr } = shopsphere(folder, arguments).output().unwrap();
    (status.success(), text(&stdout), text(&stderr))
}

#[test]
fn it_serves_the_demo_shop_refuses_a_second_and_ends_in_good_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut shop = Serving::start(folder.path());
    let answer = shop.ask("GET /api/products?limit=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("x-total-count: 123"), "{answer}");

    let (done, _, said) = run(folder.path(), &["serve"]);
    assert!(!done && said.contains("already serves"), "{said}");
    let (done, found, said) = run(folder.path(), &["check"]);
    assert!(done && found.contains("SQLite answers, 123 products"), "{found}{said}");

    // A request that is in flight when the signal comes is finished.
    let mut slow = TcpStream::connect(&shop.address).unwrap();
    slow.write_all(b"POST /api/cart/items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 40\r\nConnection: close\r\n\r\n{\"product_id\"").unwrap();
    std::thread::sleep(Duration::from_millis(200));
    shop.signal("TERM");
    std::thread::sleep(Duration::from_millis(300));
    slow.write_all(b": \"nothing\", \"quantity\": 1}").unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    let began = Instant::now();
    assert!(shop.process.wait().unwrap().success());
    assert!(began.elapsed() < Duration::from_secs(5));
    assert!(TcpStream::connect(&shop.address).is_err());
}

#[test]
fn a_token_made_beside_a_serving_shop_is_good_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Serving::start(folder.path());
    let (done, token, said) = run(folder.path(), &["admin", "token", "--name", "warehouse"]);
    assert!(done && said.contains("Keep this key safe"), "{said}");
    let request = format!(
        "DELETE /api/products/harbour-linen-shirt HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\r\n",
        token.trim()
    );
    assert!(shop.ask(&request).contains("Product deleted successfully"));
}

#[test]
fn a_key_opens_its_scopes_only() {
    let folder = tempfile::tempdir().unwrap();
    let (done, _, said) = run(folder.path(), &["admin", "token", "--name", "reader", "--scope", "everything"]);
    assert!(!done && said.contains("there are: catalog, orders, promotions, customers, audit"), "{said}");
    let (done, key, said) = run(folder.path(), &["admin", "token", "--name", "reader", "--scope", "audit"]);
    assert!(done, "{said}");
    let shop = Serving::start(folder.path());
    let ask = |path: &str| shop.ask(&format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-API-Key: {}\r\n\r\n", key.trim()));
    assert!(ask("/api/audit").starts_with("HTTP/1.1 200"));
    assert!(ask("/api/users").starts_with("HTTP/1.1 403"));
}

#[test]
fn the_first_admin_comes_by_a_link_or_from_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let mut shop = Serving::start(folder.path());
    let link = shop.says(2);
    assert!(link.contains("within half an hour") && link.contains(&format!("http://{}/setup/", shop.address)), "{link}");
    let create = |password: &str| {
        let arguments = ["admin", "create", "--email", "Root@example.com", "--name", "Root"];
        let mut process =
            shopsphere(folder.path(), &arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        process.stdin.take().unwrap().write_all(password.as_bytes()).unwrap();
        let Output { status, stdout, stderr } = process.wait_with_output().unwrap();
        (status.success(), text(&stdout), text(&stderr))
    };
    let (done, _, said) = create("password1\n");
    assert!(!done && said.contains("attackers try first") && !said.contains("password1"), "{said}");
    let (done, told, said) = create("tidy brass kettle\n");
    assert!(done && told.contains("root@example.com") && !told.contains("kettle"), "{told}{said}");
    assert!(!create("tidy brass kettle\n").0, "the e-mail is taken");
    let body = r#"{"email":"root@example.com","password":"tidy brass kettle"}"#;
    let login = format!(
        "POST /api/users/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    assert!(shop.ask(&login).contains("Login successful"));
    shop.signal("TERM");
    shop.process.wait().unwrap();
    let mut again = Serving::start(folder.path());
    again.signal("TERM");
    assert_eq!(again.says(2), "", "there is an admin: no link is made");
}

#[test]
fn what_is_exported_is_imported_again() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = one.path().join("catalog.jsonl");
    let name = file.to_str().unwrap();
    assert!(run(one.path(), &["demo"]).0);
    assert!(run(one.path(), &["export", name]).0);
    let (done, looked, said) = run(other.path(), &["import", "--dry-run", name]);
    assert!(done && looked.contains("Nothing was changed") && looked.contains("Products: 123 new"), "{looked}{said}");
    let (done, taken, said) = run(other.path(), &["import", name]);
    assert!(done && taken.contains("Products: 123 new, 0 changed, 0 as they were\n") && taken.contains("Skipped rows: 0"), "{taken}{said}");
    assert!(run(other.path(), &["import", name]).1.contains("0 new, 0 changed, 123 as they were"));
    let (_, again, _) = run(other.path(), &["export"]);
    assert_eq!(again.lines().count(), std::fs::read_to_string(&file).unwrap().lines().count());
    let (done, _, said) = run(one.path(), &["export", "--format", "amazon", name]);
    assert!(!done && said.contains("imported only"), "{said}");
    assert!(std::fs::metadata(&file).unwrap().len() > 1_000, "a refused export leaves the file as it was");
}

/// Puts a mail into a shop's outbox, as a command beside it does.
fn leave_a_mail(folder: &Path, text: &str) {
    let mail = Mail { to: "ada@example.com".parse().unwrap(), subject: "Tea".into(), text: text.into(), html: String::new() };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store: SharedStore = Arc::new(SqliteStore::open(&folder.join("data/shop.db"), SCHEMA).await.unwrap());
        let shop = Services::open(store.clone(), Settings::demo().unwrap()).await.unwrap();
        let ctx = OpCtx::new(Actor::System, Timestamp::from_millis(0), "test".into()).unwrap();
        store.commit(&shop.outbox.queue(&ctx, &mail).unwrap()).await.unwrap();
    });
}

#[test]
fn a_newcomer_finds_their_mails_in_a_folder_and_in_the_log() {
    const LINK: &str = "http://127.0.0.1:3000/confirm?token=abc";
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let mut command = shopsphere(folder.path(), &[]);
    command.env("DEMO", "false").env("LOG", "info").stdout(Stdio::piped()).stderr(std::fs::File::create(&log).unwrap());
    let mut process = command.spawn().unwrap();
    // Kept open: whoever prints into a closed pipe ends.
    let mut said = BufReader::new(process.stdout.take().unwrap());
    said.read_line(&mut String::new()).unwrap();
    leave_a_mail(folder.path(), &format!("Please confirm:\n{LINK}\n"));
    let has_link = |path: &Path| std::fs::read_to_string(path).unwrap().lines().any(|line| line == LINK);
    let began = Instant::now();
    while !has_link(&log) && began.elapsed() < Duration::from_secs(15) {
        std::thread::sleep(Duration::from_millis(50));
    }
    process.kill().unwrap();
    process.wait().unwrap();
    let said = std::fs::read_to_string(&log).unwrap();
    assert!(has_link(&log) && said.contains("SMTP_URL is not set") && !said.contains("ada@"), "{said}");
    let mails: Vec<_> = std::fs::read_dir(folder.path().join("data/mails")).unwrap().map(|mail| mail.unwrap().path()).collect();
    assert!(mails.len() == 1 && has_link(&mails[0]), "{mails:?}");
}

#[test]
fn what_is_wrong_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let output = shopsphere(folder.path(), &["serve"]).env("PORT", "many").env("CURRENCY", "x").output().unwrap();
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("PORT is \"many\"") && said.contains("CURRENCY is \"x\""), "{said}");
    assert!(!folder.path().join("data").exists());
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = shopsphere(folder.path(), &[]).env("PORT", &port).output().unwrap();
    assert!(!output.status.success() && text(&output.stderr).contains("could not listen at 127.0.0.1"), "{}", text(&output.stderr));
    let output = shopsphere(folder.path(), &["check"])
        .env("MONGODB_URI", "mongodb://me:secret@127.0.0.1:9/x?serverSelectionTimeoutMS=200")
        .output()
        .unwrap();
    let said = text(&output.stderr);
    assert!(!output.status.success() && said.contains("MONGODB_URI") && !said.contains("secret"), "{said}");
    let (done, _, said) = run(folder.path(), &["import", "nothing.csv"]);
    assert!(!done && said.contains("could not read nothing.csv"), "{said}");
}
