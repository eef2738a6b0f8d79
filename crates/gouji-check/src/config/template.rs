//! The `gouji.toml` that `gouji init` writes: every key with what it does, all at their defaults.

use std::fmt::Write as _;

use gouji_core::lang::Lang;

use super::keys::{self, Key, Kind};

/// The commented file. Only `edition` counts; the other lines show what can be written.
pub fn template(lang: Lang) -> String {
    let mut out = lang
        .pick(
            "# gouji 的设置。去掉行首的 # 即生效；gouji config 列出实际生效的设置。\n\
             # 各项说明见 docs/configuration.md。\n",
            "# Settings of gouji. A line counts without its `#`; `gouji config` prints what counts.\n\
             # Every key is described in docs/configuration.md.\n",
        )
        .to_owned();
    for key in keys::TOP {
        entry(key, lang, &mut out);
    }
    out
}

fn entry(key: &Key, lang: Lang, out: &mut String) {
    let said = lang.pick(key.zh, key.en);
    match key.kind {
        Kind::Table(inner) => {
            let _ = writeln!(out, "\n# {said}\n[{}]", key.name);
            for key in inner {
                let _ = writeln!(out, "# {}", lang.pick(key.zh, key.en));
                let _ = writeln!(out, "# {} = {}", key.name, key.sample);
            }
        }
        Kind::Levels => {
            let _ = writeln!(out, "\n# {said}\n[{}]\n# stale-date = \"note\"", key.name);
        }
        _ => {
            let mark = if key.name == "edition" { "" } else { "# " };
            let _ = writeln!(out, "\n# {said}\n{mark}{} = {}", key.name, key.sample);
        }
    }
}
