import { join } from "node:path";
import { setImmediate as turn, setTimeout as rest } from "node:timers/promises";
import { createRandom } from "../../packages/demo-shop/src/random.ts";
import { startOwnPostgresServer } from "../../test/support/a-postgres-server.ts";
import { inBenchFolder } from "../support/bench-folder.ts";
import { startBenchPlatform } from "../support/bench-platform.ts";
import { createAcknowledged } from "./acknowledged.ts";
import { allViolations } from "./all-violations.ts";
import { type Backlog, isEmpty, readBacklog } from "./backlog.ts";
import { beatsRun, keepBeatLog } from "./beat-log.ts";
import { type ClusterDatabase, openClusterDatabase } from "./cluster-database.ts";
import { beginDeaths } from "./deaths.ts";
import { type Latency, latencyOf, starvation } from "./fairness.ts";
import { watchKept } from "./kept-watch.ts";
import { planPushes, type ShopPush } from "./push-plan.ts";
import { createPushSender, type PushSender } from "./push-sender.ts";
import { type ClusterPlace, setUpShops, startCluster } from "./start-cluster.ts";
import type { Violation } from "./violation.ts";

/** What a run is made of. */
export interface ClusterOptions {
  readonly seed: number;
  readonly events: number;
  readonly installations: number;
  readonly workers: number;
  /** Between two deaths of workers (ms), from the shortest to the longest. */
  readonly death_every_ms: readonly [number, number];
  readonly most_deaths: number;
  /** Settings of the PostgreSQL, as `-c name=value`. */
  readonly postgres_flags: readonly string[];
  /** Where warnings and errors of the processes are kept; null: nowhere. */
  readonly log_file: string | null;
  onProgress(progress: ClusterProgress): void;
}

/** Where a run stands. */
export interface ClusterProgress {
  readonly acknowledged: number;
  readonly deaths: number;
  readonly backlog: Backlog | null;
}

/** What came of a run. */
export interface ClusterReport {
  readonly seed: number;
  readonly events: number;
  readonly installations: number;
  readonly workers: number;
  /** Answers, with those to repeats of a delivery. */
  readonly acknowledgements: number;
  readonly acks_per_second: number;
  /** Pushes that were answered "not now" and sent again. */
  readonly refusals: number;
  /** From the first push until nothing is left to do, and of these since the last acknowledgement. */
  readonly seconds: number;
  readonly drain_seconds: number;
  readonly set_up_seconds: number;
  readonly worker_deaths: number;
  readonly postgres_restarts: number;
  /** From acknowledgement to kept record (ms). */
  readonly quiet_ms: Latency;
  readonly noisy_ms: Latency;
  readonly beats: Readonly<Record<string, number>>;
  readonly violations: number;
  readonly first_violations: readonly Violation[];
}

const CONNECTIONS = 16;
/** As many as the platform would have under way to one receiver. */
const MOST_UNDER_WAY = 256;
const TRICKLE_MS = 150;
const POSTGRES_AWAY_MS = 2_000;
const LOOK_MS = 500;
/** So long without any progress and it will not come to an end (ms). */
const PATIENCE_MS = 120_000;
const SHOWN_VIOLATIONS = 3;

/** Many shops push to a cluster whose workers and whose database die meanwhile; then looks what is wrong. */
export function runCluster(options: ClusterOptions): Promise<ClusterReport> {
  return inBenchFolder(async (folder) => {
    const server = await startOwnPostgresServer(options.postgres_flags);
    const platform = await startBenchPlatform(join(folder, "platform"));
    const place = { data_dir: join(folder, "addon"), platform, database_url: server.url };
    const database = openClusterDatabase(server.url);
    try {
      return await played({ options, place, database, restartPostgres: () => server.restart(POSTGRES_AWAY_MS) });
    } finally {
      await database.close();
      await platform.stop();
      await server.stop();
    }
  });
}

interface Play {
  readonly options: ClusterOptions;
  readonly place: ClusterPlace;
  readonly database: ClusterDatabase;
  restartPostgres(): Promise<void>;
}

