import type { Command } from "commander";
import { addSpikes } from "./spikes.ts";

/** Every command of the laboratory, one a line. */
export const commands: readonly ((program: Command) => void)[] = [
  addSpikes, //
];
