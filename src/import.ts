/** `stockguard import orders`: a real shop's order file, from its rows to an assessment of every item. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createSandbox } from "@jdy/platform-sandbox";
import { writeCsv } from "./adapters/files/csv-file.ts";
import { orderFileRows } from "./adapters/files/order-file.ts";
import { createDemoClock } from "./adapters/system/demo-clock.ts";
import { createSystemClock } from "./adapters/system/system-clock.ts";
import { tokenMaker } from "./adapters/system/token-maker.ts";
import type { PlainBuyer } from "./app/import/assumed-stock.ts";
import { createLoadOrders, dayAfter, type SortedOrders, sortOrders } from "./app/import/import-orders.ts";
import { asideTable, type ImportFigures, importReport } from "./app/import/import-report.ts";
import type { Addon } from "./assembly/addon.ts";
import { composeAddon } from "./compose.ts";
import type { Config } from "./config.ts";
import type { FileRow } from "./contracts/order-file.ts";
import { type OrderProfile, orderProfile } from "./contracts/order-profile.ts";
import { AddonError } from "./contracts/problem.ts";
import { CLI, type ImportRequest } from "./entrypoints/cli/command-context.ts";
import { createSandboxControl } from "./entrypoints/demo/demo-account.ts";
import type { ProgressBar } from "./entrypoints/demo/progress-bar.ts";
import type { Logger } from "./ports/logger.ts";

/** What an import runs with. */
export interface ImportSetting {
  readonly config: Config;
  readonly log: Logger;
  readonly progress: ProgressBar;
  /** The add-on on the configured account. */
  openAddon(): Promise<Addon>;
}

/** An add-on with the installation that the file goes into. */
interface Destination {
  readonly addon: Addon;
  readonly installation_id: string;
  close(): Promise<void>;
}

/** How the shop of a file is assumed to have bought; its file says nothing of stock. */
const ASSUMED_BUYER = { reorder_days: 14, order_up_to_days: 35, lead_time_days: 10 } as const;
const PROFILES = new URL("../manifests/order-profiles/", import.meta.url);
const INBOX_SHARE = 500;

/** Reads, sorts, loads, reads back and assesses; returns the lines of the report. */
export async function importOrders(setting: ImportSetting, request: ImportRequest): Promise<readonly string[]> {
  const started = performance.now();
  const profile = readProfile(request.profile);
  const orders = await sortOrders(counted(orderFileRows(request.file, profile), setting.progress), profile);
  if (orders === null) throw nothingToImport(request.file);
  await writeCsv(request.report, asideTable(orders));
  const sorted_ms = performance.now() - started;
  const destination =
    request.sandbox_dir === null
      ? await configuredAccount(setting)
      : await freshSandbox(setting, request.sandbox_dir, orders);
  try {
    const buyer = request.sandbox_dir !== null || request.assumes_stock ? ASSUMED_BUYER : null;
    const figures = await work(destination, orders, { setting, buyer });
    await destination.addon.access.note("orders_imported", basename(request.file), CLI);
    const assessments = await destination.addon.store.assessments.list(destination.installation_id);
    return importReport(
      orders,
      { ...figures, sorted_ms, is_stock_assumed: buyer !== null },
      { assessments, report_file: request.report },
    );
  } finally {
    setting.progress.end();
    await destination.close();
  }
}

async function work(
  { addon, installation_id }: Destination,
  orders: SortedOrders,
  { setting: { config, progress }, buyer }: { readonly setting: ImportSetting; readonly buyer: PlainBuyer | null },
): Promise<Omit<ImportFigures, "sorted_ms" | "is_stock_assumed">> {
  const clock = createSystemClock({ time_zone: config.time_zone });
  const bindings = await addon.bindings.all(installation_id);
  const loadOrders = createLoadOrders({
    platform: addon.platform,
    tokens: tokenMaker,
    binding: (form) => {
      const found = bindings.find((binding) => binding.form === form);
      return found === undefined ? Promise.reject(notBound(form)) : Promise.resolve(found);
    },
    instant: (local) => localInstant(clock.startOf(local.slice(0, 10)), local),
    onProgress: (done, total) => progress.show("写入平台", done, total),
  });
  const [records, loaded_ms] = await timed(() => loadOrders(orders, buyer));
  const [, read_back_ms] = await timed(() => readBack(addon, progress));
  const [, assessed_ms] = await timed(() => assessAll(addon, installation_id, progress));
  const peak_memory_mb = Math.round(process.resourceUsage().maxRSS / 1024);
  return { records, loaded_ms, read_back_ms, assessed_ms, peak_memory_mb };
}

