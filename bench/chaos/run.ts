/** `npm run chaos -- --seed S --events N`: prints a report as JSON; ends with 1 where anything is wrong. */
import { parseArgs } from "node:util";
import { runChaos } from "./run-chaos.ts";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { seed: text, events: text, store: text } });
const [seed, events] = [Number(values.seed ?? 1), Number(values.events ?? 2_000)];
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(events) || events < 1) {
  throw new Error("usage: npm run chaos -- --seed S --events N [--store sqlite]");
}
if ((values.store ?? "sqlite") !== "sqlite") throw new Error("only --store sqlite is played so far");

const step = Math.max(1, Math.floor(events / 100));
const report = await runChaos({
  ...{ seed, events },
  onProgress: (played) => {
    if (played % step === 0) process.stderr.write(`\rchaos ${played}/${events}`);
  },
});
process.stderr.write("\n");
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.violations === 0 ? 0 : 1;
