//! Where the reports of a run go: standard output and any number of files.
//!
//! Contract: everything that can be wrong with a destination is found before a document is read; no
//! report takes the place of a document or a configuration file of the run, by whatever name or
//! link, nor of any other file that is no earlier report, unless the user says so.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::ValueEnum;

use gouji_report::{Beyond, ReportFormat, beyond, earlier, is_report, path_name, printable};

use super::descriptors::{self, Opened, opened};
use super::folders::{self, is_folder};
use super::inputs::{identity, is_own, is_same_file};

/// `--output` as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputSpec {
    format: Option<ReportFormat>,
    path: PathBuf,
}

impl FromStr for OutputSpec {
    type Err = String;

    fn from_str(text: &str) -> Result<OutputSpec, String> {
        // A prefix that is no format belongs to the path: `C:\report.html`, `a:b.html`.
        let named = text
            .split_once(':')
            .and_then(|(name, path)| Some((ReportFormat::from_str(name, true).ok()?, path)));
        let (format, path) = match named {
            Some((format, path)) => (Some(format), path),
            None => (None, text),
        };
        match path {
            "" => Err("name a file | 请给出文件名".to_owned()),
            path => Ok(OutputSpec { format, path: PathBuf::from(path) }),
        }
    }
}

/// The reports of a run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outputs {
    /// What is printed on standard output.
    pub stdout: Option<ReportFormat>,
    /// What is written to files.
    pub files: Vec<(ReportFormat, PathBuf)>,
    /// Folders with a page for each disclosure.
    pub folders: Vec<PathBuf>,
}

/// What is wrong with the destinations, in both languages.
#[derive(Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Mistake {
    /// A mistake in words.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Mistake {
        Mistake { zh: zh.into(), en: en.into() }
    }
}

impl Outputs {
    /// Settles what goes where. Without `-` among the outputs, standard output has its report too.
    pub fn settle(specs: &[OutputSpec], format: Option<ReportFormat>) -> Result<Outputs, Mistake> {
        let mut outputs = Outputs::default();
        let (mut known, mut folders) = (BTreeSet::new(), BTreeSet::new());
        for spec in specs {
            let stdout = || opened(&spec.path) == Some(Opened::Stdout);
            if spec.path.as_os_str() == "-" || stdout() {
                let own = spec.format.or(format).unwrap_or(ReportFormat::Human);
                let other = format.is_some_and(|format| format != own);
                if other || outputs.stdout.is_some() {
                    return Err(Mistake::new(
                        "标准输出只能有一份报告",
                        "only one report can go to standard output",
                    ));
                }
                outputs.stdout = Some(own);
                continue;
            }
            let path = printable(&path_name(&spec.path));
            if is_folder(&spec.path) && spec.format.is_none_or(|it| it == ReportFormat::Html) {
                if !folders.insert(place(&spec.path)) {
                    return Err(twice(&path));
                }
                outputs.folders.push(spec.path.clone());
                continue;
            }
            let format = spec.format.or_else(|| ReportFormat::of_path(&spec.path));
            let Some(format) = format else { return Err(unknown(&path)) };
            if !known.insert(place(&spec.path)) {
                return Err(twice(&path));
            }
            outputs.files.push((format, spec.path.clone()));
        }
        let page = |path: &Path| {
            folders::is_page(path) && path.parent().is_some_and(|it| folders.contains(it))
        };
        if let Some((_, path)) = outputs.files.iter().find(|(_, path)| page(&place(path))) {
            let path = printable(&path_name(path));
            return Err(Mistake::new(
                format!("{path} 会与文件夹中的各页混在一起；请换个文件名"),
                format!("{path} would stand among the pages of its folder; name another file"),
            ));
        }
        outputs.stdout = outputs.stdout.or(Some(format.unwrap_or(ReportFormat::Human)));
        Ok(outputs)
    }

