import { setTimeout as rest } from "node:timers/promises";
import type { ClusterDatabase } from "./cluster-database.ts";
import type { ShopPush } from "./push-plan.ts";

/** Times from an acknowledgement to the kept record (ms). */
export interface KeptTimes {
  readonly quiet: readonly number[];
  readonly noisy: readonly number[];
}

/** Watches pushes from their acknowledgement until the record is kept: all of the quiet shops, some of the noisy one. */
export interface KeptWatch {
  acknowledged(push: ShopPush): void;
  times(): KeptTimes;
  stop(): Promise<void>;
}

interface Watched {
  readonly push: ShopPush;
  readonly since: number;
}

const LOOK_MS = 25;
const NOISY_SAMPLE = 50;
/** Looked at together: a line is worked off in order, so the oldest are the next. */
const AT_ONCE = 50;

const KEPT = `select delivery_id from inbox join unnest($1::text[], $2::text[]) asked (installation_id, delivery_id)
  using (installation_id, delivery_id) where form = 'stock_level' and state = 'done'`;

/** Begins to watch. */
export function watchKept(database: ClusterDatabase): KeptWatch {
  const times = { quiet: [] as number[], noisy: [] as number[] };
  const open = { quiet: new Map<string, Watched>(), noisy: new Map<string, Watched>() };
  const known = new Set<string>();
  let noisy = 0;
  let isStopped = false;
  // Read by a call: it changes while a look is awaited.
  const isOver = () => isStopped && open.quiet.size + open.noisy.size === 0;

  async function look(pace: "quiet" | "noisy"): Promise<void> {
    const oldest = [...open[pace].values()].slice(0, AT_ONCE);
    if (oldest.length === 0) return;
    const installations = oldest.map(({ push }) => push.shop.installation_id);
    const ids = oldest.map(({ push }) => push.delivery_id);
    const kept = await database.rows(KEPT, [installations, ids]).catch(() => []);
    const now = performance.now();
    for (const { delivery_id } of kept) {
      const watched = open[pace].get(String(delivery_id));
      if (watched !== undefined) times[pace].push(now - watched.since);
      open[pace].delete(String(delivery_id));
    }
  }

  const watching = (async () => {
    while (!isOver()) {
      await Promise.all([look("quiet"), look("noisy")]);
      await rest(LOOK_MS);
    }
  })();

  return {
    acknowledged: (push) => {
      const { shop, delivery_id } = push;
      if (shop.pace === "busy" || known.has(delivery_id)) return;
      if (shop.pace === "noisy" && (noisy += 1) % NOISY_SAMPLE !== 0) return;
      known.add(delivery_id);
      open[shop.pace].set(delivery_id, { push, since: performance.now() });
    },
    times: () => times,
    stop: () => {
      isStopped = true;
      return watching;
    },
  };
}
