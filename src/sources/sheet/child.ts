// The process that reads one workbook: arguments in; `result.json` and CSV files out. Started by read-apart.ts.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenLimits } from "./opened.ts";
import { readWorkbook } from "./workbook.ts";

// Nothing can be added to what all objects share. (Freezing it would make every array access a third slower.)
Object.preventExtensions(Object.prototype);

const [path = "", folder = "", format = "", limitsText = "{}"] = process.argv.slice(2);
// The parent writes its own limits, whole.
const limits = JSON.parse(limitsText) as OpenLimits;
// The parent ends a child that is late; this one is for a child whose parent is gone.
setTimeout(() => process.exit(1), limits.timeoutMs + 1000).unref();

const answer = await readWorkbook({ path, folder, format: format === "ods" ? "ods" : "xlsx", limits });
writeFileSync(join(folder, "result.json"), JSON.stringify(answer), { flag: "wx" });
