import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { formWorkbook } from "../../src/adapters/files/form-workbook.ts";
import { createInstallApp } from "../../src/app/install/install-app.ts";
import type { BindingFile } from "../../src/contracts/binding-file.ts";
import { createReportFolder } from "../../src/adapters/files/report-folder.ts";
import { register as bind } from "../../src/entrypoints/cli/bind.command.ts";
import type { CommandAddon } from "../../src/entrypoints/cli/command-context.ts";
import type { ChannelExamination } from "../../src/app/doctor/examine-channels.ts";
import type { CheckFinding } from "../../src/contracts/check-finding.ts";
import { register as doctor } from "../../src/entrypoints/cli/doctor.command.ts";
import { register as install } from "../../src/entrypoints/cli/install.command.ts";
import { register as push } from "../../src/entrypoints/cli/push.command.ts";
import { register as uninstall } from "../../src/entrypoints/cli/uninstall.command.ts";
import type { FormMaker } from "../../src/ports/form-maker.ts";
import { type Platform, PlatformCallError } from "../../src/ports/platform.ts";
import type { Records } from "../../src/ports/records.ts";
import { installPorts } from "./install-tools.ts";
import { createMemoryApp, type MemoryApp } from "./memory-app.ts";
import { aField, kit } from "./the-kit.ts";

const APP = { app_id: "app", name: "演示商城" };
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stockguard-"));
});

afterEach(() => rm(folder, { recursive: true }));

interface ConsoleSetting {
  readonly maker?: FormMaker | null;
  readonly answers?: string[];
  readonly public_url?: null;
  readonly surroundings?: readonly CheckFinding[];
  readonly channels?: readonly ChannelExamination[];
}

/** The commands on an app in memory; `answers` is what a person would type, without it nobody is there. */
function aConsole(app: MemoryApp, setting: ConsoleSetting = {}) {
  const { maker = app.maker, answers } = setting;
  const ports = installPorts({ ...app, maker, ...("public_url" in setting ? { public_url: null } : {}) });
  const printed: string[] = [];
  const asked: string[] = [];
  let status = 0;
  let closed = 0;
  const asked_for: (string | null)[] = [];
  const apps: Platform["apps"] = (installation_id) => {
    asked_for.push(installation_id);
    return Promise.resolve([APP]);
  };
  const platform = { ...app.platform, apps } as unknown as Platform;
  const keepKey = (_installation_id: string, isWanted: boolean) => Promise.resolve(isWanted);
  // The commands under test list and count records and nothing else.
  const records = ports.records as Records;
  const poll_setting = { beat_ms: 600_000, fast_ms: 15_000, sweep_ms: 86_400_000, calls_per_hour: 3_600 };
  const close = () => Promise.resolve(void (closed += 1));
  const examineSurroundings = () => Promise.resolve(setting.surroundings ?? []);
  const examineChannels = () => Promise.resolve(setting.channels ?? []);
  const noted: string[] = [];
  const note = (event: string, object: string) => Promise.resolve(void noted.push(`${event} ${object}`));
  const reportFiles = createReportFolder(join(folder, "reports"));
  const addon: CommandAddon = {
    ...{ ...ports, keepKey, platform, records, reportFiles },
    ...{ poll_setting, examineSurroundings, examineChannels, note, close },
  };
  const context = {
    terminal: {
      is_interactive: answers !== undefined,
      print: (line: string) => void printed.push(line),
      ask: (question: string) => {
        asked.push(question);
        return Promise.resolve(answers?.shift() ?? "");
      },
    },
    openAddon: () => Promise.resolve(addon),
    formWorkbook,
    exitWith: (code: number) => void (status = code),
  };
  return {
    ports,
    ...{ platform, printed, asked, noted, asked_for },
    end: () => ({ status, closed }),
    async run(...words: string[]) {
      const program = new Command().exitOverride();
      for (const register of [install, bind, doctor, push, uninstall]) register(program, context);
      await program.parseAsync(words, { from: "user" });
      return printed.join("\n");
    },
  };
}

const OWN_FORMS = [
  { name: "物料档案", fields: [aField("物料编码"), aField("品名"), aField("旧供应商编码")] },
  { name: "即时库存", fields: [aField("存货编码"), aField("仓库", "combo"), aField("现存量", "number")] },
  { name: "订单", fields: [aField("订单编号")] },
];

