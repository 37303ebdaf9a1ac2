import type { PollSetting } from "../../domain/polling/poll-beat.ts";
import type { FormBinding } from "../../contracts/form.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Platform } from "../../ports/platform.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { Store } from "../../ports/store.ts";
import { createNotices, type Notices } from "../notices/notices.ts";
import { createCallBudget } from "./call-budget.ts";
import { createFollowForm } from "./follow-form.ts";
import { createFormWatches, type FormWatches } from "./form-watch.ts";
import type { KnownBindings } from "./known-bindings.ts";
import { createLookAndTell } from "./look-and-tell.ts";
import { createLookAtForm } from "./look-at-form.ts";
import { createPollDue, type PollDue } from "./poll-due.ts";
import { createReconcileAll } from "./reconcile-all.ts";
import { createReconcileForm } from "./reconcile.ts";
import { createResumeForm } from "./resume-form.ts";

/** What reading by time is made of. */
export interface PollingPorts {
  readonly store: Store;
  readonly platform: Platform;
  readonly box: SecretBox;
  readonly bindings: KnownBindings;
  readonly clock: Clock;
  readonly templates: readonly FormTemplate[];
  readonly setting: PollSetting;
  /** False where nobody has said how the platform reaches us. */
  readonly is_reachable: boolean;
  /** How long a turn of reading waits for installations that are slow. */
  patience(): Promise<unknown>;
  /** Told of a form whose look failed. */
  onError(binding: FormBinding, error: unknown): void;
}

/** Everything that reads what was never pushed. */
export interface Polling {
  readonly notices: Notices;
  readonly watches: FormWatches;
  readonly reconcileAll: ReturnType<typeof createReconcileAll>;
  readonly pollDue: PollDue["pollDue"];
  /** Begins no more looks; resolves when none is under way. */
  stop(): Promise<void>;
  /** Follows a form that people have changed, and has its records read anew soon where they say something else now. */
  formChanged(binding: FormBinding): Promise<void>;
}

/** Wires the reading. */
export function createPolling(ports: PollingPorts): Polling {
  const { store, platform, box, bindings, clock, templates, setting } = ports;
  const { registry, inbox, records } = store;
  const notices = createNotices({ registry, clock });
  const watches = createFormWatches(registry);
  const resumeForm = createResumeForm({ ...store, clock });
  const followForm = createFollowForm({
    ...{ registry, platform, box, bindings, notices, templates },
    onLooked: resumeForm.afterLook,
    onRebound: async (installation_id, form) => {
      await watches.countRebind(installation_id, form);
      await resumeForm.afterRebind(installation_id, form);
      const watch = await watches.get(installation_id, form);
      await watches.save(installation_id, form, { ...watch, next_beat_at: clock.now() });
    },
  });
  const reconcileForm = createReconcileForm({ inbox, records, registry, platform, clock, watches, followForm });
  const lookAtForm = createLookAndTell({
    notices,
    lookAtForm: createLookAtForm({
      ...{ registry, bindings, watches, notices, templates, clock, setting, reconcileForm },
      budget: createCallBudget(setting.calls_per_hour),
      is_reachable: ports.is_reachable,
    }),
  });
  const { patience, onError } = ports;
  const { pollDue, stop } = createPollDue({
    ...{ registry, bindings, watches, clock, setting, lookAtForm },
    ...{ patience, onError },
  });
  return {
    notices,
    watches,
    reconcileAll: createReconcileAll({ registry, bindings, store, lookAtForm }),
    pollDue,
    stop,
    formChanged: async (binding) => {
      await followForm(binding);
    },
  };
}
