/** `npm run chaos -- --seed S --events N`: prints a report as JSON; ends with 1 where anything is wrong. */
import { parseArgs } from "node:util";
import { STORES, type StoreName } from "./chaos-store.ts";
import { runChaos } from "./run-chaos.ts";

const USAGE = `usage: npm run chaos -- --seed S --events N [--store ${STORES.join("|")}] [--faults N] [--deaths N]`;
const text = { type: "string" } as const;
const { values } = parseArgs({ options: { seed: text, events: text, store: text, faults: text, deaths: text } });

const [seed, events] = [wholeNumber(values.seed ?? "1"), wholeNumber(values.events ?? "2000")];
if (events < 1) throw new Error(USAGE);
const step = Math.max(1, Math.floor(events / 100));
const report = await runChaos({
  ...{ seed, events, store: storeName(values.store ?? "sqlite") },
  harm: {
    ...(values.faults !== undefined && { faults: wholeNumber(values.faults) }),
    ...(values.deaths !== undefined && { deaths: wholeNumber(values.deaths) }),
  },
  onProgress: (played) => {
    if (played % step === 0) process.stderr.write(`\rchaos ${played}/${events}`);
  },
});
process.stderr.write("\n");
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.violations === 0 ? 0 : 1;

function wholeNumber(given: string): number {
  if (/^\d+$/.test(given)) return Number(given);
  throw new Error(USAGE);
}

function storeName(given: string): StoreName {
  const found = STORES.find((name) => name === given);
  if (found !== undefined) return found;
  throw new Error(USAGE);
}
