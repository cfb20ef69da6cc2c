// Installs Debian packages where that is possible without asking: as root, where apt-get is.
import { findProgram, run } from "./child.mjs";

let updated = false;

/** Whether packages can be installed here. */
export function canInstall() {
  return process.getuid?.() === 0 && findProgram("apt-get") !== null;
}

/** Installs packages, reading the lists of packages once before; resolves to `{ code, output }` as `run` does. */
export async function installPackages(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const patient = ["-o", "DPkg::Lock::Timeout=300"];
  if (!updated) await run("apt-get", ["update", "-q", ...patient], { env });
  updated = true;
  return run("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...patient, ...names], { env });
}
