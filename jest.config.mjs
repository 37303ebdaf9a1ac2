import { fileURLToPath } from "node:url";

// Processes that tests start neither strip types nor compile again what the program has kept at its install.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("node_modules/.cache/stockguard", import.meta.url));

export default {
  testEnvironment: "<rootDir>/test/support/plain-globals-environment.mjs",
  testEnvironmentOptions: { customExportConditions: ["node", "node-addons"] },
  extensionsToTreatAsEsm: [".ts"],
  transform: { "^.+\\.ts$": "<rootDir>/test/support/strip-types-transform.mjs" },
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/src/entrypoints/web/dist", "<rootDir>/.stryker-tmp"],
  setupFilesAfterEnv: ["<rootDir>/test/support/once-more.mjs"],
  reporters: ["default", "<rootDir>/test/support/summary-reporter.mjs"],
  testTimeout: 30_000,
  // Most suites wait for processes, disks and clocks: two of them share even a single core well.
  maxWorkers: 2,
};
