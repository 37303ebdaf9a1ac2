import { randomBytes } from "node:crypto";
import type { Database } from "./database.ts";
import { type Row, text } from "./row.ts";

/** An application and the key that opens it. */
export interface App {
  readonly app_id: string;
  readonly name: string;
  readonly api_key: string;
}

/** The company's apps. Lists are in order of making. */
export interface Apps {
  create(name: string): App;
  find(app_id: string): App | undefined;
  all(): readonly App[];
  /** Whether any app, or the company-wide key, knows this key and it has not expired. */
  isKeyKnown(api_key: string): boolean;
  /** Lets the key of an app expire, or work again; a restart makes all keys work. */
  expireKey(app: App, is_expired: boolean): void;
}

/** Keeps apps; each gets its own key unless one key is given for all. The few apps there are stay in memory. */
export function createApps(db: Database, nextId: () => string, keyOfAll: string | undefined): Apps {
  if (keyOfAll !== undefined) db.statement("update app set api_key = ?").run(keyOfAll);
  const apps = new Map(
    db
      .statement("select * from app order by app_id")
      .all()
      .map((row) => [text(row, "app_id"), read(row)]),
  );
  const expired = new Set<string>();
  const isKnown = (api_key: string) =>
    api_key === keyOfAll || [...apps.values()].some((app) => app.api_key === api_key);
  return {
    create(name) {
      const app = { app_id: nextId(), name, api_key: keyOfAll ?? randomBytes(16).toString("base64url") };
      db.statement("insert into app (app_id, name, api_key) values (?, ?, ?)").run(app.app_id, name, app.api_key);
      apps.set(app.app_id, app);
      return app;
    },
    find: (app_id) => apps.get(app_id),
    all: () => [...apps.values()],
    isKeyKnown: (api_key) => isKnown(api_key) && !expired.has(api_key),
    expireKey({ api_key }, is_expired) {
      if (is_expired) expired.add(api_key);
      else expired.delete(api_key);
    },
  };
}

function read(row: Row): App {
  return { app_id: text(row, "app_id"), name: text(row, "name"), api_key: text(row, "api_key") };
}
