import type { FormBinding } from "../../contracts/form.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { EffectAction, EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import { PlatformCallError } from "../../ports/platform.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { retryOutcome } from "./retry-schedule.ts";

type PlatformAction = Exclude<EffectAction, { kind: "send_message" }>;

/** Writes to the platform so that a repeat does nothing twice, whatever became of the earlier answer. */
export function createPerformOnPlatform({ outbox, platform, clock, binding }: DispatchPorts) {
  return async function performOnPlatform(effect: StoredEffect, action: PlatformAction): Promise<EffectOutcome> {
    const bound = await binding(effect.installation_id, action.form);
    if (bound === null) return { kind: "dead", at: clock.now(), problem: formNotBound(action.form) };
    try {
      const receipt = await perform(effect, action, bound);
      return { kind: "done", at: clock.now(), receipt };
    } catch (error) {
      return failed(effect, error);
    }
  };

  async function perform(effect: StoredEffect, action: PlatformAction, bound: FormBinding): Promise<string> {
    switch (action.kind) {
      case "update_record":
        // Setting the same values again changes nothing, so a lost answer may simply be repeated.
        await platform.updateRecord(bound, action.record_id, action.values, { start_trigger: action.start_trigger });
        return action.record_id;
      case "create_record":
        return (await created(effect, bound)) ?? platform.createRecord(bound, action.values, action);
      case "update_created": {
        const record_id = await idOf(effect, action.created_by, bound);
        await platform.updateRecord(bound, record_id, action.values, { start_trigger: false });
        return record_id;
      }
    }
  }

  /** A create that was tried before may have arrived: it is looked up by its effect key, never repeated blindly. */
  async function created({ attempts, effect_key }: StoredEffect, bound: FormBinding): Promise<string | null> {
    return attempts === 0 ? null : platform.findRecord(bound, "effect_key", effect_key);
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

  function failed(effect: StoredEffect, error: unknown): EffectOutcome {
    const now = clock.now();
    if (!(error instanceof PlatformCallError)) return retryOutcome(effect.attempts, unexpected(error), now);
    switch (error.failure) {
      case "transient":
      case "rate":
      case "timed_out":
        return retryOutcome(effect.attempts, error.problem, now);
      case "gone":
      case "refused":
      case "config":
        return { kind: "dead", at: now, problem: error.problem };
    }
  }
}

function formNotBound(form: string): Problem {
  return {
    code: "form_not_bound",
    message: `表单 ${form} 尚未绑定，无法写入`,
    hint: "运行 `stockguard bind` 绑定该表单，然后在“问题”页重试。",
  };
}

function unexpected(error: unknown): Problem {
  return {
    code: "write_failed",
    message: `写入平台时出错：${error instanceof Error ? error.message : "未知原因"}`,
    hint: "系统会自动重试；若一直失败，请检查网络与平台状态。",
  };
}
