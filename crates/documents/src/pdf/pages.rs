//! Text of all pages: words with their places, lines, and notes on pages that hold no text.

use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt, interpret_page,
};
use hayro_syntax::object::dict::keys::CONTENTS;
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{LoadPdfError, Pdf};

use super::blocks::PageLines;
use super::glyphs::{Collector, Glyph, GlyphText};
use super::lines::{self, Line};
use super::words::{self, Fragment};
use crate::{Bounds, Note, PageState, ReadError, SeenPage, Shape, Stroke, Word};

/// What the pages of a file hold.
pub(super) struct Pages {
    pub(super) lines: Vec<PageLines>,
    pub(super) words: Vec<Word>,
    pub(super) strokes: Vec<Stroke>,
    pub(super) states: Vec<PageState>,
    pub(super) notes: Vec<Note>,
    /// Of each page, what takes a place in the file to a place on the page as it is shown.
    pub(super) frames: Vec<Frame>,
    /// Title and date of the document information dictionary.
    pub(super) title: Option<Vec<u8>>,
    /// As `YYYY-MM-DD`.
    pub(super) date: Option<String>,
}

/// How a page is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    transform: Affine,
    width: f64,
    height: f64,
}

impl Frame {
    fn of(page: &Page<'_>) -> Self {
        let (width, height) = page.render_dimensions();
        Self {
            transform: page.initial_transform(false).to_kurbo(),
            width: f64::from(width),
            height: f64::from(height),
        }
    }

    /// Width and height in points.
    pub(super) fn size(&self) -> [f32; 2] {
        [self.width as f32, self.height as f32]
    }

    /// The matrix from the page as it is shown to the file (ISO 32000-2, 8.3.4).
    pub(super) fn back(&self) -> [f64; 6] {
        self.transform.inverse().as_coeffs()
    }

    /// A rectangle of the file on the page as it is shown.
    pub(super) fn shown(&self, [left, bottom, right, top]: [f32; 4]) -> [f32; 4] {
        let rectangle = Rect::new(
            f64::from(left),
            f64::from(bottom),
            f64::from(right),
            f64::from(top),
        );
        let shown = self.transform.transform_rect_bbox(rectangle.abs());
        [shown.x0, shown.y0, shown.x1, shown.y1].map(|value| value as f32)
    }
}

/// Reads the text of a file. What annotations show is read as well, save inside `fields`: pages
/// counted from 1 and rectangles of the file, whose values are no text of the page. What was
/// seen on the picture of a page stands for all of its text.
pub(super) fn read(
    bytes: &[u8],
    fields: &[(u32, [f32; 4])],
    seen: &[SeenPage],
    bounds: &Bounds,
) -> Result<Pages, ReadError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Encrypted,
        LoadPdfError::Invalid => ReadError::Damaged("no pages".to_owned()),
    })?;
    if pdf.pages().len() > bounds.pages {
        return Err(ReadError::TooLarge("pages"));
    }
    let metadata = pdf.metadata();
    let date = metadata.modification_date.or(metadata.creation_date);
    let mut pages = Pages {
        lines: Vec::new(),
        words: Vec::new(),
        strokes: Vec::new(),
        states: Vec::new(),
        notes: Vec::new(),
        frames: Vec::new(),
        title: metadata.title.as_ref().map(|title| title.to_vec()),
        date: date
            .filter(|date| date.year > 1900 && (1..=12).contains(&date.month) && date.day > 0)
            .map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)),
    };
    let cache = InterpreterCache::new();
    let mut drawn: Vec<(Frame, Drawn)> = Vec::new();
    for (page, number) in pdf.pages().iter().zip(1u32..) {
        let frame = Frame::of(page);
        let inside: Vec<[f32; 4]> = fields
            .iter()
            .filter(|(on, _)| *on == number)
            .map(|(_, r)| frame.shown(*r))
            .collect();
        let page = draw(&pdf, page, &cache, frame, number, &inside);
        pages.notes.extend(page.notes.iter().cloned());
        pages.frames.push(frame);
        drawn.push((frame, page));
        let kept: usize = drawn.iter().map(|(_, page)| page.glyphs.len()).sum();
        if kept > bounds.blocks.saturating_mul(40) {
            return Err(ReadError::TooLarge("blocks"));
        }
    }
    let regular = words::regular_inks(drawn.iter().flat_map(|(_, page)| &page.glyphs));
    for ((frame, page), number) in drawn.into_iter().zip(1u32..) {
        let (state, fragments) = match seen.iter().find(|seen| seen.page == number) {
            None => (page.state, words::words(&page.glyphs, &regular)),
            Some(seen) if seen.words.is_empty() => (PageState::Picture, Vec::new()),
            Some(seen) => {
                let words = seen.words.iter().map(Fragment::recognised).collect();
                (PageState::Recognised, words)
            }
        };
        pages.states.push(state);
        let room = MOST_STROKES.saturating_sub(pages.strokes.len());
        let strokes = page.strokes.into_iter().take(room);
        pages
            .strokes
            .extend(strokes.map(|(rectangle, shape)| Stroke {
                page: number,
                rectangle,
                shape,
            }));
        let regions = lines::regions(fragments);
        for word in regions
            .iter()
            .flatten()
            .flat_map(Line::words)
            .filter(|word| !word.drawn)
        {
            let parts = word.parts().into_iter();
            pages.words.extend(parts.map(|(text, rectangle)| Word {
                page: number,
                rectangle,
                text,
                size: word.size as f32,
                bold: word.bold,
            }));
        }
        pages.lines.push(PageLines {
            number,
            height: frame.height,
            scanned: state == PageState::Recognised,
            regions,
        });
    }
    Ok(pages)
}

