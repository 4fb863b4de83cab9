//! What a PDF holds, read back by another library.

use lopdf::Document;
use shop::{Currency, Money, Timestamp, address::Country, money::Rate, order::OrderNumber};

use super::{super::*, *};

const ISSUED: Timestamp = Timestamp::from_millis(1_795_253_400_000);

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

fn line(title: &str) -> InvoiceLine {
    InvoiceLine {
        title: title.into(),
        variant: "Blue / M".into(),
        sku: "MUG-1".into(),
        quantity: 2,
        unit_price: usd(1_950),
        tax_rate: Rate::from_millionths(200_000),
        amount: usd(3_900),
    }
}

fn invoice(lines: Vec<InvoiceLine>) -> Invoice {
    let seller = InvoiceSeller {
        name: "Kraków Goods Spółka".into(),
        address: vec!["ul. Długa 1".into(), "31-146 Kraków".into(), "Poland".into()],
        tax_id: Some("PL 123 456 78 90".into()),
        country: Country::from_code("PL").unwrap(),
    };
    let document = InvoiceDocument {
        seller,
        buyer: ["Zoë Groß Łukasz", "Жанна Ωmega Straße 5", "10115 Berlin", "Germany"].map(Into::into).to_vec(),
        delivery: Some(["Ada", "1 Main Street", "62701 Springfield", "United States"].map(Into::into).to_vec()),
        order: OrderNumber::new([7; 8]),
        ordered_at: ISSUED,
        subtotal: usd(3_900),
        discounts: vec![NamedAmount { name: "Spring sale (SPRING10)".into(), amount: usd(390) }],
        shipping: Some(NamedAmount { name: "Standard".into(), amount: usd(499) }),
        taxes: vec![InvoiceTax { name: "VAT".into(), rate: Rate::from_millionths(200_000), base: usd(3_510), amount: usd(702) }],
        includes_tax: false,
        total: usd(4_711),
        lines,
    };
    Invoice { number: InvoiceNumber::new(ISSUED, 42), issued_at: ISSUED, document }
}

fn read(invoice: &Invoice) -> (Document, String) {
    let document = Document::load_mem(&of(invoice).unwrap()).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    (document, text)
}

/// Without the line breaks that a reader puts where type changes.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn everything_on_it_can_be_searched_and_copied() {
    let (document, text) = read(&invoice(vec![line("Stoneware Mug")]));
    let text = squeezed(&text);
    for part in [
        "INV-2026-000042",
        "21 November 2026",
        "HHHH-HHHH",
        "Kraków Goods Spółka",
        "ul. Długa 1",
        "PL 123 456 78 90",
        "Billed to",
        "Zoë Groß Łukasz",
        "Жанна Ωmega Straße 5",
        "Delivered to",
        "1 Main Street",
        "Stoneware Mug",
        "Blue / M · MUG-1",
        "$19.50",
        "20 %",
        "$39.00",
        "Spring sale (SPRING10)",
        "−$3.90",
        "Shipping (Standard)",
        "$4.99",
        "VAT 20 % on $35.10",
        "$7.02",
        "Total",
        "$47.11",
        "Paid.",
        "All amounts are in USD.",
        "Page 1 of 1",
    ] {
        assert!(text.contains(&squeezed(part)), "{part} is not in {text}");
    }
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"MarkInfo"));
    let info = document.get_object(document.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap().as_dict().unwrap();
    assert!(info.has(b"Title"));
}

#[test]
fn eighty_lines_take_several_pages_and_repeat_the_head() {
    let (document, text) = read(&invoice((1..=80).map(|number| line(&format!("Thing number {number}"))).collect()));
    let pages = document.get_pages().len();
    assert!((3..=6).contains(&pages), "{pages} pages");
    let text = squeezed(&text);
    for number in 1..=80 {
        assert!(text.contains(&format!("Thingnumber{number}")), "{number}");
    }
    assert_eq!(text.matches("UnitpriceTaxAmount").count(), pages - usize::from(!last_page(&document).contains("UnitpriceTaxAmount")));
    assert!(text.contains(&format!("Page1of{pages}")) && text.contains(&format!("Page{pages}of{pages}")));
}

fn last_page(document: &Document) -> String {
    squeezed(&document.extract_text(&[document.get_pages().len() as u32]).unwrap())
}

#[test]
fn the_same_invoice_is_the_same_file() {
    let invoice = invoice(vec![line("Stoneware Mug"), line("Жук")]);
    let file = of(&invoice).unwrap();
    assert_eq!(of(&invoice).unwrap(), file);
    assert!(file.len() < 100_000, "{} bytes: is the font cut down to its letters?", file.len());
}

#[test]
fn any_name_can_be_written() {
    for name in ["أمينة الحسن", "Dr. أمينة, Cairo", "אדה לאבלייס", "अमीना", "王小明", "🦀", "e\u{301}", &"W".repeat(200)]
    {
        let mut invoice = invoice(vec![line(name)]);
        invoice.document.buyer[0] = name.to_owned();
        let (document, _) = read(&invoice);
        assert_eq!(document.get_pages().len(), 1, "{name}");
    }
    let (_, text) = read(&invoice(vec![line("Dr. أمينة")]));
    assert!(squeezed(&text).contains("Dr."), "{text}");
}

#[test]
fn sums_too_large_for_their_column_still_fit_on_the_page() {
    let huge = Money::new(i64::MAX, Currency::from_code("KWD").unwrap());
    let mut invoice = invoice(vec![InvoiceLine { unit_price: huge, amount: huge, quantity: u32::MAX, ..line("Palace") }]);
    invoice.document.total = huge;
    let fonts = face::Fonts::load().unwrap();
    let sheets = compose::compose(&invoice, &fonts);
    for mark in sheets.pages.iter().flatten() {
        let sheets::Mark::Text { x, text, .. } = mark else { continue };
        assert!(*x >= sheets::MARGIN - 0.5, "{text} begins at {x}");
    }
}

#[test]
fn the_outline_satisfies_pdf_ua() {
    for lines in [1, 80] {
        let invoice = invoice((0..lines).map(|_| line("Stoneware Mug")).collect());
        let fonts = face::Fonts::load().unwrap();
        let composed = compose::compose(&invoice, &fonts);
        paint::paint(&composed, &fonts, &title(&invoice), paint::Rules::Accessible).unwrap();
    }
}
