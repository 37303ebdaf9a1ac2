import type { Store } from "../../ports/store.ts";
import { createSqliteAccounts } from "./sqlite-accounts.ts";
import { createSqliteAssessments } from "./sqlite-assessments.ts";
import { createSqliteCustomerData } from "./sqlite-customer-data.ts";
import { openSqlite } from "./sqlite-driver.ts";
import { createSqliteInbox } from "./sqlite-inbox.ts";
import { createSqliteOutbox } from "./sqlite-outbox.ts";
import { createSqliteRecords } from "./sqlite-records.ts";
import { createSqliteRegistry } from "./sqlite-registry.ts";
import { createSqliteSubjects } from "./sqlite-subjects.ts";

/** The whole store in one SQLite file; ":memory:" keeps nothing. */
export function createSqliteStore({ path }: { readonly path: string }): Store {
  const sqlite = openSqlite(path);
  return {
    inbox: createSqliteInbox(sqlite),
    records: createSqliteRecords(sqlite),
    subjects: createSqliteSubjects(sqlite),
    assessments: createSqliteAssessments(sqlite),
    outbox: createSqliteOutbox(sqlite),
    registry: createSqliteRegistry(sqlite),
    accounts: createSqliteAccounts(sqlite),
    customerData: createSqliteCustomerData(sqlite),
    tidy: async () => sqlite.analyze(),
    ping: async () => void sqlite.get("select 1"),
    close: async () => sqlite.close(),
  };
}
