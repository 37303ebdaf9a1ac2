/** `npm run cluster -- [--events N] [--installations N] [--workers N] [--seed S]`: prints a report as JSON; ends with 1 where anything is wrong. */
import { parseArgs } from "node:util";
import { runCluster } from "./run-cluster.ts";

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    events: text,
    installations: text,
    workers: text,
    seed: text,
    log: text,
    postgres: { ...text, multiple: true },
  },
});
const number = (given: string | undefined, usual: number) => {
  const read = Number(given ?? usual);
  if (!Number.isSafeInteger(read) || read < 1) throw new Error("numbers are whole and at least 1");
  return read;
};
const events = number(values.events, 200_000);
const report = await runCluster({
  ...{ events, seed: number(values.seed, 1) },
  installations: number(values.installations, 20),
  workers: number(values.workers, 3),
  ...{ every_ms: [5_000, 15_000], most: Infinity },
  postgres_flags: (values.postgres ?? []).flatMap((flag) => ["-c", flag]),
  log_file: values.log ?? null,
  onProgress: ({ acknowledged, deaths, backlog }) => {
    const waits =
      backlog === null
        ? "database away"
        : Object.entries(backlog)
            .map((entry) => entry.join(" "))
            .join(", ");
    process.stderr.write(
      `\rcluster: ${acknowledged} of ${events} acknowledged, ${deaths} deaths, waiting: ${waits}    `,
    );
  },
});
process.stderr.write("\n");
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.violations === 0 ? 0 : 1;
