//! Why a file of the configuration is no TOML or no pattern, in Chinese; their
//! readers say it in English.
//!
//! Contract: no word of English; what is rare is told in general, at the same place.

/// What the reader of TOML begins its message with, and the same in Chinese.
const TOML: &[(&str, &str)] = &[
    ("unclosed array", "数组没有右方括号"),
    ("unclosed array table", "表头没有右方括号"),
    ("unclosed table", "表头没有右方括号"),
    ("unclosed inline table", "花括号没有闭合"),
    ("key with no value", "键后面没有等号和值"),
    ("missing value", "键后面没有值"),
    ("missing key", "缺少键"),
    ("extra `=`", "多了一个等号"),
    ("extra comma", "多了一个逗号"),
    ("extra assignment", "多了一个等号"),
    ("missing comma", "各项之间缺少逗号"),
    ("missing assignment", "键与值之间缺少等号"),
    ("missing array opening", "缺少左方括号"),
    ("missing inline table opening", "缺少左花括号"),
    ("string values must be quoted", "文字要加引号"),
    ("missing opening quote", "缺少左引号"),
    ("duplicate key", "这个键写了两次"),
    ("invalid literal string", "引号没有闭合，或引号内的写法有误"),
    ("invalid basic string", "引号没有闭合，或引号内的写法有误"),
    ("invalid multi-line", "引号没有闭合，或引号内的写法有误"),
    ("invalid date-time", "日期写得不对"),
    ("invalid integer", "整数写得不对"),
    ("invalid float", "小数写得不对"),
    ("invalid boolean", "只能写 true 或 false"),
    ("unexpected key or value", "一行只能写一个“键 = 值”"),
    ("unexpected content", "这里有多余的内容"),
    ("cannot extend", "这个键已经有值，不能再加下一级"),
    ("cannot recurse", "嵌套过深"),
    ("recursion limit", "嵌套过深"),
];

/// Why a text is no TOML. The longest beginning that is known counts.
pub(super) fn in_chinese(said: &str) -> &'static str {
    let fitting = TOML.iter().filter(|(en, _)| said.starts_with(en));
    fitting.max_by_key(|(en, _)| en.len()).map_or("这里的写法有误", |(_, zh)| zh)
}

/// A kind of value of TOML.
pub(super) fn kind(name: &str) -> &str {
    match name {
        "string" => "文字",
        "integer" => "整数",
        "float" => "小数",
        "boolean" => "true 或 false",
        "datetime" => "日期",
        "array" => "列表",
        "table" => "表",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_in_english() {
        assert_eq!(in_chinese("unclosed array, expected `]`"), "数组没有右方括号");
        assert_eq!(in_chinese("unclosed array table"), "表头没有右方括号");
        assert_eq!(in_chinese("whatever comes"), "这里的写法有误");
    }
}
