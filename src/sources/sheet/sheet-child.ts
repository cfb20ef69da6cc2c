// The process that reads one workbook, web page or article. Started by read-apart.ts.
import { assert } from "../../ground/assert.ts";
import { readDocxArticle } from "../articles/docx-article.ts";
import { readHtmlArticle } from "../articles/html-article.ts";
import { answerOnce } from "./child-answer.ts";
import { readHtml } from "./html-book.ts";
import { readWorkbook } from "./workbook.ts";

await answerOnce(async (request) => {
  const { format } = request;
  if (format === "html") return readHtml(request);
  if (format === "article-html") return readHtmlArticle(request);
  if (format === "article-docx") return await readDocxArticle(request);
  assert(format === "xlsx" || format === "ods", "this process reads workbooks and web pages");
  return await readWorkbook({ ...request, format });
});
