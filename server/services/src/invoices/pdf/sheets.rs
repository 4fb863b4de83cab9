//! Sheets of paper with marks on them, written from top to bottom; knows nothing of PDF.

use shop::address::Country;

use super::face::Fonts;

/// Points, 72 to an inch.
pub(super) const MARGIN: f32 = 48.0;
/// Left free at the foot, for the page's number.
const FOOT: f32 = 72.0;
/// From one line to the next, in sizes of the type.
const LEADING: f32 = 1.35;
/// How high letters stand over the line, in sizes of the type.
const ASCENT: f32 = 0.93;

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub size: f32,
    pub bold: bool,
    pub tone: Tone,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Tone {
    Ink,
    Quiet,
    Accent,
    Hairline,
}

pub(super) const TITLE: Style = Style { size: 20.0, bold: true, tone: Tone::Accent };
pub(super) const NAME: Style = Style { size: 13.0, bold: true, tone: Tone::Ink };
pub(super) const BODY: Style = Style { size: 9.0, bold: false, tone: Tone::Ink };
pub(super) const STRONG: Style = Style { bold: true, ..BODY };
pub(super) const QUIET: Style = Style { tone: Tone::Quiet, ..BODY };
pub(super) const SMALL: Style = Style { size: 7.5, ..QUIET };

/// Where a text stands on its line.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// Begins there.
    From(f32),
    /// Ends there.
    Until(f32),
}

/// What a mark is to whoever has the page read out: its place in the outline, or nothing but looks.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Role {
    Part(Vec<Step>),
    Decoration,
}

/// One step down the outline: the second row of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Step {
    pub kind: Kind,
    pub number: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Heading,
    Paragraph,
    Table,
    Row,
    ColumnHead,
    RowHead,
    Cell,
}

pub(super) enum Mark {
    Text { x: f32, baseline: f32, style: Style, text: String, role: Role },
    Rule { x: f32, y: f32, width: f32, height: f32, tone: Tone },
}

/// The sheets, and where the next line goes.
pub(super) struct Sheets<'a> {
    pub width: f32,
    pub height: f32,
    pub pages: Vec<Vec<Mark>>,
    pub y: f32,
    fonts: &'a Fonts,
    paragraphs: usize,
}

impl<'a> Sheets<'a> {
    /// A4, or Letter where offices have that.
    pub(super) fn new(country: Country, fonts: &'a Fonts) -> Self {
        let letter = matches!(country.code(), "US" | "CA" | "MX" | "PH");
        let (width, height) = if letter { (612.0, 792.0) } else { (595.28, 841.89) };
        Self { width, height, pages: vec![Vec::new()], y: MARGIN, fonts, paragraphs: 0 }
    }

    pub(super) fn right(&self) -> f32 {
        self.width - MARGIN
    }

    /// Begins another page if less than this is left of the present one; whether it did.
    pub(super) fn makes_room(&mut self, height: f32) -> bool {
        if self.y + height <= self.height - FOOT {
            return false;
        }
        self.pages.push(Vec::new());
        self.y = MARGIN;
        true
    }

    /// A text on the present line, made smaller if it is wider than it may be.
    pub(super) fn write(&mut self, text: &str, style: Style, place: Place, most: f32, role: Role) {
        let wide = self.fonts.weight(style.bold).shape(text).width;
        let size = if wide * style.size > most { most / wide } else { style.size };
        let x = match place {
            Place::From(x) => x,
            Place::Until(x) => x - wide * size,
        };
        let baseline = self.y + style.size * ASCENT;
        self.mark(Mark::Text { x, baseline, style: Style { size, ..style }, text: text.to_owned(), role });
    }

    /// The next line.
    pub(super) fn feed(&mut self, style: Style) {
        self.y += style.size * LEADING;
    }

    pub(super) fn wrap(&self, text: &str, style: Style, width: f32) -> Vec<String> {
        self.fonts.weight(style.bold).wrap(text, width / style.size)
    }

    /// A paragraph of its own, broken into lines.
    pub(super) fn paragraph(&mut self, text: &str, style: Style, x: f32, width: f32) {
        self.paragraphs += 1;
        let role = Role::Part(vec![Step { kind: Kind::Paragraph, number: self.paragraphs }]);
        for line in self.wrap(text, style, width) {
            self.write(&line, style, Place::From(x), width, role.clone());
            self.feed(style);
        }
    }

    /// A line across, from there to the right.
    pub(super) fn rule(&mut self, x: f32, height: f32, tone: Tone) {
        let (y, width) = (self.y, self.right() - x);
        self.mark(Mark::Rule { x, y, width, height, tone });
    }

    /// Numbers the pages at their feet, beside a text.
    pub(super) fn number_pages(&mut self, text: &str) {
        let count = self.pages.len();
        let (right, baseline) = (self.right(), self.height - MARGIN + SMALL.size);
        for (place, page) in self.pages.iter_mut().enumerate() {
            let number = format!("Page {} of {count}", place + 1);
            let x = right - self.fonts.weight(false).shape(&number).width * SMALL.size;
            for (x, text) in [(MARGIN, text.to_owned()), (x, number)] {
                page.push(Mark::Text { x, baseline, style: SMALL, text, role: Role::Decoration });
            }
        }
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }
}

/// The height of so many lines.
pub(super) fn height(style: Style, lines: usize) -> f32 {
    style.size * LEADING * lines as f32
}
