// Fetches what departments publish: finds the files on the landing page, gets those that are wanted, and adds each as soon as it is whole.
import { join } from "node:path";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import type { FileReport } from "../measures/result.ts";
import { type Choice, chooseFiles, type Offer, offerOf, type PublishedFile } from "../sources/published/choose.ts";
import { findLinks } from "../sources/published/links.ts";
import type { Months, Place } from "../sources/published/places.ts";
import type { Force } from "../standard/forces.ts";
import { bytesWords } from "../web/words.ts";
import { type FetchEnd, fetchFile } from "./_fetch-file.ts";
import { type TakenMember, takeForce } from "./_fetch-members.ts";
import { forceAsked, landingOf, placeAsked, rulesOf, wishesAsked } from "./_fetch-wish.ts";
import { readPage } from "./_read-page.ts";
import type { WebRules } from "./_web.ts";
import { addFiles } from "./add-files.ts";
import { type FileCite, fileCites } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** What to fetch. Times are years (`2018/19`) or months (`2024-03`); with none the newest file. */
export interface FetchRequest {
  /** The id of a place: `home-office`, `recorded-crime`, `ons`, `police-uk`. */
  readonly source: string;
  readonly years?: string;
  readonly from?: string;
  readonly to?: string;
  /** A force whose tables are taken out of an archive; `police-uk` only. */
  readonly force?: string;
  /** The edition to take in place of the newest, e.g. `2026-07-23`. */
  readonly edition?: string;
  /** Another landing page of the same shape, e.g. an archived copy. */
  readonly landing?: string;
  /** Only look: nothing is downloaded. */
  readonly list?: boolean;
}

/** How the web is asked; the usual ways when left out. */
export interface Patience {
  readonly quietMs?: number;
  readonly wait?: (ms: number) => Promise<void>;
}

/** One file of a fetch and what became of it. */
export interface FetchedFile {
  readonly name: string;
  readonly address: string;
  /** The edition in its name; `null` where the name does not say. */
  readonly edition: string | null;
  /** The months it covers, e.g. `2018-04`. */
  readonly from: string;
  readonly to: string;
  /** `listed`: on the page, and not fetched now. */
  readonly state: "added" | "already here" | "kept unread" | "not fetched" | "listed";
  readonly sha256: string | null;
}

/** What a fetch gave. */
export interface Fetched {
  readonly place: { readonly id: string; readonly title: string };
  readonly landing: string;
  /** The files that were wanted; with `list` every file of the place on the page. */
  readonly files: readonly FetchedFile[];
  /** How many files of the place the page offers. */
  readonly offered: number;
  /** Names of other files on the page, which are none of this place's. */
  readonly others: readonly string[];
  readonly reports: readonly FileReport[];
  readonly problems: readonly Problem[];
}

const QUIET_MS = 60_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Fetches files of a place. Refuses (`usage`) an unknown place or time, (`surroundings`) when there is no way to the page
 * or the files' host. What is wrong with one file is a problem, and the others go on.
 */
export async function fetchPublished(
  tools: Tools,
  request: FetchRequest,
  patience: Patience = {},
  onReport: (report: FileReport) => void = () => undefined,
): Promise<Fetched> {
  const place = placeAsked(request.source);
  const wishes = wishesAsked(request);
  const force = forceAsked(place, request.force);
  const landing = landingOf(place, request.landing);
  const rules = rulesOf(place, landing, patience.quietMs ?? QUIET_MS);
  const wait = patience.wait ?? pause;
  tools.progress({ act: `Reading the landing page of ${place.title}`, done: 0, of: 1 });
  const page = await readPage(landing, { rules, wait });
  const offer = offerOf(place, findLinks(page.html, page.address));
  const nothing = offer.files.length === 0;
  const choice = chooseFiles(place, offer, wishes, request.edition);
  const common = {
    place: { id: place.id, title: place.title },
    landing: page.address,
    offered: offer.files.length,
    others: offer.others,
  };
  const problems = nothing ? [noFiles(place, page.address, offer)] : unmetProblems(place, offer, choice, request);
  if (nothing || request.list === true) {
    const listed =
      request.list === true && wishes.length + (request.edition ?? "").length === 0 ? offer.files : choice.files;
    return { ...common, files: listed.map((file) => toldOf(file, "listed", null)), reports: [], problems };
  }
  const job = { place, landing: page.address, rules, wait, onReport };
  const months = wishes.map((wish) => wish.months);
  const { files, reports, failed } =
    force === null
      ? await fetchAll(tools, choice.files, job)
      : await takeAll(tools, choice.files, { ...job, force, months });
  return { ...common, files, reports, problems: [...problems, ...failed] };
}

interface Job {
  readonly place: Place;
  readonly landing: string;
  readonly rules: WebRules;
  readonly wait: (ms: number) => Promise<void>;
  readonly onReport: (report: FileReport) => void;
}

async function fetchAll(
  tools: Tools,
  chosen: readonly PublishedFile[],
  job: Job,
): Promise<{ files: FetchedFile[]; reports: FileReport[]; failed: Problem[] }> {
  const [files, reports, failed]: [FetchedFile[], FileReport[], Problem[]] = [[], [], []];
  for (const [index, file] of chosen.entries()) {
    const known = fileCites(tools).findLast(({ cite }) => cite.address === file.address);
    const end = await fetchOne(tools, { file, known, step: { done: index, of: chosen.length } }, job);
    if (end.kind === "failed") {
      failed.push(failedProblem(file, end));
      files.push(toldOf(file, "not fetched", null));
    } else if (end.kind === "here") files.push(toldOf(file, "already here", end.sha256));
    else {
      reports.push(end.value);
      files.push(toldOf(file, end.value.state, end.value.sha256));
      job.onReport(end.value);
    }
  }
  tools.progress({ act: "Done", done: chosen.length, of: chosen.length });
  return { files, reports, failed };
}

