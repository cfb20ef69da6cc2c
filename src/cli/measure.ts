// `everycase measures` and `everycase measure`: the catalogue, and one of its measures asked.
import type { FlatTable } from "../actions/flat-rows.ts";
import { askedOfMeasure, askMeasure, catalogueOfMeasures, type MeasureAsking } from "../actions/measure.ts";
import { formatOfPath, saveMeasure } from "../actions/measure-download.ts";
import type { RecordsQuestion } from "../actions/measure-records.ts";
import { measureRows } from "../actions/measure-rows.ts";
import type { ShownAsking } from "../actions/show-asking.ts";
import type { Tools } from "../actions/tools.ts";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import { NOT_RELEASED } from "../web/release-words.ts";
import { bytesWords } from "../web/words.ts";
import { printAsking, wantsAsking } from "./asking.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { wrapped } from "./lines.ts";
import { questionOf } from "./question.ts";
import { fullStop } from "./show/cells.ts";
import { catalogueLines, measureLines } from "./show/measure.ts";
import { problemLines } from "./show/problems.ts";

/** Lists every measure and how it is asked. */
export async function measures(door: Door, _words: readonly string[], options: Options): Promise<Ending> {
  const all = catalogueOfMeasures();
  await answer(door, options.format, {
    lines: (width) => catalogueLines(all, width),
    value: { measures: all },
    table: () => catalogueTable(all),
  });
  return "done";
}

function catalogueTable(all: ReturnType<typeof catalogueOfMeasures>): FlatTable {
  const names = ["id", "title", "version", "digest", "says", "formula", "accepts", "force", "options"];
  return {
    columns: names.map((name) => [name, "VARCHAR"]),
    rows: all.map(({ definition: { id, title, version, says, formula, accepts }, digest, force, options }) => [
      id,
      title,
      String(version),
      digest,
      says,
      formula,
      accepts.join(", "),
      force,
      options.map(({ name }) => name).join(", "),
    ]),
  };
}

/** Asks the measure that the first word names, and prints its answer, what was counted for it, or the file it was written to. */
export async function measure(door: Door, [id = ""]: readonly string[], options: Options): Promise<Ending> {
  if (wantsAsking(options))
    return await printAsking(door, await door.withTools((tools) => statementsOf(tools, id, options)), options);
  const { out } = options;
  // A file that cannot be named is said before anything is worked out.
  if (out !== undefined) formatOfPath(out);
  const { found, bytes, problems } = await door.withTools(async (tools) => {
    const { answer: given, problems: said } = await answerFrom(tools, id, options);
    return {
      found: given,
      problems: said,
      bytes: out === undefined ? 0 : (await saveMeasure(tools, given, out)).bytes,
    };
  });
  for (const line of problems.flatMap((problem) => problemLines(problem, door.width, "")))
    door.say(typeof line === "string" ? line : Object.values(line).join(""));
  const ending = problems.length === 0 ? "done" : "problems";
  if (out !== undefined) {
    const says = `${fullStop(found.sentence)} Written to ${out}, ${bytesWords(bytes)}.${found.caveats.includes(NOT_RELEASED) ? ` ${NOT_RELEASED}` : ""}`;
    door.print(wrapped(says, door.width));
    return ending;
  }
  await answer(door, options.format, {
    lines: (width) => measureLines(found, width),
    value: found,
    table: () => measureRows(found),
  });
  return ending;
}

/** An answer, and what of the file it was made from could not be read. */
interface AnswerGiven {
  readonly answer: Awaited<ReturnType<typeof askMeasure>>;
  readonly problems: readonly Problem[];
}

/** The answer from reported tables, from one table by quarters, or from the records of this book: those are counted, protected, and only then worked with. */
async function answerFrom(tools: Tools, id: string, options: Options): Promise<AnswerGiven> {
  if (id === "charged-within" && (options.table !== undefined || options.from === "records"))
    return await curvesFrom(tools, options);
  if (options.table !== undefined)
    throw new Refusal(
      "usage",
      `The measure ${id} is not asked of a single table.`,
      "--table is for charged-within. Add the file to the book: everycase add FILE",
    );
  return { answer: await answerOf(tools, id, options), problems: [] };
}

async function answerOf(tools: Tools, id: string, options: Options): Promise<AnswerGiven["answer"]> {
  if (options.from === "records") {
    const { measureRecords } = await import("../actions/measure-records.ts");
    return await measureRecords(tools, recordsAsked(id, options));
  }
  return await askMeasure(tools, askingOf(id, options));
}

/** Curves of a table by quarters, which is read and not kept, or of an extract of this book. */
async function curvesFrom(tools: Tools, options: Options): Promise<AnswerGiven> {
  const { table, force, scope, by, denominator, extract: label } = options;
  const words = Object.entries({ table, force, scope, by, denominator, label }).filter(
    ([, word]) => word !== undefined,
  );
  const own = Object.fromEntries((options.option ?? []).map(pairOf));
  const { askCurves } = await import("../actions/ask-curves.ts");
  return await askCurves(tools, { ...Object.fromEntries(words), options: own });
}

async function statementsOf(tools: Tools, id: string, options: Options): Promise<readonly ShownAsking[]> {
  const explain = options.explain === true;
  if (id === "charged-within" && options.from === "records") {
    const { explainCurves } = await import("../actions/protect-curves.ts");
    const { extract: label, scope } = options;
    return await explainCurves(tools, {
      ...(label === undefined ? {} : { label }),
      ...(scope === undefined ? {} : { scope }),
    });
  }
  if (options.from === "records") {
    const { explainRecords } = await import("../actions/measure-records.ts");
    return await explainRecords(tools, recordsAsked(id, options), explain);
  }
  return await askedOfMeasure(tools, askingOf(id, options), explain);
}

function recordsAsked(id: string, options: Options): RecordsQuestion {
  const { scope, denominator, extract, by } = options;
  const { of } = Object.fromEntries((options.option ?? []).map(pairOf));
  const given = Object.entries({ label: extract, scope, by, denominator, of }).filter(
    ([, value]) => value !== undefined,
  );
  return { measure: id, ...Object.fromEntries(given) };
}

/** The options of the command line as what is asked of a measure. `--method` is an option like any other. */
function askingOf(measureId: string, options: Options): MeasureAsking {
  const { method, ...question } = questionOf(options);
  const own = Object.fromEntries((options.option ?? []).map(pairOf));
  return {
    measure: measureId,
    question,
    options: { ...own, ...(method === undefined ? {} : { method }) },
    ...(options.force === undefined ? {} : { force: options.force }),
  };
}

function pairOf(text: string): readonly [string, string] {
  const [, name, value] = /^([^=]+)=(.+)$/su.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name.trim(), value.trim()];
  throw new Refusal(
    "usage",
    `Cannot read --option: found "${text}", wanted a name, = and a value.`,
    "Such as: --option of=no-suspect",
  );
}
