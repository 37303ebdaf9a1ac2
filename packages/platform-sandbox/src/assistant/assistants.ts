import type { Clock } from "../clock.ts";
import { meetsFilter } from "../fields/filter.ts";
import type { JsonObject } from "../json.ts";
import { hasChanged, type RecordWrite } from "../records/aftermath.ts";
import type { Presenter } from "../records/present.ts";
import type { Assistant } from "./assistant.ts";
import type { AssistantStore } from "./assistant-store.ts";
import type { AssistantRunner } from "./runner.ts";

/** 智能助手Pro at work. */
export interface Assistants {
  /** Starts those a write calls for, inside its transaction. */
  recordWritten(write: RecordWrite): void;
  /** Starts one whose address was called. */
  called(assistant: Assistant, body: JsonObject): void;
}

interface AssistantsParts {
  readonly assistants: AssistantStore;
  readonly runner: AssistantRunner;
  readonly presenter: Presenter;
  readonly clock: Clock;
}

/** Makes the assistants: each run is written down first, then done. */
export function createAssistants({ assistants, runner, presenter, clock }: AssistantsParts): Assistants {
  function start({ assistant_id }: Assistant, trigger: string, data_id: string | null, input: JsonObject): void {
    runner.take(
      assistants.insertRun({ assistant_id, at: clock.now(), trigger, data_id, input: JSON.stringify(input) }),
    );
  }
  return {
    recordWritten(write) {
      if (!write.startsAssistants) return;
      for (const assistant of assistants.ofForm(write.form.entry_id))
        if (isCalledFor(assistant, write))
          start(assistant, write.op, write.after.data_id, presenter.record(write.form, write.after));
    },
    called: (assistant, body) => start(assistant, "http", null, body),
  };
}

function isCalledFor({ trigger }: Assistant, write: RecordWrite): boolean {
  if (trigger.kind !== "form" || !trigger.on.includes(write.op)) return false;
  if (write.op === "update" && !hasChanged(write, trigger.fields)) return false;
  return meetsFilter(write.form, trigger.condition, write.after);
}
