// The process that reads one PDF document: apart from the others, since its library is large. Started by read-apart.ts.
import { readPdfArticle } from "../articles/pdf-article.ts";
import { answerOnce } from "./child-answer.ts";
import { readPdf } from "./pdf-book.ts";

await answerOnce((request) => (request.format === "article-pdf" ? readPdfArticle(request) : readPdf(request)));