async function readBack(addon: Addon, progress: ProgressBar): Promise<void> {
  await addon.reconcileAll({ sweep: false, onProgress: (form, { read }) => progress.show(`读回 ${form}`, read, null) });
  while ((await addon.workInbox(INBOX_SHARE)) > 0);
  await addon.store.tidy();
}

async function assessAll(addon: Addon, installation_id: string, progress: ProgressBar): Promise<void> {
  const total = await addon.store.subjects.dirtyCount(installation_id);
  let done = 0;
  for (let share = await addon.assessSubjects(); share > 0; share = await addon.assessSubjects()) {
    done += share;
    progress.show("评估断货风险", Math.min(done, total), total);
  }
}

async function configuredAccount({ openAddon }: ImportSetting): Promise<Destination> {
  const addon = await openAddon();
  const [installation] = await addon.store.registry.installations();
  if (installation !== undefined) {
    return { addon, installation_id: installation.installation_id, close: () => addon.close() };
  }
  await addon.close();
  throw new AddonError({
    code: "not_installed",
    message: "还没有安装到任何应用，不知道订单该写到哪里",
    hint: "先运行 `stockguard install` 和 `stockguard bind`；或用 --sandbox 文件夹 先导入沙盒试看。",
  });
}

/** A sandbox of its own, seen on the morning after the file's last order. */
async function freshSandbox(
  { config, log }: ImportSetting,
  folder: string,
  orders: SortedOrders,
): Promise<Destination> {
  if (existsSync(join(folder, "stockguard.db"))) throw folderUsed(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sandbox = createSandbox({ dataDir: join(folder, "sandbox") });
  const { url, origin } = await sandbox.listen({ port: 0 });
  const control = createSandboxControl(origin);
  await control.setLimits(false);
  const { app_id, api_key } = await control.makeApp("导入的商店");
  const addon = composeAddon({
    data_dir: folder,
    clock: createDemoClock(createSystemClock({ time_zone: config.time_zone }), dayAfter(orders)),
    log,
    api_key,
    base_url: url,
    public_url: null,
    sandbox_origin: origin,
    is_unlimited: true,
    onChange: () => undefined,
  });
  const installation_id = app_id;
  await addon.installApp({ installation_id, app_id, name: "导入的商店" });
  addon.bindings.forget();
  return {
    addon,
    installation_id,
    close: async () => {
      await addon.close();
      await sandbox.close();
    },
  };
}

function readProfile(name: string): OrderProfile {
  const file = name.endsWith(".json") ? name : new URL(`${name}.json`, PROFILES);
  try {
    return orderProfile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new AddonError(
      {
        code: "order_profile_unusable",
        message: `无法使用列映射方案 ${name}`,
        hint: "用 manifests/order-profiles 中的名称，或给出一个同样格式的 JSON 文件。",
      },
      { cause },
    );
  }
}

async function* counted(rows: AsyncIterable<FileRow>, progress: ProgressBar): AsyncIterable<FileRow> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count % 5_000 === 0) progress.show("读取文件", count, null);
    yield row;
  }
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}

/** The instant of a local time, given when its day begins. */
function localInstant(start_of_day: string, local: string): string {
  const [hour = "0", minute = "0", second = "0"] = local.slice(11).split(":");
  const ms = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return new Date(Date.parse(start_of_day) + ms).toISOString();
}

function nothingToImport(file: string): AddonError {
  return new AddonError({
    code: "nothing_to_import",
    message: `${file} 中没有可用的订单行`,
    hint: "检查列映射方案是否与文件相符；每一行未采用的原因见报告文件。",
  });
}

function notBound(form: string): AddonError {
  return new AddonError({
    code: "form_not_bound",
    message: `表单 ${form} 尚未绑定`,
    hint: "先运行 `stockguard bind`。",
  });
}

function folderUsed(folder: string): AddonError {
  return new AddonError({
    code: "folder_in_use",
    message: `文件夹 ${folder} 中已有数据`,
    hint: "换一个空文件夹；导入沙盒总是从空白开始。",
  });
}
