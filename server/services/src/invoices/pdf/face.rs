//! Letters: which glyphs a text becomes, how wide it is, where it breaks.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, UnicodeBuffer};
use unicode_bidi::BidiInfo;

use crate::{ServiceError, ServiceResult};

/// The two weights of the type.
pub(super) struct Fonts {
    pub regular: Face,
    pub bold: Face,
}

/// One weight.
pub(super) struct Face {
    pub font: Font,
    shaper: rustybuzz::Face<'static>,
}

/// A line of glyphs from left to right.
#[derive(Default)]
pub(super) struct Shaped {
    pub glyphs: Vec<KrillaGlyph>,
    /// In sizes of the type.
    pub width: f32,
}

impl Fonts {
    pub(super) fn load() -> ServiceResult<Self> {
        let face = |bytes| Face::new(bytes).ok_or_else(|| ServiceError::failed("read the invoice's font", "it is no font"));
        Ok(Self { regular: face(dejavu::sans::regular())?, bold: face(dejavu::sans::bold())? })
    }

    pub(super) fn weight(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        Some(Self { font: Font::new(bytes.into(), 0)?, shaper: rustybuzz::Face::from_slice(bytes, 0)? })
    }

    /// The glyphs of a line, also where it changes its direction: an Arabic name in an English sentence.
    pub(super) fn shape(&self, text: &str) -> Shaped {
        let bidi = BidiInfo::new(text, None);
        let mut shaped = Shaped::default();
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let direction = if levels[run.start].is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight };
                self.shape_run(&mut shaped, &text[run.clone()], run.start, direction);
            }
        }
        shaped
    }

    fn shape_run(&self, shaped: &mut Shaped, run: &str, starts_at: usize, direction: Direction) {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(run);
        buffer.guess_segment_properties();
        buffer.set_direction(direction);
        let output = rustybuzz::shape(&self.shaper, &[], buffer);
        let mut clusters: Vec<usize> = output.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        clusters.push(run.len());
        clusters.sort_unstable();
        clusters.dedup();
        let units = self.font.units_per_em();
        for (info, position) in output.glyph_infos().iter().zip(output.glyph_positions()) {
            let start = info.cluster as usize;
            let end = clusters.iter().copied().find(|cluster| *cluster > start).unwrap_or(run.len());
            let advance = position.x_advance as f32 / units;
            shaped.width += advance;
            shaped.glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                position.x_offset as f32 / units,
                position.y_offset as f32 / units,
                position.y_advance as f32 / units,
                starts_at + start..starts_at + end,
                None,
            ));
        }
    }

    /// The lines of a text that is broken at spaces to fit a width, given in sizes of the type; words that are too long
    /// are broken inside.
    pub(super) fn wrap(&self, text: &str, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split_whitespace() {
            let Some(line) = lines.last_mut() else { break };
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.shape(&longer).width <= width {
                *line = longer;
                continue;
            }
            let mut pieces = self.pieces(word, width);
            if line.is_empty() && !pieces.is_empty() {
                *line = pieces.remove(0);
            }
            lines.extend(pieces);
        }
        lines
    }

    /// A word in pieces that fit; one piece for most words.
    fn pieces(&self, word: &str, width: f32) -> Vec<String> {
        if self.shape(word).width <= width {
            return vec![word.to_owned()];
        }
        let mut pieces = vec![String::new()];
        for letter in word.chars() {
            let Some(piece) = pieces.last_mut() else { break };
            let longer = format!("{piece}{letter}");
            if piece.is_empty() || self.shape(&longer).width <= width {
                *piece = longer;
            } else {
                pieces.push(letter.to_string());
            }
        }
        pieces
    }
}
