import { expect, test } from "vitest";
import { asPrinted, parsePeriod, quarterOf, titleInWords } from "../../src/standard/periods.ts";
import { shared } from "../shared.ts";
import { distinct } from "./real-files.ts";

const facts = shared("data/foi/foi_facts.csv");

test.each([
  ["2018/19", "2018/19", "financial-year", "2018-04-01", "2019-03-31"],
  ["2018-19", "2018/19", "financial-year", "2018-04-01", "2019-03-31"],
  ["2018–19", "2018/19", "financial-year", "2018-04-01", "2019-03-31"],
  ["2018_19", "2018/19", "financial-year", "2018-04-01", "2019-03-31"],
  ["2018/2019", "2018/19", "financial-year", "2018-04-01", "2019-03-31"],
  ["2014/2015", "2014/15", "financial-year", "2014-04-01", "2015-03-31"],
  ["FY 2018/19", "2018/19", "financial-year", "2018-04-01", "2019-03-31"],
  [" fy2018/19 ", "2018/19", "financial-year", "2018-04-01", "2019-03-31"],
  ["FY 2011-12", "2011/12", "financial-year", "2011-04-01", "2012-03-31"],
  ["1999/00", "1999/00", "financial-year", "1999-04-01", "2000-03-31"],
  ["2013-04-01/2014-03-31", "2013/14", "financial-year", "2013-04-01", "2014-03-31"],
  ["2013-04/2014-03", "2013/14", "financial-year", "2013-04-01", "2014-03-31"],
  ["year ending March 2019", "2018/19", "financial-year", "2018-04-01", "2019-03-31"],
  ["YE Dec 2018", "2018", "calendar-year", "2018-01-01", "2018-12-31"],
  ["year ending June 2025", "2024-07-01/2025-06-30", "span", "2024-07-01", "2025-06-30"],
  ["2018", "2018", "calendar-year", "2018-01-01", "2018-12-31"],
  ["2018-01-01/2018-12-31", "2018", "calendar-year", "2018-01-01", "2018-12-31"],
  ["2018/19 Q3", "2018/19-Q3", "quarter", "2018-10-01", "2018-12-31"],
  ["2018/19-Q4", "2018/19-Q4", "quarter", "2019-01-01", "2019-03-31"],
  ["Q1 2018-19", "2018/19-Q1", "quarter", "2018-04-01", "2018-06-30"],
  ["2019-01/2019-03", "2018/19-Q4", "quarter", "2019-01-01", "2019-03-31"],
  ["2011-04/2014-08", "2011-04-01/2014-08-31", "span", "2011-04-01", "2014-08-31"],
  ["2018-04", "2018-04-01/2018-04-30", "span", "2018-04-01", "2018-04-30"],
  ["October 2018", "2018-10-01/2018-10-31", "span", "2018-10-01", "2018-10-31"],
  ["April 2018 to March 2019", "2018/19", "financial-year", "2018-04-01", "2019-03-31"],
  ["Apr–Oct 2018", "2018-04-01/2018-10-31", "span", "2018-04-01", "2018-10-31"],
  ["2013/2018", "2013-01-01/2018-12-31", "span", "2013-01-01", "2018-12-31"],
  ["2018-04-01/2018-10-31", "2018-04-01/2018-10-31", "span", "2018-04-01", "2018-10-31"],
  ["2020-02-29", "2020-02-29/2020-02-29", "span", "2020-02-29", "2020-02-29"],
  ["2021 (part year)", "2021 (part year)", "part-year", null, null],
  ["2018/2019 (Part Year)", "2018/19 (part year)", "part-year", null, null],
])("%j is %s, a %s from %s to %s", (text, id, kind, from, to) => {
  expect(parsePeriod(text)).toMatchObject({ id, kind, from, to });
});

test.each([
  ["last recorded financial year", "it names no year"],
  ["2011-12", "a financial year or a month"],
  ["2013/18", "years or a slip"],
  ["2018/2017", "it runs backwards"],
  ["2018/2018", "no span"],
  ["2014-08/2011-04", "it runs backwards"],
  ["2014-13", "no such month"],
  ["2019-02-29/2019-03-31", "no such day"],
  ["2018/19 Q5", "no such quarter"],
  ["2018 Q3", "a calendar year has no such quarter"],
  ["1016", "a count, not a year"],
  ["9999-12-31", "far off"],
  ["", "nothing"],
])("%j names no certain days: %s", (text) => {
  expect(parsePeriod(text)).toBeNull();
});

test("a period as printed keeps its words and claims no days", () => {
  expect(asPrinted("last  recorded financial year ")).toEqual({
    id: "last recorded financial year",
    from: null,
    to: null,
    title: "last recorded financial year",
    kind: "as-printed",
  });
  expect(asPrinted(" ").id).toBe("not stated");
});

test.each([
  ["2018/19", "2018/19", "April 2018 to March 2019"],
  ["2018/19 Q3", "2018/19, quarter 3", "October to December 2018"],
  ["2018", "2018", "January to December 2018"],
  ["2011-04/2014-08", "April 2011 to August 2014", "April 2011 to August 2014"],
  ["2018-04-03/2018-10-31", "3 April 2018 to 31 October 2018", "3 April 2018 to 31 October 2018"],
  ["2018-04", "April 2018", "April 2018"],
  ["2021 (part year)", "Part of 2021", "Part of 2021"],
])("%j is titled %j, in full words %j", (text, title, words) => {
  const period = parsePeriod(text) ?? asPrinted("not read");
  expect([period.title, titleInWords(period)]).toEqual([title, words]);
});

test("the four quarters fill the financial year without a gap", () => {
  const quarters = ([1, 2, 3, 4] as const).map((quarter) => quarterOf("2019/20", quarter));
  expect(quarters.map(({ id }) => id)).toEqual(["2019/20-Q1", "2019/20-Q2", "2019/20-Q3", "2019/20-Q4"]);
  expect(quarters.map(({ from, to }) => `${from} ${to}`)).toEqual([
    "2019-04-01 2019-06-30",
    "2019-07-01 2019-09-30",
    "2019-10-01 2019-12-31",
    "2020-01-01 2020-03-31",
  ]);
  expect(() => quarterOf("2019", 1)).toThrow('"2019" is none');
});

test("every period reads back from its id and from its title, for a hundred years", () => {
  for (let year = 1950; year < 2050; year++) {
    const next = String((year + 1) % 100).padStart(2, "0");
    const written = [`${year}`, `${year}/${next}`, `${year}/${next} Q2`, `${year}/${year + 3}`, `${year}-05`];
    for (const text of [...written, `${year} (part year)`].filter((one) => one !== `${year}-${next}`)) {
      const period = parsePeriod(text);
      expect([text, period?.id !== undefined]).toEqual([text, true]);
      expect(parsePeriod(period?.id ?? "")).toEqual(period);
      expect(parsePeriod(period?.title ?? "")).toEqual(period);
    }
  }
});

test.skipIf(facts === null)("every period of the published replies is read but the one that names no year", () => {
  const unread = distinct(facts ?? "", "period").filter((text) => parsePeriod(text) === null);
  expect(unread).toEqual(["last recorded financial year"]);
});
