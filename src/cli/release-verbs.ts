// The verbs about releases, replies and citations, as the program lays them out.
import { Argument, type Command, Option } from "commander";
import { CITE_OPTIONS, RELEASE_ACTS, RELEASE_OPTIONS, REPLY_ACTS, REPLY_OPTIONS } from "./release-options.ts";
import { formatOption, oneMore } from "./verb-options.ts";

/** The plans of `release`, `reply` and `cite`. */
export const RELEASE_VERBS = {
  release: {
    says: "who decided what may be published: propose, check, approve, publish, correct, withdraw",
    shape: (command: Command) => {
      command
        .addArgument(new Argument("[act]", `${RELEASE_ACTS.join(", ")}; list if left out`))
        .addArgument(new Argument("[id]", "the number of the release; for propose one to propose anew"));
      for (const [flags, says] of RELEASE_OPTIONS) command.option(flags, says);
      command
        .option("--tables <table>", "from records: a protected table, by its id or entry; repeatable", oneMore)
        .addOption(formatOption());
    },
    load: async () => (await import("./release.ts")).releaseVerb,
  },
  reply: {
    says: "the right of reply: ask a force about its figures, and keep what it says",
    shape: (command: Command) => {
      command
        .addArgument(new Argument("[act]", `${REPLY_ACTS.join(", ")}; list if left out`))
        .addArgument(new Argument("[force...]", "a name of the force"));
      for (const [flags, says] of REPLY_OPTIONS) command.option(flags, says);
      const forces = new Option("--force <name>", "pack: a force; repeatable; all if none is named").argParser(oneMore);
      // Elsewhere `force` is one name.
      forces.attributeName = () => "forces";
      command.addOption(forces);
      command
        .option(
          "--reading <part>",
          "how the force reads it: denominator=less-transferred, charged=18; repeatable",
          oneMore,
        )
        .addOption(formatOption());
    },
    load: async () => (await import("./reply.ts")).replyVerb,
  },
  cite: {
    says: "who cited which figure, and who is to be told that it changed",
    shape: (command: Command) => {
      command.addArgument(new Argument("[figure]", "rate, charged, total …; release for the whole; list if left out"));
      for (const [flags, says] of CITE_OPTIONS) command.option(flags, says);
      command.addOption(formatOption());
    },
    load: async () => (await import("./cite.ts")).citeVerb,
  },
} as const;
