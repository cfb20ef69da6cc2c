// A small Word document for tests, from the XML inside its body; every part can be replaced by a lie.
import { type Part, part, zip } from "../zip.ts";

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A paragraph of one run. */
export function paragraph(text: string, settings = ""): string {
  return `<w:p><w:r><w:rPr>${settings}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** The parts of a document; `more` replaces parts of the same name or adds some. */
export function docxParts(body: string, more: readonly Part[] = []): Part[] {
  const parts = [
    part("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    part(
      "_rels/.rels",
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    part("word/document.xml", `<?xml version="1.0"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`),
    part(
      "word/_rels/document.xml.rels",
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId2" Type="${OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>`,
    ),
    part(
      "word/footnotes.xml",
      `<w:footnotes ${WORD}><w:footnote w:type="separator" w:id="0">${paragraph("never")}</w:footnote><w:footnote w:id="1">${paragraph("Of 45 forces, 34 answered.")}</w:footnote><w:footnote w:id="2">${paragraph("A note of deleted text.")}</w:footnote></w:footnotes>`,
    ),
  ];
  const replaced = parts.map((one) => more.find((other) => other.name === one.name) ?? one);
  return [...replaced, ...more.filter((one) => !parts.some((other) => other.name === one.name))];
}

/** The document's bytes. */
export function docx(body: string, more: readonly Part[] = []): Buffer {
  return zip(docxParts(body, more));
}
