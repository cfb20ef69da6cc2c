// One force's tables out of an archive of data.police.uk: only their bytes cross the line, and each is added as the file it is.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import type { FileReport } from "../measures/result.ts";
import type { PublishedFile } from "../sources/published/choose.ts";
import type { Months } from "../sources/published/places.ts";
import { type Force, findForce } from "../standard/forces.ts";
import { makeWritable } from "./_folders.ts";
import { openRemoteArchive, RemoteFault, type RemoteMember, type RemoteWays, takeMember } from "./_remote-archive.ts";
import { WebFailure } from "./_web.ts";
import { addFiles } from "./add-files.ts";
import { fileCites } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** What is taken out of which archive. */
export interface MembersWish {
  readonly archive: PublishedFile;
  readonly landing: string;
  readonly force: Force;
  /** The months wanted; all of the archive where none are. */
  readonly months: readonly Months[];
}

/** One table taken out, or not. */
export interface TakenMember {
  readonly name: string;
  readonly address: string;
  readonly month: string;
  readonly state: FileReport["state"] | "not fetched";
  readonly sha256: string | null;
  readonly report: FileReport | null;
  /** What was found in place of it. */
  readonly fault: string | null;
}

/** Takes the street and outcomes tables of a force. Refuses (`surroundings`) when there is no way to the archive; what is wrong with it is a fault of each table. */
export async function takeForce(
  tools: Tools,
  wish: MembersWish,
  ways: RemoteWays,
  onReport: (report: FileReport) => void,
): Promise<readonly TakenMember[]> {
  const { archive, force } = wish;
  try {
    const remote = await openRemoteArchive(archive.address, ways);
    const wanted = remote.members.filter(({ name }) => isWanted(name, wish));
    const taken: TakenMember[] = [];
    for (const [index, member] of wanted.entries()) {
      tools.progress({ act: `Taking ${nameOf(member)} out of ${archive.name}`, done: index, of: wanted.length });
      const one = await takeOne(tools, wish, { remote, member }, ways);
      taken.push(one);
      if (one.report !== null) onReport(one.report);
    }
    if (wanted.length === 0) throw new RemoteFault(`no street or outcomes table of ${force.called} for these months`);
    return taken;
  } catch (error) {
    if (error instanceof WebFailure)
      throw new Refusal(
        "surroundings",
        `Cannot fetch ${archive.name} from ${new URL(archive.address).host}: ${error.message}.`,
        "Check the connection, and fetch again: tables that are here already are not fetched again.",
      );
    if (!(error instanceof RemoteFault)) throw error;
    return [notTaken({ name: archive.name, address: archive.address, month: archive.covers.to }, error.message)];
  }
}

/** `2024-03/2024-03-kent-street.csv`: month, the slug of the force, and what the table is. */
function parts(name: string): { readonly month: string; readonly slug: string } | null {
  const match = /^(?:\d{4}-\d{2}\/)?(\d{4}-\d{2})-([a-z-]+)-(?:street|outcomes)\.csv$/u.exec(name);
  return match === null ? null : { month: match[1] ?? "", slug: match[2] ?? "" };
}

function isWanted(name: string, { force, months }: MembersWish): boolean {
  const named = parts(name);
  if (named === null || findForce(named.slug)?.id !== force.id) return false;
  return months.length === 0 || months.some(({ from, to }) => from <= named.month && named.month <= to);
}

function nameOf({ name }: RemoteMember): string {
  return name.split("/").at(-1) ?? name;
}

async function takeOne(
  tools: Tools,
  { archive, landing }: MembersWish,
  { remote, member }: { remote: Awaited<ReturnType<typeof openRemoteArchive>>; member: RemoteMember },
  ways: RemoteWays,
): Promise<TakenMember> {
  const name = nameOf(member);
  const told = { name, address: `${archive.address}#${member.name}`, month: parts(member.name)?.month ?? "" };
  const known = fileCites(tools).findLast(({ cite }) => cite.address === told.address);
  const isSame =
    remote.etag !== null && known?.cite.etag === remote.etag && known.cite.sentBytes === member.packedBytes;
  if (known !== undefined && isSame)
    return { ...told, state: "already here", sha256: known.sha256, report: null, fault: null };
  await makeWritable(join(tools.home, "fetch"), "See that the disk has room and can be written.");
  const folder = await mkdtemp(join(tools.home, "fetch", "member-"));
  try {
    const path = join(folder, name);
    await writeFile(path, await takeMember(remote, member, ways));
    const { etag, lastModified } = remote;
    const cite = { address: told.address, landing, etag, lastModified, sentBytes: member.packedBytes };
    const edition = archive.edition.day === null ? {} : { edition: archive.edition.id };
    const [report] = await addFiles(tools, { paths: [path], origin: "fetched", cite, ...edition });
    return {
      ...told,
      state: report?.state ?? "not fetched",
      sha256: report?.sha256 ?? null,
      report: report ?? null,
      fault: null,
    };
  } catch (error) {
    if (error instanceof RemoteFault) return notTaken(told, error.message);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function notTaken(told: Pick<TakenMember, "name" | "address" | "month">, fault: string): TakenMember {
  return { ...told, state: "not fetched", sha256: null, report: null, fault };
}
