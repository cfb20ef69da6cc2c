// Runs around every file of tests: a worker keeps its modules from file to file, so what they hold is put away here.
import { afterAll } from "vitest";
import { dropPlace } from "./sources/place.ts";

afterAll(dropPlace);
