/**
 * Mutation testing of the whole domain, a folder at a time, or of one with `MUTATE=inventory`: what Stryker changes in each
 * folder, and how much of it that folder's tests notice. The changes nobody noticed are in reports/mutation/FOLDER.txt.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";

const REPORTS = "reports/mutation";

/** What Stryker says of a mutant; those it could not try at all are in no score. */
type Outcome = "Killed" | "Timeout" | "Survived" | "NoCoverage" | "RuntimeError" | "CompileError" | "Ignored";

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: Outcome }[] }>>;
}

type Counts = Readonly<Record<"killed" | "timeout" | "survived" | "no coverage", number>>;

const folders = process.env["MUTATE"]?.split(",") ?? readdirSync("src/domain").sort();
mkdirSync(REPORTS, { recursive: true });
console.log(`| folder | mutants | killed | timeout | survived | no coverage | score |`);
console.log(`|---|---:|---:|---:|---:|---:|---:|`);
const counted = folders.map((folder) => {
  const counts = mutated(folder);
  console.log(row(folder, counts));
  return counts;
});
console.log(row("total", counted.reduce(sum)));

/** Runs Stryker on one folder and counts what became of its mutants. */
function mutated(folder: string): Counts {
  rmSync(`${REPORTS}/${folder}.json`, { force: true });
  const told = openSync(`${REPORTS}/${folder}.txt`, "w");
  const run = spawnSync("node_modules/.bin/stryker", ["run"], {
    env: { ...process.env, MUTATE: folder },
    stdio: ["ignore", told, told],
  });
  closeSync(told);
  if (run.status !== 0) throw new Error(`${folder}: Stryker ended with ${run.status}, see ${REPORTS}/${folder}.txt`);
  const report = JSON.parse(readFileSync(`${REPORTS}/${folder}.json`, "utf8")) as Report; // as Stryker's json reporter writes it
  const outcomes = Object.values(report.files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  return {
    killed: count("Killed"),
    timeout: count("Timeout"),
    survived: count("Survived"),
    "no coverage": count("NoCoverage"),
  };
}

function sum(a: Counts, b: Counts): Counts {
  return {
    killed: a.killed + b.killed,
    timeout: a.timeout + b.timeout,
    survived: a.survived + b.survived,
    "no coverage": a["no coverage"] + b["no coverage"],
  };
}

function row(name: string, counts: Counts): string {
  const noticed = counts.killed + counts.timeout;
  const mutants = noticed + counts.survived + counts["no coverage"];
  const score = mutants === 0 ? "–" : `${((noticed / mutants) * 100).toFixed(1)} %`;
  return `| ${name} | ${mutants} | ${counts.killed} | ${counts.timeout} | ${counts.survived} | ${counts["no coverage"]} | ${score} |`;
}
