//! Text back to the bytes it came from.
//!
//! Contract: an encoding is given only where it makes the very bytes that were read; a text that it
//! cannot hold has no bytes.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::decode::decode_marked;

/// How the text of a file is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charset {
    encoding: &'static Encoding,
    mark: Vec<u8>,
}

impl Charset {
    /// The text of a file, without its mark, and how it is written.
    pub fn of(bytes: &[u8]) -> Option<(String, Charset)> {
        let (text, encoding, mark) = decode_marked(bytes)?;
        let charset = Charset { encoding, mark: bytes.get(..mark)?.to_vec() };
        (charset.encode(&text)? == bytes).then_some((text, charset))
    }

    /// The bytes of a text.
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        let mut bytes = self.mark.clone();
        match self.encoding {
            it if it == UTF_16LE => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
            it if it == UTF_16BE => bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
            it => {
                let (encoded, _, lost) = it.encode(text);
                if lost {
                    return None;
                }
                bytes.extend_from_slice(&encoded);
            }
        }
        Some(bytes)
    }

    /// The bytes of a part of the text; nothing where lines and digits are not those of ASCII, so
    /// that no tool for lines could use it.
    pub fn encode_part(&self, text: &str) -> Option<Vec<u8>> {
        let part = Charset { mark: Vec::new(), ..self.clone() };
        if self.encoding.is_ascii_compatible() { part.encode(text) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_back() {
        let text = "本年收入合计640.80万元。\r\n支出合计640.80万元。\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe][..], &little].concat();
        let gbk = encoding_rs::GB18030.encode(text).0.into_owned();
        for bytes in [text.as_bytes(), format!("\u{feff}{text}").as_bytes(), &gbk, &little, &marked]
        {
            let (read, charset) = Charset::of(bytes).unwrap();
            assert_eq!((read.as_str(), charset.encode(&read).as_deref()), (text, Some(bytes)));
        }
        assert!(Charset::of(&marked).unwrap().1.encode_part("1").is_none());
        assert_eq!(Charset::of(&gbk).unwrap().1.encode_part("1").as_deref(), Some(&b"1"[..]));
    }
}
