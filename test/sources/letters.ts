// Sentences of letters, made after the manner of real ones, and what must be taken from each. No sentence is quoted from a real letter.
import { exact, interval, type Known } from "../../src/standard/cell.ts";

/** A sentence of a document and the rule it states: mark and what it stands for; `null` where it states none. */
export const RULE_SENTENCES: readonly (readonly [string, readonly [string, Known] | null])[] = [
  ["* denotes fewer than 5", ["*", interval(1, 4)]],
  ["* = less than 5", ["*", interval(1, 4)]],
  ["An asterisk (*) represents a figure of less than 5.", ["*", interval(1, 4)]],
  ["Where figures are below five these are shown as <5.", ["<5", interval(1, 4)]],
  ["Values between 1 and 4 have been replaced by an asterisk.", ["*", interval(1, 4)]],
  ["Values between 0 and 4 have been replaced by an asterisk.", ["*", interval(0, 4)]],
  ["# indicates 10 or fewer crimes", ["#", interval(1, 10)]],
  ["[c] means suppressed because the number is less than 3", ["[c]", interval(1, 2)]],
  ["Figures of 5 or less have been suppressed to protect identities.", ["any", interval(1, 5)]],
  ["Numbers fewer than ten are withheld as they could identify individuals.", ["any", interval(1, 9)]],
  ["Counts of fewer than 5, including zero, have been redacted.", ["any", interval(0, 4)]],
  ["* Figures of less than 5 have been suppressed.", ["*", interval(1, 4)]],
  ["All figures have been rounded to the nearest 5.", ["rounded", interval(-2, 2)]],
  ["Figures are rounded to the nearest ten.", ["rounded", interval(-5, 5)]],
  ["Numbers are rounded up to the nearest 5.", ["rounded", interval(-4, 0)]],
  ["A dash (-) denotes nil.", ["-", exact(0)]],
  ["Blank cells mean no crimes were recorded.", ["blank", exact(0)]],
  ["'-' = zero", ["-", exact(0)]],
  ["The figures have not been rounded.", null],
  ["No figures have been suppressed, including those of fewer than 5.", null],
  ["Fewer than 5 officers work in the disclosure unit.", null],
  ["We do not suppress figures of less than 5.", null],
  ["The team meets between 1 and 4 times a year.", null],
  ["* Data extracted on 4 April 2024.", null],
  ["The request took less than 10 hours.", null],
  ["x = not applicable", null],
];

/** What a sentence must give: decision, sections, whether over the cost limit. */
export type Wanted = readonly [
  decision: "disclosed" | "part" | "refused" | "not held" | null,
  sections: readonly string[],
  costLimit: boolean,
];
const NOTHING: Wanted = [null, [], false];

