import { describe, expect, it } from "@jest/globals";
import { startedAs } from "../../src/config/started-as.ts";
import { withCommand } from "../../src/domain/text/command-words.ts";

describe("with what a command begins", () => {
  it("is npm where npm started the program", () => {
    const argv = ["/usr/bin/node", "/opt/stockguard/bin/stockguard.mjs"];
    expect(startedAs({ env: { npm_lifecycle_event: "start" }, argv })).toBe("npm run stockguard --");
  });

  it("is the bare name where the shell found it by that", () => {
    expect(startedAs({ env: {}, argv: ["/usr/bin/node", "/usr/local/bin/stockguard"] })).toBe("stockguard");
  });

  it("is the files themselves otherwise", () => {
    const argv = ["/usr/bin/node", "/opt/my shop/bin/stockguard.mjs"];
    expect(startedAs({ env: {}, argv })).toBe("'/usr/bin/node' '/opt/my shop/bin/stockguard.mjs'");
  });

  it("names a folder of data of its own, as a demo has", () => {
    const env = { npm_lifecycle_event: "start" };
    expect(startedAs({ env, argv: [] }, "data/demo")).toBe("STOCKGUARD_DATA_DIR='data/demo' npm run stockguard --");
  });
});

describe("a text with commands", () => {
  it("names them as they are run, and leaves alone what is none", () => {
    const text = "运行 `stockguard doctor`，或 `stockguard bind --yes`；stockguard 是程序名。";
    expect(withCommand(text, "npm run stockguard --")).toBe(
      "运行 `npm run stockguard -- doctor`，或 `npm run stockguard -- bind --yes`；stockguard 是程序名。",
    );
    expect(withCommand("`stockguard doctor`", "'$&' x")).toBe("`'$&' x doctor`");
  });
});
