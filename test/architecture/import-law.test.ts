import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

const repository = resolve(import.meta.dirname, "../..");

/** Each rule with the smallest tree that breaks it: file → what it imports. */
const breaches: readonly { rule: string; files: Readonly<Record<string, string>> }[] = [
  { rule: "no-cycles", files: { "src/app/a.ts": 'import "./b.ts";', "src/app/b.ts": 'import "./a.ts";' } },
  { rule: "domain-is-pure", files: { "src/domain/pure.ts": 'import "../app/leaf.ts";' } },
  { rule: "contracts-see-domain", files: { "src/contracts/c.ts": 'import "../app/leaf.ts";' } },
  { rule: "ports-see-contracts", files: { "src/ports/p.ts": 'import "../app/leaf.ts";' } },
  { rule: "app-sees-ports", files: { "src/app/d.ts": 'import "../adapters/one/leaf.ts";' } },
  { rule: "adapters-see-ports", files: { "src/adapters/one/x.ts": 'import "../../app/leaf.ts";' } },
  { rule: "adapters-are-islands", files: { "src/adapters/two/y.ts": 'import "../one/leaf.ts";' } },
  { rule: "webhooks-see-app", files: { "webhooks/w.ts": 'import "../src/adapters/one/leaf.ts";' } },
  { rule: "entrypoints-see-app", files: { "src/entrypoints/e.ts": 'import "../adapters/one/leaf.ts";' } },
  { rule: "packages-stand-alone", files: { "packages/k/src/index.ts": 'import "../../../src/app/leaf.ts";' } },
  { rule: "inner-layers-have-no-io", files: { "src/app/io.ts": 'import "node:fs";' } },
  { rule: "inner-layers-have-no-vendors", files: { "src/app/vendor.ts": 'import "axios";' } },
  { rule: "no-orphans", files: { "src/app/lonely.ts": "export const alone = 1;" } },
];

describe("the import law", () => {
  let tree = "";
  let broken: ReadonlySet<string> = new Set();

  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), "import-law-"));
    for (const name of ["node_modules", "package.json", "tsconfig.json"]) {
      symlinkSync(join(repository, name), join(tree, name));
    }
    write("src/app/leaf.ts", "export const leaf = 1;");
    write("src/adapters/one/leaf.ts", "export const leaf = 1;");
    for (const { files } of breaches) for (const [file, source] of Object.entries(files)) write(file, source);
    broken = rulesBrokenIn(tree);
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(breaches)("refuses a breach of $rule", ({ rule }) => {
    expect(broken).toContain(rule);
  });

  it("has a breach for every rule it states", async () => {
    const { default: law } = (await import(join(repository, ".dependency-cruiser.cjs"))) as {
      default: { forbidden: readonly { name: string }[] };
    };
    expect(law.forbidden.map(({ name }) => name).toSorted()).toEqual(breaches.map(({ rule }) => rule).toSorted());
  });

  function write(file: string, source: string): void {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), source);
  }
});

function rulesBrokenIn(tree: string): ReadonlySet<string> {
  const cruiser = join(repository, "node_modules/.bin/depcruise");
  const law = join(repository, ".dependency-cruiser.cjs");
  const options = ["--config", law, "--output-type", "json", "src", "webhooks", "packages"];
  // The JSON reporter exits 0 whatever it finds; its summary lists the violations.
  const report = JSON.parse(execFileSync(process.execPath, [cruiser, ...options], { cwd: tree, encoding: "utf8" })) as {
    summary: { violations: readonly { rule: { name: string } }[] };
  };
  return new Set(report.summary.violations.map(({ rule }) => rule.name));
}
