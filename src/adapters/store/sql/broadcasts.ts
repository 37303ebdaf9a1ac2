import { inShares } from "../../../domain/math/in-shares.ts";
import type { Broadcasts, KeptBroadcast } from "../../../ports/broadcasts.ts";
import { forgetOldest } from "./forget-oldest.ts";
import { allAs, type Program, run, type SqlRow, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Broadcasts to customers, and what became of them. */
export function createSqlBroadcasts(database: SqlDatabase): Broadcasts {
  return {
    add: async (installation_id, broadcast) => {
      await database.write(of(installation_id), addBroadcast(installation_id, broadcast));
    },
    due: (installation_id, now, limit) =>
      database.read(
        of(installation_id),
        allAs(
          keptBroadcast,
          `select * from broadcast where installation_id = ? and next_at is not null and next_at <= ?
           order by next_at, msgid limit ?`,
          ...[installation_id, now, limit],
        ),
      ),
    save: async (installation_id, broadcast) => {
      await database.write(of(installation_id), saveBroadcast(installation_id, broadcast));
    },
    of: (installation_id, msgids) => database.read(of(installation_id), broadcastsBy(installation_id, msgids)),
    forget: (before, limit) =>
      database.write("server", forgetOldest("broadcast", ["installation_id", "msgid"], before, limit)),
  };
}

function addBroadcast(installation_id: string, broadcast: KeptBroadcast): Program<number> {
  const { msgid, channel, at, asks, next_at, counts, is_cancelled } = broadcast;
  return run(
    `insert into broadcast
       (installation_id, msgid, channel, at, asks, next_at, waiting, sent, lost, limited, is_cancelled)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (installation_id, msgid) do nothing`,
    ...[installation_id, msgid, channel, at, asks, next_at, ...countsOf(counts), is_cancelled ? 1 : 0],
  );
}

function saveBroadcast(installation_id: string, broadcast: KeptBroadcast): Program<number> {
  const { msgid, asks, next_at, counts, is_cancelled } = broadcast;
  return run(
    `update broadcast set asks = ?, next_at = ?, waiting = ?, sent = ?, lost = ?, limited = ?, is_cancelled = ?
     where installation_id = ? and msgid = ?`,
    ...[asks, next_at, ...countsOf(counts), is_cancelled ? 1 : 0, installation_id, msgid],
  );
}

function countsOf(counts: KeptBroadcast["counts"]) {
  return [counts?.waiting ?? null, counts?.sent ?? null, counts?.lost ?? null, counts?.limited ?? null];
}

/** Ids that one statement looks for: its text is the same however many there are. */
const SHARE = 50;
const MARKS = Array.from({ length: SHARE }, () => "?").join(", ");

function* broadcastsBy(installation_id: string, msgids: readonly string[]): Program<readonly KeptBroadcast[]> {
  const found = yield* together(
    inShares([...new Set(msgids)], SHARE).map((share) => {
      const [first] = share;
      const ids = [...share, ...Array.from({ length: SHARE - share.length }, () => first)];
      const text = `select * from broadcast where installation_id = ? and msgid in (${MARKS})`;
      return allAs(keptBroadcast, text, installation_id, ...ids);
    }),
  );
  return found.flat().sort((a, b) => (a.msgid < b.msgid ? -1 : 1));
}

// What stands in these columns was written by the functions above.
function keptBroadcast(row: SqlRow): KeptBroadcast {
  const { waiting, sent, lost, limited } = row;
  const isTold = typeof waiting === "number";
  return {
    msgid: String(row.msgid),
    channel: String(row.channel),
    at: Number(row.at),
    asks: Number(row.asks),
    next_at: row.next_at === null ? null : Number(row.next_at),
    counts: isTold ? { waiting, sent: Number(sent), lost: Number(lost), limited: Number(limited) } : null,
    is_cancelled: Number(row.is_cancelled) === 1,
  };
}
