//! Files that are not what they should be, in whole or in part.

use std::io::{Read, Write};

use flate2::{Compression, write::GzEncoder};
use services::exchange::{
    Format::{self, AmazonJsonLines, JsonLines, ShopifyCsv, SpreeCsv},
    ImportOptions,
};
use shop::Code;

use crate::support::*;

const HEADER: &str = "Handle,Title,Variant SKU,Variant Price";

fn packed(file: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(file).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn what_is_no_such_file_is_refused_in_a_sentence() {
    let shop = Shop::on_sqlite().await;
    let files: [(&[u8], Format, &str); 7] = [
        (b"", JsonLines, "The file is empty."),
        (b"", ShopifyCsv, "The file is empty."),
        (b"\n\n", ShopifyCsv, "The file has no header."),
        (b"Title,Price\nMug,1", ShopifyCsv, "the column \u{201c}Handle\u{201d} is missing"),
        (b"Handle,Title,Variant Price\nmug,Mug,1", SpreeCsv, "the column \u{201c}slug\u{201d} is missing"),
        (b"\x89PNG\r\n\x1a\n\0\0", ShopifyCsv, "The file has no header."),
        (b"\x1f\x8bnot gzip at all", ShopifyCsv, "cannot be read"),
    ];
    for (file, format, message) in files {
        let refused = refusal(shop.imports_as(file, format, false).await);
        assert_eq!(refused.code, Code::BadRequest);
        assert!(refused.message.contains(message), "{refused:?}");
    }
    assert_eq!(refusal(shop.services.exchange.export(AmazonJsonLines, Vec::new()).await.map(|_| ())).code, Code::BadRequest);
}

#[tokio::test]
async fn a_file_is_read_however_it_was_saved() {
    let rows = "mug,\"Big \"\"blue\"\" mug, with\n two lines\",MUG,9.50\ncup,Cup,CUP,1\n";
    let plain = format!("{HEADER}\n{rows}");
    for (file, saved) in [
        (plain.clone().into_bytes(), "plainly"),
        (plain.replace('\n', "\r\n").into_bytes(), "on Windows"),
        (format!("\u{feff}{plain}").into_bytes(), "with a byte order mark"),
        (plain.trim_end().as_bytes().to_vec(), "without a last line feed"),
        (packed(plain.as_bytes()), "packed"),
        (plain.replace("Handle", "HANDLE").into_bytes(), "with a shouting header"),
    ] {
        let shop = Shop::on_sqlite().await;
        let report = shop.imports(&file, ShopifyCsv).await;
        // A title is one line: the first product is refused, and where it begins is said.
        assert_eq!((report.products.created, report.skipped), (1, 1), "{saved}: {report:?}");
        assert_eq!((report.skipped_rows[0].line, report.skipped_rows[0].item.as_str()), (2, "mug"), "{saved}");
    }
}

#[tokio::test]
async fn every_broken_row_is_named_and_no_other_is_lost() {
    let shop = Shop::on_sqlite().await;
    let mut file = format!("{HEADER}\na,A,A,1\nb,B,B\n").into_bytes();
    file.extend(b"c,\xff\xfe,C,1\nd,\"D,D,1\ne,E,E,1\nf,F,F,1,more\n,G,G,1\nh,H,H,\ni,I,I,1.005\n");
    file.extend(format!("j,{},J,1\nk,K,K,1\n", "x".repeat(9 * 1024 * 1024)).bytes());
    let report = shop.imports(&file, ShopifyCsv).await;
    let lines: Vec<(u64, &str)> = report.skipped_rows.iter().map(|row| (row.line, row.item.as_str())).collect();
    assert_eq!(lines, [(3, "b"), (4, "c"), (5, "d"), (7, "f"), (8, ""), (9, "h"), (10, "i"), (11, "")]);
    assert_eq!(report.products.created, 3);
}

#[tokio::test]
async fn a_product_that_would_lose_a_variant_is_left_as_it_is() {
    let shop = Shop::on_sqlite().await;
    let header = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price";
    let whole = format!("{header}\nmug,Mug,Size,S,MUG-S,1\nmug,,,M,MUG-M,1\ncup,Cup,Title,Default Title,CUP,1\n");
    shop.imports(&whole, ShopifyCsv).await;
    let broken = format!("{header}\nmug,Mug,Size,S,MUG-S,2\nmug,,,M,MUG-M\ncup,Cup,Title,Default Title,CUP,2\n");
    let report = shop.imports(&broken, ShopifyCsv).await;
    assert_eq!(report.skipped_rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(report.products.updated, 1);
    assert_eq!(shop.services.catalog.product_input("mug").await.unwrap().variants.len(), 2);
    // Rows of one handle stand together; what comes again later would undo what came first.
    let apart = format!("{header}\nmug,Mug,Size,S,MUG-S,1\ncup,Cup,Title,Default Title,CUP,1\nmug,Mug,Size,M,MUG-M,1\n");
    let report = shop.imports(&apart, ShopifyCsv).await;
    assert_eq!((report.skipped, report.skipped_rows[0].line), (1, 4));
}

#[tokio::test]
async fn a_file_that_breaks_off_keeps_what_came_before() {
    let shop = Shop::on_sqlite().await;
    let rows: String = (0..500).map(|number| format!("p{number},P {number},SKU{number},{number}.00\n")).collect();
    let file = packed(format!("{HEADER}\n{rows}").as_bytes());
    let report = shop.imports(&file[..file.len() - 40], ShopifyCsv).await;
    assert_eq!(report.skipped, 1);
    assert!(report.skipped_rows[0].message.starts_with("The file cannot be read further"), "{report:?}");
    assert!(report.products.created > 100);
    assert_eq!(shop.imports(&file, ShopifyCsv).await.products.total(), 500);
}

/// A gigabyte of nothing in a megabyte of gzip, and a line that never ends.
#[tokio::test]
async fn a_bomb_is_passed_over_in_little_memory() {
    let shop = Shop::on_sqlite().await;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(HEADER.as_bytes()).unwrap();
    encoder.write_all(b"\nmug,Mug,MUG,1\n\"").unwrap();
    std::io::copy(&mut std::io::repeat(b'x').take(64 * 1024 * 1024), &mut encoder).unwrap();
    encoder.write_all(b"\ncup,Cup,CUP,1\n").unwrap();
    let file = encoder.finish().unwrap();
    assert!(file.len() < 1_000_000);
    let report = shop.services.exchange.import(&ctx(), &file[..], ShopifyCsv, ImportOptions::default(), |_| {}).await.unwrap();
    assert_eq!((report.products.created, report.skipped), (2, 1));
}
