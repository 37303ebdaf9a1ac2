/** `npm run soak -- --seed S --hours H --items N`: prints a report as JSON; ends with 1 where anything is wrong. */
import { parseArgs } from "node:util";
import { runSoak } from "./run-soak.ts";

const USAGE = "usage: npm run soak -- [--seed S] [--hours H] [--items N] [--deaths N] [--silences N]";
const text = { type: "string" } as const;
const options = { seed: text, hours: text, items: text, deaths: text, silences: text };
const { values } = parseArgs({ options });

const hours = wholeNumber(values.hours ?? "24");
let hour = -1;
const report = await runSoak({
  ...{ seed: wholeNumber(values.seed ?? "1"), hours, items: wholeNumber(values.items ?? "2000") },
  deaths: wholeNumber(values.deaths ?? String(Math.ceil(hours / 2))),
  silences: wholeNumber(values.silences ?? String(Math.ceil(hours / 4))),
  onProgress: (minute) => {
    if (Math.floor(minute / 60) === hour) return;
    hour = Math.floor(minute / 60);
    process.stderr.write(`\rsoak ${hour}/${hours} h`);
  },
});
process.stderr.write("\n");
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.violations === 0 ? 0 : 1;

function wholeNumber(given: string): number {
  if (/^\d+$/.test(given)) return Number(given);
  throw new Error(USAGE);
}
