//! The pages of a PDF file by `hayro-interpret`: its drawing instructions taken down as characters
//! and lines.
//!
//! Contract: only this module and `drawn` know the library. Rotation and crop box are applied; text that is
//! not drawn counts only where nothing else is (the text layer of a scan).

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};

use super::absurd::{absurd, absurd_bytes};
use super::drawn::read;
use super::glyphs::{Glyph, GlyphSource, PageContent, Rule};
use super::turn::Turn;

/// The most characters of one page that are kept.
const MOST_GLYPHS: usize = 200_000;
/// The most lines of one page that are kept.
const MOST_RULES: usize = 50_000;
/// What is thrown where a file nests more drawings than is read.
pub const FORMS: &str = "too many nested drawings";
/// A filled area this thin is a line.
const THIN: f64 = 3.0;

/// An opened PDF file.
pub struct PdfFile {
    pdf: Pdf,
}

/// Why a file cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError {
    /// It needs a password.
    Encrypted,
    /// It is damaged.
    Damaged,
    /// Its fonts list the widths of more characters than there are.
    Widths,
}

impl PdfFile {
    /// Opens a file whose fonts list the widths of at most so many characters.
    pub fn open(bytes: Vec<u8>, widths: usize) -> Result<PdfFile, OpenError> {
        let large = absurd_bytes(&bytes);
        match Pdf::new(bytes) {
            Ok(pdf) if large || absurd(&pdf, widths) => Err(OpenError::Widths),
            Ok(pdf) => Ok(PdfFile { pdf }),
            Err(LoadPdfError::Decryption(_)) => Err(OpenError::Encrypted),
            Err(LoadPdfError::Invalid) => Err(OpenError::Damaged),
        }
    }

    /// Its pages, with the fonts kept from one to the next; reading ends once `stop` is set, or where a page nests
    /// more drawings than `forms`.
    pub fn pages<'a>(&'a self, stop: &'a AtomicBool, forms: usize) -> PdfPages<'a> {
        PdfPages {
            pdf: &self.pdf,
            cache: RefCell::new(InterpreterCache::new()),
            stop,
            nested: Cell::new(0),
            forms,
        }
    }
}

/// The pages of an opened file.
pub struct PdfPages<'a> {
    pdf: &'a Pdf,
    cache: RefCell<InterpreterCache<'a>>,
    stop: &'a AtomicBool,
    /// How many drawings inside of others were begun on the page.
    nested: Cell<usize>,
    /// How many there may be.
    forms: usize,
}

impl GlyphSource for PdfPages<'_> {
    fn page_count(&self) -> usize {
        self.pdf.pages().len()
    }

    fn page(&self, index: usize) -> PageContent {
        let Some(page) = self.pdf.pages().get(index) else { return PageContent::default() };
        let (width, height) = page.render_dimensions();
        let size = (f64::from(width), f64::from(height));
        let initial = page.initial_transform(true).as_coeffs();
        let transform = Affine::new(initial);
        let area = Rect::new(0.0, 0.0, size.0, size.1);
        let cache = self.cache.borrow();
        self.nested.set(0);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(transform, area, &cache, self.pdf.xref(), settings);
        let content = PageContent { size, ..PageContent::default() };
        let (shown, hidden) = Default::default();
        let mut taker = Taker {
            content,
            shown,
            hidden,
            areas: Vec::new(),
            stop: self.stop,
            nested: &self.nested,
            forms: self.forms,
        };
        interpret_page(page, &mut context, &mut taker);
        taker.finish()
    }
}

/// Takes down what is drawn.
struct Taker<'s> {
    content: PageContent,
    /// What is drawn, by the direction it runs in.
    shown: [Vec<Glyph>; 4],
    /// What is there without being drawn.
    hidden: [Vec<Glyph>; 4],
    /// The areas outside of which nothing is shown, each inside the one before.
    areas: Vec<Rect>,
    stop: &'s AtomicBool,
    nested: &'s Cell<usize>,
    forms: usize,
}