/// The letters that some pages draw, in the order of drawing, blanks left out: for each page
/// asked for, counted from 1, the text of each with its start, its end and its baseline.
pub(super) fn letters(bytes: &[u8], asked: &[u32]) -> Option<Vec<(u32, Letters)>> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let cache = InterpreterCache::new();
    let pages = pdf.pages().iter().zip(1u32..);
    let drawn = pages.filter(|(_, number)| asked.contains(number));
    let drawn = drawn.map(|(page, number)| {
        let frame = Frame::of(page);
        let glyphs = draw(&pdf, page, &cache, frame, number, &[]).glyphs;
        let letters = glyphs.iter().filter(|glyph| !glyph.text.is_blank());
        let letters = letters.map(|glyph| {
            let mut text = String::new();
            glyph.text.push_to(&mut text);
            (text, [glyph.x, glyph.x + glyph.advance, glyph.y])
        });
        (number, letters.collect())
    });
    Some(drawn.collect())
}

/// Letters with where they start and end from left to right, and their baseline.
pub(super) type Letters = Vec<(String, [f64; 3])>;

/// A page to be written over.
pub(super) struct Sheet {
    pub(super) frame: Frame,
    pub(super) marks: Marks,
}

/// What a page draws in the room that is to be written in.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// What parts cells from each other, lines down and bars that are typed: the place across of
    /// each, its lower and its upper end.
    pub(super) walls: Vec<[f32; 3]>,
    /// Slashes that part the day of a date from its month: where each starts and ends across, and
    /// its baseline.
    pub(super) slashes: Vec<[f32; 3]>,
}

/// All pages in order; the marks of those that are asked for, counted from 1.
pub(super) fn sheets(bytes: &[u8], asked: &[u32]) -> Vec<Sheet> {
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else {
        return Vec::new();
    };
    let cache = InterpreterCache::new();
    let pages = pdf.pages().iter().zip(1u32..);
    pages
        .map(|(page, number)| {
            let frame = Frame::of(page);
            let marks = if asked.contains(&number) {
                marks(&draw(&pdf, page, &cache, frame, number, &[]))
            } else {
                Marks::default()
            };
            Sheet { frame, marks }
        })
        .collect()
}

fn marks(drawn: &Drawn) -> Marks {
    let lines = drawn.strokes.iter().filter_map(|(r, shape)| match shape {
        Shape::Line if r[3] - r[1] > r[2] - r[0] => Some([f32::midpoint(r[0], r[2]), r[1], r[3]]),
        _ => None,
    });
    // A capital I beside a line to write on is a bar too: I_I_I_I.
    let line = |at: Option<usize>| {
        let glyph = at.and_then(|at| drawn.glyphs.get(at));
        glyph.is_some_and(|glyph| matches!(glyph.text, GlyphText::One('_')))
    };
    let bars = drawn.glyphs.iter().enumerate();
    let bars = bars.filter(|(at, glyph)| match glyph.text {
        GlyphText::One('|') => true,
        GlyphText::One('I') => line(at.checked_sub(1)) || line(Some(at + 1)),
        _ => false,
    });
    let bars = bars.map(|(_, glyph)| {
        let (low, high) = (glyph.y - 0.2 * glyph.size, glyph.y + 0.8 * glyph.size);
        [glyph.x + glyph.advance / 2.0, low, high].map(|value| value as f32)
    });
    let slashes = drawn.glyphs.iter();
    let slashes = slashes.filter(|glyph| matches!(glyph.text, GlyphText::One('/')));
    let slashes =
        slashes.map(|glyph| [glyph.x, glyph.x + glyph.advance, glyph.y].map(|value| value as f32));
    Marks {
        walls: lines.chain(bars).collect(),
        slashes: slashes.collect(),
    }
}

/// The lines of a picture. Its height is that of the highest word: nothing is known of its margins.
pub(super) fn of_picture(seen: &SeenPage) -> PageLines {
    let words: Vec<Fragment> = seen.words.iter().map(Fragment::recognised).collect();
    let top = seen.words.iter().map(|word| word.rectangle[3]);
    PageLines {
        number: 1,
        height: f64::from(top.fold(0.0, f32::max)),
        scanned: true,
        regions: lines::regions(words),
    }
}

