const WIDTH = 28;
const BETWEEN_DRAWS_MS = 80;

/** A bar on one line of the terminal; where there is no terminal, one line per stage and nothing between. */
export interface ProgressBar {
  show(stage: string, done: number, total: number | null): void;
  end(): void;
}

/** Draws on standard error, so that standard output stays for results. */
export function createProgressBar(out: NodeJS.WriteStream = process.stderr): ProgressBar {
  let stage = "";
  let drawn_at = 0;
  return {
    show: (next, done, total) => {
      const isNew = next !== stage;
      const isComplete = total !== null && done >= total;
      stage = next;
      if (!out.isTTY) {
        if (isNew) out.write(`${next} …\n`);
        return;
      }
      const now = performance.now();
      if (!isNew && !isComplete && now - drawn_at < BETWEEN_DRAWS_MS) return;
      drawn_at = now;
      out.write(`\r\u001b[K${line(next, done, total)}`);
    },
    end: () => {
      if (out.isTTY) out.write("\r\u001b[K");
    },
  };
}

function line(stage: string, done: number, total: number | null): string {
  if (total === null) return `${stage} ${done.toLocaleString("en")}`;
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
  return `${bar} ${String(Math.round(share * 100)).padStart(3)}%  ${stage}`;
}
