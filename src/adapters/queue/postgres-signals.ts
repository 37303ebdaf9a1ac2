import { Client, type Pool } from "pg";
import type { Signal, Signals } from "../../ports/signals.ts";

interface PostgresSignalsOptions {
  readonly database_url: string;
  /** For sending. */
  readonly pool: Pool;
  onError(error: unknown): void;
}

const CHANNEL = "stockguard_signal";
/** Signals of one kind within this long are one notification: a push must not cost one each (ms). */
const GATHER_MS = 20;
/** A listener that lost its connection tries again after this long (ms). */
const AGAIN_MS = 1_000;

/** Signals between processes by LISTEN and NOTIFY. What is said while a listener is away is lost to it. */
export async function createPostgresSignals(options: PostgresSignalsOptions): Promise<Signals> {
  const { pool, onError } = options;
  const listeners = new Set<(signal: Signal) => void>();
  const gathered = new Set<Signal>();
  let timer: NodeJS.Timeout | null = null;

  function send(): void {
    timer = null;
    const signals = [...gathered];
    gathered.clear();
    pool.query("select pg_notify($1, signal) from unnest($2::text[]) signal", [CHANNEL, signals]).catch(onError);
  }

  const ear = createEar(options, (signal) => {
    for (const listener of listeners) listener(signal);
  });
  await ear.open();

  return {
    publish: (signal) => {
      gathered.add(signal);
      timer ??= setTimeout(send, GATHER_MS);
    },
    subscribe: (listener) => void listeners.add(listener),
    close: async () => {
      listeners.clear();
      if (timer !== null) clearTimeout(timer);
      await ear.close();
    },
  };
}

/** One connection that listens and is opened again when it breaks. */
function createEar({ database_url, onError }: PostgresSignalsOptions, onSignal: (signal: Signal) => void) {
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  async function open(): Promise<void> {
    const opened = new Client({ connectionString: database_url, keepAlive: true });
    client = opened;
    const lose = (error: unknown) => {
      if (client !== opened) return;
      client = null;
      openAgain(error);
    };
    opened.on("error", lose);
    opened.on("end", () => lose(new Error("the listening connection ended")));
    // Written by `send` of this file alone, whatever the process.
    opened.on("notification", ({ payload }) => onSignal(payload as Signal));
    try {
      await opened.connect();
      await opened.query(`listen ${CHANNEL}`);
    } catch (error) {
      if (client === opened) client = null;
      throw error;
    }
  }

  function openAgain(error: unknown): void {
    if (isClosed) return;
    onError(error);
    timer = setTimeout(() => void open().catch(openAgain), AGAIN_MS);
  }

  return {
    open,
    close: async () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end();
    },
  };
}
