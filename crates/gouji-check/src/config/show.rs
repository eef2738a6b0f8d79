//! The effective settings as a `gouji.toml`, each line with where it came from.

use std::fmt::Write as _;
use std::path::Path;

use gouji_core::lang::Lang;

use super::{Levels, Origin, Selector, Settings};

/// The settings in words: a valid `gouji.toml`.
pub fn show(settings: &Settings, lang: Lang) -> String {
    let path = |path: &Path| crate::path_name::path_name(path);
    let file = settings.file.as_deref().map(path);
    let mut out = match &file {
        Some(file) => {
            lang.pick(format!("# 配置文件：{file}\n"), format!("# configuration: {file}\n"))
        }
        None => lang.pick(
            "# 没有配置文件（gouji.toml）\n".to_owned(),
            "# no configuration file (gouji.toml)\n".to_owned(),
        ),
    };
    let name = settings.file.as_deref().and_then(Path::file_name).map(|it| it.to_string_lossy());
    let name = name.unwrap_or_default();
    let mut line = |key: &str, value: String, origin: Origin| {
        let from = match origin {
            Origin::Default => lang.pick("默认", "default").to_owned(),
            Origin::Locale => lang.pick("系统区域设置", "locale").to_owned(),
            Origin::File(0) => "extends".to_owned(),
            Origin::File(line) => format!("{name}:{line}"),
            Origin::CommandLine => lang.pick("命令行", "command line").to_owned(),
            Origin::Both(line) => {
                format!("{name}:{line}{}", lang.pick("，命令行", ", command line"))
            }
        };
        let text = format!("{key} = {value}");
        let _ = writeln!(out, "{text:<36} # {from}");
    };
    let names = |list: &[Selector]| texts(list.iter().map(ToString::to_string));
    let paths = |list: &[std::path::PathBuf]| texts(list.iter().map(|it| path(it)));
    let it = settings;
    line("edition", quoted(&it.edition.value.to_string()), it.edition.origin);
    line("language", quoted(it.language.value.pick("zh", "en")), it.language.origin);
    line("show", quoted(it.show.value.name()), it.show.origin);
    line("fail_on", quoted(it.fail_on.value.name()), it.fail_on.origin);
    line("min_confidence", it.min_confidence.value.to_string(), it.min_confidence.origin);
    line("min_checked", it.min_checked.value.to_string(), it.min_checked.origin);
    if let Some(grouping) = &it.together.value {
        line("together", grouping.written().to_string(), it.together.origin);
    }
    line("select", names(&it.select.value), it.select.origin);
    line("ignore", names(&it.ignore.value), it.ignore.origin);
    line("rules", paths(&it.rules.value), it.rules.origin);
    line("exceptions", paths(&it.exceptions.value), it.exceptions.origin);
    if let Some(baseline) = &it.baseline.value {
        line("baseline", quoted(&path(baseline)), it.baseline.origin);
    }
    let disclaimer = it.rounding_disclaimer.value.to_string();
    line("rounding_disclaimer", disclaimer, it.rounding_disclaimer.origin);
    line("severity", levels(&it.severity.value), it.severity.origin);
    if let Some(unit) = it.table_unit.value {
        line("units.tables", quoted(unit.name()), it.table_unit.origin);
    }
    line("paths.include", texts(it.include.value.iter().cloned()), it.include.origin);
    line("paths.exclude", texts(it.exclude.value.iter().cloned()), it.exclude.origin);
    out
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn texts(list: impl Iterator<Item = String>) -> String {
    format!("[{}]", list.map(|text| quoted(&text)).collect::<Vec<_>>().join(", "))
}

fn levels(levels: &Levels) -> String {
    let entry = |(selector, level): &(Selector, super::Level)| {
        format!("{selector} = {}", quoted(level.name()))
    };
    let entries: Vec<_> = levels.0.iter().map(entry).collect();
    if entries.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", entries.join(", ")) }
}
