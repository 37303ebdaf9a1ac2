/** The running add-on: what a process of its role does, from listening to the ordered end. */
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createPrometheusMetrics } from "./adapters/observability/prometheus-metrics.ts";
import { createBeginDay } from "./app/assess/begin-day.ts";
import { createForgetOld } from "./app/retention/forget-old.ts";
import { createReadMetrics } from "./app/report/metrics-reading.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import { type Addon, composeAddon, VERSION } from "./compose.ts";
import { type Config, pollSetting, retentionSetting } from "./config.ts";
import { AddonError } from "./contracts/problem.ts";
import type { DemoControl } from "./entrypoints/http/board-api.ts";
import { closeServer, listen, portOf } from "./entrypoints/http/listen.ts";
import type { RateLimits } from "./entrypoints/http/rate-limits.ts";
import { createLiveEvents, type LiveEvents } from "./entrypoints/http/live-events.ts";
import { createOperationsRoute } from "./entrypoints/http/operations-route.ts";
import { idlePipeline, type Pipeline, type PipelineSteps, startPipeline } from "./entrypoints/jobs/pipeline.ts";
import { countedWorks } from "./entrypoints/jobs/counted-works.ts";
import { recurringWorks } from "./entrypoints/jobs/recurring-works.ts";
import { openStore } from "./open-store.ts";
import type { ReadProgress } from "./app/ingest/read-progress.ts";
import type { Clock } from "./ports/clock.ts";
import type { Logger } from "./ports/logger.ts";
import type { Metrics } from "./ports/metrics.ts";
import { singleSignOnOf } from "./single-sign-on.ts";
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
  /** Requests an address may make; the usual ones where none are given. */
  readonly limits?: RateLimits;
}

/** A started add-on. */
export interface RunningAddon {
  readonly addon: Addon;
  /** Does nothing in a process whose role has no workers. */
  readonly pipeline: Pipeline;
  readonly live: LiveEvents;
  readonly board_url: string;
  /** Reads all bound forms of all installations; with `sweep` also finds what is gone. */
  reconcile(sweep: boolean, onProgress?: (form: string, progress: ReadProgress) => void): Promise<void>;
  /** Assesses everything again, as on a new business day. */
  assessAll(): Promise<void>;
  stop(): Promise<void>;
}

/** While the inbox waits with no more than this, more may be read into it. */
const SHORT_LINE = 2_000;
const ROOM_PAUSE_MS = 50;
/** Just short of the schedule's minute, so that no beat is left out. */
const POLL_TURN_MS = 55_000;
const POLL_PAUSE_MS = 1_000;
const WEB_DIR = fileURLToPath(new URL("./entrypoints/web/dist", import.meta.url));

