//! What is offered to servers: the commands in `action.yml` and in the GitLab template are run as the
//! servers run them.
#![cfg(unix)]
// Tests may fail loudly; helpers outside of #[test] functions are not known as such to clippy.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

// The tests of the command line use more of it.
#[allow(dead_code)]
use crate::gouji;

#[path = "ci/agree.rs"]
mod agree;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use gouji::{Folder, Ran};
use serde::Deserialize;

const BROKEN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n";
const CLEAN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的77.44%。\n";

#[derive(Deserialize)]
struct Action {
    inputs: BTreeMap<String, Input>,
    runs: Runs,
}

#[derive(Deserialize)]
struct Input {
    default: String,
}

#[derive(Deserialize)]
struct Runs {
    using: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    name: String,
    run: String,
    #[serde(default)]
    env: BTreeMap<String, String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn action() -> Action {
    let action: Action =
        serde_yaml::from_str(&fs::read_to_string(root().join("action.yml")).unwrap()).unwrap();
    assert_eq!(action.runs.using, "composite");
    action
}

/// `PATH` with the program of this build before everything else.
fn path() -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_gouji")).parent().unwrap();
    format!("{}:{}", bin.display(), std::env::var("PATH").unwrap())
}

/// Runs a script as a runner does: bash, ending at the first failure.
fn bash(folder: &Folder, script: &str, environment: &[(String, String)]) -> Ran {
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
    command.current_dir(folder.path()).env("PATH", path());
    command.envs(environment.iter().cloned());
    Ran::from(command.output().unwrap())
}

/// Runs the step that checks, with these inputs.
fn check(folder: &Folder, inputs: &[(&str, &str)]) -> Ran {
    let action = action();
    let step = action.runs.steps.iter().find(|step| step.name == "Check").unwrap();
    let environment: Vec<(String, String)> = step
        .env
        .iter()
        .map(|(name, value)| {
            let input = value.strip_prefix("${{ inputs.").unwrap().strip_suffix(" }}").unwrap();
            let given = inputs.iter().find(|(name, _)| *name == input).map(|(_, value)| *value);
            let value = given.unwrap_or(&action.inputs[input].default);
            (name.clone(), value.to_owned())
        })
        .collect();
    assert_eq!(environment.len(), action.inputs.len(), "an input is not used");
    bash(folder, &step.run, &environment)
}

#[test]
fn the_action_annotates_and_fails() {
    let folder = Folder::new();
    folder.write("a b/broken.txt", BROKEN).write("clean.txt", CLEAN);
    let ran = check(&folder, &[("lang", "en")]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.out.starts_with("::error file=a b/broken.txt,line=1,"), "{}", ran.out);
    assert_eq!(check(&folder, &[("paths", "clean.txt\n")]).status, 0);
    assert_eq!(check(&folder, &[("paths", "a b\nclean.txt"), ("fail-on", "never")]).status, 0);
    let ran = check(&folder, &[("output", "findings.sarif\nreport.html\n")]);
    assert_eq!(ran.status, 1);
    assert!(folder.path().join("findings.sarif").is_file());
    assert!(folder.path().join("report.html").is_file());
}

#[test]
fn the_action_writes_a_summary_of_its_step() {
    let folder = Folder::new();
    folder.write("broken.txt", BROKEN).write("summary.md", "before\n");
    let action = action();
    let step = action.runs.steps.iter().find(|step| step.name == "Check").unwrap();
    let mut environment: Vec<(String, String)> =
        step.env.keys().map(|name| (name.clone(), String::new())).collect();
    for (name, value) in
        [("GOUJI_PATHS", "broken.txt"), ("GOUJI_FAIL_ON", "error"), ("GOUJI_LANG", "en")]
    {
        environment.push((name.to_owned(), value.to_owned()));
    }
    let summary = folder.path().join("summary.md");
    environment.push(("GITHUB_STEP_SUMMARY".to_owned(), summary.display().to_string()));
    let ran = bash(&folder, &step.run, &environment);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let text = fs::read_to_string(summary).unwrap();
    assert!(text.starts_with("before\n## gouji 勾稽\n\n1 error"), "{text}");
    assert!(text.contains("`share-of-whole`"), "{text}");
}

#[test]
fn the_action_takes_inputs_as_words_not_as_commands() {
    let folder = Folder::new();
    folder.write("clean.txt", CLEAN);
    let ran = check(&folder, &[("paths", "clean.txt; touch owned\n$(touch owned)\n--help")]);
    assert_eq!(ran.status, 4, "{}", ran.err);
    assert!(!folder.path().join("owned").exists());
}

