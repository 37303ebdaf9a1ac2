/**
 * Mutation testing of the domain, a folder at a time, by the tests of that folder: `npm run mutate`, or one folder with
 * `MUTATE=inventory npm run mutate`. Every change of the code that no test notices is listed in reports/.
 */
const folder = process.env.MUTATE ?? "math";

/** Suites that grade the method on whole data sets: too slow to be run thousands of times. */
const GRADING = ["risk/calibration", "forecast/car-parts", "forecast/planted-coverage"];

/** Tests of a folder that stand with another. */
const ELSEWHERE = { risk: ["test/domain/known-days/risk-with-known-days.test.ts"] };

export default {
  testRunner: "in-process",
  plugins: ["./test/support/mutation/in-process-runner.ts"],
  inProcess: {
    tests: [`test/domain/${folder}/**/*.test.ts`, ...(ELSEWHERE[folder] ?? [])],
    leftOut: GRADING,
    remembering: ["promotion-family.ts"],
  },
  mutate: [`src/domain/${folder}/**/*.ts`],
  coverageAnalysis: "perTest",
  reporters: ["progress-append-only", "clear-text", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation/${folder}.json` },
  tempDirName: ".stryker-tmp",
  concurrency: Number(process.env.MUTATE_PROCESSES ?? 2),
  // The runner tells endless tests itself; a busy machine is no reason to.
  timeoutMS: 60_000,
  timeoutFactor: 20,
  testRunnerNodeArgs: ["--disable-warning=ExperimentalWarning"],
  disableTypeChecks: false,
  symlinkNodeModules: true,
  ignorePatterns: ["deploy", "docs", "manifests", "packages", "reports", "src/entrypoints/web", "webhooks"],
};
