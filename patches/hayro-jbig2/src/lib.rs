//! Stands in for the decoder of JBIG2 that the PDF library brings along.
//!
//! Contract: what that library calls is here; no picture can be decoded. Nobody looks at pictures.
#![forbid(unsafe_code)]

/// No picture is decoded.
#[derive(Debug)]
pub struct DecodeError;

/// How a picture is decoded.
#[derive(Debug, Default)]
pub struct DecodeSettings {
    /// Whether damage is refused.
    pub strict: bool,
}

/// Takes the dots of a picture.
pub trait Decoder {
    /// One dot.
    fn push_pixel(&mut self, black: bool);
    /// Eight times so many dots.
    fn push_pixel_chunk(&mut self, black: bool, chunk_count: u32);
    /// The end of a line.
    fn next_line(&mut self);
}

/// What several pictures share: there is none.
#[derive(Debug)]
pub enum Globals {}

/// A picture: there is none.
#[derive(Debug)]
pub enum Page {}

impl Globals {
    /// Refuses everything.
    pub fn new(_: &[u8], _: &DecodeSettings) -> Result<Globals, DecodeError> {
        Err(DecodeError)
    }
}

impl Page {
    /// Refuses every picture.
    pub fn new_embedded(
        _: &[u8],
        _: Option<&Globals>,
        _: &DecodeSettings,
    ) -> Result<Page, DecodeError> {
        Err(DecodeError)
    }

    /// How wide it is.
    pub fn width(&self) -> u32 {
        match *self {}
    }

    /// How high it is.
    pub fn height(&self) -> u32 {
        match *self {}
    }

    /// Hands out its dots.
    pub fn decode(&self, _: &mut impl Decoder) -> Result<(), DecodeError> {
        match *self {}
    }
}