describe("stockguard install", () => {
  it("does everything itself where the platform lets it", async () => {
    const { run, end, noted } = aConsole(createMemoryApp());
    expect(await run("install", "--out", folder)).toContain("安装完成，没有剩余步骤。");
    expect(await readdir(folder)).toEqual([]);
    expect(end().closed).toBe(1);
    expect(noted).toEqual(["app_installed 演示商城"]);
  });

  it("shows its plan and does nothing when only the plan is asked for", async () => {
    const { run, ports } = aConsole(createMemoryApp());
    const printed = await run("install", "--plan", "--out", folder);
    expect(printed).toContain("自动  ");
    expect(await ports.registry.bindings(APP.app_id)).toEqual([]);
    const steps = JSON.parse(await aConsole(createMemoryApp()).run("install", "--plan", "--json")) as {
      steps: unknown[];
    };
    expect(steps.steps.length).toBeGreaterThan(kit.templates.length);
  });

  it("asks whoever sits at the terminal before it acts", async () => {
    const refusing = aConsole(createMemoryApp(), { answers: ["n"] });
    await refusing.run("install", "--out", folder);
    expect(refusing.asked).toEqual(["执行以上自动步骤吗？（y/N）"]);
    expect(await refusing.ports.registry.bindings(APP.app_id)).toEqual([]);
    const agreeing = aConsole(createMemoryApp(), { answers: ["y"] });
    expect(await agreeing.run("install", "--out", folder)).toContain("安装完成，没有剩余步骤。");
    const hurried = aConsole(createMemoryApp(), { answers: [] });
    await hurried.run("install", "--yes", "--out", folder);
    expect(hurried.asked).toEqual([]);
  });

  it("writes a click list and a workbook per form where it does not", async () => {
    const { run } = aConsole(createMemoryApp(), { maker: null });
    expect(await run("install", "--out", folder)).toContain("安装清单.md");
    const files = await readdir(folder);
    expect(files.filter((file) => file.endsWith(".xlsx"))).toHaveLength(kit.templates.length);
    expect(await readFile(join(folder, "安装清单.md"), "utf8")).toContain("# 缺货卫士安装清单");
  });

  it("tells programs what is done and what is left", async () => {
    const { run } = aConsole(createMemoryApp(), { public_url: null });
    const shown = JSON.parse(await run("install", "--json", "--out", folder)) as { done: unknown[]; left: unknown[] };
    expect(shown.done).toHaveLength(kit.templates.length);
    expect(shown.left).toHaveLength(kit.templates.length);
  });

  it("says that it keeps its key in the installation, to people and to programs", async () => {
    const { run } = aConsole(createMemoryApp());
    expect(await run("install", "--out", folder)).not.toContain("加密保存");
    const keeping = aConsole(createMemoryApp());
    expect(await keeping.run("install", "--keep-key", "--out", folder)).toContain("✓ API KEY 已加密保存在该安装中");
    const told = await aConsole(createMemoryApp()).run("install", "--keep-key", "--json", "--out", folder);
    expect(JSON.parse(told)).toMatchObject({ is_key_kept: true });
  });

  it("looks for the app by the account that the installation has, unless it shall keep this one", async () => {
    const { run, asked_for } = aConsole(createMemoryApp());
    await run("install", "--out", folder);
    await run("install", "--app", APP.app_id, "--out", folder);
    await run("install", "--installation", "shop", "--out", folder);
    await run("install", "--installation", "shop", "--keep-key", "--out", folder);
    expect(asked_for).toEqual([null, "app", "shop", null]);
  });

  it("refuses an app the key does not see, with the next step", async () => {
    const { run, end } = aConsole(createMemoryApp());
    await expect(run("install", "--app", "other", "--out", folder)).rejects.toMatchObject({ code: "app_missing" });
    expect(end().closed).toBe(1);
  });
});

