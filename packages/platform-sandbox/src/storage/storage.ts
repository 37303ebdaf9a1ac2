import type { Clock } from "../clock.ts";
import { createIdSource, secondOfId } from "../ids.ts";
import { type Apps, createApps } from "./apps.ts";
import { type Company, createCompany } from "./company.ts";
import { type Database, openDatabase } from "./database.ts";
import { createDeliveries, type Deliveries } from "./deliveries.ts";
import { createFiles, type Files } from "./files.ts";
import { createForms, type Forms } from "./forms.ts";
import { createRecords, type Records } from "./records.ts";
import { createTriggers, type Triggers } from "./triggers.ts";
import { createWebhooks, type Webhooks } from "./webhooks.ts";

/** Everything a sandbox remembers. */
export interface Storage {
  readonly db: Database;
  readonly nextId: () => string;
  readonly apps: Apps;
  readonly company: Company;
  readonly forms: Forms;
  readonly records: Records;
  readonly files: Files;
  readonly triggers: Triggers;
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
  close(): void;
}

interface StorageSetting {
  readonly dataDir?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly clock: Clock;
  readonly origin: () => string;
}

/** Opens the data of a sandbox. New ids start above every record's, so that id order stays creation order. */
export function openStorage({ dataDir, apiKey, clock, origin }: StorageSetting): Storage {
  const db = openDatabase(dataDir);
  const records = createRecords(db);
  const highest = records.highestId();
  const nextId = createIdSource(clock, highest === undefined ? 0 : secondOfId(highest) + 1);
  return {
    ...{ db, nextId, records, apps: createApps(db, nextId, apiKey), company: createCompany(db, nextId) },
    ...{ forms: createForms(db), files: createFiles(db, clock, origin), triggers: createTriggers(db) },
    ...{ webhooks: createWebhooks(db), deliveries: createDeliveries(db), close: () => db.close() },
  };
}
