import { setTimeout as rest } from "node:timers/promises";
import { Agent, request } from "node:http";

/** A stock record as the sandbox shows it to people. */
interface StockRecord {
  readonly _id: string;
  /** When it was last written, by whomever: the sandbox's own clock, ms. */
  readonly written_at: number;
  readonly is_out: boolean;
}

/** An edit that the sandbox has accepted and whose severity has not been seen yet. */
interface OpenEdit {
  readonly accepted_at: number;
  readonly is_out: boolean;
}

/** What became of the edits of one run. */
export interface EditsOutcome {
  /** Edits that the sandbox accepted, per second. */
  readonly edits_per_second: number;
  /** From an edit's acceptance to the severity's write, both by the sandbox's clock (ms). */
  readonly latencies_ms: readonly number[];
  /** Edits whose severity was not seen before the item was edited again, at least `interval_ms` later. */
  readonly unseen: number;
  /** Between two edits of an item. */
  readonly interval_ms: number;
}

/** What a run is made of. */
interface EditsPlan {
  readonly origin: string;
  readonly entry_id: string;
  readonly per_second: number;
  readonly seconds: number;
}

const POLL_MS = 250;
/** Severities still missing so long after the last edit are not waited for (ms). */
const LAST_WAIT_MS = 5_000;
const PAGE = 1_000;
/** Without a write for so long (ms), nothing is left to do of an earlier run; this is waited for so often. */
const QUIET_MS = 2_000;
const QUIET_LOOKS = 30;
const PLENTY = 500;

/**
 * Edits stock records one after the other as a person does, from plenty to nothing and back, so that every edit changes
 * the severity; and reads the records to see when the add-on wrote it. The sandbox stamps each write, so the moment does
 * not hang on when it was read.
 */
export async function editStock({ origin, entry_id, per_second, seconds }: EditsPlan): Promise<EditsOutcome> {
  const form = `${origin}/sandbox/forms/${entry_id}/records`;
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const records = await quiet(agent, form);
  const open = new Map<string, OpenEdit>();
  const latencies_ms: number[] = [];
  let unseen = 0;
  let accepted = 0;

  async function edit({ _id }: StockRecord, is_out: boolean): Promise<void> {
    if (open.delete(_id)) unseen += 1;
    const data = { on_hand: is_out ? 0 : PLENTY };
    const answer = await json(agent, `${form}/${_id}`, "PUT", { data });
    open.set(_id, { accepted_at: shown(answer["data"]).written_at, is_out });
    accepted += 1;
  }

  async function look(): Promise<void> {
    for (const { _id, written_at, is_out } of await stockRecords(agent, form)) {
      const edited = open.get(_id);
      if (edited?.is_out !== is_out || written_at <= edited.accepted_at) continue;
      latencies_ms.push(written_at - edited.accepted_at);
      open.delete(_id);
    }
  }

  const { length } = records;
  const under_way: Promise<void>[] = [];
  const started_at = performance.now();
  const is_over = () => performance.now() - started_at > seconds * 1_000 + LAST_WAIT_MS;
  const total = per_second * seconds;
  const looking = (async () => {
    while (!is_over() && (accepted < total || open.size > 0)) {
      await look();
      await rest(POLL_MS);
    }
  })();
  for (let next = 0; next < total && !is_over(); ) {
    const due = Math.min(total, Math.floor(((performance.now() - started_at) * per_second) / 1_000));
    for (; next < due; next += 1) {
      const record = records[next % length];
      if (record !== undefined) under_way.push(edit(record, (Math.floor(next / length) % 2 === 0) !== record.is_out));
    }
    await rest(1);
  }
  await Promise.all(under_way);
  const edits_per_second = (accepted * 1_000) / (performance.now() - started_at);
  await looking;
  agent.destroy();
  return { edits_per_second, latencies_ms, unseen: unseen + open.size, interval_ms: (length * 1_000) / per_second };
}

/** The records once nobody writes them any more. */
async function quiet(agent: Agent, form: string): Promise<readonly StockRecord[]> {
  let before = await stockRecords(agent, form);
  for (let look = 0; look < QUIET_LOOKS; look += 1) {
    await rest(QUIET_MS);
    const now = await stockRecords(agent, form);
    if (now.every(({ written_at }, index) => written_at === before[index]?.written_at)) return now;
    before = now;
  }
  throw new Error("the stock records do not come to rest");
}

async function stockRecords(agent: Agent, form: string): Promise<readonly StockRecord[]> {
  const answer = await json(agent, `${form}?limit=${PAGE}`, "GET");
  return Array.isArray(answer["data"]) ? answer["data"].map(shown) : [];
}

function shown(record: unknown): StockRecord {
  // As the sandbox's control API answers.
  const { _id, updateTime, alert_severity } = record as { _id: string; updateTime: string; alert_severity?: string };
  return { _id, written_at: Date.parse(updateTime), is_out: alert_severity === "缺货" };
}

function json(agent: Agent, url: string, method: string, body?: object): Promise<Record<string, unknown>> {
  const text = body === undefined ? "" : JSON.stringify(body);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const answer = Buffer.concat(chunks).toString();
        // The control API answers objects only.
        if (response.statusCode === 200) resolve(JSON.parse(answer) as Record<string, unknown>);
        else reject(new Error(`${method} ${url}: ${response.statusCode} ${answer}`));
      });
    });
    asked.on("error", reject);
    asked.end(text);
  });
}
