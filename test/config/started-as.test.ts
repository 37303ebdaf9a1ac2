import { describe, expect, it } from "@jest/globals";
import { commandOnPages, startedAs } from "../../src/config/started-as.ts";
import { withCommand } from "../../src/domain/text/command-words.ts";

const FILES = ["/usr/bin/node", "/opt/my shop/bin/stockguard.mjs"];
const BY_NPM = { npm_lifecycle_event: "start" };

describe("with what a command begins in a terminal", () => {
  it("is npm where npm started the program", () => {
    expect(startedAs({ env: BY_NPM, argv: FILES }, null)).toBe("npm run stockguard --");
  });

  it("is the bare name where the shell found it by that", () => {
    expect(startedAs({ env: {}, argv: ["/usr/bin/node", "/usr/local/bin/stockguard"] }, null)).toBe("stockguard");
  });

  it("is the files themselves otherwise", () => {
    expect(startedAs({ env: {}, argv: FILES }, null)).toBe("'/usr/bin/node' '/opt/my shop/bin/stockguard.mjs'");
  });

  it("is what the setting says, however it was started", () => {
    expect(startedAs({ env: BY_NPM, argv: FILES }, "sudo stockguard")).toBe("sudo stockguard");
  });
});

describe("with what a command begins on pages", () => {
  it("is npm where npm started the program", () => {
    expect(commandOnPages({ env: BY_NPM }, { command: null })).toBe("npm run stockguard --");
  });

  it("is the bare name where it was started by its files, as a service is", () => {
    const service = { env: {}, argv: FILES };
    expect(commandOnPages(service, { command: null })).toBe("stockguard");
  });

  it("is what the setting says, also where a demo has a folder of its own", () => {
    const command = "docker exec -it stockguard stockguard";
    expect(commandOnPages({ env: BY_NPM }, { command, data_dir: "data/demo" })).toBe(command);
  });

  it("names a folder of data of its own, as a demo has", () => {
    expect(commandOnPages({ env: BY_NPM }, { command: null, data_dir: "data/demo" })).toBe(
      "STOCKGUARD_DATA_DIR='data/demo' npm run stockguard --",
    );
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
