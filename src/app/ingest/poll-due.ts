import type { PollSetting } from "../../domain/polling/poll-beat.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import type { FormWatches } from "./form-watch.ts";
import type { KnownBindings } from "./known-bindings.ts";
import { createReadingLines } from "./reading-lines.ts";
import { createReadingRests } from "./reading-rests.ts";
import type { LookOptions, Reconciliation } from "./reconcile.ts";

/** Ports of `pollDue`. */
export interface PollDuePorts {
  readonly registry: Pick<Registry, "installations">;
  readonly bindings: Pick<KnownBindings, "all">;
  readonly watches: Pick<FormWatches, "get">;
  readonly clock: Pick<Clock, "now">;
  readonly setting: PollSetting;
  lookAtForm(binding: FormBinding, options: LookOptions): Promise<Reconciliation>;
  /** A form that failed does not keep the others from being read. */
  onError(binding: FormBinding, error: unknown): void;
  /** How long a turn waits for installations that are slow; their looks go on beside the next turns. */
  patience(): Promise<unknown>;
}

/** Asked after every batch; the next one is read once it is answered, which keeps the line short. */
export type MakeRoom = (installation_id: string) => Promise<void>;

/** A form with the time of its next look. */
interface DueForm {
  readonly binding: FormBinding;
  readonly due_at: number;
  readonly sweep: boolean;
}

interface DueLook extends DueForm {
  readonly makeRoom: MakeRoom;
}

/** What decides most about a shortage is read first, where several forms are due. */
const FIRST: readonly FormName[] = ["stock_level", "sales_order", "purchase_order", "goods_receipt", "stock_movement"];
/** A form that was bound while the program runs is read for the first time after this long (ms). */
const FIRST_READ_MS = 60_000;
/** And one whose look failed is looked at again after this long, or after its beat where that is shorter (ms). */
const AFTER_FAILURE_MS = 60_000;

/** Looks at forms in time. */
export interface PollDue {
  /** Returns how many changes were new since it last did. */
  pollDue(makeRoom: MakeRoom): Promise<number>;
  /** Begins no more looks; resolves when none is under way. */
  stop(): Promise<void>;
}

/**
 * Looks at every form whose time has come, one form of each installation in turn and several installations side by side,
 * so that neither a large one nor one whose platform does not answer keeps another waiting. An installation whose
 * platform fails as a whole rests for a while.
 */
export function createPollDue(ports: PollDuePorts): PollDue {
  const { clock, setting } = ports;
  const failed_until = new Map<string, number>();
  const first_seen = new Map<string, number>();
  const rests = createReadingRests(setting.beat_ms);
  const lines = createReadingLines<DueLook>(look);
  let turn = 0;
  let added = 0;

  async function pollDue(makeRoom: MakeRoom): Promise<number> {
    const due = await dueLines(makeRoom);
    await Promise.race([lines.work(due), ports.patience()]);
    const found = added;
    added = 0;
    return found;
  }

  return { pollDue, stop: () => lines.stop() };

  /** Due forms of each installation, the most important first; another installation comes first every time. */
  async function dueLines(makeRoom: MakeRoom): Promise<ReadonlyMap<string, readonly DueLook[]>> {
    const installations = await ports.registry.installations();
    const due: [string, readonly DueLook[]][] = [];
    for (const { installation_id } of installations) {
      if (lines.isUnderWay(installation_id) || rests.isResting(installation_id, clock.now())) continue;
      const forms: DueForm[] = [];
      for (const binding of await ports.bindings.all(installation_id)) forms.push(await dueForm(binding));
      const now_due = forms.filter(({ due_at }) => due_at <= clock.now()).toSorted(byImportance);
      if (now_due.length > 0) due.push([installation_id, now_due.map((form) => ({ ...form, makeRoom }))]);
    }
    turn = due.length === 0 ? 0 : (turn + 1) % due.length;
    return new Map([...due.slice(turn), ...due.slice(0, turn)]);
  }

  async function dueForm(binding: FormBinding): Promise<DueForm> {
    const { installation_id, form } = binding;
    const key = `${installation_id}/${form}`;
    const now = clock.now();
    const seen_at = first_seen.get(key) ?? now;
    first_seen.set(key, seen_at);
    const { beat_ms, next_beat_at, next_sweep_at } = await ports.watches.get(installation_id, form);
    const beat_at = next_beat_at ?? seen_at + Math.min(FIRST_READ_MS, setting.beat_ms);
    const longest_ms = Math.max(setting.beat_ms, beat_ms ?? 0);
    const due_at = Math.max(plausible(beat_at, now, longest_ms), failed_until.get(key) ?? -Infinity);
    const sweep_at = next_sweep_at === null ? Infinity : plausible(next_sweep_at, now, setting.sweep_ms);
    return { binding, due_at, sweep: sweep_at <= now };
  }

  /** False where the platform fails as a whole, so that the rest of the line had better wait. */
  async function look({ binding, sweep, makeRoom }: DueLook): Promise<boolean> {
    const { installation_id, form } = binding;
    try {
      const found = await ports.lookAtForm(binding, { sweep, onProgress: () => makeRoom(installation_id) });
      failed_until.delete(`${installation_id}/${form}`);
      rests.answered(installation_id);
      added += found.added + found.gone;
      return true;
    } catch (error) {
      const wait = Math.min(AFTER_FAILURE_MS, setting.beat_ms);
      failed_until.set(`${installation_id}/${form}`, clock.now() + wait);
      ports.onError(binding, error);
      return !rests.failed(installation_id, error, clock.now());
    }
  }
}

/** A time further away than it was ever set is of a clock that was set back since: then it is now. */
function plausible(at: number, now: number, longest_ms: number): number {
  return at - now > longest_ms ? now : at;
}

function byImportance(one: DueForm, other: DueForm): number {
  return rank(one) - rank(other) || one.due_at - other.due_at;
}

function rank({ binding }: DueForm): number {
  const place = FIRST.indexOf(binding.form);
  return place < 0 ? FIRST.length : place;
}
