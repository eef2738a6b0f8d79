//! Changes with their direction words, and what is said where the word points the wrong way.

use super::headline::{should, should_be};
use super::scene_in::SceneIn;
use crate::judge::Code;
use crate::lang::Lang;
use crate::statement::{Direction, Moved, Operand, Statement};

/// A change with its direction word, the other word where it points the wrong way.
pub(super) fn moved(scene: &SceneIn<'_>, moved: &Moved<Operand>, words: [&str; 2]) -> String {
    let lang = scene.lang;
    let [up, down] = words;
    let word = |down_now: bool| if down_now { down } else { up };
    let said_down = moved.direction == Direction::Down;
    let shown = scene.show(&moved.figure);
    let phrase =
        |word: &str, shown: &str| lang.pick(format!("{word}{shown}"), format!("{word} {shown}"));
    let what = phrase(word(said_down), &shown);
    let Some(expected) = &scene.judgement.expected else { return should(scene, what) };
    let is_down = expected.is_negative();
    let Some(model) = scene.figure(&moved.figure) else { return what };
    // `增长-1.6%` says down.
    let doubled = scene.judgement.code == Some(Code::DoubleSign);
    if doubled || expected.is_zero() || is_down == (said_down != model.numeral.is_negative()) {
        return should(scene, what);
    }
    let right = phrase(word(is_down), &model.print(&expected.abs()));
    let reversed = reversed(scene, is_down);
    let article = match (lang, right.chars().next()) {
        (Lang::En, Some('i')) => "an ",
        (Lang::En, Some('f' | 'd')) if right.contains(" of ") => "a ",
        _ => "",
    };
    let said = should_be(scene, &what, &format!("{article}{right}"));
    lang.pick(format!("{reversed}：{said}"), format!("{reversed}: {said}"))
}

/// What was taken for what.
fn reversed(scene: &SceneIn<'_>, is_down: bool) -> &'static str {
    match (scene.statement(), is_down) {
        (Some(Statement::Points { .. }), true) => {
            scene.lang.pick("低写成了高", "a lower rate is printed as a higher one")
        }
        (Some(Statement::Points { .. }), false) => {
            scene.lang.pick("高写成了低", "a higher rate is printed as a lower one")
        }
        (Some(Statement::Difference { .. }), true) => {
            scene.lang.pick("减少写成了增加", "a decrease is printed as an increase")
        }
        (Some(Statement::Difference { .. }), false) => {
            scene.lang.pick("增加写成了减少", "an increase is printed as a decrease")
        }
        (_, true) => scene.lang.pick("下降写成了增长", "a decrease is printed as growth"),
        (_, false) => scene.lang.pick("增长写成了下降", "growth is printed as a decrease"),
    }
}

pub(super) fn growth_word(scene: &SceneIn<'_>, direction: Direction) -> &'static str {
    match direction {
        Direction::Up => scene.lang.pick("增长", "growth of"),
        Direction::Down => scene.lang.pick("下降", "fall of"),
    }
}
