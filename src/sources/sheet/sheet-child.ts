// The process that reads one workbook or web page. Started by read-apart.ts.
import { assert } from "../../ground/assert.ts";
import { answerOnce } from "./child-answer.ts";
import { readHtml } from "./html-book.ts";
import { readWorkbook } from "./workbook.ts";

await answerOnce(async (request) => {
  const { format } = request;
  if (format === "html") return readHtml(request);
  assert(format === "xlsx" || format === "ods", "this process reads workbooks and web pages");
  return await readWorkbook({ ...request, format });
});
