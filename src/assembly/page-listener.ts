/** What a process answers that has pages. */
import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import type { Addon } from "./addon.ts";
import { AddonError } from "../contracts/problem.ts";
import type { DemoControl } from "../entrypoints/http/board-api.ts";
import type { LiveEvents } from "../entrypoints/http/live-events.ts";
import type { RateLimits } from "../entrypoints/http/rate-limits.ts";
import type { Metrics } from "../ports/metrics.ts";
import type { Installation } from "../ports/registry.ts";
import type { Signals } from "../ports/signals.ts";

interface PageOptions {
  readonly addon: Addon;
  readonly signals: Signals;
  readonly metrics: Metrics;
  readonly live: LiveEvents;
  readonly demo: DemoControl | null;
  readonly sandbox_origin: string | null;
  readonly public_url: string | null;
  /** Where the pages are found. */
  readonly board_url: string;
  /** With what a person begins a command. */
  readonly command: string;
  readonly limits: RateLimits | undefined;
  onFailure(error: unknown): void;
}

const WEB_DIR = fileURLToPath(new URL("../entrypoints/web/dist", import.meta.url));

/** Pushes, pages and their API; Express is loaded only by a process that has them. */
export async function createPageListener(options: PageOptions): Promise<RequestListener> {
  const { createRequestListener } = await import("../entrypoints/http/server.ts");
  const { addon, signals, metrics, live, demo, limits } = options;
  const { store, clock } = addon;
  return createRequestListener({
    ...addon,
    ...{ live, demo, web_dir: WEB_DIR, sandbox_url: options.sandbox_origin, public_url: options.public_url },
    command: options.command,
    board_url: () => options.board_url,
    ...(limits !== undefined && { limits }),
    installation: () => onlyInstallation(addon),
    retryAside: async (installation_id, id) => {
      const isFound = await store.inbox.retryAside(installation_id, id);
      signals.publish("inbox");
      return isFound;
    },
    replayEffect: async (installation_id, id) => {
      const isFound = await store.outbox.replay(installation_id, id, clock.now());
      signals.publish("effects");
      return isFound;
    },
    onPushAnswered: (result) => {
      metrics.pushAnswered(result);
      if (result !== "kept") return;
      addon.monitor.pushKept(clock.now());
      signals.publish("inbox");
    },
    planWorkbook: async (plan) => (await import("../adapters/files/plan-workbook.ts")).planWorkbook(plan),
    onAdopted: () => signals.publish("subjects"),
    onRuleWritten: () => signals.publish("inbox"),
    onPlansWritten: () => signals.publish("inbox"),
    onOrdered: () => signals.publish("effects"),
    onSubjectMarked: () => signals.publish("subjects"),
    onFailure: options.onFailure,
  });
}

/** The board shows one installation; the first one until people can choose. */
async function onlyInstallation({ store }: Addon): Promise<Installation> {
  const [installation] = await store.registry.installations();
  if (installation !== undefined) return installation;
  throw new AddonError({
    code: "not_installed",
    message: "还没有安装到任何应用",
    hint: "运行 `stockguard install` 开始安装。",
  });
}
