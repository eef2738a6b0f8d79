//! Why the parser of YAML gives up, in Chinese; it says it in English itself.
//!
//! Contract: no word of English; what is rare is told in general, at the same place.

use granit_parser::ErrorKind;

/// Why, in words.
pub(super) fn in_chinese(kind: &ErrorKind) -> String {
    let plain = match kind {
        ErrorKind::UnclosedFlowCollection { open } => return format!("括号“{open}”没有闭合"),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return format!("括号“{open}”与“{close}”不配对");
        }
        ErrorKind::UnexpectedCharacter { character } => {
            return format!("这里不能有字符“{}”", character.escape_default());
        }
        ErrorKind::MisplacedFlowCollectionEnd => "多了一个右括号",
        ErrorKind::UnclosedQuotedScalar => "引号没有闭合",
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => "右引号后面有多余的内容",
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => "引号内的转义（反斜杠）写法有误",
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => "缩进不能用制表符，请用空格",
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => "缩进有误",
        ErrorKind::SimpleKeyExpected | ErrorKind::ExpectedBlockMappingKey => {
            "这里应是“键: 值”，或缩进有误"
        }
        ErrorKind::MappingKeyNotAllowed
        | ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidSimpleKey => "这里不能写“键: 值”；含冒号的文字请加引号",
        ErrorKind::ExpectedFlowMappingSeparator => "花括号内的各项之间应有逗号，末尾应有右花括号",
        ErrorKind::ExpectedFlowSequenceSeparator => "方括号内的各项之间应有逗号，末尾应有右方括号",
        ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidBlockEntryWhitespace => "列表项（以“-”开头）的位置有误",
        ErrorKind::ExpectedWhitespace | ErrorKind::CommentNotSeparated => "这里应有空格",
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => {
            "以“*”或“&”开头的文字要加引号"
        }
        ErrorKind::DirectiveDisallowed => "以“%”开头的文字要加引号",
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::UnexpectedEofBlockMapping => "内容不完整",
        _ => "这里的写法有误",
    };
    plain.to_owned()
}
