//! Stands in for the decoder of JPEG 2000 that the PDF library brings along.
//!
//! Contract: what that library calls is here; no picture can be decoded. Nobody looks at pictures.
#![forbid(unsafe_code)]

/// No picture is decoded.
#[derive(Debug)]
pub struct DecodeError;

/// What the numbers of a picture stand for.
#[derive(Debug)]
pub enum ColorSpace {
    /// Greys.
    Gray,
    /// Red, green, blue.
    RGB,
    /// Inks.
    CMYK,
    /// So many numbers.
    Unknown {
        /// How many.
        num_channels: u8,
    },
    /// Those of a profile.
    Icc {
        /// The profile.
        profile: Vec<u8>,
        /// How many.
        num_channels: u8,
    },
}

/// How a picture is decoded.
#[derive(Debug, Default)]
pub struct DecodeSettings {
    /// Whether colours are looked up.
    pub resolve_palette_indices: bool,
    /// Whether damage is refused.
    pub strict: bool,
    /// How large it is wanted.
    pub target_resolution: Option<(u32, u32)>,
}

/// Memory for decoding.
#[derive(Debug, Default)]
pub struct DecoderContext;

/// A picture: there is none.
#[derive(Debug)]
pub enum Image {}

/// The dots of a picture: there are none.
#[derive(Debug)]
pub enum Bitmap {}

impl Image {
    /// Refuses every picture.
    pub fn new(_: &[u8], _: &DecodeSettings) -> Result<Image, DecodeError> {
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

    /// The bits of a number.
    pub fn original_bit_depth(&self) -> u8 {
        match *self {}
    }

    /// What its numbers stand for.
    pub fn color_space(&self) -> &ColorSpace {
        match *self {}
    }

    /// Whether one can see through it.
    pub fn has_alpha(&self) -> bool {
        match *self {}
    }

    /// Its dots.
    pub fn decode(&self, _: &mut DecoderContext) -> Result<Bitmap, DecodeError> {
        match *self {}
    }
}

impl Bitmap {
    /// The dots as bytes.
    pub fn data_u8(self) -> Vec<u8> {
        match self {}
    }
}
