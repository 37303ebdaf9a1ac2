#!/usr/bin/env node
/** The command line. Every command is a file in entrypoints/cli and a line here. */
import { Command } from "commander";
import {
  channelPurposes,
  channelTestWarning,
  channelToSet,
  removeChannel,
  saveChannel,
} from "./adapters/notify/channel-settings.ts";
import { CHANNELS } from "./adapters/notify/channels.ts";
import { createExamineSurroundings } from "./app/doctor/examine-surroundings.ts";
import { createPinoLogger } from "./adapters/observability/pino-logger.ts";
import { releaseMemoryAfterStart } from "./adapters/system/release-memory.ts";
import { createSystemClock } from "./adapters/system/system-clock.ts";
import { tokenMaker } from "./adapters/system/token-maker.ts";
import type { Addon } from "./assembly/addon.ts";
import { composeAddon, VERSION } from "./compose.ts";
import { loadConfigFile } from "./config/config-file.ts";
import { commandOnPages, startedAs } from "./config/started-as.ts";
import { withCommand } from "./domain/text/command-words.ts";
import { type Config, effectiveConfig, pollSetting, readConfig } from "./config.ts";
import { AddonError } from "./contracts/problem.ts";
import type { AccountContext } from "./entrypoints/cli/account.command.ts";
import type { ChannelContext } from "./entrypoints/cli/channel.command.ts";
import { COMMANDS } from "./entrypoints/cli/commands.ts";
import { inChinese } from "./entrypoints/cli/chinese-help.ts";
import type { ConfigContext } from "./entrypoints/cli/config.command.ts";
import { CLI, type ProgressContext, type RunningProgram, type WholeAddon } from "./entrypoints/cli/command-context.ts";
import { demoBesideHint } from "./entrypoints/cli/demo-beside.ts";
import { setUpLink } from "./entrypoints/cli/sign-in.command.ts";
import { createTerminal } from "./entrypoints/cli/terminal.ts";
import type { StoreContext } from "./entrypoints/cli/store.command.ts";
import { createReadLines } from "./entrypoints/cli/read-lines.ts";
import { createProgressBar } from "./entrypoints/demo/progress-bar.ts";
import { openStore } from "./assembly/open-store.ts";
import { openSurroundings } from "./assembly/open-surroundings.ts";
import type { Logger } from "./ports/logger.ts";
import { createStoreCare } from "./assembly/store-care.ts";

const INBOX_SHARE = 500;

function createContext(config: Config, log: Logger): AccountContext & ChannelContext & StoreContext & ProgressContext {
  const terminal = createTerminal(process.stdin, process.stdout, startedAs(process, config.command));
  const progress = createProgressBar();
  return {
    terminal,
    storeCare: () => createStoreCare({ config, now: () => new Date() }),
    onCared: (stage, done, total) => {
      progress.show(stage, done, total);
      if (done >= total) progress.end();
    },
    progress,
    openAddon: async () => commandAddon(await openAddon(config, log), config),
    channelKinds: CHANNELS,
    // What a command alone needs is loaded by that command: a server at rest shall be small.
    formWorkbook: async (template) => (await import("./adapters/files/form-workbook.ts")).formWorkbook(template),
    startDemo: async () => {
      const { startDemo } = await import("./demo.ts");
      const demo = await startDemo(config, log, progress);
      return { lines: demoLines(demo), stop: demo.stop };
    },
    startServer: (role) => startServer({ ...config, role: role ?? config.role }, log),
    importOrders: async (request) => {
      const { importOrders } = await import("./import.ts");
      return importOrders({ config, log, progress, openAddon: () => openAddon(config, log) }, request);
    },
    untilStopped,
    exitWith: (status) => {
      process.exitCode = status;
    },
  };
}

async function openAddon(config: Config, log: Logger): Promise<Addon> {
  return composeAddon({
    store: await openStore(config),
    data_dir: config.data_dir,
    clock: createSystemClock({ time_zone: config.time_zone }),
    log,
    api_key: config.jdy_api_key,
    base_url: config.jdy_base_url,
    public_url: config.public_url,
    plan_freeze_days: config.plan_freeze_days,
    keep_alert_days: config.keep_alert_days,
    allowed_targets: config.allowed_targets,
    senders: config.senders,
    sandbox_origin: sandboxOrigin(config),
    onChange: () => undefined,
  });
}

function commandAddon(addon: Addon, config: Config): WholeAddon {
  const { registry, records, ruleVersions } = addon.store;
  return {
    ...addon,
    registry,
    records,
    ruleVersions,
    note: (event, object) => addon.access.note(event, object, CLI),
    tokens: tokenMaker,
    public_url: config.public_url,
    saveChannel: (channel) => saveChannel({ registry, box: addon.box }, channel),
    removeChannel: (installation_id, name) => removeChannel(registry, installation_id, name),
    channelToSet: (installation_id, name) => channelToSet({ registry, box: addon.box }, installation_id, name),
    channelPurposes: (installation_id, name) => channelPurposes({ registry, box: addon.box }, installation_id, name),
    channelTestWarning: (installation_id, name) =>
      channelTestWarning({ registry, box: addon.box }, installation_id, name),
    poll_setting: pollSetting(config),
    usual_base_url: config.jdy_base_url,
    examineChannels: addon.examineChannels,
    examineSurroundings: createExamineSurroundings({
      surroundings: openSurroundings(config),
      ...addon.store,
      ...{ clock: addon.clock, calendar: addon.calendar },
      ...{ platform: addon.platform, platformAccounts: addon.platformAccounts },
    }),
    reconcile: async (sweep, onProgress) => {
      let last = Promise.resolve();
      // Forms are read side by side, the line is worked off one share after the other.
      const makeRoom = () => (last = last.then(() => drain(addon)));
      const found = await addon.reconcileAll({ sweep, onProgress, makeRoom });
      await makeRoom();
      return found;
    },
  };
}

