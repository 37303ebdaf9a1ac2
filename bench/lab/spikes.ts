import type { Command } from "commander";
import { ourScores } from "../support/spike-recall.ts";
import { readSeries } from "./read-series.ts";
import { csvCell, writeLines } from "./write-lines.ts";

/** Adds `spikes`: how unusual each day of each item is, 0–1, from that day and those before it. */
export function addSpikes(program: Command): void {
  program
    .command("spikes")
    .description("score of each day, 0 (ordinary) … 1 (certainly a spike), by that day and earlier ones only")
    .requiredOption("--in <file>", "CSV without header: sku,v1,…,vn; daily, oldest first")
    .option("--out <file>", "CSV: sku,s1,…,sn; - is the standard output", "-")
    .action(async (options: { readonly in: string; readonly out: string }) => {
      const skus: string[] = [];
      const series: Float64Array[] = [];
      for await (const { sku, values } of readSeries(options.in)) {
        skus.push(sku);
        series.push(values);
      }
      await writeLines(options.out, scoreLines(skus, ourScores(series)));
    });
}

const DECIMALS = 6;

function* scoreLines(skus: readonly string[], scores: readonly Float32Array[]): Generator<string> {
  for (const [i, sku] of skus.entries()) yield `${csvCell(sku)},${Array.from(scores[i] ?? [], scoreText).join(",")}`;
}

/** Six decimals; `toFixed` would take most of the time of the command. */
function scoreText(score: number): string {
  const millionths = Math.round(score * 10 ** DECIMALS);
  if (millionths === 0) return "0";
  return millionths === 10 ** DECIMALS ? "1" : `0.${String(millionths).padStart(DECIMALS, "0")}`;
}
