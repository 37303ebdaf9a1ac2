import { type Config, readConfig } from "../../src/config.ts";
import { type RunningAddon, startAddon } from "../../src/main.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { until } from "./a-shop-until.ts";

/** The name under which the shop is installed. */
export const INSTALLATION = "shop";

/** How a test starts the add-on. */
export interface ShopAddonOptions {
  readonly clock: Clock;
  readonly data_dir: string;
  readonly platform: { readonly url: string; readonly origin: string };
  /** Null where every installation has an account of its own. */
  readonly api_key: string | null;
  readonly port?: number;
  /** A PostgreSQL to keep the data on; SQLite in the data folder without one. */
  readonly database_url?: string | null;
  /** All of them where left out. */
  readonly role?: Config["role"];
  readonly log?: Logger;
  /** Settings by their environment variables, beyond and before the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The add-on as its program starts it, on a port of its own; its timers rest for a day. */
export function startShopAddon(options: ShopAddonOptions): Promise<RunningAddon> {
  const { clock, data_dir, platform, api_key, port = 0, log = aSilentLog() } = options;
  const { database_url = null, role = "all", settings = {} } = options;
  const config = readConfig({
    ...{ STOCKGUARD_DATA_DIR: data_dir, STOCKGUARD_POLL_MINUTES: "1440", STOCKGUARD_SWEEP_HOURS: "168" },
    ...(database_url !== null && { STOCKGUARD_DATABASE_URL: database_url }),
    ...settings,
  });
  return startAddon({
    config: { ...config, port, role },
    ...{ clock, log, api_key, base_url: platform.url, sandbox_origin: platform.origin, is_unlimited: true },
    demo: null,
  });
}

/** What the log was told: an event with its fields. */
export interface LoggedEvent {
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A log that keeps everything it is told. */
export function aKeptLog(): Logger & { readonly events: readonly LoggedEvent[] } {
  const events: LoggedEvent[] = [];
  const keep = (event: string, fields: LoggedEvent["fields"] = {}) => void events.push({ event, fields });
  return { debug: keep, info: keep, warn: keep, error: keep, events };
}

/** A log that keeps nothing. */
export function aSilentLog(): Logger {
  const nothing = () => undefined;
  return { debug: nothing, info: nothing, warn: nothing, error: nothing };
}

/**
 * Resolves once everything known has been taken in, assessed and done. What waits for its time is hurried by moving the
 * clock, where one is given; workers that rest meanwhile are woken.
 */
export async function drained(
  { addon: { store }, pipeline }: Pick<RunningAddon, "addon" | "pipeline">,
  hurry: () => void = () => undefined,
  deadline_ms?: number,
): Promise<void> {
  const isDrained = async () => {
    const { waiting } = await store.inbox.summary(INSTALLATION);
    const dirty = await store.subjects.dirtyCount(INSTALLATION);
    const effects = await store.outbox.counts(INSTALLATION);
    if (waiting + dirty + effects.waiting + effects.held === 0) return true;
    if (dirty + effects.held === 0) hurry();
    if (waiting > 0) pipeline.wakeInbox();
    if (dirty > 0) pipeline.wakeAssess();
    if (effects.waiting > 0) pipeline.wakeDispatch();
    return false;
  };
  await until("inbox, subjects and effects are worked off", isDrained, deadline_ms);
}
