//! A small HTTP server on this computer, for providers that nobody offers as a program to install,
//! and for one that lies.

use std::{collections::HashMap, sync::Arc};

use store::Json;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// The server; gone when dropped.
pub struct Fake {
    pub url: String,
    serving: JoinHandle<()>,
}

/// What was asked.
#[derive(Default)]
pub struct Asked {
    /// Method and path: `GET /user`.
    pub what: String,
    /// By their names in lower case.
    pub headers: HashMap<String, String>,
    /// The fields of the query and of the form that was sent.
    pub fields: HashMap<String, String>,
}

/// A status and JSON.
pub type Answer = (u16, Json);

impl Fake {
    /// Starts one; the function is told the server's own address.
    pub async fn answers(answer: impl Fn(&str, &Asked) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (answer, own) = (Arc::new(answer), url.clone());
        let serving = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let (answer, own) = (answer.clone(), own.clone());
                tokio::spawn(async move {
                    let mut connection = BufReader::new(connection);
                    let asked = read(&mut connection).await;
                    let (status, body) = answer(&own, &asked);
                    let body = body.to_string();
                    let head = format!("HTTP/1.1 {status} As asked\r\nContent-Type: application/json\r\nConnection: close\r\n");
                    let whole = format!("{head}Content-Length: {}\r\n\r\n{body}", body.len());
                    connection.get_mut().write_all(whole.as_bytes()).await.unwrap();
                });
            }
        });
        Self { url, serving }
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn read(connection: &mut BufReader<TcpStream>) -> Asked {
    let mut asked = Asked::default();
    let mut line = String::new();
    connection.read_line(&mut line).await.unwrap();
    let [method, target, _] = line.split_whitespace().collect::<Vec<_>>()[..] else { panic!("not a request: {line}") };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    asked.what = format!("{method} {path}");
    asked.take_fields(query.as_bytes());
    loop {
        let mut line = String::new();
        connection.read_line(&mut line).await.unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        asked.headers.insert(name.to_lowercase(), value.to_owned());
    }
    let length = asked.headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    connection.read_exact(&mut body).await.unwrap();
    asked.take_fields(&body);
    asked
}

impl Asked {
    fn take_fields(&mut self, encoded: &[u8]) {
        self.fields.extend(url::form_urlencoded::parse(encoded).into_owned());
    }

    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}
