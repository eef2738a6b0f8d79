//! `gouji init`.

use std::io::{self, Write};
use std::path::PathBuf;

use gouji_check::config;
use gouji_check::files::Refused;
use gouji_core::lang::Lang;
use gouji_report::{path_name, printable};

use super::args::InitArgs;
use super::output::Output;
use super::status::Status;
use super::write;

/// Writes a commented configuration; never over one that is there, unless asked to.
pub fn run(args: &InitArgs, output: &mut Output) -> io::Result<Status> {
    let folder = args.folder.clone().unwrap_or_default();
    let path: PathBuf = folder.join(config::NAME);
    let name = printable(&path_name(&path));
    let text = config::template(output.lang);
    let written = if args.force {
        write::replace(&path, text.as_bytes())
    } else {
        write::create(&path, text.as_bytes())
    };
    match written {
        Ok(()) => {
            let status = output.decide(Status::Clean);
            let (zh, en) = (format!("已写入 {name}"), format!("wrote {name}"));
            writeln!(output.out, "{}", output.lang.pick(zh, en))?;
            Ok(status)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => output.complain(
            &format!("{name} 已经存在；要覆盖请加 --force"),
            &format!("{name} is there already; --force writes over it"),
        ),
        Err(error) => {
            let error = Refused::from(error);
            output.complain(
                &format!("无法写入 {name}：{}", error.words(Lang::Zh)),
                &format!("{name} cannot be written: {}", error.words(Lang::En)),
            )
        }
    }
}
