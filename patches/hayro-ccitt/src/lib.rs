//! Stands in for the decoder of fax pictures that the PDF library brings along.
//!
//! Contract: what that library calls is here; no picture can be decoded. Nobody looks at pictures.
#![forbid(unsafe_code)]

/// No picture is decoded.
#[derive(Debug)]
pub struct DecodeError;

/// How lines are coded.
#[derive(Debug, Clone, Copy)]
pub enum EncodingMode {
    /// In two dimensions.
    Group4,
    /// In one.
    Group3_1D,
    /// In one or two.
    Group3_2D,
}

/// How a picture is decoded.
#[derive(Debug, Clone, Copy)]
pub struct DecodeSettings {
    /// How wide it is.
    pub columns: u32,
    /// How high it is.
    pub rows: u32,
    /// Whether its end is marked.
    pub end_of_block: bool,
    /// Whether the ends of its lines are marked.
    pub end_of_line: bool,
    /// Whether lines begin at bytes.
    pub rows_are_byte_aligned: bool,
    /// How lines are coded.
    pub encoding: EncodingMode,
    /// Whether damage is refused.
    pub strict: bool,
}

/// Takes the lines of a picture.
pub trait Decoder {
    /// One line, by the places where its colour changes.
    fn push_row(&mut self, changes: &[u32]);
}

/// Memory for decoding.
#[derive(Debug)]
pub struct DecoderContext;

impl DecoderContext {
    /// Memory for decoding.
    pub fn new(_: DecodeSettings) -> DecoderContext {
        DecoderContext
    }
}

/// Refuses every picture.
pub fn decode(
    _: &[u8],
    _: &mut impl Decoder,
    _: &mut DecoderContext,
) -> Result<usize, DecodeError> {
    Err(DecodeError)
}
