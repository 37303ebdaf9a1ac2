/**
 * A runner of Stryker's that keeps the domain's tests in one process: they are imported once, and each mutant runs only those
 * that reach it, the quickest first, until one fails. Modules are made anew for a mutant of their first lines, and wherever a
 * module remembers between calls. Jest takes two seconds a mutant for the same, this some hundredths.
 */
import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { InstrumenterContext, StrykerOptions } from "@stryker-mutator/api/core";
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  type DryRunResult,
  DryRunStatus,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import fc from "fast-check";
import { createFreshModules } from "./fresh-modules.ts";
import { collectTests, type CollectedTest } from "./jest-globals.ts";

interface InProcessOptions extends StrykerOptions {
  readonly inProcess: {
    /** Patterns of the test files, and parts of the names of those that are not run all the same. */
    readonly tests: readonly string[];
    readonly leftOut: readonly string[];
    /** Source files that keep something from call to call. */
    readonly remembering: readonly string[];
  };
}

createInProcessRunner.inject = tokens(commonTokens.options);
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "in-process", createInProcessRunner)];
export const strykerValidationSchema = { properties: { inProcess: { type: "object" } } };

function createInProcessRunner(options: StrykerOptions): TestRunner {
  const { tests: patterns, leftOut, remembering } = (options as InProcessOptions).inProcess; // as stryker.config.mjs gives it
  const stryker: InstrumenterContext = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??= {}); // Stryker's own name
  const modules = createFreshModules(pathToFileURL(`${process.cwd()}/`));
  const files = globSync([...patterns]).filter((file) => !leftOut.some((name) => file.includes(name)));
  const spent = new Map<string, number>();
  let tests: readonly CollectedTest[] = [];

  /** Property tests draw the same cases each time, and do not look for the smallest one that fails. */
  fc.configureGlobal({ seed: 20_260_101, endOnFailure: true });

  async function importTests(): Promise<void> {
    modules.reload();
    const collected: CollectedTest[] = [];
    for (const file of files.sort()) collected.push(...(await collectTests(file, () => modules.import(file))));
    tests = collected;
  }

  async function runOne({ id, file, run }: CollectedTest): Promise<TestResult> {
    const begun = performance.now();
    const ended = () => ({
      id,
      name: id,
      fileName: `${process.cwd()}/${file}`,
      timeSpentMs: Math.ceil(performance.now() - begun),
    });
    try {
      stryker.currentTestId = id;
      await run();
      return { ...ended(), status: TestStatus.Success };
    } catch (error) {
      return { ...ended(), status: TestStatus.Failed, failureMessage: String(error) };
    } finally {
      delete stryker.currentTestId;
    }
  }

  async function runAll(
    chosen: readonly CollectedTest[],
    { untilOneFails }: { readonly untilOneFails: boolean },
  ): Promise<TestResult[]> {
    const results: TestResult[] = [];
    for (const test of chosen) {
      const result = await runOne(test);
      results.push(result);
      spent.set(result.id, result.timeSpentMs);
      if (untilOneFails && (result.status === TestStatus.Failed || hitLimitReached() !== undefined)) break;
    }
    return results;
  }

  function hitLimitReached() {
    return determineHitLimitReached(stryker.hitCount, stryker.hitLimit);
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),

    async dryRun(): Promise<DryRunResult> {
      await importTests();
      const results = await runAll(tests, { untilOneFails: false });
      return {
        status: DryRunStatus.Complete,
        tests: results,
        ...(stryker.mutantCoverage && { mutantCoverage: stryker.mutantCoverage }),
      };
    },

    async mutantRun(run): Promise<MutantRunResult> {
      const { activeMutant, testFilter, hitLimit, disableBail, mutantActivation, reloadEnvironment } = run;
      if (mutantActivation === "static") stryker.activeMutant = activeMutant.id;
      else delete stryker.activeMutant;
      Object.assign(stryker, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
      try {
        const isRemembered = remembering.some((name) => run.sandboxFileName.includes(name));
        if (tests.length === 0 || reloadEnvironment || isRemembered) await importTests();
      } catch (error) {
        tests = [];
        return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
      }
      stryker.activeMutant = activeMutant.id;
      const reaching = testFilter && new Set(testFilter);
      const chosen = tests
        .filter(({ id }) => reaching?.has(id) ?? true)
        .sort((a, b) => (spent.get(a.id) ?? 0) - (spent.get(b.id) ?? 0));
      const results = await runAll(chosen, { untilOneFails: !disableBail });
      return toMutantRunResult(hitLimitReached() ?? { status: DryRunStatus.Complete, tests: results });
    },
  };
}
