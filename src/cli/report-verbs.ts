// The verbs that hand figures on, as the program lays them out: reports and embeds.
import { Argument, type Command, Option } from "commander";
import { oneMore, withQuestion } from "./verb-options.ts";

/** The plans of `report` and `embed`. */
export const REPORT_VERBS = {
  report: {
    says: "a report on one force, some, or all: a tagged PDF, or a workbook",
    shape: (command: Command) => {
      const forces = new Option("--force <name>", "a force; repeatable").argParser(oneMore);
      // Elsewhere `force` is one name.
      forces.attributeName = () => "forces";
      command.addOption(forces).option("--all", "every force with a figure, side by side and each by itself");
      withQuestion(command)
        .option("--out <file>", "where to write it: .pdf or .xlsx")
        .addOption(
          new Option("--format <format>", "how to tell what was written; table if left out").choices(["table", "json"]),
        );
    },
    load: async () => (await import("./report.ts")).report,
  },
  embed: {
    says: "a sentence with its passport, or a chart, to stand in another page",
    shape: (command: Command) => {
      command
        .addArgument(new Argument("<what>", "compare, force, measure or figure"))
        .addArgument(new Argument("[name...]", "the force, the measure, or the figure such as charged"))
        .option("--force <name>", "the force of a figure or a measure");
      withQuestion(command)
        .option("--base <address>", "where the site is published: the snippet links there; else it tells the command")
        .option("--picture", "html: with the chart inside")
        .option("--out <file>", "write it to a file; needed for png")
        .addOption(new Option("--format <format>", "html if left out").choices(["html", "svg", "png"]));
    },
    load: async () => (await import("./embed.ts")).embed,
  },
} as const;
