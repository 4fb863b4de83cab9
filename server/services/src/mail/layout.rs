//! How a mail looks: written once, laid out as text and as HTML.

mod bill;
mod look;

use html_escape::{encode_double_quoted_attribute as attribute, encode_text as escaped};

pub use bill::{Bill, Thing};
use look::{BODY, BUTTON, DARK, FOOT, LINK, PAGE, QUIET, SHEET, SHOP};

use super::{Mail, letters::Addressee};

/// A mail that is being written.
pub(super) struct Layout<'a> {
    addressee: &'a Addressee<'a>,
    subject: &'a str,
    greeting: String,
    parts: Vec<Part<'a>>,
    footnote: String,
}

enum Part<'a> {
    Paragraph(String),
    Button { label: &'a str, link: &'a str },
    Link { label: &'a str, link: &'a str },
    Bill(&'a Bill),
}

impl<'a> Layout<'a> {
    /// To somebody who is known at this address, and so greeted by name.
    pub(super) fn to(addressee: &'a Addressee<'a>, subject: &'a str) -> Self {
        let greeting = match addressee.name {
            "" => "Hello,".to_owned(),
            name => format!("Hello {name},"),
        };
        Self { addressee, subject, greeting, parts: Vec::new(), footnote: String::new() }
    }

    /// To an address that is not proven to be the account's. Nobody is greeted by name there, or whoever registers
    /// with strangers' addresses could have us send them any sentence that fits into a name.
    pub(super) fn to_unproven(addressee: &'a Addressee<'a>, subject: &'a str) -> Self {
        Self { greeting: "Hello,".to_owned(), ..Self::to(addressee, subject) }
    }

    /// A paragraph; its lines stay lines.
    pub(super) fn says(mut self, paragraph: impl Into<String>) -> Self {
        self.parts.push(Part::Paragraph(paragraph.into()));
        self
    }

    /// What to do now.
    pub(super) fn button(mut self, label: &'a str, link: &'a str) -> Self {
        self.parts.push(Part::Button { label, link });
        self
    }

    /// Where there is more, for those who want it.
    pub(super) fn link(mut self, label: &'a str, link: &'a str) -> Self {
        self.parts.push(Part::Link { label, link });
        self
    }

    /// What was bought, and what it costs.
    pub(super) fn bill(mut self, bill: &'a Bill) -> Self {
        self.parts.push(Part::Bill(bill));
        self
    }

    /// What to do if it was not you.
    pub(super) fn footnote(self, footnote: impl Into<String>) -> Self {
        Self { footnote: footnote.into(), ..self }
    }

    pub(super) fn mail(self) -> Mail {
        Mail { to: self.addressee.email.clone(), subject: self.subject.to_owned(), text: self.text(), html: self.html() }
    }

    fn text(&self) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Paragraph(paragraph) => paragraph.clone(),
            Part::Button { label, link } | Part::Link { label, link } => format!("{label}:\n{link}"),
            Part::Bill(bill) => bill.text(),
        });
        let end = [self.footnote.clone(), format!("-- \n{}", self.addressee.shop)];
        let paragraphs = std::iter::once(self.greeting.clone()).chain(parts).chain(end);
        let mut text = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n");
        text.push('\n');
        text
    }

    fn html(&self) -> String {
        let (shop, subject) = (escaped(self.addressee.shop.as_str()), escaped(self.subject));
        let parts: String = self.parts.iter().map(html_part).collect();
        let greeting = escaped(&self.greeting);
        let foot = match self.footnote.as_str() {
            "" => String::new(),
            footnote => format!("<tr><td class=\"foot\" style=\"{FOOT}\">{}</td></tr>\n", escaped(footnote)),
        };
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{subject}</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">\n\
             <style>{DARK}</style></head>\n<body class=\"page\" style=\"{PAGE}\">\n\
             <table role=\"presentation\" align=\"center\" cellpadding=\"0\" cellspacing=\"0\" class=\"sheet\" style=\"{SHEET}\">\n\
             <tr><td class=\"shop\" style=\"{SHOP}\">{shop}</td></tr>\n<tr><td style=\"{BODY}\">\n<p>{greeting}</p>\n{parts}</td></tr>\n{foot}\
             </table>\n</body>\n</html>\n"
        )
    }
}

fn html_part(part: &Part) -> String {
    match part {
        Part::Paragraph(paragraph) => format!("<p>{}</p>\n", escaped(paragraph).replace('\n', "<br>\n")),
        Part::Button { label, link } => {
            let (label, href, link) = (escaped(label), attribute(link), escaped(link));
            format!(
                "<p><a href=\"{href}\" class=\"button\" style=\"{BUTTON}\">{label}</a></p>\n\
                 <p class=\"quiet\" style=\"{QUIET}\">If the button does not work, copy this address into your browser:<br>\
                 <span style=\"word-break:break-all\">{link}</span></p>\n"
            )
        }
        Part::Link { label, link } => {
            let (label, href) = (escaped(label), attribute(link));
            format!("<p><a href=\"{href}\" class=\"link\" style=\"{LINK}\">{label}</a></p>\n")
        }
        Part::Bill(bill) => bill.html(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://shop.example.com/reset?token=a&b=\"><script>";

    fn mail(name: &str) -> Mail {
        let (email, shop) = ("ada@example.com".parse().unwrap(), "Mugs & <More>".parse().unwrap());
        let addressee = Addressee { email: &email, name, shop: &shop };
        Layout::to(&addressee, "Tea & <cake>").says("It is <b>bold</b> & well.").button("Go", LINK).footnote("Not you?").mail()
    }

    #[test]
    fn the_text_has_the_bare_link_on_a_line_of_its_own() {
        let text = mail("Ada").text;
        assert_eq!(text, format!("Hello Ada,\n\nIt is <b>bold</b> & well.\n\nGo:\n{LINK}\n\nNot you?\n\n-- \nMugs & <More>\n"));
    }

    #[test]
    fn the_html_shows_what_was_written_and_nothing_else() {
        let html = mail("<img src=x>").html;
        for escaped in
            ["Tea &amp; &lt;cake&gt;", "Mugs &amp; &lt;More&gt;", "It is &lt;b&gt;bold&lt;/b&gt; &amp; well.", "Hello &lt;img src=x&gt;,"]
        {
            assert!(html.contains(escaped), "{escaped} is not in {html}");
        }
        assert!(!html.contains("<script>") && !html.contains("<img"), "{html}");
        assert!(html.contains("href=\"https://shop.example.com/reset?token=a&amp;b=&quot;"), "{html}");
    }

    #[test]
    fn whoever_has_no_name_is_greeted_as_well() {
        assert!(mail("").text.starts_with("Hello,\n"));
    }
}
