// What a landing page offers: links from its HTML, files from their names, and the choice among them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseFiles, offerOf, wishesOf } from "../../src/sources/published/choose.ts";
import { findLinks } from "../../src/sources/published/links.ts";
import { findPlace, monthsLater, PLACES, type Place } from "../../src/sources/published/places.ts";

const BASE = "https://www.gov.uk/government/statistical-data-sets/tables";

function place(id: string): Place {
  const found = findPlace(id);
  if (found === null) throw new Error(`no place ${id}`);
  return found;
}

describe("the links of a page", () => {
  test.each([
    ['<a href="/a.xlsx">A</a>', ["https://www.gov.uk/a.xlsx", "A"]],
    ["<A HREF='b.ods'>B <b>c</b></A>", ["https://www.gov.uk/government/statistical-data-sets/b.ods", "B c"]],
    ["<a class=x href=https://x.example/c.csv>C</a>", ["https://x.example/c.csv", "C"]],
    [
      '<a\n href="/file?uri=/d&amp;e=1"\n>D &amp; E&#39;s &#x2013;</a>',
      ["https://www.gov.uk/file?uri=/d&e=1", "D & E's –"],
    ],
    ['<a title="a > b" href="/f">F</a>', ["https://www.gov.uk/f", "F"]],
    ["<a href=\"/g\">G<a href='/h'>", ["https://www.gov.uk/g", "G"]],
  ])("in %j", (html, [address, words]) => {
    expect(findLinks(html, BASE)[0]).toMatchObject({ address, words });
  });

  test.each([
    "<!-- <a href='/a'>A</a> -->",
    "<script>'<a href=\"/a\">A</a>'</script>",
    "<style><a href='/a'></style>",
    "<template><a href='/a'></a></template>",
    "<a>A</a>",
    "<a href=''>A</a>",
    "<a href='javascript:alert(1)'>A</a>",
    "<a href='file:///etc/passwd'>A</a>",
    "<a href='data:text/html,x'>A</a>",
    "<a href='http://['>A</a>",
    "<abbr href='/a'>A</abbr>",
    "<a href='/a",
    "<a data-href='/a'>A</a>",
  ])("that are none: %j", (html) => {
    expect(findLinks(html, BASE)).toEqual([]);
  });

  test("whatever stands there ends in a list, and soon", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "<a ",
      "href=",
      '"',
      "'",
      "<!--",
      "-->",
      "<script>",
      "</script>",
      "&#x",
      ";",
      "/a.xlsx",
      " ",
      "=",
      "</a>",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 300 }), (pieces) => {
        for (const { address } of findLinks(pieces.join(""), BASE)) expect(address).toMatch(/^https?:/u);
      }),
      { numRuns: 300 },
    );
    const began = performance.now();
    for (const bomb of ["<a ", "<a href='", "<!--", '<a href="', "<script>", "<a x=", "&#x", '="'])
      findLinks(bomb.repeat(300_000), BASE);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe("the name of a file says", () => {
  test.each([
    ["home-office", "prc-outcomes-open-data-mar2019-tables-230726.xlsx", "2018-04", "2019-03", "2026-07-23"],
    ["home-office", "prc-outcomes-open-data-mar2019-tables.ods", "2018-04", "2019-03", null],
    ["home-office", "prc-outcomes-open-data-march15-tabs.ods", "2014-04", "2015-03", null],
    ["recorded-crime", "prc-pfa-mar2013-onwards-tables-230726.ods", "2012-04", "2026-07", "2026-07-23"],
    ["ons", "policeforceareatablesyejune25.xlsx", "2024-07", "2025-06", null],
    ["ons", "policeforceareatablesyearendingjun16.xls", "2015-07", "2016-06", null],
    ["ons", "policeforceareatablesyemarch2025.xlsx", "2024-04", "2025-03", null],
    ["police-uk", "2024-12.zip", "2022-01", "2024-12", "2024-12"],
  ])("%s: %s covers %s to %s, edition %s", (id, name, from, to, edition) => {
    const named = place(id).named(name);
    expect(named?.covers).toEqual({ from, to });
    expect(named?.edition?.id ?? null).toBe(edition);
  });

  test.each([
    ["home-office", "prc-outcomes-alternate-open-data-mar2017-to-mar2026-tables-230726.ods"],
    ["home-office", "prc-supplementary-crime-outcomes-metrics-230726.xlsx"],
    ["home-office", "prc-outcomes-open-data-mar2006-mar2014-tabs.ods"],
    ["home-office", "prc-firearms-outcomes-open-data-apr2024-to-mar2026-tables-230726.ods"],
    ["recorded-crime", "prc-subcodes-vawg-offences-mar2021-mar2026-230726.ods"],
    ["recorded-crime", "recrime-geo-pfa.csv"],
    ["ons", "policeforceareatablesyefoo25.xlsx"],
    ["police-uk", "latest.zip"],
    ["police-uk", "2024-13.zip"],
  ])("%s takes no %s", (id, name) => {
    expect(place(id).named(name)).toBeNull();
  });

  test("an edition that is no day is none", () => {
    expect(place("home-office").named("prc-outcomes-open-data-mar2019-tables-320726.xlsx")?.edition).toBeNull();
  });
});

