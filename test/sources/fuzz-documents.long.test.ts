// The search through damaged documents: 20,000 of them.
import { test } from "vitest";
import { fuzzHtml, fuzzJson, fuzzPdf } from "./fuzz-documents.ts";

test("6,000 damaged PDF documents are read or refused", () => fuzzPdf(6000), 1_200_000);
test("6,000 damaged web pages are read or refused, and whole tables come back", () => fuzzHtml(6000), 600_000);
test("8,000 pieces of damaged JSON are read as JSON.parse reads them or refused", () => fuzzJson(8000), 600_000);
