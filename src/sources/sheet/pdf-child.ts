// The process that reads one PDF document: apart from the others, since its library is large. Started by read-apart.ts.
import { answerOnce } from "./child-answer.ts";
import { readPdf } from "./pdf-book.ts";

await answerOnce(readPdf);
