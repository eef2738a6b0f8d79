//! `--select`, `--ignore` and `--severity`.
//!
//! Contract: a name that no rule and no group has is a mistake with the nearest one.

use gouji_check::config::{self, ConfigError, Known, Level, Levels, Selector};

/// The rules that an option names.
pub fn selectors(
    option: &str,
    names: &[String],
    known: Known<'_>,
) -> Result<Vec<Selector>, ConfigError> {
    names.iter().map(|name| selector(option, name.trim(), known)).collect()
}

/// The rules that are switched off; all of them would be no check.
pub fn ignored(names: &[String], known: Known<'_>) -> Result<Vec<Selector>, ConfigError> {
    let ignored = selectors("--ignore", names, known)?;
    if ignored.contains(&Selector::All) {
        let (zh, en) = config::IGNORE_ALL;
        return Err(ConfigError::plain(format!("--ignore：{zh}"), format!("--ignore: {en}")));
    }
    Ok(ignored)
}

fn selector(option: &str, name: &str, known: Known<'_>) -> Result<Selector, ConfigError> {
    known.selector(name).ok_or_else(|| unknown(option, name, &known.names()))
}

/// A name on the command line that means nothing.
fn unknown(option: &str, name: &str, known: &[&str]) -> ConfigError {
    let (zh, en) = match gouji_core::nearest::nearest(name, known.iter().copied()) {
        Some(near) => (format!("，是否指 {near}？"), format!("; did you mean {near}?")),
        None => (String::new(), String::new()),
    };
    ConfigError::plain(
        format!("{option}：没有 {name}{zh}（用 gouji rules 列出全部规则）"),
        format!("{option}: there is no {name}{en} (gouji rules lists them all)"),
    )
}

/// What rules are to weigh.
pub fn levels(given: &[String], known: Known<'_>) -> Result<Levels, ConfigError> {
    let level = |text: &String| {
        let Some((name, level)) = text.split_once('=') else {
            return Err(ConfigError::plain(
                format!("--severity 写成 规则=级别，例如 stale-date=note，而不是 {text}"),
                format!("--severity is RULE=LEVEL, such as stale-date=note, not {text}"),
            ));
        };
        let selector = selector("--severity", name.trim(), known)?;
        let level = level.trim();
        let level =
            Level::from_name(level).ok_or_else(|| unknown("--severity", level, Level::NAMES))?;
        Ok((selector, level))
    };
    given.iter().map(level).collect::<Result<_, _>>().map(Levels)
}
