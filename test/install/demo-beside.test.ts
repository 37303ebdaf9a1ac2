import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { withCommand } from "../../src/domain/text/command-words.ts";
import { demoBesideHint } from "../../src/entrypoints/cli/demo-beside.ts";

describe("the demo beside an empty installation", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is told with its folder and how to look at it", () => {
    mkdirSync(join(folder, "demo"));
    writeFileSync(join(folder, "demo", "demo.json"), "{}");
    const hint = withCommand(demoBesideHint(folder) ?? "", "npm run stockguard --");
    expect(hint).toContain(`STOCKGUARD_DATA_DIR="${join(folder, "demo")}"`);
    expect(hint).toContain("`npm run stockguard -- channel list`");
  });

  it("is not told where there is none", () => expect(demoBesideHint(folder)).toBeNull());
});
