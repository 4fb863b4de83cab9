//! A real Redis, in a process of its own.

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::Duration,
};

use services::{Settings, limits::RedisUrl};

/// A Redis; gone when it is dropped.
pub struct RedisServer {
    process: Option<Child>,
    port: u16,
    _folder: tempfile::TempDir,
}

impl RedisServer {
    pub async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut server = Self { process: None, port, _folder: tempfile::tempdir().unwrap() };
        server.starts_again().await;
        server
    }

    /// Starts it, empty, on its port.
    pub async fn starts_again(&mut self) {
        let mut command = Command::new("redis-server");
        command.args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--requirepass", "pass&word"]);
        command.args(["--port", &self.port.to_string(), "--dir"]).arg(self._folder.path()).stdout(Stdio::null());
        self.process = Some(command.spawn().expect("there is no redis-server; run `make test`, which installs it"));
        for _ in 0..500 {
            if tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("redis-server does not listen");
    }

    pub fn dies(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }

    pub fn url(&self) -> String {
        format!("redis://:pass%26word@127.0.0.1:{}/0", self.port)
    }

    /// Makes a shop count its tries here.
    pub fn counts(&self) -> impl FnOnce(&mut Settings) + use<> {
        let url = RedisUrl::parse(&self.url()).unwrap();
        |settings| settings.redis_url = Some(url)
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.dies();
    }
}
