import { createAssistants } from "./assistant/assistants.ts";
import { createCaller } from "./assistant/caller.ts";
import { createAssistantRunner } from "./assistant/runner.ts";
import { createAccess } from "./api/access.ts";
import { createRateLimits } from "./api/rate-limits.ts";
import { createFlowAccess } from "./api/workflow-access.ts";
import type { Clock } from "./clock.ts";
import { createDirectory } from "./contacts/directory.ts";
import { createLookups } from "./control/lookups.ts";
import { createFaults } from "./faults.ts";
import { createPostOffice } from "./messages/post-office.ts";
import { createReminders } from "./messages/reminders.ts";
import { CONNECTIONS_PER_WEBHOOK, createDispatcher } from "./push/dispatcher.ts";
import { createPayloads } from "./push/payload.ts";
import { createPushes } from "./push/pushes.ts";
import { createSender } from "./push/sender.ts";
import type { Aftermath } from "./records/aftermath.ts";
import { createPersonDesk } from "./records/person-desk.ts";
import { createPresenter } from "./records/present.ts";
import { createRecordWriter } from "./records/writer.ts";
import { openStorage } from "./storage/storage.ts";
import { createFlowEngine } from "./workflow/engine.ts";
import { createFlowDesk } from "./workflow/flow-desk.ts";
import { createFlowNotices } from "./workflow/notices.ts";
import { createFlowPresenter } from "./workflow/present-flow.ts";

/** What the parts of a sandbox are made from. */
export interface AssemblySetting {
  readonly dataDir?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly retryMs: readonly number[];
  readonly clock: Clock;
  readonly seed: number;
  /** Where this server can be reached. */
  readonly origin: () => string;
  /** False once the sandbox is closed. */
  readonly isOpen: () => boolean;
}

/** Everything inside a sandbox, made once and bound together here. */
export type Assembly = ReturnType<typeof assemble>;

/** Makes all parts: storage, pushes, messages, workflow, assistants, and the desks that people and the API write at. */
export function assemble(setting: AssemblySetting) {
  const { clock, origin, isOpen } = setting;
  const storage = openStorage(setting);
  const { company } = storage;
  const base = {
    ...storage,
    clock,
    origin,
    isOpen,
    faults: createFaults(setting.seed),
    limits: createRateLimits(clock),
  };
  const told = tellers({ ...base, retryMs: setting.retryMs });
  const work = workers({ ...base, ...told });
  return {
    ...{ ...base, ...told, ...work, access: createAccess(storage), lookups: createLookups(storage) },
    ...{ directory: createDirectory(storage), flowPresenter: createFlowPresenter(company, origin) },
    flowAccess: createFlowAccess({ ...storage, desk: work.flowDesk }),
  };
}

type Base = ReturnType<typeof openStorage> & {
  readonly clock: Clock;
  readonly origin: () => string;
  readonly faults: ReturnType<typeof createFaults>;
};

/** Whatever tells someone something: pushes, messages, reminders, assistants. */
function tellers(base: Base & { readonly retryMs: readonly number[] }) {
  const { clock, company, files } = base;
  const presenter = createPresenter({ company, fileEntity: (key) => files.entity(key) });
  const sender = createSender(clock, CONNECTIONS_PER_WEBHOOK);
  const dispatcher = createDispatcher({ ...base, sender });
  const pushes = createPushes({ ...base, dispatcher, sender, payloads: createPayloads(presenter) });
  const post = createPostOffice({ ...base, pushes });
  const reminders = createReminders({ ...base, reminders: base.reminderStore, post, presenter });
  const runner = createAssistantRunner({ ...base, assistants: base.assistantStore, caller: createCaller(clock), post });
  const assistants = createAssistants({ ...base, assistants: base.assistantStore, runner, presenter });
  return { presenter, sender, dispatcher, pushes, post, reminders, runner, assistants };
}

/** Whatever changes records: the writer, the desks of people and of workflows. */
function workers(parts: Base & ReturnType<typeof tellers>) {
  const { flows, reminders, assistants } = parts;
  const notices = createFlowNotices({ ...parts, store: flows });
  const engine = createFlowEngine({ ...parts, store: flows, notices });
  const writer = createRecordWriter({ ...parts, startFlow: (record) => engine.start(record) });
  const aftermath: Aftermath = (write) => {
    reminders.recordWritten(write);
    assistants.recordWritten(write);
  };
  const desk = createPersonDesk({ ...parts, writer, aftermath });
  const flowDesk = createFlowDesk({ ...parts, store: flows, engine, writer, logs: parts.flowLogs });
  return { writer, aftermath, desk, flowDesk };
}
