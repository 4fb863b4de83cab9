//! The shop's door for webhooks, as small as it gets.

use std::{collections::HashMap, sync::Arc, sync::OnceLock};

use services::{ServiceError, Services, payments::Sent};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

use crate::support::{NOW, ctx};

/// The door; closed when dropped.
pub struct Mailbox {
    pub url: String,
    services: Arc<OnceLock<Services>>,
    serving: JoinHandle<()>,
}

impl Mailbox {
    pub async fn opens() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/api/payments/webhooks/razorpay", listener.local_addr().unwrap());
        let services = Arc::new(OnceLock::<Services>::new());
        let shop = services.clone();
        let serving = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(answer(connection, shop.clone()));
            }
        });
        Self { url, services, serving }
    }

    pub fn is_of(&self, services: &Services) {
        assert!(self.services.set(services.clone()).is_ok(), "it is one shop's alone");
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(connection: TcpStream, shop: Arc<OnceLock<Services>>) {
    let mut connection = BufReader::new(connection);
    let (headers, body) = read(&mut connection).await;
    let header = |name: &str| headers.get(name).cloned();
    let status = match shop
        .get()
        .expect("it is some shop's")
        .payments
        .receive(&ctx(), "razorpay", &Sent { body: &body, header: &header, now: NOW })
        .await
    {
        Ok(()) => 200,
        Err(ServiceError::Rejected(refused)) => refused.code.http_status(),
        Err(failed) => panic!("{}", failed.chain()),
    };
    let head = format!("HTTP/1.1 {status} As it is\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    connection.get_mut().write_all(head.as_bytes()).await.unwrap();
}

async fn read(connection: &mut BufReader<TcpStream>) -> (HashMap<String, String>, Vec<u8>) {
    let mut headers = HashMap::new();
    let mut line = String::new();
    connection.read_line(&mut line).await.unwrap();
    loop {
        let mut line = String::new();
        connection.read_line(&mut line).await.unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_lowercase(), value.to_owned());
    }
    let mut body = vec![0; headers["content-length"].parse().unwrap()];
    connection.read_exact(&mut body).await.unwrap();
    (headers, body)
}
