import { join } from "node:path";
import { createRandom } from "../../packages/demo-shop/src/random.ts";
import { startOwnPostgresServer } from "../../test/support/a-postgres-server.ts";
import { inBenchFolder } from "../support/bench-folder.ts";
import { startBenchPlatform } from "../support/bench-platform.ts";
import { type Acknowledged, createAcknowledged } from "./acknowledged.ts";
import { allViolations } from "./all-violations.ts";
import { type Backlog, drained, isEmpty, readBacklog } from "./backlog.ts";
import { beatsRun, keepBeatLog } from "./beat-log.ts";
import { type ClusterDatabase, openClusterDatabase } from "./cluster-database.ts";
import type { ClusterShop } from "./cluster-shop.ts";
import { beginDeaths, type Deaths } from "./deaths.ts";
import { type Latency, latencyOf, starvation } from "./fairness.ts";
import { watchKept } from "./kept-watch.ts";
import { countMade, type Made } from "./made.ts";
import { planPushes } from "./push-plan.ts";
import { pushAll } from "./push-all.ts";
import { type ClusterPlace, type RunningCluster, setUpShops, startCluster } from "./start-cluster.ts";
import type { Violation } from "./violation.ts";

/** What a run is made of. */
export interface ClusterOptions {
  readonly seed: number;
  readonly events: number;
  readonly installations: number;
  readonly workers: number;
  /** Between two deaths of workers (ms), from the shortest to the longest. */
  readonly every_ms: readonly [number, number];
  readonly most: number;
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
  readonly made: Made;
  readonly beats: Readonly<Record<string, number>>;
  readonly violations: number;
  readonly first_violations: readonly Violation[];
}

const POSTGRES_AWAY_MS = 2_000;
const PROGRESS_MS = 1_000;
const SHOWN_VIOLATIONS = 3;

/** Many shops push to a cluster whose workers and whose database die meanwhile; then looks what is wrong. */
export function runCluster(options: ClusterOptions): Promise<ClusterReport> {
  return inBenchFolder(async (folder) => {
    const server = await startOwnPostgresServer({ flags: options.postgres_flags });
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
  const set_up_at = performance.now();
  const shops = await setUpShops(place, options.installations);
  await keepBeatLog(database);
  const cluster = await startCluster(place, options.workers, options.log_file);
  try {
    return await reportOn(play, { shops, cluster, set_up_seconds: secondsSince(set_up_at) });
  } finally {
    await cluster.stop();
  }
}

/** What was set up for a run. */
interface Stage {
  readonly shops: readonly ClusterShop[];
  readonly cluster: RunningCluster;
  readonly set_up_seconds: number;
}

async function reportOn(play: Play, { shops, cluster, set_up_seconds }: Stage): Promise<ClusterReport> {
  const { options, place, database } = play;
  const { seed, events, installations, workers } = options;
  const plan = planPushes({ shops, events, seed, begins_at: Date.now() });
  const acknowledged = createAcknowledged();
  const watch = watchKept(database);
  const deaths = beginDeaths({ ...options, workers: cluster.workers, random: createRandom(seed) });
  const progress = setInterval(() => void tellProgress(play, acknowledged, deaths), PROGRESS_MS);
  const begun_at = performance.now();
  const sent = await pushAll({
    ...{ board_url: cluster.board_url, plan, atHalf: play.restartPostgres },
    onAcknowledged: (push) => {
      acknowledged.note(push);
      watch.acknowledged(push);
    },
  });
  const acknowledged_at = performance.now();
  await drained(database, ({ pushes }) => pushes === 0);
  await deaths.end();
  await drained(database, isEmpty);
  const [seconds, drain_seconds] = [secondsSince(begun_at), secondsSince(acknowledged_at)];
  clearInterval(progress);
  await watch.stop();
  const [beats, made, times] = [await beatsRun(database), await countMade(database), watch.times()];
  const violations = [...starvation(times), ...(await allViolations(place, database, shops, acknowledged))];
  return {
    ...{ seed, events, installations, workers, acknowledgements: acknowledged.count(), ...sent },
    ...{ seconds, drain_seconds, set_up_seconds, worker_deaths: deaths.count(), postgres_restarts: 1 },
    ...{ quiet_ms: latencyOf(times.quiet), noisy_ms: latencyOf(times.noisy), made, beats },
    ...{ violations: violations.length, first_violations: violations.slice(0, SHOWN_VIOLATIONS) },
  };
}

async function tellProgress({ options, database }: Play, acknowledged: Acknowledged, deaths: Deaths): Promise<void> {
  const backlog = await readBacklog(database);
  options.onProgress({ acknowledged: acknowledged.count(), deaths: deaths.count(), backlog });
}

function secondsSince(at: number): number {
  return Math.round((performance.now() - at) / 100) / 10;
}
