// What the package says of itself to whoever opens its folder.

/** `README.md` of a data package. */
export const README = `# Data package

Every figure of this site, what it stands on, and everything needed to work it out again.

| file | holds |
|---|---|
| \`datapackage.json\` | the descriptor (Frictionless Data Package): every file with its SHA-256, every column with its meaning |
| \`csv-metadata.json\`, \`*.csv-metadata.json\` | the same columns for CSV on the Web (W3C) |
| \`figures\` | one row a published figure |
| \`questions\`, \`balances\`, \`missing\` | what was asked, every balance line by line, and who has no figure |
| \`newest\` | where forces differ in period or basis: each force's newest rate, with what it is of |
| \`forces\`, \`sources\`, \`problems\` | the forces, every document, and all that could not be read |
| \`releases\`, \`release-steps\`, \`replies\`, \`changes\`, \`citations\` | who decided what, what forces answered, what was corrected, who cited it |
| \`protected-tables\`, \`protected-counts\` | only where there are such: counts from records that two people let out, as they are shown |
| \`passports.jsonl\` | the passport of every figure with each of its source cells, one a line (a mean has none); \`caveats.json\` holds its caveats |
| \`definitions.json\`, \`layouts/\` | how measures are defined, and how replies were read |
| \`book.jsonl\` | the entries of the book, each sealed to the one before; what stays private is there by its digest alone |
| \`archive/\` | the original documents, and the figures of each release, named by their SHA-256 |
| \`unread.json\` | documents in which nothing could be read: they are told of, and not handed on |
| \`kept-back.json\`, \`kept-back/\` | only where there are such: documents that are not handed on whole, since together with another they would tell more of a count that the other hides; which figures are kept back, and the cells of the others |
| \`publication.json\` | the program and the settings that made the site |
| \`manifest.json\`, \`manifest.sha256\` | every file of the site with its SHA-256, and the manifest's own |

Each table is there as CSV, JSON and Parquet. In CSV an apostrophe stands before a text that a spreadsheet would run as a formula.

To work out every figure again and hold each file of the site against it:

    everycase recompute .

Police statistics contain public sector information licensed under the Open Government Licence v3.0. Replies of public authorities keep the terms
they were sent under; \`sources.csv\` says which are known. What is worked out here is not official statistics.
`;
