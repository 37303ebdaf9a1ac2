import { affordableBeat, nextBeat, type PollMode, type PollSetting } from "../../domain/polling/poll-beat.ts";
import type { FormBinding } from "../../contracts/form.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import { lastPushOf } from "../install/push-seen.ts";
import type { Notices } from "../notices/notices.ts";
import type { CallBudget } from "./call-budget.ts";
import type { FormWatches } from "./form-watch.ts";
import type { KnownBindings } from "./known-bindings.ts";
import { countSilence, isSilent, PUSH_NOTICE_CODES, silenceNotice } from "./push-silence.ts";
import type { LookOptions, Reconciliation } from "./reconcile.ts";

/** Ports of `lookAtForm`. */
export interface LookAtFormPorts {
  readonly registry: Pick<Registry, "setting">;
  readonly bindings: Pick<KnownBindings, "all">;
  readonly watches: FormWatches;
  readonly notices: Pick<Notices, "replace">;
  readonly templates: readonly FormTemplate[];
  readonly clock: Pick<Clock, "now">;
  readonly setting: PollSetting;
  readonly budget: CallBudget;
  /** False where nobody has said how the platform reaches us. */
  readonly is_reachable: boolean;
  reconcileForm(binding: FormBinding, options: LookOptions): Promise<Reconciliation>;
}

/** A change younger than this may still be on its way to us by a push (ms). */
const UNDER_WAY_MS = 60_000;

/** Looks at one form, draws the conclusions about its push, and decides when to look again. */
export function createLookAtForm(ports: LookAtFormPorts) {
  const { watches, clock, setting, budget } = ports;

  return async function lookAtForm(binding: FormBinding, options: LookOptions): Promise<Reconciliation> {
    const { installation_id, form } = binding;
    const started_at = clock.now();
    const found = await ports.reconcileForm(binding, options);
    budget.spend(installation_id, found.calls, started_at);
    const watch = await watches.get(installation_id, form);
    const last_push_at = ports.is_reachable ? await lastPushOf(ports.registry, installation_id, form) : null;
    const before = started_at - Math.min(UNDER_WAY_MS, setting.beat_ms / 2);
    const silence = countSilence(watch.silence, { last_push_at, untold: found.untold, before });
    const mode = modeOf(last_push_at, isSilent(silence));
    await tell(binding, mode);
    const forms = (await ports.bindings.all(installation_id)).length;
    const longest_ms = affordableBeat(setting, forms);
    const beat_ms = nextBeat({
      ...{ mode, longest_ms, fast_ms: setting.fast_ms },
      last_ms: watch.beat_ms ?? longest_ms,
      has_changed: found.untold.length > 0 || found.gone > 0,
      is_over_budget: budget.isSpent(installation_id, started_at),
    });
    await watches.save(installation_id, form, {
      ...watch,
      silence,
      beat_ms,
      next_beat_at: started_at + beat_ms,
      next_sweep_at: options.sweep
        ? started_at + setting.sweep_ms
        : (watch.next_sweep_at ?? started_at + setting.sweep_ms),
    });
    return found;
  };

  async function tell(binding: FormBinding, mode: PollMode): Promise<void> {
    const template = ports.templates.find(({ form }) => form === binding.form);
    if (template === undefined) return;
    await ports.notices.replace(binding, PUSH_NOTICE_CODES, mode === "silent" ? [silenceNotice(template)] : []);
  }
}

function modeOf(last_push_at: number | null, is_silent: boolean): PollMode {
  if (last_push_at === null) return "polled";
  return is_silent ? "silent" : "pushed";
}