describe("stockguard bind", () => {
  const installed = async (setting: Parameters<typeof aConsole>[1] = {}) => {
    const shop = aConsole(createMemoryApp(OWN_FORMS), { maker: null, ...setting });
    await createInstallApp(shop.ports)({ ...APP, installation_id: "shop" });
    const bound = async () =>
      (await shop.ports.registry.bindings("shop")).map(({ form, fields }) => `${form} ${fields.length}`);
    return { ...shop, bound };
  };

  it("takes all sure matches with --yes and shows what it left", async () => {
    const { run, bound } = await installed();
    const shown = await run("bind", "--yes");
    expect(await bound()).toEqual(["item 2", "stock_level 3"]);
    expect(shown).toContain("缺少：customer_code");
  });

  it("asks about every form and every match that is not sure", async () => {
    const { run, bound, asked } = await installed({ answers: ["", "y", "n", ""] });
    await run("bind");
    expect(await bound()).toEqual(["item 3"]);
    expect(asked[1]).toContain("旧供应商编码");
  });

  it("is decided by a file that was written and corrected", async () => {
    const { run, bound } = await installed();
    const file = join(folder, "bindings.json");
    await run("bind", "--write", file);
    const { sales_order, ...forms } = (JSON.parse(await readFile(file, "utf8")) as BindingFile).forms;
    expect(sales_order?.fields["order_no"]).toMatch(/^_widget_/);
    await writeFile(file, JSON.stringify({ app_id: "app", forms }));
    await run("bind", "--file", file);
    expect(await bound()).toEqual(["item 3", "stock_level 3"]);
  });

  it("binds nothing of a file with a fault", async () => {
    const { run, bound } = await installed();
    const file = join(folder, "bindings.json");
    await run("bind", "--write", file);
    await expect(run("bind", "--file", file)).rejects.toMatchObject({ code: "binding_file_refused" });
    expect(await bound()).toEqual([]);
  });

  it("keeps what was decided when sure matches are taken again", async () => {
    const { run, bound } = await installed({ answers: ["", "y", "n", "n"] });
    await run("bind");
    await run("bind", "--yes");
    expect(await bound()).toEqual(["item 3", "stock_level 3"]);
  });

  it("asks nobody where nobody is", async () => {
    const { run } = await installed();
    await expect(run("bind")).rejects.toMatchObject({ code: "nobody_to_ask" });
  });
});

describe("stockguard push show", () => {
  const installed = async (setting: Parameters<typeof aConsole>[1] = {}) => {
    const shop = aConsole(createMemoryApp(), setting);
    await createInstallApp(shop.ports)({ ...APP, installation_id: "shop" });
    return shop;
  };

  it("shows address and secret on a terminal", async () => {
    const { run } = await installed({ answers: [] });
    expect(await run("push", "show", "item")).toMatch(
      /^服务器地址：https:\/\/guard\.example\/hooks\/[0-9a-f]{32}\nSecret：[0-9a-f]{32}$/,
    );
  });

  it("knows a form by its Chinese name", async () => {
    const { run } = await installed({ answers: [] });
    expect(await run("push", "show", "销售订单")).toContain("Secret：");
  });

  it("shows nothing to a pipe", async () => {
    const { run, printed } = await installed();
    await expect(run("push", "show", "item")).rejects.toMatchObject({ code: "secret_to_pipe_refused" });
    expect(printed).toEqual([]);
  });

  it("writes a file that only its owner may read, even over an open one", async () => {
    const { run, printed, noted } = await installed();
    const file = join(folder, "push.txt");
    await writeFile(file, "old", { mode: 0o644 });
    await run("push", "show", "item", "--file", file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, "utf8")).toContain("Secret：");
    expect(noted).toEqual(["push_secret_shown item"]);
    expect(printed.join()).not.toMatch(/[0-9a-f]{32}/);
  });

  it("says what is missing", async () => {
    const { run } = await installed({ answers: [] });
    await expect(run("push", "show", "独角兽")).rejects.toMatchObject({ code: "form_not_bound" });
  });
});

