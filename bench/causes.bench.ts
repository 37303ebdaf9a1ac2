/**
 * How often the cause of a stockout is named rightly in invented shops in which one thing goes wrong: with all records, and
 * without those that show the cause. The limits of the rules were set on seeds from 1; the figures are of other seeds.
 */
import { performance } from "node:perf_hooks";
import { CAUSE_LABELS } from "../src/domain/cause/cause-class.ts";
import { type ConfusionRow, confusionTable, falseShare, rightShare } from "../src/domain/cause/planted/confusion.ts";
import type { Figure } from "./run.ts";

const SHORTAGES = 250;
const REPORTED_SEED = 50_000_000;

/** Runs the bench; the whole tables go to the end of the figures, one figure for each cell that is not nought. */
export function run(): Promise<readonly Figure[]> {
  const begun = performance.now();
  const full = confusionTable(SHORTAGES, REPORTED_SEED, "full");
  const thin = confusionTable(SHORTAGES, REPORTED_SEED, "thin");
  const others = confusionTable(SHORTAGES, REPORTED_SEED, "others_missing");
  const taken = performance.now() - begun;
  const planted = full.filter((row) => row.planted !== null);
  const chance = full.filter((row) => row.planted === null);
  return Promise.resolve([
    figure("single-cause shortages", totalOf(planted), "events", ">= 1000"),
    figure("named right", over(planted, rightShare), "share", ">= 0.9"),
    figure("named wrong", over(planted, falseShare), "share", null),
    figure("least of a class", Math.min(...planted.map(rightShare)), "share", ">= 0.8"),
    figure("thin evidence, named wrong", over(thin, falseShare), "share", "<= 0.1"),
    figure("thin evidence, worst class", Math.max(...thin.map(falseShare)), "share", "<= 0.1"),
    figure("records of another class missing, named right", over(others, rightShare), "share", null),
    figure("records of another class missing, named wrong", over(others, falseShare), "share", "<= 0.1"),
    figure("chance alone, named all the same", over(chance, falseShare), "share", null),
    figure("time for all", Math.round(taken), "ms", null),
    ...full.flatMap((row) => cells("full", row)),
    ...thin.flatMap((row) => cells("thin", row)),
    ...others.flatMap((row) => cells("others missing", row)),
  ]);
}

function cells(given: string, { planted, named }: ConfusionRow): readonly Figure[] {
  const name = planted === null ? "偶然" : CAUSE_LABELS[planted];
  return Object.entries(named).map(([cause, count]) => {
    // The keys of `named` are those of the table of labels.
    const label = CAUSE_LABELS[cause as keyof typeof CAUSE_LABELS];
    return figure(`${given}: ${name} → ${label}`, count, "events", null);
  });
}

function over(rows: readonly ConfusionRow[], share: (row: ConfusionRow) => number): number {
  return rows.reduce((sum, row) => sum + share(row) * row.count, 0) / totalOf(rows);
}

function totalOf(rows: readonly ConfusionRow[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function figure(name: string, value: number, unit: string, aim: string | null): Figure {
  return { name, value: Math.round(value * 1e4) / 1e4, unit, aim };
}