/** A sentence by itself and what must be taken from it. */
export const DECISION_SENTENCES: readonly (readonly [string, Wanted])[] = [
  [
    "Your request is refused under section 12(1) of the Freedom of Information Act 2000.",
    ["refused", ["s.12(1)"], true],
  ],
  ["I am not obliged to comply as to do so would exceed the appropriate limit.", ["refused", [], true]],
  ["It is estimated that it would take in excess of 18 hours to retrieve the information.", ["refused", [], true]],
  [
    "The cost of compliance is above the amount to which we are legally required to respond: the cost would exceed £450.",
    ["refused", [], true],
  ],
  [
    "This information is exempt under Section 30(1)(a) and Section 31(1)(b) of the Act.",
    ["refused", ["s.30(1)(a)", "s.31(1)(b)"], false],
  ],
  [
    "The information has been withheld by virtue of sections 30, 31 and 40(2).",
    ["refused", ["s.30", "s.31", "s.40(2)"], false],
  ],
  ["We have withheld the ages, which are exempt under s.40(2).", ["refused", ["s.40(2)"], false]],
  [
    "Low numbers have been redacted under s40(2) FOIA; the table below is provided in part.",
    ["part", ["s.40(2)"], false],
  ],
  [
    "The force can neither confirm nor deny that it holds the information requested by virtue of section 23(5).",
    ["refused", ["s.23(5)"], false],
  ],
  [
    "The force neither confirms nor denies that it holds any other information by virtue of section 30(3).",
    [null, ["s.30(3)"], false],
  ],
  ["The request is vexatious and is refused under section 14(1).", ["refused", ["s.14(1)"], false]],
  ["This is exempt under section 21 as it is reasonably accessible by other means.", ["refused", ["s.21"], false]],
  [
    "The figures are exempt under section 22, as they are intended for future publication.",
    ["refused", ["s.22"], false],
  ],
  ["Disclosure is refused under Section 38(1)(a) Health and Safety.", ["refused", ["s.38(1)(a)"], false]],
  ["Section 40 – Personal information", [null, ["s.40"], false]],
  ["The force does not hold this information.", ["not held", [], false]],
  ["No information held.", ["not held", [], false]],
  ["No recorded information is held in respect of question 2.", ["not held", [], false]],
  [
    "In terms of section 17 of the Freedom of Information (Scotland) Act 2002 this information is not held.",
    ["not held", ["s.17"], false],
  ],
  [
    "The information is exempt under section 34(1)(b) and section 35(1)(a) of FOISA.",
    ["refused", ["s.34(1)(b)", "s.35(1)(a)"], false],
  ],
  ["We refuse under section 12 of FOISA as it would cost more than the limit.", ["refused", ["s.12"], true]],
  ["Please find attached our response to your request.", ["disclosed", [], false]],
  ["The figures are provided in the table below.", ["disclosed", [], false]],
  ["In 2023/24 there were 54 crimes with a CSE flag.", ["disclosed", [], false]],
  [
    "The data is attached, with the exception of question 4 which is refused under section 12.",
    ["part", ["s.12"], true],
  ],
  ["Section 12 of the Act does not apply.", NOTHING],
  ["We considered section 31 but it is not engaged.", NOTHING],
  ["No exemptions have been applied.", NOTHING],
  ["If your request were to exceed the appropriate limit, section 12 would apply.", NOTHING],
  ["You may wish to refine your request to bring it within the cost limit.", NOTHING],
  ["Answering would not exceed the appropriate limit.", NOTHING],
  ["Section 17 of the Act requires us, when refusing, to state the exemption and why it applies.", NOTHING],
  ["Section 1(1) of the Act places two duties on public authorities.", NOTHING],
  ["Offences under section 30 of the Sexual Offences Act 2003 are counted.", NOTHING],
  ["Rape and offences refused charge under section 14 of the Sexual Offences Act 2003.", ["refused", [], false]],
  ["You have the right to complain under section 50 of the Act.", NOTHING],
  ["You asked why section 40 was applied in 2019.", NOTHING],
  ["We no longer rely on section 31.", NOTHING],
  ["Should you disagree you may ask for an internal review within 40 working days.", NOTHING],
  ["Question 3 took 12 hours and question 4 took 14 days.", NOTHING],
  ["The appropriate limit is set at £450.", NOTHING],
  ["Under section 16 we have a duty to advise and assist.", NOTHING],
];

/** Text lines and the references that stand in them. */
export const REFERENCE_LINES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [["FOI/13341"], ["13341"]],
  [["Our ref: 761/14"], ["761/14"]],
  [["Reference number: 1026A/21"], ["1026A/21"]],
  [["FOI Ref: 19_15"], ["19_15"]],
  [["Request No. 0052-2025/26"], ["0052-2025/26"]],
  [["01.FOI.22.025489"], ["01.FOI.22.025489"]],
  [["FOI Request Reference 33-25"], ["33-25"]],
  [["Your requests, references 1204/24 and 1205/24, are answered together."], ["1204/24", "1205/24"]],
  [["FOI 01234-24 South Yorkshire Police response"], ["01234-24"]],
  [["Ref: 2023/24", "Question 2", "in 2018", "Freedom of Information Act 2000"], []],
  [["Request 1: how many crimes", "Request 2: how many charges"], []],
];
