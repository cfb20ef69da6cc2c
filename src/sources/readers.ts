// Every reader there is, in the order they are asked. A new source is one more line here and one more folder.
import { homeOfficeOutcomes } from "./home-office-outcomes/reader.ts";
import type { Reader } from "./reading.ts";
import { returns } from "./returns/reader.ts";

export const READERS: readonly Reader[] = [returns, homeOfficeOutcomes];
