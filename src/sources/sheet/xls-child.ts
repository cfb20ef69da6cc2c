// The process that reads one old workbook (XLS): apart from the others, since its library is large. Started by read-apart.ts.
import { answerOnce } from "./child-answer.ts";
import { readXls } from "./xls-book.ts";

await answerOnce(readXls);
