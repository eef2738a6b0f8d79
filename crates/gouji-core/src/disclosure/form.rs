//! The forms of reading: which construct a claim was read from.
//!
//! Contract: one name for each way of reading, the same in `rules/belief.yaml`, in the reports and in
//! `docs/accuracy.md`; what a form is worth is decided in `crate::belief`.

macro_rules! forms {
    ($($(#[$doc:meta])* $variant:ident $name:literal;)*) => {
        /// The construct that a claim was read from: one name for each way of reading.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Form {
            $($(#[$doc])* $variant,)*
        }

        impl Form {
            /// Every form, in the order of the documentation.
            pub const ALL: &'static [Form] = &[$(Form::$variant,)*];

            /// Its stable name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Form::$variant => $name,)*
                }
            }
        }
    };
}

forms! {
    /// `A，其中：B、C`: parts below their total.
    ListOfWhich "list.of-which";
    /// `全市A，市级B，县区C`: the levels add up.
    LevelSum "level.sum";
    /// `总收入A，其构成是：`: all that the total is made of.
    ListComposed "list.composed";
    /// `收入总计，其中：收入、补助收入、上年结转`: one side of a balance.
    ListOfSide "list.of-side";
    /// A list of two sides: income and expenditure of each item.
    ListTwoSided "list.two-sided";
    /// The classes of a composition (`主要用于以下方面：`).
    ListOfClasses "list.of-classes";
    /// Parts that exclude each other: together at most the whole.
    ListAtMost "list.at-most";
    /// A part that is at most its whole.
    ListPart "list.part";
    /// A share in a list below its whole.
    ListShare "list.share";
    /// Shares of a list that make up 100 %.
    ListShares "list.shares";
    /// A share of a whole that the text names.
    ShareNamed "share.named";
    /// A share of a whole that its own sentence names and prints.
    ShareInSentence "share.in-sentence";
    /// A share of a whole with a name of the taxonomy, printed once in a department's disclosure.
    ShareOfConcept "share.of-concept";
    /// Shares of the three public expenses.
    ShareThreePublic "share.three-public";
    /// `A，占B的p%`, `A，是B的k倍`: a rate of the base that stands in its name with its amount.
    RateOfBase "rate.of-base";
    /// Debt is within its limit.
    DebtWithinLimit "debt.within-limit";
    /// Shares of one whole that is nowhere printed.
    SharesOfUnprinted "shares.of-unprinted";
    /// Shares of one whole that is nowhere printed, with the amounts they are of.
    SharesOfParts "shares.of-parts";
    /// `A，比上年增加B，增长p%`.
    Change "change.stated";
    /// The same in a department's disclosure, with no other figure between its own.
    ChangeAdjacent "change.adjacent";
    /// `由A增加至B`.
    ChangeFromTo "change.from-to";
    /// A change in words only.
    ChangeInWords "change.in-words";
    /// `2026年收入安排A，比上年执行数增长p%`, with last year's outturn in another section.
    ChangeOfPlan "change.of-plan";
    /// `各减少C、D万元`: changes of two sides.
    ChangeOfPair "change.of-pair";
    /// The changes of all parts make up the change of the total.
    ChangeOfParts "change.of-parts";
    /// An item opens with an amount and states it again.
    AccountOpening "account.opening";
    /// `预算A，决算B，完成p%`.
    AccountCompletion "account.completion";
    /// `决算数小于预算数`.
    AccountWord "account.word";
    /// The items of a section and their total.
    ItemsTotal "items.total";
    /// The items of a class and what the composition gives for the class.
    ItemsOfClass "items.of-class";
    /// The only item of a fund's section is its total.
    ItemsOnly "items.only";
    /// An overall completion rate and those of the items.
    ItemsCompletion "items.completion";
    /// `收入X，加上A、B，收入总计T`.
    ChainBalance "chain.balance";
    /// `A、B，两项合计T`.
    ChainTrailing "chain.trailing";
    /// `余额A，动用B，补充C，余额D`.
    ChainStock "chain.stock";
    /// `当年结余A，上年滚存结余B，年末滚存结余C`.
    ChainRolling "chain.rolling";
    /// Income less expenditure is what is left.
    ChainFlows "chain.flows";
    /// `争取A，已拨付B，剩余C`.
    ChainRemaining "chain.remaining";
    /// `收入总计A，支出总计B，收支平衡`.
    ChainBalanced "chain.balanced";
    /// `A（B、C）`: parts in brackets.
    ChainBrackets "chain.brackets";
    /// General and special debt, and their sum.
    ChainDebts "chain.debts";
    /// `年初预算A，调增B，调整后预算C`.
    ChainAdjusted "chain.adjusted";
    /// `T，由A、B构成`.
    ChainMadeOf "chain.made-of";
    /// Figures of a head under 一是, 二是, 三是.
    ChainEnumerated "chain.enumerated";
    /// Counts and their parts.
    CountParts "count.parts";
    /// `4户（甲、乙、丙、丁）`.
    CountNames "count.names";
    /// `包括3个：` and the names in the lines below.
    CountRoster "count.roster";
    /// As many values as names (分别).
    CountRespectively "count.respectively";
    /// A rate of counts.
    CountRate "count.rate";
    /// A rate whose base stands in the bracket behind it.
    RateOfBracket "rate.of-bracket";
    /// `安排A，支出B，支出率p%`.
    RateExecution "rate.execution";
    /// `预算A，执行B，结余C，执行率p%`: the rate.
    RateExecuted "rate.executed";
    /// `预算A，执行B，结余C`: what is left.
    ChainExecuted "chain.executed";
    /// `上年末10辆，购置2辆，报废3辆，年末9辆`.
    StockCounted "stock.counted";
    /// `年初结转A，收入B，支出C，年末结转D`.
    StockCarried "stock.carried";
    /// `上年末债务余额A，发行B，偿还C，年末债务余额D`.
    StockDebts "stock.debts";
    /// `债务限额A，债务余额B，余额比限额少C`.
    StockLimit "stock.limit";
    /// `甲、乙分别为A、B，比上年的C、D分别增加E、F`.
    ChangeParallel "change.parallel";
    /// `年初预算A，调整预算B，完成C，分别为年初预算、调整预算的x%、y%`.
    RateParallel "rate.parallel";
    /// `累计完成A，完成预算B的x%，同比增长y%（去年同期C）`.
    RateBehind "rate.behind";
    /// `资产总额A，较年初增加B，增长p%`.
    ChangeOpening "change.opening";
    /// `2023年、2024年支出分别为A、B，2024年较2023年增加C，增长p%`.
    ChangeYears "change.years";
    /// `占B的p%，比上年（q%）提高r个百分点`.
    ChangePoints "change.points";
    /// `四个季度分别为A、B、C、D，合计T`; `三年共T，其中：2022年A、2023年B、2024年C`.
    ListPeriods "list.periods";
    /// `合计T，其中：本级A、下属单位B`.
    ListUnits "list.units";
    /// `支出T。用于…的基本支出A（p%），用于…的项目支出B（q%）`.
    ListBracketed "list.bracketed";
    /// `税务部门A，占比p%；财政部门B，占比q%；合计T`.
    ListTotalled "list.totalled";
    /// `收支总预算T。收入预算包括：A、B、C`.
    ListBudget "list.budget";
    /// Parts that exclude each other are more than their whole.
    ListDisjoint "list.disjoint";
    /// `调增T，其中：A、B，调减C`.
    ListAdjusting "list.adjusting";
    /// `由A调整为B，其中：甲增加C、乙减少D`.
    ListMoved "list.moved";
    /// `减少T：甲由A变为B，乙由C变为D`.
    ListFromTo "list.from-to";
    /// `T（A＋B）`, `A＋B＝T`.
    ChainPlus "chain.plus";
    /// `2个项目预算T，执行U：甲预算A、执行B；乙预算C、执行D`.
    ListProjects "list.projects";
    /// `实有13辆，分别为甲3辆、乙10辆`.
    CountListed "count.listed";
    /// `支出A，接待B人次，人均C`.
    AverageEach "average.each";
    /// `运行费A，保有量B辆，平均每辆C`.
    AverageHeld "average.held";
    /// `超目标任务p%`.
    TargetOver "target.over";
    /// Points to a target.
    TargetPoints "target.points";
    /// `25次×2000元/次=50000元`.
    ProductWritten "product.written";
    /// `截至2024年12月31日`.
    DateAsOf "date.as-of";
    /// A flaw that the text shows by itself.
    Flaw "text.flaw";
    /// The columns of a row add up.
    TableRow "table.row";
    /// A code is the sum of the codes below it, a total that of its classes.
    TableCodes "table.codes";
    /// The codes of an official table of a department.
    OfficialCodes "official.codes";
    /// The columns of an official table, all of them known, add up.
    OfficialRow "official.row";
    /// The sums of an official table of a department whose title, columns and codes are all known, from cells.
    OfficialWhole "official.whole";
    /// The rows of an official statement of a department.
    OfficialOutline "official.outline";
    /// The rows of a statement and their totals.
    TableOutline "table.outline";
    /// The rows of one side of a balance by their names, and its total.
    TableSide "table.side";
    /// Rows numbered from one without a gap, and the total behind the last.
    TableNumbered "table.numbered";
    /// A numbered row, and the rows without a number below it.
    TableGrouped "table.grouped";
    /// The total on top of rows that are numbered one by one.
    TableListed "table.listed";
    /// What is left from year to year, by the names of columns or rows.
    TableRolled "table.rolled";
    /// What is owed at the end of a year, by the names of rows.
    TableDebts "table.debts";
    /// A part of an outline is at most its whole.
    TablePart "table.part";
    /// An amount of so many pieces at a price, by the names of the columns.
    TablePriced "table.priced";
    /// Rows or columns that are the sum of others, as most of the table agrees.
    TableAgreed "table.agreed";
    /// The same, where the same rows make the same total in several other columns.
    TableAgreedOften "table.agreed-often";
    /// The only row below another that has its name in its own.
    TableOnlyChild "table.only-child";
    /// A rate column whose header says what it is of.
    TableRateNamed "table.rate-named";
    /// A column that is reckoned from other columns.
    TableRate "table.rate";
    /// A budget that stands only in a table.
    TableLinked "table.linked";
    /// The amounts of a project by fund.
    TableProject "table.project";
    /// Rows that are all the parts the row above them is always divided into.
    TableDivided "table.divided";
    /// A formula that the table prints for its rows or columns.
    TableFormula "table.formula";
    /// A table whose amounts stand beside the wrong names.
    TableDisplaced "table.displaced";
    /// Two prints of one quantity in running text.
    SameInText "same.in-text";
    /// Two prints of one quantity in running text, close by and under one name.
    SameBeside "same.beside";
    /// `支出A，…共计支出B`: the amount of what is counted, again behind its counts.
    SameRestated "same.restated";
    /// A whole and its part, where nothing is said of the other part.
    SameOnlyPart "same.only-part";
    /// Two prints of one quantity in tables.
    SameInTables "same.in-tables";
    /// A quantity in the text and in a table.
    SameAcross "same.across";
    /// The same row of two tables.
    SameRow "same.row";
    /// Income and expenditure of one budget balance.
    SameBalance "same.balance";
    /// Names and amounts of a passage and of a table.
    SameQuoted "same.quoted";
    /// An outturn in the text and in a table with which several others agree.
    SameTold "same.told";
    /// An identity between concepts (a rule with a `relation:`).
    Identity "identity.declared";
    /// A list that ends with what is left (等).
    ListClosed "list.closed";
    /// `增加A，增加B`: one change printed twice.
    ChangeTwice "change.twice";
    /// An amount, its change and its rate inside an explanation.
    ChangeExplained "change.explained";
    /// One change of one quantity in two places.
    ChangeSame "change.same";
    /// What one level has is at most what all levels have.
    LevelWithin "level.within";
    /// Purchases reserved for small firms and others are at most all purchases.
    ReservedWithin "reserved.within";
    /// `由A调整为B，增加C`: both amounts and their change in a row.
    ChangeFromToBy "change.from-to-by";
    /// What a structured disclosure says.
    Structured "structured.said";
}

impl Form {
    /// The form of a name.
    pub fn from_name(name: &str) -> Option<Form> {
        Form::ALL.iter().copied().find(|form| form.name() == name)
    }
}
