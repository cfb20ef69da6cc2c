// The Typst template of every report: it takes the document as JSON and shows its words as words. No text is ever pasted into it.

/** Where the template finds the document, below the root of the compiler. */
export const DOCUMENT_NAME = "document.json";

/** The template (Typst 0.14). It asks for the font by its name alone and falls back on none. */
export const REPORT_TEMPLATE = `
#let doc = json("/document.json")
#let ink = rgb("#17212b")
#let soft = rgb("#46525d")
#let rule = rgb("#d3d4cf")
#let panel = rgb("#f4f3ef")

#set document(title: doc.title, date: none)
#set text(font: "Noto Sans", size: 9.5pt, fill: ink, lang: "en", region: "GB", fallback: false, hyphenate: false, number-type: "lining", number-width: "tabular")
#set par(leading: 0.62em, spacing: 0.95em, justify: false)
#set page(
  paper: "a4",
  margin: (x: 1.8cm, top: 2.1cm, bottom: 2cm),
  header: context if counter(page).get().first() > 1 [
    #set text(size: 8pt, fill: soft)
    #doc.running #h(1fr) Everycase
  ],
  footer: context [
    #set text(size: 8pt, fill: soft)
    Everycase’s figures are not official statistics.
    #h(1fr)
    #{ "Page " + str(counter(page).get().first()) + " of " + str(counter(page).final().first()) }
  ],
)
#set list(marker: [–], indent: 0pt, body-indent: 0.6em, spacing: 0.6em)
#set table(stroke: none, inset: (x: 4pt, y: 3.2pt))
#set table.cell(breakable: false)
#show heading: set text(fill: ink, weight: "bold")
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: 19pt)
#show heading.where(level: 1): set block(above: 0pt, below: 11pt)
#show heading.where(level: 2): set text(size: 12.5pt)
#show heading.where(level: 2): set block(above: 17pt, below: 7pt)
#show heading.where(level: 3): set text(size: 10pt)
#show heading.where(level: 3): set block(above: 11pt, below: 5pt)
#show raw: set text(font: "Noto Sans", size: 8.5pt)
#show outline.entry: set text(size: 9pt)

// A short table stands on one page, with its title.
#let table-of(b) = block(above: 9pt, below: 10pt, breakable: b.rows.len() > 7, {
  block(sticky: true, below: 5pt, above: 9pt, text(size: 8.5pt, fill: soft, b.title))
  let side(c) = if c.at("right", default: false) { right } else { left }
  set text(size: 8.5pt)
  set par(leading: 0.5em)
  table(
    columns: b.columns.map(c => c.share * 1fr),
    align: b.columns.map(c => side(c) + top),
    table.hline(stroke: 0.8pt + ink),
    table.header(repeat: true, ..b.columns.map(c => table.cell(align: side(c) + bottom, strong(c.title)))),
    table.hline(stroke: 0.5pt + ink),
    ..b.rows.enumerate().map(((at, row)) => (
      ..row.map(words => if at in b.strong { strong(words) } else { [#words] }),
      table.hline(stroke: 0.4pt + rule),
    )).flatten(),
  )
})

#let show-block(b) = {
  if b.kind == "heading" { heading(level: b.level, outlined: b.at("listed", default: true), b.text) }
  else if b.kind == "lead" { block(above: 9pt, below: 11pt, text(size: 12.5pt, b.text)) }
  else if b.kind == "text" { par(b.text) }
  else if b.kind == "note" { block(above: 8pt, below: 8pt, text(size: 8.5pt, fill: soft, b.text)) }
  else if b.kind == "list" { list(..b.items.map(item => [#item])) }
  else if b.kind == "facts" { block(sticky: true, terms(separator: [: ], hanging-indent: 0.8em, spacing: 0.6em, ..b.facts.map(f => terms.item([#f.term], [#f.says])))) }
  else if b.kind == "table" { table-of(b) }
  else if b.kind == "picture" { block(above: 10pt, below: 10pt, image(bytes(b.svg), format: "svg", width: 100%, alt: b.alt)) }
  else if b.kind == "boxed" {
    block(width: 100%, inset: 9pt, stroke: (left: 2.5pt + soft), fill: panel, breakable: true, {
      block(sticky: true, below: 6pt, strong(b.title))
      for words in b.texts { par(words) }
    })
  }
  else if b.kind == "code" { block(breakable: false, above: 10pt, { block(below: 5pt, text(size: 8.5pt, fill: soft, b.title)); block(width: 100%, inset: 7pt, fill: panel, raw(b.text, block: true)) }) }
  else if b.kind == "contents" { heading(level: 2, outlined: false, b.title); block(below: 24pt, outline(title: none, depth: 1)) }
  else if b.kind == "page" { pagebreak(weak: true) }
}

#block(below: 16pt, {
  set text(size: 9pt, fill: soft)
  doc.over
})
#for b in doc.blocks { show-block(b) }
`;
