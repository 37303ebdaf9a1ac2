import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createJdyClient } from "@jdy/open-api-client";
import { Client } from "pg";
import { callsLastSecond } from "../../src/adapters/queue/calls-last-second.ts";
import { tokenMaker } from "../../src/adapters/system/token-maker.ts";
import { companyOf } from "../../src/app/account/installation-accounts.ts";
import { type Cluster, openCluster } from "../../src/assembly/cluster.ts";
import type { Signal } from "../../src/ports/signals.ts";
import { until } from "../support/a-shop-until.ts";
import { type PostgresServer, startPostgresServer } from "../support/a-postgres-server.ts";
import { startLimitedPlatform } from "./a-limited-platform.ts";

const LONG_MS = 60_000;

describe("what processes share on one PostgreSQL", () => {
  let server: PostgresServer;
  const opened: Cluster[] = [];
  const errors: unknown[] = [];

  beforeAll(async () => {
    server = await startPostgresServer();
  }, LONG_MS);
  afterAll(async () => {
    await Promise.all(opened.map((cluster) => cluster.close()));
    await server.stop();
  }, LONG_MS);

  /** Three at once, as three processes that start together would be. */
  async function threeClusters(): Promise<readonly Cluster[]> {
    const config = { role: "all" as const, database_url: server.url };
    const one = () => openCluster({ config, now: Date.now, onError: (_part, error) => errors.push(error) });
    const made = await Promise.all([one(), one(), one()]);
    opened.push(...made);
    return made;
  }

  it("a signal reaches every process, the sender too, and goes on doing so after the connection broke", async () => {
    const clusters = await threeClusters();
    const heard: Signal[][] = clusters.map(() => []);
    clusters.forEach(({ signals }, index) => signals.subscribe((signal) => heard[index]?.push(signal)));
    clusters[0]?.signals.publish("inbox");
    await until("all have heard", () => heard.every((signals) => signals.includes("inbox")));

    const killer = new Client({ connectionString: server.url });
    await killer.connect();
    await killer.query("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'");
    await killer.end();
    await until("all hear again", () => {
      clusters[1]?.signals.publish("subjects");
      return heard.every((signals) => signals.includes("subjects"));
    });
    expect(errors.length).toBeGreaterThan(0);
  });

  it(
    "a beat is run once, however many processes keep the schedule",
    async () => {
      const clusters = await threeClusters();
      const runs: string[] = [];
      const work = (name: string) => ({
        name,
        every_minutes: 60 * 24 * 365,
        run: () => {
          runs.push(name);
          return Promise.resolve();
        },
      });
      await Promise.all(clusters.map(({ schedule }) => schedule.start([work("sweep"), work("prune")])));
      // A job a minute at most: more of them must not mean more runs.
      const jobs = new Client({ connectionString: server.url });
      await jobs.connect();
      const ended = async () => {
        const { rows } = await jobs.query<{ name: string }>(
          "select name from stockguard_jobs.job where state = 'completed' and name like 'recurring%'",
        );
        return new Set(rows.map(({ name }) => name)).size;
      };
      await until("a job of each work is done", async () => (await ended()) === 2, LONG_MS);
      await jobs.query(
        `insert into stockguard_jobs.job (name, policy, retry_limit, expire_seconds)
         select 'recurring_sweep', 'standard', 0, 60 from generate_series(1, 12)`,
      );
      const waiting = async () => {
        const { rows } = await jobs.query<{ count: string }>(
          "select count(*) from stockguard_jobs.job where state <> 'completed' and name like 'recurring%'",
        );
        return Number(rows[0]?.count);
      };
      await until("twelve more jobs are done", async () => (await waiting()) === 0, LONG_MS);
      await jobs.end();
      await Promise.all(clusters.map(({ schedule }) => schedule.stop()));
      expect(runs.toSorted()).toEqual(["prune", "sweep"]);
    },
    3 * LONG_MS,
  );

  it(
    "installations of one account share a window over all processes, those of another do not, and no key is kept",
    async () => {
      const clusters = await threeClusters();
      const base_url = "https://api.example.com/api";
      const [one, two] = ["key-of-one", "key-of-two"].map((api_key) => companyOf({ api_key, base_url }, tokenMaker));
      const granted = new Map<string | undefined, number>();
      const ask = (company = "", count = 1) => {
        for (const [index] of Array.from({ length: count }).entries()) {
          const call = { company, endpoint: `endpoint ${index % 4}`, perSecond: 30 };
          void clusters[index % 2]?.limiter
            ?.waitTurn(call)
            .then(() => granted.set(company, (granted.get(company) ?? 0) + 1));
        }
      };
      ask(one, 60);
      await until("a second's worth has begun", () => granted.get(one) === 50);
      ask(two, 10);
      await until("the other company begins", () => granted.get(two) === 10);
      expect(granted.get(one)).toBe(50);

      const rows = new Client({ connectionString: server.url });
      await rows.connect();
      const kept = await rows.query<{ company: string }>("select * from stockguard_coordination.call_window");
      await rows.end();
      expect(kept.rows.map(({ company }) => company)).toEqual(expect.arrayContaining([one, two]));
      expect(JSON.stringify(kept.rows)).not.toContain("key-of");
      expect(await callsLastSecond(server.url, two ?? "")).toBe(10);
      // Those that wait still may go, so that the processes can end.
      for (const [index] of Array.from({ length: 50 }).entries())
        clusters[index % 2]?.limiter?.callEnded?.({
          company: one ?? "",
          endpoint: `endpoint ${index % 4}`,
          perSecond: 30,
        });
      await until("the rest begins", () => granted.get(one) === 60);
    },
    LONG_MS,
  );

  it(
    "the platform's limits hold over all processes: 180 calls of three at once, none refused",
    async () => {
      const platform = await startLimitedPlatform();
      const clusters = await threeClusters();
      const clients = clusters.map(({ limiter }) => {
        if (limiter === null) throw new Error("there is no shared limiter");
        return createJdyClient({
          ...{ apiKey: platform.api_key, baseUrl: platform.url, limiter, company: "one", maxAttempts: 1 },
        });
      });
      const begun_at = performance.now();
      const calls = clients.flatMap((client) =>
        Array.from({ length: 60 }, (_, nth) => (nth % 2 === 0 ? client.listApps() : client.listForms(platform.app_id))),
      );
      const ended = await Promise.allSettled(calls);
      const seconds = (performance.now() - begun_at) / 1_000;
      for (const client of clients) client.close();
      await platform.stop();
      expect(ended.filter(({ status }) => status === "rejected")).toEqual([]);
      // 50 a second and not more: the last of 180 starts in the fourth second.
      expect(seconds).toBeGreaterThan(3);
    },
    LONG_MS,
  );
});