/** Standard output is for the lines of a program that is ready. */
function terminalLine(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function drain({ workInbox }: Addon): Promise<void> {
  while ((await workInbox(INBOX_SHARE)) > 0);
}

async function startServer(config: Config, log: Logger): Promise<RunningProgram> {
  const { startAddon } = await import("./main.ts");
  const running = await startAddon({
    config,
    clock: createSystemClock({ time_zone: config.time_zone }),
    log,
    api_key: config.jdy_api_key,
    base_url: config.jdy_base_url,
    sandbox_origin: sandboxOrigin(config),
    demo: null,
    command: commandOnPages(process, { command: config.command }),
  });
  releaseMemoryAfterStart();
  if (config.role === "worker" || config.role === "scheduler") {
    const lines = [`缺货卫士已启动（${config.role}）`, `健康检查  ${running.board_url}/readyz`, "停止  Ctrl-C"];
    return { lines, stop: running.stop };
  }
  if (config.role === "all") {
    running
      .reconcile(false, createReadLines(terminalLine))
      .catch((error: unknown) => log.error("reconcile.failed", { message: told(error).message }));
  }
  const code = await running.addon.access.links.issueSetUpCode();
  const board_url = config.public_url ?? running.board_url;
  return {
    lines: [
      "缺货卫士已启动",
      `看板  ${board_url}`,
      ...(code === null ? [] : [`首次设置  ${setUpLink(board_url, code)}（创建管理员，用一次即失效）`]),
      "停止  Ctrl-C",
    ],
    stop: running.stop,
  };
}

function demoLines({ board_url, sandbox_url }: { board_url: string; sandbox_url: string }): readonly string[] {
  return [
    "",
    "缺货卫士已启动",
    `  看板      ${board_url}`,
    `  平台沙盒  ${sandbox_url.replace(/\/api$/, "/")}`,
    "  登录      演示模式只在本机开放，无需登录",
    "  停止      Ctrl-C（数据会保留，下次接着演示）",
    "",
  ];
}

/** A sandbox tells itself by its address on this machine; it lets a program make forms. */
function sandboxOrigin({ jdy_base_url }: Config): string | null {
  const { hostname, origin } = new URL(jdy_base_url);
  return ["127.0.0.1", "localhost", "[::1]"].includes(hostname) ? origin : null;
}

function untilStopped({ stop }: RunningProgram): void {
  let isStopping = false;
  const end = () => {
    // A second Ctrl-C does not wait.
    if (isStopping) process.exit(130);
    isStopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

/** Refusals of a program that has nothing to work on. */
const NOTHING_INSTALLED: ReadonlySet<string> = new Set(["installation_missing", "not_installed"]);

function told(error: unknown): { readonly message: string; readonly hint: string | null } {
  if (error instanceof AddonError) return { message: error.message, hint: error.hint };
  return { message: error instanceof Error ? error.message : String(error), hint: null };
}

/** Raises what a command refuses; where nothing is installed, with the demo that lies there. */
async function run(program: Command, { data_dir }: Config): Promise<void> {
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    const demo = demoBesideHint(data_dir);
    if (demo === null || !(error instanceof AddonError) || !NOTHING_INSTALLED.has(error.code)) throw error;
    const { code, message, hint } = error;
    throw new AddonError({ code, message, hint: `${hint}\n→ ${demo}` }, { cause: error });
  }
}

async function main(): Promise<void> {
  const program = new Command("stockguard")
    .description("缺货卫士：断货预警与客户挽留")
    .version(VERSION, "-V, --version", "显示版本");
  const file = await loadConfigFile(process.env);
  const config = readConfig(process.env, file);
  const shown: Pick<ConfigContext, "effectiveConfig"> = {
    effectiveConfig: () => ({ file: file?.path ?? null, settings: effectiveConfig(process.env, file) }),
  };
  const context = { ...createContext(config, createPinoLogger(config.log_level)), ...shown };
  for (const register of COMMANDS) register(program, context);
  inChinese(program);
  await run(program, config).catch((error: unknown) => endWith(error, config.command));
}

function endWith(error: unknown, command: string | null): never {
  const { message, hint } = told(error);
  const lines = `${message}\n${hint === null ? "" : `→ ${hint}\n`}`;
  process.stderr.write(withCommand(lines, startedAs(process, command)));
  process.exit(1);
}

main().catch((error: unknown) => endWith(error, null));
