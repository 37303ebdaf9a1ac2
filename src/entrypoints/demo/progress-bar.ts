const WIDTH = 28;
const BETWEEN_DRAWS_MS = 80;

/** A bar on one line of the terminal; where there is no terminal, a line as a stage begins and one as it is done. */
export interface ProgressBar {
  show(stage: string, done: number, total: number | null): void;
  end(): void;
}

/** Where a bar is drawn. */
export type BarOutput = Pick<NodeJS.WriteStream, "isTTY" | "write">;

interface Shown {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
}

/** Draws on standard error, so that standard output stays for results. */
export function createProgressBar(out: BarOutput = process.stderr): ProgressBar {
  return out.isTTY ? drawnBar(out) : writtenLines(out);
}

function drawnBar(out: BarOutput): ProgressBar {
  let stage = "";
  let drawn_at = 0;
  return {
    show: (next, done, total) => {
      const isNew = next !== stage;
      const isComplete = total !== null && done >= total;
      stage = next;
      const now = performance.now();
      if (!isNew && !isComplete && now - drawn_at < BETWEEN_DRAWS_MS) return;
      drawn_at = now;
      out.write(`\r\u001b[K${barLine(next, done, total)}`);
    },
    end: () => void out.write("\r\u001b[K"),
  };
}

function writtenLines(out: BarOutput): ProgressBar {
  let last: Shown | null = null;
  const finish = () => {
    if (last !== null) out.write(`${last.stage}：完成，共 ${(last.total ?? last.done).toLocaleString("en")}\n`);
    last = null;
  };
  return {
    show: (stage, done, total) => {
      if (last?.stage !== stage) {
        finish();
        out.write(`${stage} …\n`);
      }
      last = { stage, done, total };
    },
    end: finish,
  };
}

function barLine(stage: string, done: number, total: number | null): string {
  if (total === null) return `${stage} ${done.toLocaleString("en")}`;
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
  return `${bar} ${String(Math.round(share * 100)).padStart(3)}%  ${stage}`;
}
