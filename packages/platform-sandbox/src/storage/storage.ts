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
import { type AssistantStore, createAssistantStore } from "../assistant/assistant-store.ts";
import { createGuests, type Guests } from "../contacts/guests.ts";
import { createRoles, type Roles } from "../contacts/roles.ts";
import { createMessageLog, type MessageLog } from "../messages/message-log.ts";
import { createReminderStore, type ReminderStore } from "../messages/reminder-store.ts";
import { createRecordChecks, type RecordChecks } from "../records/checks.ts";
import { type CopyStore, createCopyStore } from "../workflow/copy-store.ts";
import { createFlowStore, type FlowStore } from "../workflow/flow-store.ts";
import { createFlowLogs, type FlowLogs } from "../workflow/log-store.ts";
import { createPlans, type Plans } from "./plan.ts";

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
  readonly plans: Plans;
  readonly checks: RecordChecks;
  readonly roles: Roles;
  readonly guests: Guests;
  readonly flows: FlowStore;
  readonly copies: CopyStore;
  readonly flowLogs: FlowLogs;
  readonly messages: MessageLog;
  readonly reminderStore: ReminderStore;
  readonly assistantStore: AssistantStore;
  close(): void;
}

interface StorageSetting {
  readonly dataDir?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly clock: Clock;
  readonly origin: () => string;
}

/** Opens the data of a sandbox. New ids start above every one given out, so that id order stays creation order. */
export function openStorage({ dataDir, apiKey, clock, origin }: StorageSetting): Storage {
  const db = openDatabase(dataDir);
  const records = createRecords(db);
  const highest = highestId(db, records);
  const nextId = createIdSource(clock, highest === undefined ? 0 : secondOfId(highest) + 1);
  return {
    ...{ db, nextId, records, apps: createApps(db, nextId, apiKey), company: createCompany(db, nextId) },
    ...{ forms: createForms(db), files: createFiles(db, clock, origin), triggers: createTriggers(db) },
    ...{ webhooks: createWebhooks(db), deliveries: createDeliveries(db), close: () => db.close() },
    ...{ plans: createPlans(db, clock), checks: createRecordChecks(db, records) },
    ...{ roles: createRoles(db), guests: createGuests(db) },
    ...{ flows: createFlowStore(db), copies: createCopyStore(db), flowLogs: createFlowLogs(db) },
    ...{ messages: createMessageLog(db), reminderStore: createReminderStore(db) },
    assistantStore: createAssistantStore(db),
  };
}

/** Records and tasks are listed by id, so both count. */
function highestId(db: Database, records: Records): string | undefined {
  const row = db
    .statement("select max(task_id) as task, (select max(copy_id) from flow_copy) as copy from flow_task")
    .get();
  const ids = [records.highestId(), row?.task, row?.copy].filter((id) => typeof id === "string");
  return ids.sort().at(-1);
}
