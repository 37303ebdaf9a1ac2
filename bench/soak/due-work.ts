import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as rest } from "node:timers/promises";

/** Looks into the add-on's file to know when to move the clock; what is judged at the end does not come from here. */
export interface DueWork {
  /** Resolves once nothing is left that could be done at this instant (ms). */
  done(now: () => number): Promise<void>;
  /** When the next waiting message or call falls due (ms); null where none waits. */
  next(): number | null;
  close(): void;
}

const LOOK_MS = 8;
/** Longer than a silent vendor is waited for (ms). */
const PATIENCE_MS = 40_000;

export function openDueWork(data_dir: string): DueWork {
  const database = new DatabaseSync(join(data_dir, "stockguard.db"), { readOnly: true, timeout: 5_000 });
  const open = database.prepare(
    `select (select count(*) from inbox where state = 'waiting' and due_at <= ?)
       + (select count(*) from subject where since is not null)
       + (select count(*) from effect e where e.state in ('waiting', 'held') and (e.state = 'held' or e.due_at <= ?)
            and not exists (select 1 from effect o where o.installation_id = e.installation_id and o.line = e.line
              and o.id < e.id and o.state in ('waiting', 'held'))) as open`,
  );
  const next = database.prepare("select min(due_at) as due_at from effect where state = 'waiting'");
  return {
    async done(now) {
      const until = performance.now() + PATIENCE_MS;
      for (;;) {
        const at = now();
        if (Number(open.get(at, at)?.["open"]) === 0) return;
        if (performance.now() > until) throw new Error("the add-on does not come to rest");
        await rest(LOOK_MS);
      }
    },
    next: () => {
      const due_at = next.get()?.["due_at"];
      return typeof due_at === "number" ? due_at : null;
    },
    close: () => database.close(),
  };
}