/** Listens first, so that a taken port is told before anything is touched; then opens the store and starts the work. */
export async function startAddon(options: StartOptions): Promise<RunningAddon> {
  const { config, clock, log, sandbox_origin } = options;
  const { role } = config;
  const onError = (part: string, error: unknown) => log.error(`${part}.failed`, errorFields(error));
  const server = await listen(config.host, config.port);
  let respond: RequestListener = (_request, response) => void response.writeHead(503).end();
  server.on("request", (request, response) => respond(request, response));
  const board_url = `http://${config.host}:${portOf(server)}`;
  const public_url = config.public_url ?? (sandbox_origin === null ? null : board_url);
  const live = createLiveEvents();

  const opened = await openShared(options, onError).catch(async (error: unknown) => {
    await closeServer(server);
    throw error;
  });
  const { store, cluster } = opened;
  const { signals, schedule } = cluster;
  const metrics = createPrometheusMetrics({ read: createReadMetrics({ store, clock }) });
  const addon = composeAddon({
    ...options,
    allowed_targets: config.allowed_targets,
    single_sign_on: singleSignOnOf(config, config.public_url ?? board_url),
    polling: pollSetting(config),
    ...{ store, metrics, public_url, data_dir: config.data_dir, onChange: signals.publish },
    ...(cluster.limiter !== null && { limiter: cluster.limiter }),
  });
  const works = role === "all" || role === "worker";
  const pipeline = works
    ? startPipeline({
        steps: measured(addon, metrics),
        onAssessed: () => {
          signals.publish("board");
          signals.publish("health");
        },
        onError,
      })
    : idlePipeline();
  signals.subscribe((signal) => {
    if (signal === "inbox") pipeline.wakeInbox();
    else if (signal === "subjects") pipeline.wakeAssess();
    else if (signal === "effects") pipeline.wakeDispatch();
    else live.publish(signal);
  });

  let isStopping = false;
  const stopping = new AbortController();
  /** A rest that keeps no process alive and ends when the program does. */
  const pause = (ms: number) =>
    setTimeout(ms, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
  /** Reading goes on while the line is short, so that a push that comes meanwhile is soon worked off. */
  const makeRoom = async (installation_id: string) => {
    signals.publish("inbox");
    while (!isStopping && (await store.inbox.summary(installation_id)).waiting > SHORT_LINE) await pause(ROOM_PAUSE_MS);
  };
  /** A beat of the schedule is a minute; shorter ones are kept in here. */
  const poll = async () => {
    const end = performance.now() + POLL_TURN_MS;
    do {
      if ((await addon.polling.pollDue(makeRoom)) > 0) signals.publish("inbox");
      signals.publish("problems");
      await pause(POLL_PAUSE_MS);
    } while (!isStopping && performance.now() < end);
  };
  const reconcile: RunningAddon["reconcile"] = async (sweep, onProgress) => {
    await addon.reconcileAll({
      sweep,
      makeRoom,
      onProgress: (form, progress) => onProgress?.(form, progress),
    });
    signals.publish("inbox");
  };
  const assessAll = async () => {
    for (const { installation_id } of await store.registry.installations()) {
      await store.subjects.markAll(installation_id, clock.now());
    }
    signals.publish("subjects");
  };
  const forgetOld = createForgetOld(
    { ...store, clock, breathe: () => new Promise(setImmediate) },
    retentionSetting(config),
  );
  const beginDay = createBeginDay({ ...store, clock });
  if (role === "all" || role === "scheduler") {
    const timed = recurringWorks({
      poll,
      beginDay: async () => {
        if ((await beginDay()) > 0) signals.publish("subjects");
      },
      prune: async () => {
        log.info("store.forgotten", { ...(await forgetOld()) });
        await addon.access.prune();
        await store.tidy();
      },
    });
    await schedule.start(countedWorks(timed, metrics));
  }

  const operations = createOperationsRoute({
    metrics,
    metrics_token: config.metrics_token,
    ready_checks: [
      { name: "store", check: () => store.ping() },
      { name: "secret_key", check: () => access(join(config.data_dir, "secret.key"), constants.R_OK) },
    ],
    isStopping: () => isStopping,
    onFailure: (error) => onError("operations", error),
  });
  const pages = role === "all" || role === "web" ? await createPages() : notHere;
  respond = (request, response) => {
    if (!operations(request, response)) pages(request, response);
  };
  log.info("addon.started", { version: VERSION, role, board_url });

  async function createPages(): Promise<RequestListener> {
    // A process without pages does without Express.
    const { createRequestListener } = await import("./entrypoints/http/server.ts");
    return createRequestListener({
      ...addon,
      live,
      demo: options.demo,
      sandbox_url: sandbox_origin,
      web_dir: WEB_DIR,
      public_url: config.public_url,
      board_url: () => config.public_url ?? board_url,
      ...(options.limits !== undefined && { limits: options.limits }),
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
      onFailure: (error) => onError("request", error),
    });
  }

  return {
    addon,
    pipeline,
    live,
    board_url,
    reconcile,
    assessAll,
    // Nothing new comes in, then what is under way ends, then what is held is given back, then the store closes.
    stop: async () => {
      isStopping = true;
      stopping.abort();
      live.close();
      await closeServer(server);
      await schedule.stop();
      await pipeline.stop();
      await cluster.close();
      await addon.close();
    },
  };
}

/** The store and what is shared beside it; where the second cannot be opened the first is closed again. */
async function openShared({ config, clock }: StartOptions, onError: (part: string, error: unknown) => void) {
  const cluster: Cluster = await openCluster({ config, now: clock.now, onError });
  try {
    return { cluster, store: await openStore(config) };
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

function measured(addon: Addon, metrics: Metrics): PipelineSteps {
  return {
    ...addon,
    assessSubjects: async () => {
      const begun_at = performance.now();
      const assessed = await addon.assessSubjects();
      if (assessed > 0) metrics.assessed(assessed, performance.now() - begun_at);
      return assessed;
    },
  };
}

/** A worker or scheduler answers its operator alone. */
const notHere: RequestListener = (_request, response) => void response.writeHead(404).end();

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