impl Taker<'_> {
    /// Leaves a page that nobody waits for any more: the interpreter has no other way out.
    fn go_on(&self) {
        if self.stop.load(Ordering::Relaxed) {
            std::panic::resume_unwind(Box::new("stopped"));
        }
    }

    /// Counts a drawing that begins inside of another: few bytes can stand for very many.
    fn nest(&mut self) {
        self.go_on();
        self.nested.set(self.nested.get() + 1);
        if self.nested.get() > self.forms {
            std::panic::resume_unwind(Box::new(FORMS));
        }
    }

    fn glyphs(&mut self, run: &GlyphRun<'_, '_>, transform: Affine, hidden: bool) {
        let (width, height) = self.content.size;
        for drawn in run.glyphs() {
            let placed = transform * drawn.transform();
            let Some((turn, glyphs)) = read(drawn, placed, self.content.size) else { continue };
            let [_, _, _, _, x, y] = placed.as_coeffs();
            let clipped =
                turn == Turn::None && glyphs.first().is_some_and(|first| self.clips(first));
            if clipped || !(-1.0..=width).contains(&x) || !(0.0..=height + 1.0).contains(&y) {
                self.content.outside += if hidden { 0 } else { glyphs.len() };
                continue;
            }
            let all = if hidden { &mut self.hidden } else { &mut self.shown };
            if let Some(kept) = all.get_mut(turn.index())
                && kept.len() < MOST_GLYPHS
            {
                kept.extend(glyphs);
            }
        }
    }

    /// Whether a character lies outside of the area that is shown.
    fn clips(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.middle();
        let near = 0.35 * glyph.size;
        self.areas.last().is_some_and(|area| !area.inflate(near, near).contains(Point::new(x, y)))
    }

    fn narrow(&mut self, area: Rect) {
        let area = self.areas.last().map_or(area, |outer| outer.intersect(area));
        self.areas.push(area);
    }

    /// The page, turned so that most of its text runs to the right.
    fn finish(self) -> PageContent {
        let nothing = self.shown.iter().all(Vec::is_empty);
        let all = if nothing { self.hidden } else { self.shown };
        let mut content = self.content;
        let mut turn = Turn::None;
        for (candidate, glyphs) in Turn::ALL.into_iter().zip(all) {
            if glyphs.len() > content.glyphs.len() {
                turn = candidate;
                content.glyphs = glyphs;
            }
        }
        turn.rules(&mut content);
        content
    }

    /// Keeps a straight line if it runs along an axis.
    fn line(&mut self, a: Point, b: Point) {
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let full = self.content.horizontal.len() + self.content.vertical.len() >= MOST_RULES;
        if full || !(dx + dy).is_finite() {
            return;
        }
        if dy <= 1.0 && dx > dy {
            let at = f64::midpoint(a.y, b.y);
            self.content.horizontal.push(Rule { at, from: a.x.min(b.x), to: a.x.max(b.x) });
        } else if dx <= 1.0 && dy > dx {
            let at = f64::midpoint(a.x, b.x);
            self.content.vertical.push(Rule { at, from: a.y.min(b.y), to: a.y.max(b.y) });
        }
    }

    /// A filled area is a line if it is thin.
    fn area(&mut self, area: Rect) {
        let (width, height) = (area.width(), area.height());
        let middle = area.center();
        if height <= THIN && width > height {
            self.line(Point::new(area.x0, middle.y), Point::new(area.x1, middle.y));
        } else if width <= THIN && height > width {
            self.line(Point::new(middle.x, area.y0), Point::new(middle.x, area.y1));
        }
    }

    fn path(&mut self, path: &BezPath, transform: Affine, mode: &DrawMode) {
        let stroked = match mode {
            DrawMode::Stroke(_) => true,
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => false,
            DrawMode::Invisible => return,
        };
        let mut curves = 0usize;
        let mut start = Point::ZERO;
        let mut last = Point::ZERO;
        let mut bounds: Option<Rect> = None;
        for element in path.iter() {
            match element {
                PathEl::MoveTo(point) => {
                    if let (Some(area), false) = (bounds.take(), stroked) {
                        self.area(area);
                    }
                    start = transform * point;
                    last = start;
                    bounds = Some(Rect::from_points(start, start));
                }
                PathEl::LineTo(point) => {
                    let point = transform * point;
                    if stroked {
                        self.line(last, point);
                    }
                    bounds = bounds.map(|area| area.union_pt(point));
                    last = point;
                }
                PathEl::ClosePath => {
                    if stroked {
                        self.line(last, start);
                    }
                    last = start;
                }
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
                    curves += 1;
                    last = transform * point;
                    bounds = bounds.map(|area| area.union_pt(last));
                }
            }
        }
        if let (Some(area), false) = (bounds, stroked) {
            self.area(area);
        }
        // Many curves in one drawing are letters that were turned into pictures.
        self.content.pictures |= curves > 100;
    }
}

impl<'a> Device<'a> for Taker<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.go_on();
        self.path(path, props.transform, mode);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.go_on();
        self.glyphs(run, props.transform, matches!(mode, DrawMode::Invisible));
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.go_on();
        self.content.pictures = true;
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.nest();
        self.narrow(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, area: &Rect) {
        self.nest();
        self.narrow(*area);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.nest();
    }

    fn pop_clip(&mut self) {
        self.areas.pop();
    }

    fn pop_transparency_group(&mut self) {}
}
