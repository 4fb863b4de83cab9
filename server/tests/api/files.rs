//! The site's files, from a folder.

use std::{fs, path::Path};

use axum::http::{HeaderMap, header};
use server::assets::{Assets, Folder, send};

fn headers(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("pkg")).unwrap();
    let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
    write("pkg/shop.AAAAAAAAAAAAAAAAAAAAAA.js", "plain");
    write("pkg/shop.AAAAAAAAAAAAAAAAAAAAAA.js.br", "small");
    write("pkg/shop.BBBBBBBBBBBBBBBBBBBBBB.wasm", "wasm");
    write("pkg/shop.CCCCCCCCCCCCCCCCCCCCCC.css", "css");
    write("loader.js", "loader");
    folder
}

#[tokio::test]
async fn the_smallest_form_that_is_read_is_sent() {
    let folder = site();
    let site = Folder::Disk(folder.path().to_owned());
    let path = "pkg/shop.AAAAAAAAAAAAAAAAAAAAAA.js";
    let small = send(&site, path, &headers(&[(header::ACCEPT_ENCODING, "gzip, br")])).await.unwrap();
    assert_eq!(small.headers()[header::CONTENT_ENCODING], "br");
    assert_eq!(small.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
    assert_eq!(small.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    let plain = send(&site, path, &headers(&[(header::ACCEPT_ENCODING, "gzip")])).await.unwrap();
    assert!(!plain.headers().contains_key(header::CONTENT_ENCODING));
    assert_ne!(plain.headers()[header::ETAG], small.headers()[header::ETAG]);
    let tag = plain.headers()[header::ETAG].to_str().unwrap();
    assert_eq!(send(&site, path, &headers(&[(header::IF_NONE_MATCH, tag)])).await.unwrap().status(), 304);
    assert!(send(&site, "pkg/nothing.js", &HeaderMap::new()).await.is_none());
}

#[test]
fn the_names_of_a_new_build_are_found() {
    let folder = site();
    let config = server::config::Assets { site: Some(folder.path().to_owned()), pictures: Some(Path::new("/nowhere").to_owned()) };
    let assets = Assets::new(&config);
    let files = assets.site_files();
    assert_eq!(files.js, "/pkg/shop.AAAAAAAAAAAAAAAAAAAAAA.js");
    assert_eq!(files.wasm, "/pkg/shop.BBBBBBBBBBBBBBBBBBBBBB.wasm");
    assert_eq!(files.css, "/pkg/shop.CCCCCCCCCCCCCCCCCCCCCC.css");
    assert!(files.loader.starts_with("/loader.js?v="), "{}", files.loader);
    std::thread::sleep(std::time::Duration::from_millis(20));
    fs::write(folder.path().join("pkg/shop.DDDDDDDDDDDDDDDDDDDDDD.js"), "newer").unwrap();
    assert_eq!(assets.site_files().js, "/pkg/shop.DDDDDDDDDDDDDDDDDDDDDD.js");
}
