//! What the program says of itself.

use tracing_subscriber::EnvFilter;

use super::reader::Reader;

/// What is logged, and how.
#[derive(Clone, Debug)]
pub struct Log {
    /// What is logged. `LOG`, default info; as <https://docs.rs/tracing-subscriber> `EnvFilter` reads it.
    pub filter: String,
    /// How a line looks. `LOG_FORMAT`, default text.
    pub format: LogFormat,
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

impl Log {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let filter = reader.value("LOG", "info", "info,server=debug", |text| {
            EnvFilter::try_new(text)
                .map(|_| text.to_owned())
                .map_err(|_| "it must be a level such as warn, info or debug, or a list of them")
        });
        let format = reader.value("LOG_FORMAT", "text", "json", |text| match text {
            "text" => Ok(LogFormat::Text),
            "json" => Ok(LogFormat::Json),
            _ => Err("it must be text or json"),
        });
        Some(Self { filter: filter?, format: format? })
    }
}
