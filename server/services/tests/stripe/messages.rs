//! Where Stripe's messages arrive: kept, so that each test decides what becomes of those about its own order.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use services::{OpCtx, ServiceResult, Services, payments::Sent};

/// A message as it was sent.
#[derive(Clone, Debug)]
pub struct Message {
    pub signature: String,
    pub body: String,
}

#[derive(Clone)]
pub struct Letterbox {
    pub url: String,
    messages: Arc<Mutex<Vec<Message>>>,
}

impl Letterbox {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let messages: Arc<Mutex<Vec<Message>>> = Arc::default();
        let letterbox = Self { url, messages: messages.clone() };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let messages = messages.clone();
                thread::spawn(move || messages.lock().unwrap().extend(receive(stream)));
            }
        });
        letterbox
    }

    /// The message of a kind that names an order or a thing of Stripe's; it may be on its way still.
    pub async fn about(&self, name: &str, kind: &str) -> Message {
        let kind = format!("\"{kind}\"");
        for _ in 0..500 {
            let found = self.messages.lock().unwrap().iter().find(|it| it.body.contains(name) && it.body.contains(&kind)).cloned();
            if let Some(message) = found {
                return message;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("Stripe never told of {kind} about {name}");
    }
}

impl Message {
    /// Brings it to a shop.
    pub async fn reaches(&self, services: &Services, ctx: &OpCtx) -> ServiceResult<()> {
        let header = |name: &str| (name == "stripe-signature").then(|| self.signature.clone());
        services.payments.receive(ctx, "stripe", &Sent { body: self.body.as_bytes(), header: &header, now: ctx.now }).await
    }
}

fn receive(stream: TcpStream) -> Option<Message> {
    let mut reader = BufReader::new(&stream);
    let (mut signature, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        match line.trim_end().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("stripe-signature") => value.clone_into(&mut signature),
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.parse().ok()?,
            _ if line.trim_end().is_empty() => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    (&stream).write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok()?;
    Some(Message { signature, body: String::from_utf8(body).ok()? })
}
