// The flag audit: what two people who read a random sample of flagged and unflagged crimes say of the flag.
import type { Definition } from "../definition.ts";

export const FLAG_AUDIT = {
  id: "flag-audit",
  title: "Flag audit",
  version: 1,
  unit: "crimes",
  says:
    "How well the flag finds exploitation: the share of flagged crimes that are not exploitation by the word of two people who " +
    "read a random sample each without the other, the share of unflagged ones that are, and the charge rate of the crimes that are.",
  formula:
    "in each stratum crimes × (read as exploitation ÷ read); over-flagging = 1 − flagged exploitation ÷ flagged; under-flagging = " +
    "unflagged exploitation ÷ unflagged; found by the flag = flagged exploitation ÷ all exploitation; corrected charge rate = " +
    "charged exploitation ÷ all exploitation",
  numerator:
    "crimes on which two readings agree, or a third person decided, weighted by crimes ÷ read in their stratum",
  denominators: {
    all: "the crimes of one extract and scope, each once, split by flag, by charged or not, and by what else was asked",
  },
  interval:
    "95%, for sampling without replacement: exact (hypergeometric) where a group is one stratum, Korn–Graubard on the effective " +
    "sample size with finite population correction where it is several; groups put together by MOVER (Zou and Donner)",
  averages: "none",
  accepts: ["histories"],
  caveats: [
    "The intervals are about the drawing of the sample alone. They do not know whether both readers err in the same way, or whether a record leaves out what would show exploitation.",
    "A crime that was never recorded is in no sample: what the flag misses is told among recorded crimes of this extract and scope only.",
    "“Charged” is the outcome in the extract so far. A crime still open may yet be charged, and a charge may be for another offence than exploitation.",
  ],
  apart: {},
} as const satisfies Definition;
