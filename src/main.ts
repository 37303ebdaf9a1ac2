/** The running add-on: what a process of its role does, from listening to the ordered end. */
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { createPrometheusMetrics } from "./adapters/observability/prometheus-metrics.ts";
import type { ReadProgress } from "./app/ingest/read-progress.ts";
import { createReadMetrics } from "./app/report/metrics-reading.ts";
import { openShared } from "./assembly/open-shared.ts";
import { createPageListener } from "./assembly/page-listener.ts";
import { createProcessState } from "./assembly/process-state.ts";
import { createReading } from "./assembly/reading.ts";
import { singleSignOnOf } from "./assembly/single-sign-on.ts";
import { timedWorks } from "./assembly/timed-works.ts";
import type { Addon } from "./assembly/addon.ts";
import { composeAddon, VERSION } from "./compose.ts";
import { type Config, pollSetting } from "./config.ts";
import { AddonError } from "./contracts/problem.ts";
import type { DemoControl } from "./entrypoints/http/board-api.ts";
import { closeServer, listen, portOf } from "./entrypoints/http/listen.ts";
import { createLiveEvents, type LiveEvents } from "./entrypoints/http/live-events.ts";
import { createOperationsRoute } from "./entrypoints/http/operations-route.ts";
import type { RateLimits } from "./entrypoints/http/rate-limits.ts";
import { countedWorks } from "./entrypoints/jobs/counted-works.ts";
import { idlePipeline, type Pipeline, type PipelineSteps, startPipeline } from "./entrypoints/jobs/pipeline.ts";
import type { Clock } from "./ports/clock.ts";
import type { Logger } from "./ports/logger.ts";
import type { Metrics } from "./ports/metrics.ts";
import type { Signals } from "./ports/signals.ts";

/** How a process is started. */
export interface StartOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  /** Serves every installation without an account of its own; null where each must have one. */
  readonly api_key: string | null;
  /** The platform's API, up to and with `/api`. */
  readonly base_url: string;
  /** True where the platform keeps no limits, as in a demo whose days last seconds. */
  readonly is_unlimited?: boolean;
  /** Set where the platform is our sandbox. */
  readonly sandbox_origin: string | null;
  /** The demo's clock, where there is a demo. */
  readonly demo: DemoControl | null;
  /** With what a person begins a command, see `commandOnPages`; the bare name where it is not given. */
  readonly command?: string;
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

/** Longer than a call that is answered at all. */
const POLL_PATIENCE_MS = 10_000;

/** Listens first, so that a taken port is told before anything is touched; then opens the store and starts the work. */
export async function startAddon(options: StartOptions): Promise<RunningAddon> {
  const { config, clock, log, sandbox_origin } = options;
  const does = partsOf(config.role);
  const onError = (part: string, error: unknown) => log.error(`${part}.failed`, errorFields(error));
  const server = await listen(config.host, config.port);
  let respond: RequestListener = (_request, response) => void response.writeHead(503).end();
  server.on("request", (request, response) => respond(request, response));
  const listening_url = `http://${config.host}:${portOf(server)}`;
  const { store, cluster } = await openShared({ ...options, onError }).catch(async (error: unknown) => {
    await closeServer(server);
    throw error;
  });

  const state = createProcessState();
  const { signals, schedule } = cluster;
  const metrics = createPrometheusMetrics({ read: createReadMetrics({ store, clock }) });
  const addon = composeAddon({
    ...options,
    allowed_targets: config.allowed_targets,
    senders: config.senders,
    single_sign_on: singleSignOnOf(config, config.public_url ?? listening_url),
    polling: pollSetting(config),
    plan_freeze_days: config.plan_freeze_days,
    keep_alert_days: config.keep_alert_days,
    patience: () => state.pause(POLL_PATIENCE_MS),
    public_url: config.public_url ?? (sandbox_origin === null ? null : listening_url),
    ...{ store, metrics, data_dir: config.data_dir, onChange: signals.publish },
    ...(cluster.limiter !== null && { limiter: cluster.limiter }),
  });
  const live = createLiveEvents();
  const pipeline = does.work ? workers(addon, { signals, metrics, onError }) : idlePipeline();
  passOn(signals, pipeline, live);
  const { poll, reconcile } = createReading({ addon, signals, state });
  if (does.timing) await schedule.start(countedWorks(timedWorks({ addon, config, log, signals, poll }), metrics));

  const operations = createOperationsRoute({
    metrics,
    metrics_token: config.metrics_token,
    ready_checks: [
      { name: "store", check: () => store.ping() },
      { name: "secret_key", check: () => access(join(config.data_dir, "secret.key"), constants.R_OK) },
    ],
    isStopping: state.isStopping,
    onFailure: (error) => onError("operations", error),
  });
  const pages = does.pages
    ? await createPageListener({
        ...{ addon, signals, metrics, live, sandbox_origin, demo: options.demo, limits: options.limits },
        ...{
          command: options.command ?? "stockguard",
          public_url: config.public_url,
          board_url: config.public_url ?? listening_url,
        },
        onFailure: (error) => onError("request", error),
      })
    : notHere;
  respond = (request, response) => {
    if (!operations(request, response)) pages(request, response);
  };
  log.info("addon.started", { version: VERSION, role: config.role, board_url: listening_url });

  return {
    ...{ addon, pipeline, live, reconcile, board_url: listening_url },
    assessAll: async () => {
      for (const { installation_id } of await store.registry.installations()) {
        await store.subjects.markAll(installation_id, clock.now());
      }
      signals.publish("subjects");
    },
    // Nothing new comes in, then what is under way ends, then what is held is given back, then the store closes.
    stop: async () => {
      state.beginStop();
      live.close();
      await closeServer(server);
      await Promise.all([addon.polling.stop(), schedule.stop()]);
      await pipeline.stop();
      await cluster.close();
      await addon.close();
    },
  };
}

/** What a process of a role does. */
function partsOf(role: Config["role"]): { readonly work: boolean; readonly timing: boolean; readonly pages: boolean } {
  const isOr = (own: Config["role"]) => role === "all" || role === own;
  return { work: isOr("worker"), timing: isOr("scheduler"), pages: isOr("web") };
}

interface WorkerOptions {
  readonly signals: Signals;
  readonly metrics: Metrics;
  onError(part: string, error: unknown): void;
}

function workers(addon: Addon, { signals, metrics, onError }: WorkerOptions): Pipeline {
  return startPipeline({
    steps: measured(addon, metrics),
    onAssessed: () => {
      signals.publish("board");
      signals.publish("health");
    },
    onError,
  });
}

/** News wakes the workers of this process and refreshes its pages. */
function passOn(signals: Signals, pipeline: Pipeline, live: LiveEvents): void {
  signals.subscribe((signal) => {
    if (signal === "inbox") pipeline.wakeInbox();
    else if (signal === "subjects") pipeline.wakeAssess();
    else if (signal === "effects") pipeline.wakeDispatch();
    else live.publish(signal);
  });
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

function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof AddonError) return { code: error.code, message: error.message };
  return {
    message: error instanceof Error ? error.message : "unknown",
    stack: error instanceof Error ? error.stack : null,
  };
}
