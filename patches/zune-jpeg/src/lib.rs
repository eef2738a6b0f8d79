//! Stands in for the decoder of JPEG that the PDF library brings along.
//!
//! Contract: what that library calls is here; no picture can be decoded. Nobody looks at pictures.
#![forbid(unsafe_code)]

use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;

/// No picture is decoded.
#[derive(Debug)]
pub struct DecodeErrors;

/// What is known of a picture.
#[derive(Debug)]
pub struct ImageInfo {
    /// How many colours it is made of.
    pub components: u8,
}

/// Decodes nothing.
#[derive(Debug)]
pub struct JpegDecoder;

impl JpegDecoder {
    /// Takes the data of a picture, to be left alone.
    pub fn new_with_options<T>(_: ZCursor<T>, _: DecoderOptions) -> JpegDecoder {
        JpegDecoder
    }

    /// Takes options, to be left alone.
    pub fn set_options(&mut self, _: DecoderOptions) {}

    /// # Errors
    ///
    /// Always.
    pub fn decode_headers(&mut self) -> Result<(), DecodeErrors> {
        Err(DecodeErrors)
    }

    /// # Errors
    ///
    /// Always.
    pub fn decode(&mut self) -> Result<Vec<u8>, DecodeErrors> {
        Err(DecodeErrors)
    }

    /// Nothing is known.
    pub fn input_colorspace(&self) -> Option<ColorSpace> {
        None
    }

    /// Nothing is known.
    pub fn info(&self) -> Option<ImageInfo> {
        None
    }

    /// Nothing is known.
    pub fn dimensions(&self) -> Option<(usize, usize)> {
        None
    }
}

/// The types that its callers name.
pub mod zune_core {
    /// Where the data come from.
    pub mod bytestream {
        /// Data in memory.
        #[derive(Debug)]
        pub struct ZCursor<T>(T);

        impl<T> ZCursor<T> {
            /// Holds data.
            pub fn new(data: T) -> ZCursor<T> {
                ZCursor(data)
            }
        }
    }

    /// Colours.
    pub mod colorspace {
        use std::num::NonZeroU32;

        /// What the numbers of a picture stand for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum ColorSpace {
            /// Red, green, blue.
            RGB,
            /// The same with a mask.
            RGBA,
            /// Brightness and two colours.
            YCbCr,
            /// Greys.
            Luma,
            /// The same with a mask.
            LumaA,
            /// Brightness, two colours and black.
            YCCK,
            /// Inks.
            CMYK,
            /// So many bands.
            MultiBand(NonZeroU32),
        }
    }

    /// How a picture is decoded.
    pub mod options {
        use super::colorspace::ColorSpace;

        /// Nothing that could be chosen.
        #[derive(Debug, Default)]
        pub struct DecoderOptions;

        impl DecoderOptions {
            /// Nothing.
            #[must_use]
            pub fn set_max_width(self, _: usize) -> DecoderOptions {
                self
            }

            /// Nothing.
            #[must_use]
            pub fn set_max_height(self, _: usize) -> DecoderOptions {
                self
            }

            /// Nothing.
            #[must_use]
            pub fn jpeg_set_out_colorspace(self, _: ColorSpace) -> DecoderOptions {
                self
            }
        }
    }
}
