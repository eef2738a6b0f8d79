//! Bytes to text: UTF-8 with or without a mark, UTF-16, GB18030/GBK and their kin.
//!
//! Contract: the text is what an editor would show; bytes that are no text are refused.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a file is looked at to guess its encoding.
const SAMPLE: usize = 64 * 1024;

/// Decodes a file; `None` when it is no text in any encoding known here.
pub fn decode(bytes: &[u8]) -> Option<String> {
    decode_marked(bytes).map(|(text, _, _)| text)
}

/// The same, with the encoding and the length of the mark before the text.
pub(super) fn decode_marked(bytes: &[u8]) -> Option<(String, &'static Encoding, usize)> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    if mark > 0 {
        return Some((decode_strictly(encoding, bytes.get(mark..)?)?, encoding, mark));
    }
    let (text, encoding) = decode_unmarked(bytes)?;
    Some((text, encoding, 0))
}

fn decode_unmarked(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Some((decode_strictly(encoding, bytes)?, encoding));
    }
    if looks_binary(bytes) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), UTF_8));
    }
    // Disclosures in a legacy encoding are Chinese: GB18030 holds GBK and GB2312, and is tried
    // before guessing because a short text gives the guesser little to go by.
    if let Some(text) = decode_strictly(GB18030, bytes)
        && mostly_chinese(&text)
    {
        return Some((text, GB18030));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..SAMPLE.min(bytes.len()))?, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == UTF_8 {
        return None;
    }
    let text = decode_strictly(guess, bytes).filter(|text| mostly_chinese(text))?;
    Some((text, guess))
}

fn decode_strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| text.into_owned())
}

/// UTF-16 without a byte order mark shows as text in which every second byte of the ASCII
/// characters (line breaks, digits) is zero, always on the same side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len()))?;
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let mut even = 0usize;
    let mut odd = 0usize;
    for (index, byte) in sample.iter().enumerate() {
        if *byte == 0 {
            if index.is_multiple_of(2) { even += 1 } else { odd += 1 }
        }
    }
    let enough = sample.len() / 50 + 1;
    let encoding = if odd >= enough && even == 0 {
        UTF_16LE
    } else if even >= enough && odd == 0 {
        UTF_16BE
    } else {
        return None;
    };
    let text = decode_strictly(encoding, bytes)?;
    if text.chars().take(2000).any(is_control) { None } else { Some(encoding) }
}

fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or(bytes);
    let control = sample
        .iter()
        .filter(|b| **b < 0x20 && !matches!(**b, b'\n' | b'\r' | b'\t' | 0x0c))
        .count();
    sample.contains(&0) || control * 50 > sample.len()
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')
}

fn mostly_chinese(text: &str) -> bool {
    let mut chinese = 0usize;
    let mut others = 0usize;
    for c in text.chars().filter(|c| !c.is_ascii()).take(5000) {
        match c {
            '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' => {
                chinese += 1;
            }
            '“' | '”' | '‘' | '’' | '—' | '…' | '·' => chinese += 1,
            _ => others += 1,
        }
    }
    chinese > 4 * others
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "本年收入合计640.80万元，其中：其他收入0.03万元。\r\n";

    #[test]
    fn reads_every_encoding_of_the_genre() {
        assert_eq!(decode(TEXT.as_bytes()).unwrap(), TEXT);
        assert_eq!(decode(format!("\u{feff}{TEXT}").as_bytes()).unwrap(), TEXT);
        assert_eq!(decode(&GB18030.encode(TEXT).0).unwrap(), TEXT);
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&little).unwrap(), TEXT);
        assert_eq!(decode(&big).unwrap(), TEXT);
        let marked = [&[0xff, 0xfe][..], &little].concat();
        assert_eq!(decode(&marked).unwrap(), TEXT);
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert_eq!(decode(&[0x7f, b'E', b'L', b'F', 0, 1, 2, 3]), None);
        assert_eq!(decode(&[0x81; 3]), None);
    }
}
