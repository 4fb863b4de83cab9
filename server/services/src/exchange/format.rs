use std::io::Read;

use flate2::read::MultiGzDecoder;

/// How a file writes products down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The project's own: product types, categories and products, one JSON object a line.
    JsonLines,
    /// Shopify's product CSV.
    ShopifyCsv,
    /// The CSV of Spree's sample shop.
    SpreeCsv,
    /// Amazon products as JSON lines: `id`, `name`, `categories`, `price`, `list_price`, `rating`…
    AmazonJsonLines,
}

/// A format's name on the command line and in addresses.
const NAMES: [(Format, &str); 4] =
    [(Format::JsonLines, "jsonl"), (Format::ShopifyCsv, "shopify"), (Format::SpreeCsv, "spree"), (Format::AmazonJsonLines, "amazon")];

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::JsonLines, Self::ShopifyCsv, Self::SpreeCsv, Self::AmazonJsonLines];

    /// The format of a name such as `jsonl` or `shopify`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(format, _)| *format)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(format, _)| *format == self).map_or("", |(_, name)| name)
    }

    /// What a file seems to be, by its first bytes (some thousand; packed or not), else by its name.
    #[must_use]
    pub fn guess(first_bytes: &[u8], file_name: &str) -> Option<Self> {
        let head = unpacked_head(first_bytes);
        let head = String::from_utf8_lossy(&head);
        let head = head.trim_start_matches('\u{feff}').trim_start();
        let first_line = head.lines().next().unwrap_or_default().to_lowercase();
        let columns: Vec<&str> = first_line.split(',').map(|column| column.trim().trim_matches('"')).collect();
        let has = |wanted: &[&str]| wanted.iter().all(|column| columns.contains(column));
        if first_line.starts_with('{') {
            let amazon = first_line.contains("\"list_price\"") && !first_line.contains("\"kind\"");
            return Some(if amazon { Self::AmazonJsonLines } else { Self::JsonLines });
        }
        if has(&["handle", "title"]) {
            return Some(Self::ShopifyCsv);
        }
        if has(&["slug", "sku", "name", "option1_name"]) {
            return Some(Self::SpreeCsv);
        }
        let name = file_name.to_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let by_ending = [(".jsonl", Self::JsonLines), (".ndjson", Self::JsonLines), (".csv", Self::ShopifyCsv)];
        by_ending.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| format)
    }
}

/// Whether a file is packed by gzip.
pub(super) fn is_packed(first_bytes: &[u8]) -> bool {
    first_bytes.starts_with(&[0x1f, 0x8b])
}

fn unpacked_head(first_bytes: &[u8]) -> Vec<u8> {
    const ENOUGH: u64 = 16 * 1024;
    if !is_packed(first_bytes) {
        return first_bytes.to_vec();
    }
    let mut head = Vec::new();
    // The bytes end somewhere in the middle; what could be unpacked until there is enough.
    let _ = MultiGzDecoder::new(first_bytes).take(ENOUGH).read_to_end(&mut head);
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_line() {
        for (head, name, format) in [
            ("{\"kind\":\"product\"}", "x", Some(Format::JsonLines)),
            ("\u{feff}{\"id\":\"B0\",\"list_price\":1}", "x.jsonl", Some(Format::AmazonJsonLines)),
            ("Handle,Title,\"Body (HTML)\"\r\n", "x.txt", Some(Format::ShopifyCsv)),
            ("slug,sku,name,price,option1_name", "products.csv", Some(Format::SpreeCsv)),
            ("what is this", "things.csv", Some(Format::ShopifyCsv)),
            ("", "shop.jsonl.gz", Some(Format::JsonLines)),
            ("\u{0}\u{1}", "picture.png", None),
        ] {
            assert_eq!(Format::guess(head.as_bytes(), name), format, "{head}");
        }
    }

    #[test]
    fn every_format_has_a_name() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.name()), Some(format));
        }
        assert_eq!(Format::named(""), None);
    }
}