test("every place has an encrypted landing page on one of its own hosts", () => {
  for (const { landing, hosts } of PLACES) {
    expect(new URL(landing).protocol).toBe("https:");
    expect(hosts as readonly string[]).toContain(new URL(landing).host);
  }
});

describe("the choice", () => {
  const archives = offerOf(
    place("police-uk"),
    findLinks(
      ["2026-07", "2026-06", "2023-07", "2021-03", "2021-02", "2019-03"]
        .map(
          (month, index) =>
            `<tr><td><a href="/data/archive/${month}.zip">${month}</a></td><td>MD5 ${String(index).repeat(32)}</td></tr>`,
        )
        .join(""),
      "https://data.police.uk/data/archive/",
    ),
  );
  const chosen = (wish: Parameters<typeof wishesOf>[0], edition?: string): readonly string[] =>
    chooseFiles(place("police-uk"), archives, wishesOf(wish) ?? [], edition).files.map(({ name }) => name);

  test("of archives: as few as cover the months, and the newest of those that do", () => {
    expect(chosen({})).toEqual(["2026-07.zip"]);
    expect(chosen({ years: "2018/19" })).toEqual(["2021-03.zip"]);
    expect(chosen({ from: "2024-01", to: "2024-12" })).toEqual(["2026-07.zip"]);
    expect(chosen({ from: "2018-04", to: "2026-07" })).toEqual(["2026-07.zip", "2023-07.zip", "2021-03.zip"]);
    expect(chosen({}, "2019-03")).toEqual(["2019-03.zip"]);
    expect(chosen({ from: "2010-01", to: "2010-12" })).toEqual([]);
  });

  test("the checksum that a page prints beside a link belongs to that link", () => {
    expect(archives.files[1]?.md5).toBe("1".repeat(32));
    const multipart = offerOf(
      place("police-uk"),
      findLinks(`<a href="/2024-12.zip">A</a> ${"a".repeat(32)}-12`, "https://data.police.uk/"),
    );
    expect(multipart.files[0]?.md5).toBeNull();
  });

  test("of years: the newest edition of each; a stretch of years file by file; a month its year", () => {
    const links = [
      "mar2018-tables-240724",
      "mar2019-tables-240724",
      "mar2019-tables-230126",
      "mar2020-tables-240724",
    ].map(
      (name) => `<a href="https://assets.publishing.service.gov.uk/media/1/prc-outcomes-open-data-${name}.xlsx">x</a>`,
    );
    const offer = offerOf(place("home-office"), findLinks(links.join(""), BASE));
    const years = (wish: Parameters<typeof wishesOf>[0]): readonly (readonly string[])[] => {
      const { files, unmet } = chooseFiles(place("home-office"), offer, wishesOf(wish) ?? []);
      return [files.map(({ name }) => name.slice(23, -5)), unmet.map(({ said }) => said)];
    };
    expect(years({ years: "2018/19" })).toEqual([["mar2019-tables-230126"], []]);
    expect(years({ from: "2016/17", to: "2018/19" })).toEqual([
      ["mar2019-tables-230126", "mar2018-tables-240724"],
      ["2016/17"],
    ]);
    expect(years({ from: "2018-10", to: "2018-12" })).toEqual([["mar2019-tables-230126"], []]);
    expect(years({ years: "2030/31" })).toEqual([[], ["2030/31"]]);
  });

  test.each([{ years: "2018" + "/20" }, { years: "soon" }, { from: "2019/20", to: "2018/19" }, { years: "" }])(
    "no time can be read from %j",
    (wish) => {
      expect(wishesOf(wish)).toBeNull();
    },
  );
});

test("months are counted over years", () => {
  expect(["2024-12", "2024-01", "2000-03"].map((month) => [monthsLater(month, 1), monthsLater(month, -35)])).toEqual([
    ["2025-01", "2022-01"],
    ["2024-02", "2021-02"],
    ["2000-04", "1997-04"],
  ]);
});
