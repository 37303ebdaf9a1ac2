/**
 * A night: what a whole shop's items teach about each other, then every one of them assessed again, with all that is
 * read for it and all that follows from it kept in the store. `NIGHTLY_ITEMS=5000 npm run bench -- nightly` for less.
 */
import { execFile as execFileOfNode } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Figure } from "./run.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import type { NightFigures } from "./support/night.ts";

const execFile = promisify(execFileOfNode);
const SUPPORT = join(import.meta.dirname, "support");
/** As the program is started. */
const FLAGS = ["--max-semi-space-size=4", "--heap-growing-percent=200"];

const ITEMS = Number(process.env["NIGHTLY_ITEMS"] ?? 100_000);
const HISTORY_DAYS = 730;

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => {
    const path = join(folder, "stockguard.db");
    const shop = { items: ITEMS, days: HISTORY_DAYS, today: "2026-11-29" };
    const filled = await execFile(process.execPath, [
      join(SUPPORT, "fill-nightly-shop.ts"),
      JSON.stringify({ path, shop }),
    ]);
    const lines = Number(filled.stdout);
    const played = await execFile(process.execPath, [...FLAGS, join(SUPPORT, "night.ts"), JSON.stringify({ path })]);
    // Printed by night.ts.
    const { learn_s, classify_s, mark_s, assess_s, figures_s, cpu_s, peak_mb } = JSON.parse(
      played.stdout,
    ) as NightFigures;
    const minutes = (learn_s + classify_s + mark_s + assess_s) / 60;
    return [
      { name: "items", value: ITEMS, unit: "items", aim: null },
      { name: `sales lines of ${HISTORY_DAYS} days`, value: lines, unit: "lines", aim: null },
      { name: "the night, all of it", value: round(minutes), unit: "min", aim: "< 6, better < 2, for 100,000 items" },
      { name: "learning across items", value: round(learn_s), unit: "s", aim: null },
      { name: "putting items into classes", value: round(classify_s), unit: "s", aim: null },
      { name: "marking all", value: round(mark_s), unit: "s", aim: null },
      {
        name: "assessing and keeping, by the clock",
        value: round((1_000 * assess_s) / ITEMS),
        unit: "ms/item",
        aim: null,
      },
      { name: "processor time of the night", value: round((1_000 * cpu_s) / ITEMS), unit: "ms/item", aim: "< 1.2" },
      { name: "making the shop's figures, afterwards", value: round(figures_s), unit: "s", aim: null },
      { name: "peak resident memory", value: Math.round(peak_mb), unit: "MB", aim: "< 800, better < 600" },
    ];
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