#[test]
fn the_action_checks_what_a_branch_changed() {
    let folder = Folder::new();
    folder.write("broken.txt", BROKEN);
    let script = "git init -q -b main && git add . && git -c user.name=a -c user.email=a@b.invalid \
                  commit -qm first";
    assert_eq!(bash(&folder, script, &[]).status, 0);
    assert_eq!(check(&folder, &[("changed", "main")]).status, 0);
    folder.write("new.txt", BROKEN);
    let ran = check(&folder, &[("changed", "main")]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("new.txt") && !ran.out.contains("broken.txt"), "{}", ran.out);
}

/// The step that installs asks cargo for this package and puts the program on the path.
#[test]
fn the_action_installs_the_program_it_comes_with() {
    let folder = Folder::new();
    let cargo = format!(
        "#!/bin/sh\n[ -f \"$5/Cargo.toml\" ] || exit 9\necho \"$@\" > asked\nmkdir -p \"$7/bin\"\n\
         cp '{}' \"$7/bin/gouji\"\n",
        env!("CARGO_BIN_EXE_gouji")
    );
    folder.write("fake/cargo", cargo);
    let fake = folder.path().join("fake/cargo");
    fs::set_permissions(&fake, fs::Permissions::from_mode(0o755)).unwrap();
    let action = action();
    let step = action.runs.steps.iter().find(|step| step.name == "Install gouji").unwrap();
    let own = |name: &str, value: String| (name.to_owned(), value);
    let environment = [
        own("PATH", format!("{}:{}", folder.path().join("fake").display(), path())),
        own("GITHUB_ACTION_PATH", root().display().to_string()),
        own("RUNNER_TEMP", folder.path().display().to_string()),
        own("GITHUB_PATH", folder.path().join("path").display().to_string()),
    ];
    let ran = bash(&folder, &step.run, &environment);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let asked = fs::read_to_string(folder.path().join("asked")).unwrap();
    assert!(asked.starts_with("install --locked --quiet --path "), "{asked}");
    let added = fs::read_to_string(folder.path().join("path")).unwrap();
    assert!(Path::new(added.trim()).join("gouji").is_file(), "{added}");
}

#[derive(Deserialize)]
struct Job {
    variables: BTreeMap<String, String>,
    script: Vec<String>,
    artifacts: Artifacts,
}

#[derive(Deserialize)]
struct Artifacts {
    when: String,
    paths: Vec<String>,
    reports: BTreeMap<String, String>,
}

#[test]
fn the_gitlab_job_leaves_its_reports() {
    let text = fs::read_to_string(root().join("templates/gouji.gitlab-ci.yml")).unwrap();
    let jobs: BTreeMap<String, Job> = serde_yaml::from_str(&text).unwrap();
    let job = &jobs["gouji"];
    let variables: Vec<(String, String)> = job.variables.clone().into_iter().collect();
    for (text, status) in [(BROKEN, 1), (CLEAN, 0)] {
        let folder = Folder::new();
        folder.write("draft.txt", text);
        let ran = bash(&folder, &job.script.join("\n"), &variables);
        assert_eq!(ran.status, status, "{}", ran.err);
        assert_eq!(job.artifacts.when, "always");
        let reports = job.artifacts.reports.values();
        for file in job.artifacts.paths.iter().chain(reports) {
            assert!(folder.path().join(file).is_file(), "{file}");
        }
        let quality = folder.path().join(&job.artifacts.reports["codequality"]);
        let quality: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(quality).unwrap()).unwrap();
        assert_eq!(quality.as_array().unwrap().is_empty(), status == 0);
    }
    // The gate is that of the repository unless the job says otherwise.
    let folder = Folder::new();
    folder.write("draft.txt", BROKEN).write("gouji.toml", "fail_on = \"never\"\n");
    assert_eq!(bash(&folder, &job.script.join("\n"), &variables).status, 0);
    let told = |name: &String| name == "GOUJI_FAIL_ON";
    let strict = variables.iter().map(|(name, value)| {
        (name.clone(), if told(name) { "error".to_owned() } else { value.clone() })
    });
    assert_eq!(bash(&folder, &job.script.join("\n"), &strict.collect::<Vec<_>>()).status, 1);
}