    /// Finds destinations that cannot be written, or that would overwrite a document to check.
    pub fn verify(&self, inputs: &[PathBuf]) -> Result<(), Mistake> {
        let inputs: BTreeSet<PathBuf> =
            inputs.iter().filter(|path| path.is_file()).map(|path| identity(path)).collect();
        for path in &self.folders {
            folders::verify(path)?;
        }
        for (_, path) in &self.files {
            let shown = printable(&path_name(path));
            if path.is_dir() {
                return Err(Mistake::new(
                    format!("{shown} 是文件夹；请给出文件名，或写成 {shown}/，每份公开一页"),
                    format!(
                        "{shown} is a folder; name a file in it, or {shown}/ for a page of each disclosure"
                    ),
                ));
            }
            if let Some(why) = descriptors::unwritable(path) {
                return Err(Mistake::new(
                    format!("报告不能写入 {shown}：{}", why.zh),
                    format!("the report cannot be written to {shown}: {}", why.en),
                ));
            }
            if path.exists() && inputs.contains(&identity(path)) {
                return Err(document(&shown));
            }
            if is_own(path) {
                return Err(configuration_file(&shown));
            }
            let folder = match path.parent() {
                Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
                Some(folder) => folder,
                None => Path::new("."),
            };
            if !fs::metadata(folder).is_ok_and(|folder| folder.is_dir()) {
                let folder = printable(&path_name(folder));
                return Err(Mistake::new(
                    format!("没有文件夹 {folder}，报告 {shown} 无处可写；请先建立"),
                    format!("there is no folder {folder} to write {shown} into; make it first"),
                ));
            }
        }
        Ok(())
    }

    /// Finds destinations that hold something to lose: `documents` and `configuration` are the files of
    /// the run. `force` gives up what is neither and no earlier report.
    pub fn protect(
        &self,
        documents: &[&Path],
        configuration: &[PathBuf],
        force: bool,
    ) -> Result<(), Mistake> {
        for path in &self.folders {
            folders::protect(path, documents, force)?;
        }
        for (format, path) in self.files.iter().filter(|(_, path)| path.exists()) {
            let shown = printable(&path_name(path));
            if documents.iter().any(|document| is_same_file(path, document)) {
                return Err(document(&shown));
            }
            if configuration.iter().any(|own| is_same_file(path, own)) {
                return Err(configuration_file(&shown));
            }
            // What is written behind something takes the place of nothing.
            if opened(path).is_some() {
                continue;
            }
            let empty = || fs::metadata(path).is_ok_and(|file| !file.is_file() || file.len() == 0);
            if !force && !empty() && !is_report(path) {
                return Err(Mistake::new(
                    format!(
                        "{shown} 已经存在，且不是 gouji 的报告；请换个文件名，或加 --force 覆盖"
                    ),
                    format!(
                        "{shown} exists and is no report of gouji; name another file, or write over it with --force"
                    ),
                ));
            }
            if !force && is_report(path) {
                keepable(*format, path, &shown)?;
            }
        }
        Ok(())
    }

    /// The files of the reports, which are no documents to check.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.files.iter().map(|(_, path)| path.clone()).collect()
    }

    /// Whether documents can be reported and forgotten one after the other.
    pub fn streams(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty() && self.stdout == Some(ReportFormat::Jsonl)
    }
}

fn twice(path: &str) -> Mistake {
    Mistake::new(format!("{path} 被指定了两次"), format!("{path} is named twice"))
}

/// Finds what people added to a working paper that a new report in its place would not keep.
fn keepable(format: ReportFormat, path: &Path, shown: &str) -> Result<(), Mistake> {
    let what = earlier(path).ok().and_then(|bytes| beyond(&bytes, format == ReportFormat::Xlsx));
    let Some(Beyond { zh, en }) = what else { return Ok(()) };
    Err(Mistake::new(
        format!("{shown} 中有{zh}，写入新报告会丢失；请换个文件名，或加 --force 覆盖"),
        format!(
            "{shown} holds {en}, which a new report would not keep; name another file, or write over it with --force"
        ),
    ))
}

/// Where a file stands or would stand, whatever leads there.
fn place(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = identity(folder.unwrap_or(Path::new(".")));
    path.file_name().map_or_else(|| identity(path), |name| identity(&folder.join(name)))
}

/// A report would take the place of a document.
fn document(path: &str) -> Mistake {
    Mistake::new(
        format!("{path} 是要核对的文件，不能用作报告；请换个文件名"),
        format!("{path} is a document to check; name another file for the report"),
    )
}

