import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/ground/refusal.ts";
import { boundaryOf, partsOf } from "../../src/server/multipart.ts";

interface Sent {
  readonly field: string;
  readonly fileName: string | null;
  readonly content: string;
}

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.byteLength; turn += 1) {
    const size = Math.max(sizes[turn % Math.max(sizes.length, 1)] ?? bytes.byteLength, 1);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(body: string | Uint8Array, boundary: string, sizes: readonly number[] = []): Promise<Sent[]> {
  const parts: Sent[] = [];
  for await (const part of partsOf(inChunks(Buffer.from(body), sizes), boundary)) {
    const chunks: Buffer[] = [];
    for await (const chunk of part.bytes) chunks.push(Buffer.from(chunk));
    parts.push({ field: part.field, fileName: part.fileName, content: Buffer.concat(chunks).toString("latin1") });
  }
  return parts;
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => null,
    (found: unknown) => found,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

const form = (...lines: string[]): string => lines.join("\r\n");
const file = (name: string, content: string): string[] => [
  "--x",
  `Content-Disposition: form-data; name="files"; filename="${name}"`,
  "Content-Type: text/csv",
  "",
  content,
];

describe("a form as it streams in", () => {
  test("gives each part with its field, its file's name and its bytes", async () => {
    const body = form(
      ...file("a.csv", "1,2"),
      "--x",
      'content-disposition: form-data; name="note"',
      "",
      "",
      "--x--",
      "",
    );
    expect(await read(body, "x")).toEqual([
      { field: "files", fileName: "a.csv", content: "1,2" },
      { field: "note", fileName: null, content: "" },
    ]);
  });

  test("is read the same however it is cut, whatever browsers' own encoder wrote", async () => {
    const part = fc.record({
      field: fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => !/[\r\n\\]/u.test(text)),
      // A backslash is written as it is by some encoders and doubled by others; an empty name is left out.
      fileName: fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => !/[\r\n\\]/u.test(text)),
      content: fc.uint8Array({ maxLength: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 6 }),
        async (parts, sizes) => {
          const data = new FormData();
          for (const { field, fileName, content } of parts)
            data.append(field, new Blob([Buffer.from(content)]), fileName);
          const sent = new Response(data);
          const boundary = boundaryOf(sent.headers.get("content-type") ?? "") ?? "";
          const found = await read(new Uint8Array(await sent.arrayBuffer()), boundary, sizes);
          const wanted = parts.map(({ field, fileName, content }) => ({
            field,
            fileName,
            content: Buffer.from(content).toString("latin1"),
          }));
          expect(found.map((one) => ({ ...one, field: one.field.toWellFormed() }))).toEqual(
            wanted.map((one) => ({ ...one, field: one.field.toWellFormed(), fileName: one.fileName.toWellFormed() })),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test("keeps contents that look like the beginning of a boundary", async () => {
    const content = "\r\n--\r\n--\r\n-\r\n--y\r\n--\r";
    const body = form(...file("a.csv", content), ...file("b.csv", "\r\n"), "--x--");
    for (const size of [1, 2, 3, 5, 1000]) {
      expect((await read(body, "x", [size])).map((part) => part.content)).toEqual([content, "\r\n"]);
    }
  });

  test("passes over what stands before the first part, behind the last, and what nobody reads", async () => {
    const body = form("hello", ...file("a.csv", "1"), ...file("b.csv", "2"), "--x--", "good", "bye");
    const names: (string | null)[] = [];
    for await (const part of partsOf(inChunks(Buffer.from(body), [7]), "x")) names.push(part.fileName);
    expect(names).toEqual(["a.csv", "b.csv"]);
  });

  test("takes nothing inside a quoted name for a parameter", async () => {
    const body = form(
      "--x",
      'Content-Disposition: form-data; name="a; filename=b; name=c"; filename="d; name=e"',
      "",
      "",
      "--x--",
    );
    expect(await read(body, "x")).toEqual([{ field: "a; filename=b; name=c", fileName: "d; name=e", content: "" }]);
  });

  test.each([
    ["a%22b.csv", 'a"b.csv'],
    ['a\\"b.csv', 'a"b.csv'],
    ["../../x.csv", "../../x.csv"],
    ["ends in a backslash\\", "ends in a backslash\\"],
    ["Größe.csv", "Größe.csv"],
  ])("reads the name %s as it was meant", async (written, meant) => {
    expect((await read(form(...file(written, ""), "--x--"), "x"))[0]?.fileName).toBe(meant);
  });

  test.each([
    ["a body that ends in a file", form(...file("a.csv", "1,2"))],
    ["an empty body", ""],
    ["a body without the boundary", "just some text"],
    ["a part that ends in its headers", form("--x", 'Content-Disposition: form-data; name="files"')],
  ])("is refused as broken off: %s", async (_what, body) => {
    const refusal = await refusalOf(read(body, "x", [3]));
    expect(refusal.code).toBe("usage");
    expect(refusal.message).toBe("The upload broke off before its end.");
  });

  test.each([
    ["a part without a name", form("--x", "Content-Type: text/csv", "", "1", "--x--")],
    ["text behind a boundary", form("--x and more", "", "1", "--x--")],
    ["headers without an end", form("--x", "a: b".repeat(10_000), "", "1", "--x--")],
  ])("is refused as no form: %s", async (_what, body) => {
    expect((await refusalOf(read(body, "x", [1000]))).message).toMatch(/^The upload cannot be read/u);
  });

  test("is refused, not crashed on, when the line breaks", async () => {
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("--x\r\n");
      throw new Error("ECONNRESET");
    }
    const refusal = await refusalOf(partsOf(breaking(), "x").next());
    expect(refusal.message).toBe("The upload broke off before its end.");
  });
});

test("the boundary is found in the Content-Type, quoted or not, and nowhere else", () => {
  expect(boundaryOf("multipart/form-data; boundary=----WebKitFormBoundaryabc")).toBe("----WebKitFormBoundaryabc");
  expect(boundaryOf('Multipart/Form-Data; charset=utf-8; Boundary="a b"')).toBe("a b");
  expect(boundaryOf("multipart/form-data")).toBeNull();
  expect(boundaryOf("multipart/mixed; boundary=x")).toBeNull();
  expect(boundaryOf(`multipart/form-data; boundary=${"x".repeat(71)}`)).toBeNull();
  expect(boundaryOf(undefined)).toBeNull();
});
