import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

interface Figure {
  readonly name: string;
  readonly value: number;
}

describe("whatever comes in", () => {
  it("is answered, never by a crash, a 500, a stack or a secret (npm run bench -- fuzz throws more)", async () => {
    const words = ["bench/run.ts", "fuzz", "--inputs", "2000", "--seed", "20261123"];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { timeout: 170_000 });
    // As bench/run.ts prints it.
    const { figures } = JSON.parse(stdout) as { readonly figures: readonly Figure[] };
    expect(figures.find(({ name }) => name === "inputs")?.value).toBeGreaterThanOrEqual(2_000);
    const faults = figures.filter(({ name }) => name.endsWith(": faults"));
    expect(faults.length).toBeGreaterThan(2);
    expect(stderr + faults.map(({ name, value }) => (value === 0 ? "" : `${name} ${value}\n`)).join("")).toBe("");
  }, 180_000);
});
