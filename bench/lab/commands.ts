import type { Command } from "commander";
import { addForecast } from "./forecast.ts";
import { addPolicy } from "./policy.ts";
import { addSpikes } from "./spikes.ts";
import { addWarn } from "./warn.ts";

/** Every command of the laboratory, one a line. */
export const commands: readonly ((program: Command) => void)[] = [
  addForecast, //
  addPolicy,
  addSpikes,
  addWarn,
];
