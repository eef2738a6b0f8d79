//! Stands in for the library of colours that the PDF library brings along.
//!
//! Contract: what that library calls is here and succeeds; every colour is black. The text and the lines of a
//! page are read whatever their colour, so nobody asks.
#![forbid(unsafe_code)]

use std::sync::Arc;

/// Why a profile cannot be read; never made here.
#[derive(Debug)]
pub struct CmsError;

/// What the numbers of a profile stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataColorSpace {
    /// Lightness and two axes.
    Lab,
    /// Anything else.
    Rgb,
}

/// How many numbers make a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One.
    Gray,
    /// Three.
    Rgb,
    /// Four.
    Rgba,
}

/// A point of the CIE space.
#[derive(Debug, Clone, Copy, Default)]
pub struct Xyzd;

impl Xyzd {
    /// A point.
    pub fn new(_: f64, _: f64, _: f64) -> Xyzd {
        Xyzd
    }
}

/// How colours are made into others.
#[derive(Debug, Clone, Copy, Default)]
pub struct TransformOptions;

/// A profile of colours.
#[derive(Debug)]
pub struct ColorProfile {
    /// What its numbers stand for.
    pub color_space: DataColorSpace,
    /// Its white.
    pub white_point: Xyzd,
    /// The curve of grey.
    pub gray_trc: Option<()>,
    /// The curve of red.
    pub red_trc: Option<()>,
}

/// Makes colours into others.
pub trait TransformExecutor<T> {
    /// Leaves the colours as they are.
    fn transform(&self, from: &[T], to: &mut [T]) -> Result<(), CmsError>;
}

/// Makes colours into others where they stand.
pub trait InPlaceTransformExecutor<T> {
    /// Leaves the colours as they are.
    fn transform(&self, colours: &mut [T]) -> Result<(), CmsError>;
}

/// Makes colours of eight bits into others.
pub type Transform8BitExecutor = dyn TransformExecutor<u8> + Send + Sync;

/// Leaves all colours as they are.
struct Nothing;

impl TransformExecutor<u8> for Nothing {
    fn transform(&self, _: &[u8], _: &mut [u8]) -> Result<(), CmsError> {
        Ok(())
    }
}

impl InPlaceTransformExecutor<u8> for Nothing {
    fn transform(&self, _: &mut [u8]) -> Result<(), CmsError> {
        Ok(())
    }
}

impl ColorProfile {
    fn of(color_space: DataColorSpace) -> ColorProfile {
        ColorProfile { color_space, white_point: Xyzd, gray_trc: None, red_trc: None }
    }

    /// A profile of which only the kind is read.
    pub fn new_from_slice(profile: &[u8]) -> Result<ColorProfile, CmsError> {
        let lab = profile.get(16..20) == Some(b"Lab ");
        Ok(ColorProfile::of(if lab { DataColorSpace::Lab } else { DataColorSpace::Rgb }))
    }

    /// The profile of screens.
    pub fn new_srgb() -> ColorProfile {
        ColorProfile::of(DataColorSpace::Rgb)
    }

    /// A profile of greys.
    pub fn new_gray_with_gamma(_: f32) -> ColorProfile {
        ColorProfile::of(DataColorSpace::Rgb)
    }

    /// What makes its colours into those of another.
    pub fn create_transform_8bit(
        &self,
        _: Layout,
        _: &ColorProfile,
        _: Layout,
        _: TransformOptions,
    ) -> Result<Arc<Transform8BitExecutor>, CmsError> {
        Ok(Arc::new(Nothing))
    }

    /// The same where they stand.
    pub fn create_in_place_transform_8bit(
        &self,
        _: Layout,
        _: &ColorProfile,
        _: TransformOptions,
    ) -> Result<Arc<dyn InPlaceTransformExecutor<u8> + Send + Sync>, CmsError> {
        Ok(Arc::new(Nothing))
    }
}
