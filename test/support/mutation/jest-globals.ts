/**
 * What the domain's tests take from `@jest/globals`, for running them in a plain process: `describe` and `it` collect, `expect`
 * and `each` are Jest's own.
 */
import { expect } from "expect";
import { bind } from "jest-each";

export { expect };

/** One test: its full name as Jest would print it, after the file it stands in. */
export interface CollectedTest {
  readonly id: string;
  readonly file: string;
  readonly run: () => unknown;
}

let collected: CollectedTest[] = [];
let path: readonly string[] = [];

/** The tests that stand in a file: those named while `load` imports it. */
export async function collectTests(file: string, load: () => Promise<unknown>): Promise<readonly CollectedTest[]> {
  collected = [];
  path = [file];
  await load();
  return collected;
}

function block(name: string, body: () => void): void {
  const outer = path;
  path = [...outer, name];
  body();
  path = outer;
}

function test(name: string, run: () => unknown): void {
  const [file = "", ...names] = path;
  collected.push({ id: `${file}: ${[...names, name].join(" > ")}`, file, run });
}

function skipped(): void {
  return;
}

export const describe = Object.assign(block, { each: bind(block, false), skip: skipped });
export const it = Object.assign(test, { each: bind(test, false), skip: skipped });
