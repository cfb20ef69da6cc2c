// Number formats as Excel shows them, as tables that can be checked by hand in any spreadsheet program.

import XLSX from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInCode, parseFormat } from "../../src/sources/sheet/number-format.ts";
import { shownGeneral } from "../../src/sources/sheet/number-general.ts";
import { shownNumber, shownText } from "../../src/sources/sheet/number-shown.ts";

const shown = (code: string, value: number) => shownNumber(value, parseFormat(code));

describe("a number under a format", () => {
  test.each<[code: string, value: number, text: string]>([
    ["0", 12.5, "13"],
    ["0", -12.5, "-13"],
    ["0.00", 1.005, "1.01"],
    ["0.00", 2.675, "2.68"],
    ["00000", 42, "00042"],
    ["#,##0", 1204, "1,204"],
    ["#,##0", 999, "999"],
    ["#,##0.00", -1234567.891, "-1,234,567.89"],
    ["0,000", 7, "0,007"],
    ["0.0%", 0.024, "2.4%"],
    ["0%", 1, "100%"],
    ["#", 0, ""],
    ["#0.#", 1000, "1000."],
    ["0.0#", 1.5, "1.5"],
    ["?.??", 0.5, " .5 "],
    ["#,##0,", 1_234_567, "1,235"],
    ['0.0,,"m"', 12_345_678, "12.3m"],
    ["000-0000", 5551234, "555-1234"],
    ['"£"#,##0', 8300, "£8,300"],
    ["[$£-809]#,##0.00", 9.5, "£9.50"],
    ['"$"#,##0_);[Red]\\("$"#,##0\\)', -900, "($900)"],
    ['_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 0, " - "],
    ['0;-0;"none"', 0, "none"],
    ["0.00E+00", 1.234e-7, "1.23E-07"],
    ["0E+0", 99_500, "1E+5"],
    ["##0.0E+0", 12345, "12.3E+3"],
    ["# ?/?", 2.5, "2 1/2"],
    ["# ??/??", 0.3125, "  5/16"],
    ["?/8", 0.375, "3/8"],
    ["[>=1000]#,##0;0.0", 999, "999.0"],
    ["[>=1000]#,##0;0.0", -5, "-5.0"],
    ['[<5]"fewer than 5";0', 3, "fewer than 5"],
    ['0" crimes"', 16, "16 crimes"],
    ["\\x0", 1, "x1"],
    [";;;", 540, ""],
    ["@", 0.5, "0.5"],
    ['General" units"', 1.5, "1.5 units"],
  ])("%s of %d", (code, value, text) => {
    expect(shown(code, value)).toBe(text);
  });
});

describe("a day or time under a format", () => {
  // 2012-10-11 14:35:27.
  const moment = 41193.60795138889;
  test.each<[code: string, value: number, text: string | null]>([
    ["dd/mm/yyyy", moment, "11/10/2012"],
    ["d-m-y", moment, "11-10-12"],
    ["ddd d mmm yyyy", moment, "Thu 11 Oct 2012"],
    ["dddd, mmmm d", moment, "Thursday, October 11"],
    ["mmmmm", moment, "O"],
    ["[$-409]mmmm\\ d\\,\\ yyyy;@", moment, "October 11, 2012"],
    ["[$-F800]dddd, mmmm dd, yyyy", moment, "11 October 2012"],
    ["h:mm", moment, "14:35"],
    ["hh:mm:ss a/p", moment, "02:35:27 p"],
    ["h:mm am/pm", moment, "2:35 PM"],
    ["mm:ss.0", moment, "35:27.0"],
    ["[h]:mm", 3.25, "78:00"],
    ["[m]:ss.0", 0.085462963, "123:04.0"],
    ["[ss]", 0.085462963, "7384"],
    ["yyyy-mm-dd", 60, "1900-02-29"],
    ["yyyy-mm-dd", 59, "1900-02-28"],
    ["dddd", 1, "Sunday"],
    ["dd/mm/yyyy", 41193.99999, "11/10/2012"],
    ["dd/mm/yyyy", -1, null],
    ["dd/mm/yyyy", 2_958_466, null],
  ])("%s of %d", (code, value, text) => {
    expect(shown(code, value)).toBe(text);
  });

  test("the 1904 system counts from another day, and knows time before it", () => {
    expect(shownNumber(0, parseFormat("yyyy-mm-dd"), true)).toBe("1904-01-01");
    expect(shownNumber(-0.085462963, parseFormat("[h]:mm:ss"), true)).toBe("-2:03:04");
  });

  test("built-in formats are those of a British reader", () => {
    expect(shown(builtInCode(14), moment)).toBe("11/10/2012");
    expect(shown(builtInCode(22), moment)).toBe("11/10/2012 14:35");
    expect(shown(builtInCode(10), 0.02449)).toBe("2.45%");
    expect(builtInCode(0)).toBe("General");
    expect(builtInCode(5000)).toBe("General");
  });
});

test.each<[value: number, text: string]>([
  [0, "0"],
  [540, "540"],
  [0.1 + 0.2, "0.3"],
  [1 / 3, "0.333333333"],
  [123456789012, "1.23457E+11"],
  [12345678.912, "12345678.91"],
  [-1e-5, "-0.00001"],
  [1.234e-7, "1.234E-07"],
  [1e100, "1E+100"],
])("General shows %d as %s", (value, text) => {
  expect(shownGeneral(value)).toBe(text);
});

test("text under a format: only a fourth section, or one with @, says how it is shown", () => {
  expect(shownText("A1", parseFormat('"no. "@'))).toBe("no. A1");
  expect(shownText("A1", parseFormat('0.0;;;"text: "@'))).toBe("text: A1");
  expect(shownText("A1", parseFormat("0.00"))).toBe("A1");
  expect(shownText("secret", parseFormat(";;;"))).toBe("");
});

test("any code is a format, in bounded time", () => {
  const letters = fc.constantFrom(...'0#?.,%;[]"\\_*@/eE+-yMmdhsa>p<=$ G'.split(""), "General", "AM/PM", "[h]", "[>1]");
  const codes = fc.array(letters, { maxLength: 30 }).map((all) => all.join(""));
  const values = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
  fc.assert(
    fc.property(codes, values, (code, value) => {
      const text = shown(code, value);
      expect(text === null || (typeof text === "string" && !/NaN|undefined/.test(text))).toBe(true);
    }),
    { numRuns: 2000, seed: 5 },
  );
});

test("a twin: the formats that people use are shown as another program shows them", () => {
  const codes = [
    "General",
    "0",
    "0.0",
    "0.00",
    "#,##0",
    "#,##0.00",
    "0%",
    "0.0%",
    "0.00E+00",
    "d/m/yy",
    "dd/mm/yyyy",
    "d-mmm-yy",
  ];
  const times = [
    "h:mm",
    "h:mm:ss",
    "[h]:mm:ss",
    "yyyy-mm-dd hh:mm:ss",
    "# ?/?",
    "# ??/??",
    "#,##0;(#,##0)",
    "0.0;-0.0;-",
  ];
  // Hundredths that do not end in a five: there the other program rounds in binary, Excel in decimal.
  const value = fc
    .integer({ min: 1, max: 250_000_000 })
    .filter((n) => n % 10 !== 5)
    .map((n) => n / 1000);
  fc.assert(
    fc.property(fc.constantFrom(...codes, ...times), value, (code, number) => {
      expect(shown(code, number)).toBe(XLSX.SSF.format(code, number));
    }),
    { numRuns: 3000, seed: 11 },
  );
});