async function takeAll(
  tools: Tools,
  chosen: readonly PublishedFile[],
  {
    landing,
    rules,
    wait,
    onReport,
    force,
    months,
  }: Job & { readonly force: Force; readonly months: readonly Months[] },
): ReturnType<typeof fetchAll> {
  const taken: TakenMember[] = [];
  for (const archive of chosen)
    taken.push(...(await takeForce(tools, { archive, landing, force, months }, { rules, wait }, onReport)));
  tools.progress({ act: "Done", done: taken.length, of: taken.length });
  return {
    files: taken.map(({ month, report: _, fault: __, ...one }) => ({ ...one, edition: null, from: month, to: month })),
    reports: taken.flatMap(({ report }) => report ?? []),
    failed: taken.flatMap(({ name, address, fault }) =>
      fault === null ? [] : [failedProblem({ name, address }, { found: fault, wanted: `the file ${name}` })],
    ),
  };
}

interface One {
  readonly file: PublishedFile;
  readonly known: ReturnType<typeof fileCites>[number] | undefined;
  readonly step: { readonly done: number; readonly of: number };
}

async function fetchOne(tools: Tools, { file, known, step }: One, job: Job): Promise<FetchEnd<FileReport>> {
  const onBytes = meter(tools, file.name, step);
  const { name, address, md5, edition } = file;
  const { rules, wait, place } = job;
  return await fetchFile(
    {
      address,
      name,
      folder: join(tools.home, "fetch"),
      rules,
      mostBytes: place.mostBytes,
      md5,
      known:
        known === undefined
          ? null
          : {
              sha256: known.sha256,
              etag: known.cite.etag,
              lastModified: known.cite.lastModified,
              total: known.cite.sentBytes,
            },
      isHere: (sha256) => tools.archive.has(sha256),
      wait,
      onBytes,
    },
    async (path, sending) => {
      const cite: FileCite = {
        address,
        landing: job.landing,
        etag: sending.etag,
        lastModified: sending.lastModified,
        sentBytes: sending.total,
      };
      const [report] = await addFiles(tools, {
        paths: [path],
        names: new Map([[path, name]]),
        origin: "fetched",
        cite,
        ...(edition.day === null ? {} : { edition: edition.id }),
      });
      if (report === undefined) throw new Refusal("unreadable", `Nothing came of ${name}.`);
      return report;
    },
  );
}

/** Tells how far a download has come: a bar, bytes and the rate since it began. */
function meter(tools: Tools, name: string, step: One["step"]): (bytes: number, total: number | null) => void {
  const clock = (): number => Date.parse(tools.now());
  let began: { readonly at: number; readonly bytes: number } | null = null;
  return (bytes, total) => {
    began ??= { at: clock(), bytes };
    const seconds = (clock() - began.at) / 1000;
    const rate = seconds >= 1 ? `, ${bytesWords(Math.round((bytes - began.bytes) / seconds))}/s` : "";
    const of = total === null ? "" : ` of ${bytesWords(total)}`;
    tools.progress({ act: `Fetching ${name} ${barOf(bytes, total)}${bytesWords(bytes)}${of}${rate}`, ...step });
  };
}

function barOf(bytes: number, total: number | null): string {
  if (total === null || total === 0) return "";
  const full = Math.floor((20 * bytes) / total);
  return `[${"#".repeat(full)}${"-".repeat(20 - full)}] `;
}

function toldOf(file: PublishedFile, state: FetchedFile["state"], sha256: string | null): FetchedFile {
  const { name, address, edition, covers } = file;
  return {
    name,
    address,
    edition: edition.day === null ? null : edition.id,
    from: covers.from,
    to: covers.to,
    state,
    sha256,
  };
}

function noFiles(place: Place, landing: string, { others }: Offer): Problem {
  const named = others.length === 0 ? "no link to any file" : `links to ${listOf(others)}`;
  return {
    code: "no-published-file",
    file: landing,
    found: named,
    wanted: `links to files of ${place.title}`,
    hint: "The page may have changed its names. Download the files by hand and add them: everycase add FOLDER",
  };
}

function unmetProblems(place: Place, offer: Offer, choice: Choice, { edition }: FetchRequest): readonly Problem[] {
  const there = offer.files.map(({ name }) => name);
  const wanted = choice.unmet.map(
    ({ said }) => `a file that covers ${said}${edition === undefined ? "" : ` in the edition ${edition}`}`,
  );
  if (edition !== undefined && choice.files.length + wanted.length === 0)
    wanted.push(`a file of the edition ${edition}`);
  return wanted.map((words) => ({
    code: "not-published",
    file: place.title,
    found: listOf(there),
    wanted: words,
    hint: "An older edition may stand on an archived copy of the page: --landing ADDRESS",
  }));
}

function listOf(names: readonly string[]): string {
  const more = names.length > 8 ? ` and ${names.length - 8} more` : "";
  return `${names.slice(0, 8).join(", ")}${more}`;
}

function failedProblem(
  { name, address }: Pick<PublishedFile, "name" | "address">,
  { found, wanted }: { found: string; wanted: string },
): Problem {
  return { code: "not-fetched", file: name, found, wanted, hint: `It can be downloaded by hand: ${address}` };
}