/// The most strokes that are kept of all pages: a form has thousands.
const MOST_STROKES: usize = 400_000;

/// What one page draws.
struct Drawn {
    glyphs: Vec<Glyph>,
    strokes: Vec<([f32; 4], Shape)>,
    state: PageState,
    notes: Vec<Note>,
}

fn draw<'a>(
    pdf: &'a Pdf,
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    frame: Frame,
    number: u32,
    fields: &[[f32; 4]],
) -> Drawn {
    let mut collector = Collector::default();
    let interpret = |content: RenderContent, collector: &mut Collector| {
        let settings = InterpreterSettings {
            render_content: content,
            ..InterpreterSettings::default()
        };
        let whole = Rect::new(0.0, 0.0, frame.width, frame.height);
        let mut context = Context::new(frame.transform, whole, cache, pdf.xref(), settings);
        interpret_page(page, &mut context, collector);
    };
    interpret(RenderContent::PAGE, &mut collector);
    collector.add_bullets();
    let of_page = collector.glyphs.len();
    let unmapped = collector.unmapped;
    interpret(RenderContent::ANNOTATIONS, &mut collector);
    let mut glyphs = std::mem::take(&mut collector.glyphs);
    let mut index = 0;
    glyphs.retain(|glyph| {
        index += 1;
        let (x, y) = (glyph.x, glyph.y);
        let on_page =
            (-1.0..=frame.width + 1.0).contains(&x) && (-1.0..=frame.height + 1.0).contains(&y);
        let in_field = index > of_page
            && fields.iter().any(|[left, bottom, right, top]| {
                (f64::from(*left) - 1.0..=f64::from(*right) + 1.0).contains(&x)
                    && (f64::from(*bottom) - 1.0..=f64::from(*top) + 1.0).contains(&y)
            });
        on_page && !in_field
    });
    let readable = glyphs.iter().filter(|glyph| !glyph.text.is_blank()).count();
    let mut notes = Vec::new();
    if collector.cut {
        notes.push(Note::PageCut { page: number });
    }
    Drawn {
        state: if is_damaged(page) {
            PageState::Damaged
        } else {
            state(&collector, readable, unmapped, frame)
        },
        glyphs,
        strokes: collector.strokes.taken(),
        notes,
    }
}

/// Whether what draws a page, or a part of it, is not there or cannot be unpacked.
fn is_damaged(page: &Page<'_>) -> bool {
    let dictionary = page.raw();
    if let Some(streams) = dictionary.get::<Array<'_>>(CONTENTS) {
        let unpacked = streams.iter::<Stream<'_>>().filter(unpacks);
        unpacked.count() < streams.raw_iter().count()
    } else {
        dictionary.contains_key(CONTENTS)
            && !dictionary
                .get::<Stream<'_>>(CONTENTS)
                .as_ref()
                .is_some_and(unpacks)
    }
}

/// Bytes that a packed stream of nothing may have.
const NOTHING: usize = 32;

/// Whether something is in a stream that was something when it was packed. What cannot be unpacked
/// counts as nothing.
fn unpacks(stream: &Stream<'_>) -> bool {
    let unpacked = stream.decoded_data();
    stream.raw_data().len() <= NOTHING || unpacked.is_ok_and(|data| !data.is_empty())
}

/// Part of a page that pictures cover, from which it is one, unless it says much beside them.
const PICTURED: f64 = 0.4;
/// Letters of a page that says little beside its pictures: a title, a page number, a stamp.
const LITTLE: usize = 300;

fn state(collector: &Collector, readable: usize, unmapped: usize, frame: Frame) -> PageState {
    let drawn = collector.pictures > 0 || collector.paths > 50;
    let unseen = collector.unseen * 2 > readable;
    // A bullet or two without a character does no harm.
    if unmapped * 50 > unmapped + readable {
        PageState::Unmapped
    } else if readable == 0 && drawn {
        // Outlined text is drawn as paths: a page of nothing else holds words that cannot be read.
        PageState::Scan
    } else if collector.pictures > 0 && unseen {
        PageState::Recognised
    } else if readable < LITTLE && pictured(collector, frame) > PICTURED {
        PageState::Scan
    } else if readable == 0 {
        PageState::Blank
    } else {
        PageState::Text
    }
}

/// The part of a page that its pictures cover, those that lie over each other counted twice.
fn pictured(collector: &Collector, frame: Frame) -> f64 {
    let page = Rect::new(0.0, 0.0, frame.width, frame.height);
    let covered: f64 = collector
        .pictured
        .iter()
        .map(|place| place.intersect(page).area().max(0.0))
        .sum();
    covered / page.area().max(1.0)
}
