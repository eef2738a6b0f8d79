//! Text that runs up, down or backwards on its page.

use super::glyphs::{PageContent, Rule};

/// How far a page must be turned for its text to run to the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It runs to the right.
    None,
    /// It runs upwards.
    Up,
    /// It runs downwards.
    Down,
    /// It stands on its head.
    Over,
}

impl Turn {
    /// All of them; the usual one first.
    pub const ALL: [Turn; 4] = [Turn::None, Turn::Up, Turn::Down, Turn::Over];

    /// The direction of text by its step to the right and downwards; none for text aslant.
    pub fn of(right: f64, down: f64) -> Option<Turn> {
        if down.abs() < 0.1 * right.abs() {
            return Some(if right > 0.0 { Turn::None } else { Turn::Over });
        }
        if right.abs() < 0.1 * down.abs() {
            return Some(if down < 0.0 { Turn::Up } else { Turn::Down });
        }
        None
    }

    /// Its place in [`Turn::ALL`].
    pub fn index(self) -> usize {
        match self {
            Turn::None => 0,
            Turn::Up => 1,
            Turn::Down => 2,
            Turn::Over => 3,
        }
    }

    /// A point of a page of this size once the page is turned.
    pub fn point(self, (x, y): (f64, f64), (width, height): (f64, f64)) -> (f64, f64) {
        match self {
            Turn::None => (x, y),
            Turn::Up => (height - y, x),
            Turn::Down => (y, width - x),
            Turn::Over => (width - x, height - y),
        }
    }

    /// Turns the lines and the size of a page whose text is turned already.
    pub fn rules(self, page: &mut PageContent) {
        if self == Turn::None {
            return;
        }
        let size = page.size;
        let turned = |horizontal: bool, rule: &Rule| {
            let end = |along: f64| if horizontal { (along, rule.at) } else { (rule.at, along) };
            let (ax, ay) = self.point(end(rule.from), size);
            let (bx, by) = self.point(end(rule.to), size);
            if (ax - bx).abs() >= (ay - by).abs() {
                Rule { at: ay, from: ax.min(bx), to: ax.max(bx) }
            } else {
                Rule { at: ax, from: ay.min(by), to: ay.max(by) }
            }
        };
        let horizontal: Vec<Rule> = page.horizontal.iter().map(|rule| turned(true, rule)).collect();
        let vertical: Vec<Rule> = page.vertical.iter().map(|rule| turned(false, rule)).collect();
        (page.horizontal, page.vertical) = match self {
            Turn::Up | Turn::Down => {
                page.size = (size.1, size.0);
                (vertical, horizontal)
            }
            Turn::None | Turn::Over => (horizontal, vertical),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_whose_text_runs_upwards_is_turned() {
        assert_eq!(Turn::of(0.0, -1.0), Some(Turn::Up));
        assert_eq!(Turn::of(1.0, 1.0), None);
        // At the foot of the left edge text that runs upwards begins.
        assert_eq!(Turn::Up.point((10.0, 800.0), (600.0, 800.0)), (0.0, 10.0));
        assert_eq!(Turn::Down.point((10.0, 0.0), (600.0, 800.0)), (0.0, 590.0));
        let mut page = PageContent { size: (600.0, 800.0), ..PageContent::default() };
        page.vertical.push(Rule { at: 10.0, from: 700.0, to: 800.0 });
        Turn::Up.rules(&mut page);
        assert_eq!(page.horizontal, [Rule { at: 10.0, from: 0.0, to: 100.0 }]);
        assert_eq!(page.size, (800.0, 600.0));
    }
}
