//! Chinese and English, colour and none.

use crate::gouji::{Folder, Ran};

#[test]
fn messages_follow_the_option_and_else_the_locale() {
    let folder = Folder::new();
    let zh = folder.run(&["check", "nope.txt", "--lang", "zh"]);
    assert_eq!(zh.err, "nope.txt: 错误 无法读取：没有这个文件\n");
    assert_eq!(zh.out, "什么也没有核对 · 1 个文件未能读取\n");
    let mut command = folder.command(&["check", "nope.txt"]);
    let locale = Ran::from(command.env("LC_ALL", "zh_CN.UTF-8").output().unwrap());
    assert_eq!(locale, zh);
    let en = folder.run(&["check", "nope.txt"]);
    assert_eq!(en.out, "nothing was checked · 1 file could not be read\n");
}

#[test]
fn help_is_in_chinese_as_well() {
    let ran = Folder::new().run(&["--lang", "zh", "check", "--help"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("退出状态") && ran.out.contains("默认：warning"), "{}", ran.out);
    assert!(!ran.out.contains("Possible values"), "{}", ran.out);
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let folder = Folder::new();
    let colour = |arguments: &[&str]| folder.run(arguments).err.contains('\u{1b}');
    assert!(!colour(&["check", "nope.txt"]));
    assert!(colour(&["check", "nope.txt", "--color", "always"]));
    assert!(!colour(&["check", "nope.txt", "--color", "never"]));
}
