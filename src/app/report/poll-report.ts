import { affordableBeat, type PollSetting } from "../../domain/polling/poll-beat.ts";
import { type PollCost, pollCost } from "../../domain/polling/poll-cost.ts";
import type { FormName } from "../../contracts/form.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";

/** What keeping one form up to date costs, at its present size. */
export interface FormPollCost extends PollCost {
  readonly form: FormName;
  readonly records: number;
}

/** What keeping an installation up to date costs, and how late it may be. Times in ms. */
export interface PollReport {
  readonly forms: readonly FormPollCost[];
  /** A creation or an edit is known after this long at the latest. */
  readonly edit_bound_ms: number;
  /** A removal, a recovery, and an edit without a time are known after this long. */
  readonly removal_bound_ms: number;
  /** The beat asked for is longer than the budget bears for so many forms. */
  readonly is_beat_stretched: boolean;
  readonly calls_per_hour: number;
  /** Of all forms on a day on which nothing changes. */
  readonly quiet_day: number;
}

/** Records that are taken to change between two beats, where a busy day is reckoned. */
const CHANGED = 50;

/** States the cost of reading by time for the forms as they are. */
export function createPollReport({
  registry,
  records,
  setting,
}: {
  readonly registry: Pick<Registry, "bindings">;
  readonly records: Pick<Records, "count">;
  readonly setting: PollSetting;
}) {
  return async function pollReport(installation_id: string): Promise<PollReport> {
    const bound = await registry.bindings(installation_id);
    const beat_ms = affordableBeat(setting, bound.length);
    const { sweep_ms, calls_per_hour } = setting;
    const forms = await Promise.all(
      bound.map(async ({ form }) => {
        const count = await records.count(installation_id, form);
        return { form, records: count, ...pollCost({ records: count, changed: CHANGED, beat_ms, sweep_ms }) };
      }),
    );
    return {
      forms,
      edit_bound_ms: beat_ms,
      removal_bound_ms: Math.max(beat_ms, sweep_ms),
      is_beat_stretched: beat_ms > setting.beat_ms,
      calls_per_hour,
      quiet_day: forms.reduce((sum, { quiet_day }) => sum + quiet_day, 0),
    };
  };
}
