/**
 * Mutation testing of the domain, a folder at a time, by the tests of that folder alone:
 * `MUTATE=inventory npm run mutate`. Every change of the code that no test notices is listed.
 */
const folder = process.env.MUTATE ?? "math";

export default {
  testRunner: "jest",
  testRunnerNodeArgs: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
  jest: {
    projectType: "custom",
    configFile: "test/support/jest-of-folder.config.mjs",
    enableFindRelatedTests: false,
  },
  mutate: [`src/domain/${folder}/**/*.ts`],
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  reporters: ["clear-text", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation-${folder}.json` },
  tempDirName: ".stryker-tmp",
  concurrency: 2,
  timeoutMS: 20_000,
  disableTypeChecks: false,
  symlinkNodeModules: true,
  ignorePatterns: ["deploy", "docs", "manifests", "packages", "reports", "src/entrypoints/web", "webhooks"],
};
