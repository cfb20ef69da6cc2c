// Every picture of every chart, compared letter by letter with the one kept beside the tests; UPDATE_PICTURES=1 renews them.
// These files are the gallery (`npm run gallery`): what is looked at there is what is tested here.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { answerChartSvg } from "../../src/web/charts/standalone-answer.tsx";
import { MADE } from "./made-answers.ts";
import { deadReferences, doubleIds, refused, textOf, unclosed } from "./reading.ts";
import { offPaper, onEachOther, textsOf } from "./texts-of.ts";

const FOLDER = fileURLToPath(new URL("pictures/", import.meta.url));
const RENEW = process.env["UPDATE_PICTURES"] === "1";

const PICTURES = Object.entries(MADE).flatMap(([name, answer]) =>
  (["wide", "narrow"] as const).flatMap((width) => {
    const svg = answerChartSvg(answer, width);
    return svg === null ? [] : [{ file: `${name}-${width}.svg`, svg, answer }];
  }),
);

if (RENEW) {
  mkdirSync(FOLDER, { recursive: true });
  for (const { file, svg } of PICTURES) writeFileSync(`${FOLDER}${file}`, svg);
}

describe.each(PICTURES)("the picture $file", ({ file, svg, answer }) => {
  test("is the one that was looked at", () => {
    expect(svg).toBe(readFileSync(`${FOLDER}${file}`, "utf8"));
  });

  test("stands by itself, closes its tags, and has a title and words for those who do not see it", () => {
    expect(unclosed(svg)).toEqual([]);
    expect(doubleIds(svg)).toEqual([]);
    expect(deadReferences(svg)).toEqual([]);
    expect(refused(svg)).toEqual([]);
    expect(svg).toContain('role="img"');
    expect(svg).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/u);
    expect(svg).not.toMatch(/<a |tabindex|NaN|Infinity|undefined/u);
    // XML wants a value for each attribute, even an empty one.
    expect([...svg.matchAll(/<\w[^>]*\s[\w-]+(?=[\s>/])(?!=)[^"<>]*\/?>/gu)].map(([tag]) => tag)).toEqual([]);
  });

  test("carries its sentence and says that it is not official", () => {
    const text = textOf(svg);
    for (const word of answer.sentence.split(" ")) expect(text).toContain(word);
    expect(text).toContain("Not official statistics.");
  });
});

describe.each(PICTURES)("the texts of $file", ({ svg }) => {
  const rooms = textsOf(svg);
  const width = Number(/width="(\d+)"/u.exec(svg)?.[1]);

  test("do not stand on each other, the longest names neither", () => {
    expect(onEachOther(rooms)).toEqual([]);
  });

  test("stay on the paper, and none is cut off", () => {
    expect(offPaper(rooms, width)).toEqual([]);
    expect(rooms.filter(({ text }) => text.includes("…"))).toEqual([]);
  });
});

test("the check of texts sees two that stand on each other, in groups that are moved too, and one that leaves the paper", () => {
  const svg =
    '<svg><g transform="translate(30 40)"><text x="0" y="20">Northumbria</text></g><text x="60" y="62">Kent</text></svg>';
  expect(onEachOther(textsOf(svg))).toEqual(["“Northumbria” and “Kent”"]);
  expect(offPaper(textsOf('<svg><text x="90" y="10">Northumbria</text></svg>'), 100)).toEqual(["Northumbria"]);
});

test("no picture is kept that no answer draws", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(PICTURES.map(({ file }) => file).sort());
});

test("an answer without a chart draws nothing", () => {
  expect(MADE["nothing-drawn"] && answerChartSvg(MADE["nothing-drawn"])).toBeNull();
});
