// A slice of the search through damaged documents; the whole of it runs in `npm run test:long`.
import { test } from "vitest";
import { fuzzHtml, fuzzJson, fuzzPdf } from "./fuzz-documents.ts";

test("damaged PDF documents are read or refused", () => fuzzPdf(100), 120_000);
test("damaged web pages are read or refused, and whole tables come back", () => fuzzHtml(150), 120_000);
test("damaged JSON is read as JSON.parse reads it or refused", () => fuzzJson(150), 120_000);
