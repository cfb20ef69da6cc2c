// `everycase report`: one force, some, or the country, as a PDF to read or a workbook.
import type { ReportFormat } from "../actions/report.ts";
import { Refusal } from "../ground/refusal.ts";
import { bytesWords } from "../web/words.ts";
import type { Door, Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { wrapped } from "./lines.ts";
import { questionOf } from "./question.ts";

/** Writes the report to the file that --out names, and says what is in it. */
export async function report(door: Door, _words: readonly string[], options: Options): Promise<Ending> {
  const { out, forces = [], all = false } = options;
  if (out === undefined)
    throw new Refusal("usage", "Where the report is to be written is not said.", "Name a file: --out report.pdf");
  if (all && forces.length > 0)
    throw new Refusal("usage", "Both --all and --force are given.", "Take one of them: all forces, or those named.");
  const { formatNamed, saveFile } = await import("../actions/save-file.ts");
  const { makeReport, REPORT_FORMATS } = await import("../actions/report.ts");
  // A file that cannot be named is said before anything is worked out.
  const format: ReportFormat = formatNamed(out, REPORT_FORMATS);
  const { bytes } = await door.withTools(async (tools) =>
    saveFile(await makeReport(tools, { of: all ? "all" : forces, question: questionOf(options), format }), out),
  );
  if (options.format === "json") {
    door.write(`${JSON.stringify({ file: out, bytes }, null, 2)}\n`);
    return "done";
  }
  const what = format === "pdf" ? "A tagged PDF (PDF/UA-1)" : "A workbook";
  door.print(wrapped(`${what} was written to ${out}, ${bytesWords(bytes)}.`, door.width));
  return "done";
}
