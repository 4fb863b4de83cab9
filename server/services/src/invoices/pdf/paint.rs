//! Sheets as a PDF: the only place that knows how one is made.

use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, Configuration, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, SpanTag},
};

use super::{
    face::Fonts,
    sheets::{Mark, Role, Sheets, Tone},
    tags::Tags,
};
use crate::{ServiceError, ServiceResult};

/// What the file must hold to.
#[derive(Clone, Copy)]
pub(super) enum Rules {
    /// To nothing beyond the format. Letters that the font has not would break every stricter rule.
    Plain,
    /// To PDF/UA-1: tests check by it that the outline is whole.
    #[cfg_attr(not(test), allow(dead_code, reason = "see above"))]
    Accessible,
}

pub(super) fn paint(sheets: &Sheets, fonts: &Fonts, title: &str, rules: Rules) -> ServiceResult<Vec<u8>> {
    let mut document = Document::new_with(SerializeSettings { configuration: rules.configuration()?, ..SerializeSettings::default() });
    let mut tags = Tags::default();
    let size = PageSettings::from_wh(sheets.width, sheets.height);
    let size = size.ok_or_else(|| ServiceError::failed("paint an invoice", "the page has no size"))?;
    for marks in &sheets.pages {
        let mut page = document.start_page_with(size.clone());
        let mut surface = page.surface();
        marks.iter().for_each(|mark| draw(mark, &mut surface, fonts, &mut tags));
        surface.finish();
        page.finish();
    }
    document.set_metadata(Metadata::new().title(title.to_owned()).language("en".to_owned()));
    document.set_outline(contents(title));
    document.set_tag_tree(tags.done());
    document.finish().map_err(|error| ServiceError::failed("paint an invoice", format!("{error:?}")))
}

/// The list of contents that readers show beside the pages: an invoice is one entry.
fn contents(title: &str) -> Outline {
    let mut contents = Outline::new();
    contents.push_child(OutlineNode::new(title.to_owned(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    contents
}

fn draw(mark: &Mark, surface: &mut Surface, fonts: &Fonts, tags: &mut Tags) {
    match mark {
        Mark::Text { x, baseline, style, text, role } => {
            match role {
                Role::Part(path) => tags.add(path, surface.start_tagged(ContentTag::Span(SpanTag::empty()))),
                Role::Decoration => drop(surface.start_tagged(artifact(ArtifactType::PaginationOther))),
            }
            let face = fonts.weight(style.bold);
            surface.set_fill(Some(fill(style.tone)));
            surface.draw_glyphs(Point::from_xy(*x, *baseline), &face.shape(text).glyphs, face.font.clone(), text, style.size, false);
        }
        Mark::Rule { x, y, width, height, tone } => {
            let _ = surface.start_tagged(artifact(ArtifactType::Layout));
            let mut path = PathBuilder::new();
            if let Some(line) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(line);
            }
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*tone)));
                surface.draw_path(&path);
            }
        }
    }
    surface.end_tagged();
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

/// The shop's colours, dark enough for paper.
fn fill(tone: Tone) -> Fill {
    let color = match tone {
        Tone::Ink => rgb::Color::new(28, 27, 25),
        Tone::Quiet => rgb::Color::new(98, 94, 87),
        Tone::Accent => rgb::Color::new(15, 95, 86),
        Tone::Hairline => rgb::Color::new(228, 224, 216),
    };
    Fill { paint: color.into(), ..Fill::default() }
}

impl Rules {
    fn configuration(self) -> ServiceResult<Configuration> {
        match self {
            Self::Plain => Ok(Configuration::default()),
            Self::Accessible => ConfigurationBuilder::new()
                .with_accessibility_validator(Accessibility::UA1)
                .finish()
                .map_err(|error| ServiceError::failed("choose the rules of a PDF", format!("{error:?}"))),
        }
    }
}
