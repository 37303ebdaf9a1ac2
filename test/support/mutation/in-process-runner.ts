/**
 * A runner of Stryker's that keeps the domain's tests in one process: they are imported once, and each mutant runs only those
 * that reach it, the quickest first, until one fails. Modules are made anew for a mutant of their first lines, and wherever a
 * module remembers between calls. Jest takes some two seconds a mutant, this some hundredths where a test fails.
 */
import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { InstrumenterContext, StrykerOptions } from "@stryker-mutator/api/core";
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  type TimeoutDryRunResult,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import fc from "fast-check";
import { createFreshModules } from "./fresh-modules.ts";
import { collectTests, type CollectedTest } from "./jest-globals.ts";
import { isOutOfTime, withinTime } from "./within-time.ts";

interface InProcessOptions extends StrykerOptions {
  readonly inProcess: {
    /** Patterns of the test files, and parts of the names of those that are not run all the same. */
    readonly tests: readonly string[];
    readonly leftOut: readonly string[];
    /** Source files that keep something from call to call. */
    readonly remembering: readonly string[];
  };
}

/** Stryker lets a mutant be passed a hundred times as often as unchanged code, for tests that seek the smallest case; ours do not. */
const FEWER_HITS = 10;
/** A test that holds the process for this long, and so many times as long as with unchanged code, will never end. */
const ENDLESS_MS = 5_000;
const ENDLESS_TIMES = 20;

createInProcessRunner.inject = tokens(commonTokens.options);
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "in-process", createInProcessRunner)];
export const strykerValidationSchema = { properties: { inProcess: { type: "object" } } };

function createInProcessRunner(options: StrykerOptions): TestRunner {
  const { tests: patterns, leftOut, remembering } = (options as InProcessOptions).inProcess; // as stryker.config.mjs gives it
  const stryker: InstrumenterContext = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??= {}); // Stryker's own name
  const modules = createFreshModules(pathToFileURL(`${process.cwd()}/`));
  const files = globSync([...patterns]).filter((file) => !leftOut.some((name) => file.includes(name)));
  const usual_ms = new Map<string, number>();
  let tests: readonly CollectedTest[] = [];

  // Property tests draw the same cases each time, and do not look for the smallest one that fails.
  fc.configureGlobal({ seed: 20_260_101, endOnFailure: true });

  async function importTests(): Promise<void> {
    tests = [];
    modules.reload();
    const collected: CollectedTest[] = [];
    for (const file of files.sort()) collected.push(...(await collectTests(file, () => modules.import(file))));
    tests = collected;
  }

  async function tried({ id, file, run }: CollectedTest, limit_ms: number): Promise<TestResult | TimeoutDryRunResult> {
    const begun = performance.now();
    const result = () => ({
      ...{ id, name: id, fileName: `${process.cwd()}/${file}` },
      timeSpentMs: Math.ceil(performance.now() - begun),
    });
    stryker.currentTestId = id;
    try {
      await withinTime(limit_ms, run);
      return endlessByHits() ?? { ...result(), status: TestStatus.Success };
    } catch (error) {
      if (isOutOfTime(error)) return { status: DryRunStatus.Timeout, reason: `${id} does not end` };
      return endlessByHits() ?? { ...result(), status: TestStatus.Failed, failureMessage: String(error) };
    } finally {
      delete stryker.currentTestId;
    }
  }

  function endlessByHits(): TimeoutDryRunResult | undefined {
    return determineHitLimitReached(stryker.hitCount, stryker.hitLimit);
  }

  async function triedUntilOneFails(chosen: readonly CollectedTest[]): Promise<DryRunResult> {
    const results: TestResult[] = [];
    for (const test of chosen) {
      const result = await tried(test, ENDLESS_MS + ENDLESS_TIMES * usual(test));
      if (result.status === DryRunStatus.Timeout) return result;
      results.push(result);
      if (result.status === TestStatus.Failed) break;
    }
    return { status: DryRunStatus.Complete, tests: results };
  }

  function usual({ id }: CollectedTest): number {
    return usual_ms.get(id) ?? ENDLESS_MS;
  }

  function activate({ activeMutant, hitLimit, mutantActivation }: MutantRunOptions): void {
    if (mutantActivation === "static") stryker.activeMutant = activeMutant.id;
    else delete stryker.activeMutant;
    delete stryker.hitLimit;
    delete stryker.hitCount;
    if (hitLimit !== undefined) Object.assign(stryker, { hitLimit: Math.ceil(hitLimit / FEWER_HITS), hitCount: 0 });
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),

    async dryRun(): Promise<DryRunResult> {
      await importTests();
      const results: TestResult[] = [];
      for (const test of tests) {
        const result = await tried(test, options.dryRunTimeoutMinutes * 60_000);
        if (result.status === DryRunStatus.Timeout) return result;
        results.push(result);
        usual_ms.set(result.id, result.timeSpentMs);
      }
      const { mutantCoverage } = stryker;
      return { status: DryRunStatus.Complete, tests: results, ...(mutantCoverage && { mutantCoverage }) };
    },

    async mutantRun(run): Promise<MutantRunResult> {
      activate(run);
      const isRemembered = remembering.some((name) => run.sandboxFileName.includes(name));
      try {
        if (tests.length === 0 || run.reloadEnvironment || isRemembered) await importTests();
      } catch (error) {
        return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
      }
      stryker.activeMutant = run.activeMutant.id;
      const reaching = new Set(run.testFilter ?? tests.map(({ id }) => id));
      const chosen = tests.filter(({ id }) => reaching.has(id)).sort((a, b) => usual(a) - usual(b));
      return toMutantRunResult(await triedUntilOneFails(chosen), false);
    },
  };
}
