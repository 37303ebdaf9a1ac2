import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "../run.ts";
import { quantile } from "./quantiles.ts";

const WRITES = 200;
const PAGE = Buffer.alloc(4_096, 1);

/** How long the disk itself takes for one durable write, measured beside the figures that rest on it. */
export function durableWrites(folder: string): readonly Figure[] {
  const file = openSync(join(folder, "durable-write"), "w");
  const times = Array.from({ length: WRITES }, () => {
    const begun_at = performance.now();
    writeSync(file, PAGE);
    fdatasyncSync(file);
    return performance.now() - begun_at;
  });
  closeSync(file);
  return [0.5, 0.99].map((share) => ({
    name: `p${share * 100} of one durable write of 4 KB by this disk`,
    value: Math.round(quantile(times, share) * 100) / 100,
    unit: "ms",
    aim: null,
  }));
}
