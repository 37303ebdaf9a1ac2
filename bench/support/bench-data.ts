import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

/** The folder of real data sets: `BENCH_DATA`, else the one beside the checkout. */
const FOLDER =
  process.env["BENCH_DATA"] === undefined
    ? new URL("../../../shared/data/", import.meta.url)
    : pathToFileURL(`${process.env["BENCH_DATA"]}/`);

/** The lines of a gzipped text file of the data folder; null where it is absent. */
export function dataLines(file: string): readonly string[] | null {
  const path = new URL(file, FOLDER);
  return existsSync(path) ? gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n") : null;
}
