import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type FakeWechatWorkRobot, startFakeWechatWorkRobot } from "@stockguard/channel-fakes";
import { openStore } from "../../src/assembly/open-store.ts";

const PROGRAM = fileURLToPath(new URL("../../bin/stockguard.mjs", import.meta.url));
const LONG_MS = 60_000;
const CHANNEL = "采购群";

describe("stockguard channel as a process", () => {
  let folder = "";
  let robot: FakeWechatWorkRobot;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-channel-"));
    robot = await startFakeWechatWorkRobot(() => Date.now());
    const store = await openStore({ data_dir: folder, database_url: null });
    await store.registry.saveInstallation({ installation_id: "shop", name: "小店", app_id: "app", created_at: 1 });
    await store.close();
  });
  afterAll(async () => {
    await robot.close();
    rmSync(folder, { recursive: true });
  });

  /** Runs a command whose answers come by a pipe that stays open until it ends, unless it is said to end. */
  async function run(words: readonly string[], input = "", does_end = true) {
    const child = spawn(process.execPath, [PROGRAM, "channel", ...words], {
      cwd: folder,
      env: {
        ...{ PATH: process.env["PATH"], STOCKGUARD_DATA_DIR: folder, STOCKGUARD_ALLOWED_TARGETS: "127.0.0.0/8" },
        ...{ JDY_API_KEY: "sk-very-secret", JDY_BASE_URL: "http://127.0.0.1:9/api" },
        ...{ STOCKGUARD_PUBLIC_URL: "https://board.shop.test" },
      },
    });
    child.stdin.write(input);
    if (does_end) child.stdin.end();
    const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
    const [status, printed, told] = await Promise.all([exit, text(child.stdout), text(child.stderr)]);
    return { status, printed, told };
  }

  it(
    "keeps all that is piped at once, lists it without the secret, and tries it once",
    async () => {
      const set = await run(["set", CHANNEL, "--kind", "wechat_work_robot"], `${robot.url}\ntext\n`, false);
      expect(set).toMatchObject({ status: 0, printed: expect.stringContaining(`“${CHANNEL}”已保存`) });
      const list = await run(["list"]);
      expect(list).toMatchObject({ status: 0, printed: expect.stringMatching(/采购群 +wechat_work_robot +企业微信/) });
      const tried = await run(["test", CHANNEL], "", false);
      expect(tried).toMatchObject({ status: 0, printed: expect.stringContaining("对方已接受") });
      expect(robot.requests).toHaveLength(1);
      expect(robot.shown[0]?.text).toMatch(/通道测试[^]*商品：[^]*处理：/);
      expect(robot.shown[0]?.text).toContain("https://board.shop.test/");
      const all = [set, list, tried].map(({ printed, told }) => printed + told).join("");
      expect(all).not.toContain(robot.key);
    },
    LONG_MS,
  );

  it(
    "refuses wrong, missing and impossible answers in Chinese with status 1, and keeps nothing of them",
    async () => {
      const kind = ["--kind", "wechat_work_robot"];
      const [wrong, missing, unknown] = await Promise.all([
        run(["set", "错", ...kind], "no-address-s3cret\n\n"),
        run(["set", "缺", "--kind", "smtp_mail"], "smtp.shop.test\n\n"),
        run(["set", "新", "--kind", "pigeon"]),
      ]);
      expect(wrong).toMatchObject({ status: 1, told: expect.stringContaining("Webhook 地址 url”的回答不能用") });
      expect(missing).toMatchObject({ status: 1, told: expect.stringContaining("还没有回答必填的“发件地址 from”") });
      expect(unknown).toMatchObject({ status: 1, told: expect.stringContaining("没有“pigeon”这种通道\n→ 用 --kind") });
      const told = [wrong, missing, unknown].map((each) => each.told).join("");
      expect(told).not.toMatch(/s3cret|error:|\bat .*\.ts/);
      expect((await run(["list"])).printed).not.toMatch(/错|缺|新/);
    },
    LONG_MS,
  );
});
