//! The reasons of the judge in words: one sentence for each code, in both languages.

use crate::judge::Code;
use crate::lang::Lang;

/// The sentence for a code.
pub(crate) fn sentence(code: Code, lang: Lang) -> &'static str {
    let (zh, en) = both(code);
    lang.pick(zh, en)
}

/// Whether the code says that digits were cut off.
pub(crate) fn is_truncation(code: Code) -> bool {
    use Code::*;
    matches!(code, DerivedTruncated | AllTruncated | InputsTruncated | MixedTruncation)
}

fn both(code: Code) -> (&'static str, &'static str) {
    use Code::*;
    match code {
        Rounding => ("差额在四舍五入的余地之内", "the difference is within rounding"),
        Tie => ("末位恰为5，舍入方向不同", "an exact half was rounded the other way"),
        DerivedTruncated => {
            ("结果是直接截去尾数得到的，没有四舍五入", "the result was cut off instead of rounded")
        }
        AllTruncated => (
            "只有各数都直接截去尾数才成立",
            "true only if every figure was cut off instead of rounded",
        ),
        InputsTruncated => (
            "只有参与计算的数都直接截去尾数才成立",
            "true only if the inputs were cut off instead of rounded",
        ),
        MixedTruncation => (
            "只有一部分数截尾、另一部分数四舍五入才成立",
            "true only if some figures were cut off and others rounded",
        ),
        OnlyIfRoundedUp => {
            ("只有逢小数一律进一才能得到这个数", "only rounding up gives the printed figure")
        }
        ReducedPrecision => (
            "有的数小数位数较少；如果它确实只精确到所写的位数，则可成立",
            "a figure shows fewer decimals than usual; taken literally, it can be true",
        ),
        ImprobableRounding => (
            "四舍五入虽能解释，但这样的巧合不到百万分之一",
            "rounding could explain it, with a chance below one in a million",
        ),
        BreaksExactRegime => (
            "全文其他合计都分毫不差，唯独此处有尾差",
            "every other total of the document adds exactly, only this one does not",
        ),
        WrongDirection => ("增减（大小）方向写反", "the word points the wrong way"),
        DoubleSign => (
            "“减少”后面又写了负号，重复表示减少",
            "a minus sign after a word for a decrease says it twice",
        ),
        UndefinedBase => (
            "基数为0，百分率没有意义；应写明不可比或上年（预算）无此项",
            "the base is 0, so no percentage exists; say that the two cannot be compared",
        ),
        ZeroOfZero => ("两个数都为0", "both figures are 0"),
        NegativeBase => (
            "基数为负数，百分率容易误解；此处按基数的绝对值计算",
            "the base is negative, so the percentage misleads; it was computed on its absolute value",
        ),
        WrongBase => (
            "这个百分率与同一句中的另一个基数相符，可能写错了基数",
            "the rate fits another base of the same sentence; the wrong one may be named",
        ),
        OperandsSwapped => {
            ("分子分母颠倒后正好相符", "dividing the other way round gives the printed rate")
        }
        NoInteger => ("没有一个整数能得到这个百分率", "no whole number gives this rate"),
        PrintedEqual => (
            "两个数写出来相等，与文字所说的大小不符",
            "the figures print as equal, although the text says one is larger",
        ),
        WithinRounding => (
            "只有四舍五入前的数才可能符合文字所说",
            "only the unrounded figures could fit the word",
        ),
        NotNearlyEqual => (
            "相差超过1%，写“基本持平”不妥",
            "they differ by more than 1%, too much for “nearly unchanged”",
        ),
        SamePrecision => (
            "同一个数两处只差末位，应统一",
            "two prints of one figure differ in the last digit; they should be the same",
        ),
        CoarserPrecision => {
            ("按较粗的精度比较，两数相符", "equal at the coarser of the two precisions")
        }
        UnitLabel => (
            "正好相差一万倍或一亿倍，可能是单位写错",
            "off by exactly 10⁴ or 10⁸: the unit is probably wrong",
        ),
        BentTo100 => (
            "为使各占比合计为100%而调整了末位",
            "the last digit was bent so that the shares add to 100%",
        ),
        Wording => (
            "数字符合另一种说法（“为…的几倍”“完成目标的”“个百分点”），措辞需改",
            "the number fits another wording (times of, percent of target, percentage points)",
        ),
        WrongDenominator => (
            "误用了本年数作分母；应除以上年数",
            "it was divided by this year's figure instead of the year before",
        ),
        TooVague => (
            "有“约”“近”“超”等不确定的说法或基数过小，不能断定",
            "a figure is hedged or its base is tiny, so nothing is proved",
        ),
    }
}
