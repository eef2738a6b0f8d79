//! The name of a cell.
//!
//! Contract: as small as a name nearly always is; every figure of a workbook has one.

/// So many bytes have room in the name itself.
const ROOM: usize = 14;

/// The name of a cell, such as `C7`.
#[derive(Debug, Clone)]
pub struct CellName(Held);

#[derive(Debug, Clone)]
enum Held {
    Short { length: u8, bytes: [u8; ROOM] },
    Long(Box<Long>),
}

/// A name behind one pointer, as long as it likes.
#[derive(Debug, Clone)]
struct Long(String);

impl CellName {
    /// The name.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Held::Short { length, bytes } => {
                let bytes = bytes.get(..usize::from(*length)).unwrap_or_default();
                std::str::from_utf8(bytes).unwrap_or_default()
            }
            Held::Long(name) => &name.0,
        }
    }
}

impl From<String> for CellName {
    fn from(name: String) -> CellName {
        let mut bytes = [0; ROOM];
        CellName(match (bytes.get_mut(..name.len()), u8::try_from(name.len())) {
            (Some(room), Ok(length)) => {
                room.copy_from_slice(name.as_bytes());
                Held::Short { length, bytes }
            }
            _ => Held::Long(Box::new(Long(name))),
        })
    }
}

impl PartialEq for CellName {
    fn eq(&self, other: &CellName) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for CellName {}

#[cfg(test)]
mod tests {
    use super::CellName;

    #[test]
    fn names_are_held_whole() {
        for name in ["", "C7", "XFD1048576", "第十二张表格的合计", "A1:XFD1048576AB"] {
            assert_eq!(CellName::from(name.to_owned()).as_str(), name);
        }
        assert_eq!(size_of::<CellName>(), 16);
    }
}
