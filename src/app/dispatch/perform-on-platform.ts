import { FORM_LABELS } from "../../contracts/generated/records.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { EffectAction, StoredEffect } from "../../ports/outbox.ts";
import { PlatformCallError } from "../../ports/platform.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { bearsValues } from "./bears-values.ts";

type RecordUpdate = Extract<EffectAction, { kind: "update_record" }>;
type RecordCreate = Extract<EffectAction, { kind: "create_record" }>;

/**
 * Writes one effect to the platform so that a repeat does nothing twice, whatever became of the earlier answer. Returns
 * the id of the record; a failure is a PlatformCallError.
 */
export function createPerformOnPlatform({ outbox, platform, binding }: DispatchPorts) {
  return async function performOnPlatform(effect: StoredEffect): Promise<string> {
    const { action, installation_id } = effect;
    switch (action.kind) {
      case "update_record":
        await update(effect, action, await boundForm(installation_id, action.form));
        return action.record_id;
      case "create_record": {
        const bound = await boundForm(installation_id, action.form);
        return (await created(effect, action, bound)) ?? platform.createRecord(bound, action.values, action);
      }
      case "update_created": {
        const bound = await boundForm(installation_id, action.form);
        const record_id = await idOf(effect, action.created_by, bound);
        await platform.updateRecord(bound, record_id, action.values, { start_trigger: false });
        return record_id;
      }
      case "send_message":
        throw new Error("a message goes by its channel");
    }
  };

  async function boundForm(installation_id: string, form: FormName): Promise<FormBinding> {
    const bound = await binding(installation_id, form);
    if (bound !== null) return bound;
    throw formNotBound(form);
  }

  /** Setting the same values again changes nothing; starting the assistant again would tell people twice. */
  async function update(effect: StoredEffect, action: RecordUpdate, bound: FormBinding): Promise<void> {
    const start_trigger = action.start_trigger && !(await hasStarted(effect.installation_id, action.trigger_of));
    if (start_trigger && wasTried(effect)) {
      const record = await platform.readRecord(bound, action.record_id);
      if (record !== null && bearsValues(record.values, action.values, bound)) return;
    }
    await platform.updateRecord(bound, action.record_id, action.values, { start_trigger });
  }

  /** Whether a write that was replaced, or one that it had replaced itself, had started the assistant by then. */
  async function hasStarted(installation_id: string, effect_key: string | undefined): Promise<boolean> {
    if (effect_key === undefined) return false;
    const earlier = await outbox.get(installation_id, effect_key);
    if (earlier?.action.kind !== "update_record") return false;
    return earlier.state === "done" || hasStarted(installation_id, earlier.action.trigger_of);
  }

  /**
   * A create that was tried before may have arrived: it is looked up by its key, never repeated blindly. What has a key of
   * its own is worth a look every time: people know its number too.
   */
  async function created(effect: StoredEffect, action: RecordCreate, bound: FormBinding): Promise<string | null> {
    const { key_field = "", values } = action;
    const key = values[key_field];
    if (typeof key === "string") return platform.findRecord(bound, key_field, key);
    return wasTried(effect) ? platform.findRecord(bound, "effect_key", effect.effect_key) : null;
  }

  async function idOf(effect: StoredEffect, created_by: string, bound: FormBinding): Promise<string> {
    const creation = await outbox.get(effect.installation_id, created_by);
    const record_id = creation?.receipt ?? (await platform.findRecord(bound, "effect_key", created_by));
    if (record_id !== null) return record_id;
    throw new PlatformCallError("gone", {
      code: "record_never_created",
      message: `要更新的记录（${created_by}）不存在`,
      hint: "先在“问题”页重试创建该记录的操作。",
    });
  }
}

/** A person's replay begins its tries anew, but what went wrong before it is still known. */
function wasTried({ attempts, problem }: StoredEffect): boolean {
  return attempts > 0 || problem !== null;
}

/** The failure of a write to a form that nobody has bound. */
export function formNotBound(form: FormName): PlatformCallError {
  return new PlatformCallError("config", {
    code: "form_not_bound",
    message: `表单“${FORM_LABELS[form]}”尚未绑定，无法写入`,
    hint: "运行 `stockguard bind` 绑定该表单，然后在“问题”页重试。",
  });
}
