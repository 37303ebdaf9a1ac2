/** The running add-on: its server, its workers, its timers. */
import { fileURLToPath } from "node:url";
import { type Addon, composeAddon, VERSION } from "./compose.ts";
import type { Config } from "./config.ts";
import { AddonError } from "./contracts/problem.ts";
import type { DemoControl } from "./entrypoints/http/board-api.ts";
import { closeServer, listen, portOf } from "./entrypoints/http/listen.ts";
import { createLiveEvents, type LiveEvents } from "./entrypoints/http/live-events.ts";
import { createRequestListener } from "./entrypoints/http/server.ts";
import { type Pipeline, startPipeline } from "./entrypoints/jobs/pipeline.ts";
import { startTimers } from "./entrypoints/jobs/timers.ts";
import type { Clock } from "./ports/clock.ts";
import type { Logger } from "./ports/logger.ts";
import type { Installation } from "./ports/registry.ts";

/** How a process is started. */
export interface StartOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly api_key: string;
  /** The platform's API, up to and with `/api`. */
  readonly base_url: string;
  /** True where the platform keeps no limits, as in a demo whose days last seconds. */
  readonly is_unlimited?: boolean;
  /** Set where the platform is our sandbox. */
  readonly sandbox_origin: string | null;
  /** The demo's clock, where there is a demo. */
  readonly demo: DemoControl | null;
}

/** A started add-on. */
export interface RunningAddon {
  readonly addon: Addon;
  readonly pipeline: Pipeline;
  readonly live: LiveEvents;
  readonly board_url: string;
  /** Reads all bound forms of all installations; with `sweep` also finds what is gone. */
  reconcile(sweep: boolean, onProgress?: (form: string, read: number) => void): Promise<void>;
  /** Assesses everything again, as on a new business day. */
  assessAll(): Promise<void>;
  stop(): Promise<void>;
}

/** A repeat of a message is caught by its id for ever; its body is not needed longer than this (ms). */
const KEPT_BODIES_MS = 7 * 86_400_000;
const WEB_DIR = fileURLToPath(new URL("./entrypoints/web/dist", import.meta.url));

/** Listens first, so that a taken port is told before anything is touched; then opens the store and starts the work. */
export async function startAddon(options: StartOptions): Promise<RunningAddon> {
  const { config, clock, log, sandbox_origin } = options;
  const server = await listen(config.host, config.port);
  const board_url = `http://${config.host}:${portOf(server)}`;
  const public_url = config.public_url ?? (sandbox_origin === null ? null : board_url);
  const live = createLiveEvents();
  const addon = composeAddon({ ...options, data_dir: config.data_dir, public_url, onChange: live.publish });
  const pipeline = startPipeline({
    steps: addon,
    onAssessed: () => {
      live.publish("board");
      live.publish("health");
    },
    onError: (step, error) => log.error(`${step}.failed`, errorFields(error)),
  });

  const reconcile: RunningAddon["reconcile"] = async (sweep, onProgress) => {
    await addon.reconcileAll({
      sweep,
      onProgress: (form, read) => {
        pipeline.wakeInbox();
        onProgress?.(form, read);
      },
    });
    pipeline.wakeInbox();
  };
  const assessAll = async () => {
    for (const { installation_id } of await addon.store.registry.installations()) {
      await addon.store.subjects.markAll(installation_id, clock.now());
    }
    pipeline.wakeAssess();
  };
  const stopTimers = startTimers(
    {
      reconcile,
      today: clock.today,
      newDay: assessAll,
      prune: async () => {
        await addon.store.inbox.prune(clock.now() - KEPT_BODIES_MS);
        await addon.store.tidy();
      },
      onError: (work, error) => log.error(`${work}.failed`, errorFields(error)),
    },
    config,
  );
  server.on(
    "request",
    createRequestListener({
      ...addon,
      live,
      demo: options.demo,
      sandbox_url: sandbox_origin,
      web_dir: WEB_DIR,
      public_url: config.public_url,
      installation: () => onlyInstallation(addon),
      retryAside: async (installation_id, id) => {
        const isFound = await addon.store.inbox.retryAside(installation_id, id);
        pipeline.wakeInbox();
        return isFound;
      },
      replayEffect: (installation_id, id) => addon.store.outbox.replay(installation_id, id, clock.now()),
      onPushKept: () => {
        addon.monitor.pushKept(clock.now());
        pipeline.wakeInbox();
      },
      ready: () => addon.store.ping(),
      onFailure: (error) => log.error("request.failed", errorFields(error)),
    }),
  );
  log.info("addon.started", { version: VERSION, board_url });

  return {
    addon,
    pipeline,
    live,
    board_url,
    reconcile,
    assessAll,
    stop: async () => {
      live.close();
      await closeServer(server);
      await stopTimers();
      await pipeline.stop();
      await addon.close();
    },
  };
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

function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof AddonError) return { code: error.code, message: error.message };
  return {
    message: error instanceof Error ? error.message : "unknown",
    stack: error instanceof Error ? error.stack : null,
  };
}
