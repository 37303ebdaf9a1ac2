import { spawnSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import { shellWord } from "../../../src/domain/text/shell-word.ts";

describe("a word for a shell", () => {
  it.each(["采购群", "a b", "it's", "$(echo x)", "`echo x`", "a;b|c", "", '"\\', "-x"])("is “%s” again", (text) => {
    const { stdout } = spawnSync("sh", ["-c", `printf '[%s]' ${shellWord(text)}`], { encoding: "utf8" });
    expect(stdout).toBe(`[${text}]`);
  });

  it("stands as it is where a shell would not mind", () => {
    expect(shellWord("采购群-2")).toBe("采购群-2");
  });
});
