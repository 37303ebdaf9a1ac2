import type { ReadProgress } from "../../app/ingest/read-progress.ts";
import { durationText } from "../../domain/text/duration-text.ts";

/** A line this often for each form (ms): enough to see that it goes on. */
const BETWEEN_LINES_MS = 2_000;

/** Tells how the reading of forms goes on: how many records, how fast, how long yet. */
export function createReadLines(
  print: (line: string) => void,
  now: () => number = () => performance.now(),
): (form: string, progress: ReadProgress) => void {
  const printed = new Map<string, number>();
  return (form, progress) => {
    if (now() - (printed.get(form) ?? -Infinity) < BETWEEN_LINES_MS) return;
    printed.set(form, now());
    print(readLine(form, progress));
  };
}

function readLine(form: string, { read, records_per_second, eta_ms }: ReadProgress): string {
  const speed = records_per_second === null ? "" : `，每秒 ${records_per_second} 条`;
  const left = eta_ms === null ? "" : `，约剩 ${durationText(eta_ms)}`;
  return `首次同步 ${form}：已读 ${read} 条${speed}${left}`;
}