describe("stockguard doctor", () => {
  it("tells of the surroundings first, each with its fact and next step, and a fault there is a fault", async () => {
    const surroundings = [
      { level: "fine", code: "disk_free", fact: "磁盘剩余 9.0 GB", next_step: null },
      { level: "fault", code: "platform_unreachable", fact: "连接不上平台", next_step: "检查网络。" },
    ] as const;
    const shop = aConsole(createMemoryApp(), { surroundings });
    await createInstallApp(shop.ports)({ ...APP, installation_id: "shop" });
    const printed = await shop.run("doctor");
    expect(printed).toContain("✓ 磁盘剩余 9.0 GB\n✗ 连接不上平台\n    检查网络。");
    expect(shop.end().status).toBe(1);
  });

  it("tells what the vendors of channels said, by channel; one that cannot be used is a fault", async () => {
    const fact = "“内部通知”用的模板 SMS_1 没有通过审核";
    const rejected = { level: "fault", code: "template_rejected", fact, next_step: "换用通过的。" } as const;
    const channels = [
      { name: "console", kind: "console", version: "1", findings: null },
      { name: "短信", kind: "aliyun_sms", version: "1", findings: [rejected] },
    ];
    const shop = aConsole(createMemoryApp(), { channels });
    await createInstallApp(shop.ports)({ ...APP, installation_id: "shop" });
    const printed = await shop.run("doctor");
    expect(printed).toContain(`✗ 通道“短信”：${fact}\n    换用通过的。`);
    expect(printed).not.toContain("console");
    expect(shop.end().status).toBe(1);
  });

  it("ends with status 1 on a fault and tells programs which", async () => {
    const shop = aConsole(createMemoryApp(), { maker: null });
    await createInstallApp(shop.ports)({ ...APP, installation_id: "shop" });
    const examination = JSON.parse(await shop.run("doctor", "--json")) as { is_sound: boolean; findings: unknown[] };
    expect(examination.is_sound).toBe(false);
    expect(examination.findings).toHaveLength(kit.templates.length);
    expect(shop.end().status).toBe(1);
  });

  it("tells people the next step of everything it found", async () => {
    const shop = aConsole(createMemoryApp());
    await createInstallApp(shop.ports)({ ...APP, installation_id: "shop" });
    const shown = await shop.run("doctor");
    expect(shown).toContain("可以正常工作。");
    expect(shown).toContain("stockguard reconcile");
    expect(shop.end().status).toBe(0);
  });

  it("tells what is alike of several forms once, by their Chinese names and without codes", async () => {
    const shop = aConsole(createMemoryApp());
    await createInstallApp(shop.ports)({ ...APP, installation_id: "shop" });
    const lines = (await shop.run("doctor")).split("\n");
    const unsynced = lines.filter((line) => line.includes("还没有做过首次同步"));
    expect(unsynced).toHaveLength(1);
    expect(unsynced[0]).toContain("“预警规则”、“接收人名单”、");
    expect(lines.filter((line) => line.includes("stockguard reconcile`"))).toHaveLength(1);
    expect(lines.join("\n")).not.toMatch(/（[a-z_]+）/);
  });

  it("tells a key that is missing once, though surroundings and forms both miss it", async () => {
    const problem = { code: "account_missing", message: "安装 shop 没有自己的 API KEY", hint: "设置 KEY。" };
    const missing = { level: "fault", code: problem.code, fact: problem.message, next_step: problem.hint } as const;
    const app = createMemoryApp();
    const shop = aConsole(app, { surroundings: [missing] });
    await createInstallApp(shop.ports)({ ...APP, installation_id: "shop" });
    shop.platform.forms = () => Promise.reject(new PlatformCallError("key", problem));
    const lines = (await shop.run("doctor")).split("\n");
    expect(lines.filter((line) => line.includes(problem.message))).toHaveLength(1);
    expect(lines.filter((line) => line.includes(problem.hint))).toHaveLength(1);
  });

  it("checks what needs no installation before it says that nothing is installed", async () => {
    const surroundings = [{ level: "fine", code: "disk_free", fact: "磁盘剩余 9.0 GB", next_step: null }] as const;
    const shop = aConsole(createMemoryApp(), { surroundings });
    await expect(shop.run("doctor")).rejects.toMatchObject({ code: "installation_missing" });
    expect(shop.printed).toEqual(["✓ 磁盘剩余 9.0 GB"]);
  });

  it("asks which of several installations is meant", async () => {
    const shop = aConsole(createMemoryApp());
    await expect(shop.run("doctor")).rejects.toMatchObject({ code: "installation_missing" });
    for (const id of ["a", "b"]) {
      await shop.ports.registry.saveInstallation({ installation_id: id, name: id, app_id: "app", created_at: 1 });
    }
    await expect(shop.run("doctor")).rejects.toMatchObject({ code: "installation_ambiguous" });
    expect(await shop.run("doctor", "--installation", "b")).toContain(`已绑定表单 0/${kit.manifest.forms.length}`);
  });
});

describe("stockguard uninstall", () => {
  const installed = async () => {
    const shop = aConsole(createMemoryApp());
    await createInstallApp(shop.ports)({ ...APP, installation_id: "shop" });
    return shop;
  };

  it("--plan lists what would go and takes nothing", async () => {
    const { run, ports } = await installed();
    expect(await run("uninstall", "--plan")).toContain("删除本机保存的该安装的全部数据");
    expect(await ports.registry.installations()).toHaveLength(1);
  });

  it("goes only when the installation's name is typed", async () => {
    const { run, ports } = await installed();
    await expect(run("uninstall", "--confirm", "别的")).rejects.toMatchObject({ code: "uninstall_not_confirmed" });
    expect(await ports.registry.installations()).toHaveLength(1);
    await run("uninstall", "--confirm", "演示商城");
    expect(await ports.registry.installations()).toEqual([]);
  });
});
