//! Pictures in a Word document: whether one is large enough to hold text or a table.
//!
//! Contract: a seal, a logo or a line is no such picture; one whose size is not known is.

use super::super::xml::Element;

/// English metric units in a centimetre, and points in one (both as Word counts, points in hundredths).
const UNITS: u64 = 360_000;
const POINTS: u64 = 2_835;

/// The least width and height of a picture that may hold text, in centimetres.
const LEAST: (u64, u64) = (6, 2);

/// The size of the frame last opened, where it is known: whether it is large enough.
#[derive(Debug, Default)]
pub struct Frame {
    small: bool,
}

impl Frame {
    /// Takes an element into account; whether it shows a picture or a chart that is large enough.
    pub fn shows(&mut self, name: &str, element: &Element<'_>) -> bool {
        match name {
            "extent" => {
                let size = |name| element.number(name).and_then(|it| u64::try_from(it).ok());
                self.small = is_small(size("cx"), size("cy"), UNITS);
            }
            "shape" => {
                let style = element.attribute("style").unwrap_or_default();
                self.small = is_small(points(&style, "width"), points(&style, "height"), POINTS);
            }
            "blip" | "imagedata" | "chart" => return !self.small,
            _ => {}
        }
        false
    }
}

fn is_small(width: Option<u64>, height: Option<u64>, unit: u64) -> bool {
    let below = |size: Option<u64>, least: u64| size.is_some_and(|size| size < least * unit);
    below(width, LEAST.0) || below(height, LEAST.1)
}

/// A length of a style such as `width:415.3pt;height:200pt`, in hundredths of a point.
fn points(style: &str, name: &str) -> Option<u64> {
    let value = style.split(';').find_map(|part| {
        let (key, value) = part.split_once(':')?;
        (key.trim() == name).then(|| value.trim())
    })?;
    let whole: u64 = value.strip_suffix("pt")?.split('.').next()?.parse().ok()?;
    whole.checked_mul(100)
}