async function played(play: Play): Promise<ClusterReport> {
  const { options, place, database } = play;
  const { seed, events, installations, workers } = options;
  const set_up_at = performance.now();
  const shops = await setUpShops(place, installations);
  await keepBeatLog(database);
  const cluster = await startCluster(place, workers, options.log_file);
  const set_up_seconds = secondsSince(set_up_at);
  try {
    const plan = planPushes({ shops, events, seed, begins_at: Date.now() });
    const acknowledged = createAcknowledged();
    const watch = watchKept(database);
    const onAcknowledged = (push: ShopPush) => {
      acknowledged.note(push);
      watch.acknowledged(push);
    };
    const { board_url } = cluster;
    const flood = await createPushSender({ board_url, connections: CONNECTIONS, onAcknowledged });
    const trickle = await createPushSender({ board_url, connections: 1, onAcknowledged });
    const [every_ms, most] = [options.death_every_ms, options.most_deaths];
    const deaths = beginDeaths({ workers: cluster.workers, random: createRandom(seed), every_ms, most });
    const progress = setInterval(() => {
      void readBacklog(database).then((backlog) =>
        options.onProgress({ acknowledged: acknowledged.count(), deaths: deaths.count(), backlog }),
      );
    }, 1_000);

    const begun_at = performance.now();
    const trickled = trickleAll(trickle, plan.trickle);
    const half = floodAll(flood, plan.flood.slice(0, Math.ceil(plan.flood.length / 2)));
    await half;
    const restarted = play.restartPostgres();
    await floodAll(flood, plan.flood.slice(Math.ceil(plan.flood.length / 2)));
    const flooded_seconds = secondsSince(begun_at);
    await restarted;
    await trickled;
    const last_ack_at = performance.now();
    await drained(database, (backlog) => backlog.pushes === 0);
    await deaths.end();
    await drained(database, isEmpty);
    const [seconds, drain_seconds] = [secondsSince(begun_at), secondsSince(last_ack_at)];
    clearInterval(progress);
    await watch.stop();
    const beats = await beatsRun(database);
    const violations = [...starvation(watch.times()), ...(await allViolations(place, database, shops, acknowledged))];
    return {
      ...{ seed, events, installations, workers, acknowledgements: acknowledged.count() },
      acks_per_second: Math.round(plan.flood.length / flooded_seconds),
      refusals: flood.refusals() + trickle.refusals(),
      ...{ seconds, drain_seconds, set_up_seconds, worker_deaths: deaths.count(), postgres_restarts: 1 },
      quiet_ms: latencyOf(watch.times().quiet),
      noisy_ms: latencyOf(watch.times().noisy),
      ...{ beats, violations: violations.length, first_violations: violations.slice(0, SHOWN_VIOLATIONS) },
    };
  } finally {
    await cluster.stop();
  }
}

/** As fast as they are answered. */
async function floodAll(sender: PushSender, pushes: readonly ShopPush[]): Promise<void> {
  for (const push of pushes) {
    while (sender.underWay() >= MOST_UNDER_WAY) await turn();
    sender.send(push);
  }
  while (sender.underWay() > 0) await rest(1);
}

/** One now and then. */
async function trickleAll(sender: PushSender, pushes: readonly ShopPush[]): Promise<void> {
  for (const push of pushes) {
    sender.send(push);
    await rest(TRICKLE_MS);
  }
  while (sender.underWay() > 0) await rest(1);
}

async function drained(database: ClusterDatabase, isDone: (backlog: Backlog) => boolean): Promise<void> {
  let last = "";
  let changed_at = performance.now();
  for (;;) {
    const backlog = await readBacklog(database);
    if (backlog !== null && isDone(backlog)) return;
    const now = JSON.stringify(backlog);
    if (now !== last) changed_at = performance.now();
    last = now;
    if (performance.now() - changed_at > PATIENCE_MS) throw new Error(`this waits for ever: ${now}`);
    await rest(LOOK_MS);
  }
}

function secondsSince(at: number): number {
  return Math.round((performance.now() - at) / 100) / 10;
}
