import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inBenchFolder } from "../support/bench-folder.ts";
import { fromFirstDemand, type HeldOutSet } from "./held-out.ts";
import type { QuantileForecast } from "./quantile-forecast.ts";

/** Forecasts of R's package `forecast`, null for a series it failed on, and what they took. */
export interface RForecasts {
  readonly forecasts: readonly (QuantileForecast | null)[];
  readonly cpu_seconds: number;
}

/** What R is asked for. */
export interface RQuestion {
  readonly method: "ets" | "ses";
  /** Whether periods before the first demand are left out, as ours leaves them out. */
  readonly is_trimmed: boolean;
}

const SCRIPT = fileURLToPath(new URL("baseline.R", import.meta.url));

/** Whether Rscript and its package `forecast` are there; says so where they are not. */
export function hasR(): boolean {
  const { status } = spawnSync("Rscript", ["-e", "suppressMessages(library(forecast))"], { stdio: "ignore" });
  if (status !== 0) console.error("Skipped R: needs Rscript with the package forecast (r-base-core, r-cran-forecast).");
  return status === 0;
}

/** Forecasts by R in a process of its own. */
export function rForecasts(set: HeldOutSet, { method, is_trimmed }: RQuestion): Promise<RForecasts> {
  return inBenchFolder((folder) => {
    const [series, out] = [join(folder, "series.csv"), join(folder, "out.csv")];
    const lines = set.series.map(({ past }, i) => [i, ...(is_trimmed ? fromFirstDemand(past) : past)].join(","));
    writeFileSync(series, `${lines.join("\n").replaceAll("NaN", "NA")}\n`);
    const asked = [SCRIPT, series, String(set.horizon), String(set.cycle), method, out];
    const { status, stdout, stderr } = spawnSync("Rscript", asked, { encoding: "utf8" });
    if (status !== 0) throw new Error(`Rscript ended with ${status}: ${stderr}`);
    const rows = Map.groupBy(
      readFileSync(out, "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split(",").map(Number)),
      ([number]) => number,
    );
    const forecasts = set.series.map((_, i) => forecastOf(rows.get(i)));
    return Promise.resolve({ forecasts, cpu_seconds: Number(stdout.trim()) });
  });
}

/** Null where R failed, or gave what is no number. */
function forecastOf(rows: readonly (readonly number[])[] | undefined): QuantileForecast | null {
  const values = rows?.map((row) => row.slice(1)) ?? [];
  const [mean, ...quantiles] = values;
  return mean === undefined || !values.flat().every(Number.isFinite) ? null : { mean, quantiles, lead: null };
}
