import config from "../../jest.config.mjs";

/** The tests of one folder of the domain (MUTATE), each tried once, without the summary; real data is left out. */
const { reporters: _reporters, setupFilesAfterEnv: _once, ...kept } = config;

export default {
  ...kept,
  rootDir: "../..",
  testMatch: [`<rootDir>/test/domain/${process.env.MUTATE ?? "math"}/**/*.test.ts`],
  testPathIgnorePatterns: ["calibration", "car-parts", "planted-coverage", "textbook"],
};