/// A report would take the place of what says how documents are checked.
fn configuration_file(path: &str) -> Mistake {
    Mistake::new(
        format!("{path} 是 gouji 的配置、例外、基线或规则文件，不能用作报告；请换个文件名"),
        format!("{path} says how documents are checked; name another file for the report"),
    )
}

/// The ending of a file says nothing.
fn unknown(path: &str) -> Mistake {
    let names: Vec<String> = ReportFormat::value_variants()
        .iter()
        .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()))
        .collect();
    let all = names.join(", ");
    Mistake::new(
        format!("从 {path} 的扩展名看不出格式；请写明，例如 junit:{path}（可选：{all}）"),
        format!("the ending of {path} tells no format; name it: junit:{path} (one of {all})"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(specs: &[&str], format: Option<ReportFormat>) -> Result<Outputs, String> {
        let specs: Vec<OutputSpec> = specs.iter().map(|spec| spec.parse().unwrap()).collect();
        Outputs::settle(&specs, format).map_err(|mistake| mistake.en)
    }

    #[test]
    fn endings_and_prefixes_name_the_format() {
        let outputs = settle(&["a.html", "sarif:b.json", "C:\\c.csv"], None).unwrap();
        assert_eq!(outputs.stdout, Some(ReportFormat::Human));
        let formats: Vec<ReportFormat> = outputs.files.iter().map(|(format, _)| *format).collect();
        assert_eq!(formats, [ReportFormat::Html, ReportFormat::Sarif, ReportFormat::Csv]);
    }

    #[test]
    fn a_dash_is_standard_output_once() {
        let json = Some(ReportFormat::Json);
        assert_eq!(settle(&["json:-"], None).unwrap().stdout, json);
        assert_eq!(settle(&["-"], json).unwrap().stdout, json);
        assert!(settle(&["json:-", "csv:-"], None).unwrap_err().contains("only one report"));
        assert!(settle(&["csv:-"], json).unwrap_err().contains("only one report"));
    }

    #[test]
    fn mistakes_say_what_to_do() {
        assert!(settle(&["report.xml"], None).unwrap_err().contains("junit:report.xml"));
        assert!(settle(&["a.csv", "a.csv"], None).unwrap_err().contains("twice"));
        assert!(settle(&["a.csv", "./a.csv"], None).unwrap_err().contains("twice"));
        assert!(settle(&["a.csv", "src/../a.csv"], None).unwrap_err().contains("twice"));
        assert!(settle(&["out/", "html:./out/"], None).unwrap_err().contains("twice"));
        let among = settle(&["json:src/index.html", "src/"], None).unwrap_err();
        assert!(among.contains("among the pages"), "{among}");
        assert!(settle(&["src/", "src/a.csv", "index.html", "docs/"], None).is_ok());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn standard_output_has_other_names() {
        let json = Some(ReportFormat::Json);
        for path in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
            let named = format!("json:{path}");
            let outputs = settle(&[&named], None).unwrap();
            assert_eq!((outputs.stdout, outputs.files.len()), (json, 0), "{path}");
            assert!(settle(&[&named, "csv:-"], None).unwrap_err().contains("only one report"));
            assert!(settle(&[&named], Some(ReportFormat::Csv)).is_err());
        }
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_dead_link_or_into_a_pipe() {
        let folder = tempfile::tempdir().unwrap();
        let verified = |path: &Path| {
            let files = vec![(ReportFormat::Html, path.to_path_buf())];
            let outputs = Outputs { files, ..Outputs::default() };
            outputs.verify(&[]).map_err(|mistake| mistake.en)
        };
        let link = folder.path().join("link.html");
        std::os::unix::fs::symlink("none.html", &link).unwrap();
        assert!(verified(&link).unwrap_err().contains("remove the link"));
        let socket = folder.path().join("socket.html");
        let _held = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert!(verified(&socket).unwrap_err().contains("it is a pipe, a socket or a disk"));
        assert_eq!(verified(Path::new("/dev/null")), Ok(()));
    }

    #[test]
    fn one_format_may_stream() {
        assert!(settle(&[], Some(ReportFormat::Jsonl)).unwrap().streams());
        assert!(!settle(&["a.csv"], Some(ReportFormat::Jsonl)).unwrap().streams());
    }
}
