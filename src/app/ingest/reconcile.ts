import { listCalls } from "../../domain/polling/poll-cost.ts";
import type { FormBinding } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import type { createFollowForm, FollowedForm } from "./follow-form.ts";
import type { FormWatch, FormWatches } from "./form-watch.ts";
import { createReadAll } from "./read-all.ts";
import type { ReadProgress } from "./read-progress.ts";
import { createReadChanged, isUnchanged } from "./read-changed.ts";
import { readAs } from "./read-as.ts";
import { createSweepForm, IDS_A_CALL } from "./sweep-form.ts";

/** Ports of `reconcileForm`. */
export interface ReconcilePorts {
  readonly inbox: Pick<Inbox, "append">;
  readonly records: Pick<Records, "get" | "versions">;
  readonly registry: Pick<Registry, "markSynced">;
  readonly platform: Pick<Platform, "records" | "recordMarks">;
  readonly clock: Pick<Clock, "now">;
  readonly watches: FormWatches;
  readonly followForm: ReturnType<typeof createFollowForm>;
}

/** What one look at a form brought. */
export interface Reconciliation {
  readonly read: number;
  readonly added: number;
  readonly gone: number;
  /** Calls of the platform's API, without repeats after failures. */
  readonly calls: number;
  /** Instants (ms) of changes by others that nobody had told of. */
  readonly untold: readonly number[];
  readonly is_form_gone: boolean;
}

/** How far a look goes. */
export interface LookOptions {
  /** Also goes through all ids. */
  readonly sweep: boolean;
  /** The next batch is read once this is answered, which keeps the line short. */
  onProgress(progress: ReadProgress | null): Promise<void>;
}

const NOTHING: Reconciliation = { read: 0, added: 0, gone: 0, calls: 1, untold: [], is_form_gone: false };

/**
 * Finds what was never pushed. One call tells how the form's fields are now and whether any record has changed; only then
 * are records read: all of them the first time and after the form was bound otherwise, else those changed since. With
 * `sweep` ids are compared too. Everything found goes through the inbox, like a push. Looks at one form never overlap.
 */
export function createReconcileForm(ports: ReconcilePorts) {
  const { registry, watches, clock } = ports;
  const readAll = createReadAll(ports);
  const readChanged = createReadChanged(ports);
  const sweepForm = createSweepForm(ports);
  const last = new Map<string, Promise<unknown>>();

  return function reconcileForm(binding: FormBinding, options: LookOptions): Promise<Reconciliation> {
    const key = `${binding.installation_id}/${binding.form}`;
    const before = last.get(key) ?? Promise.resolve();
    const own = before.catch(() => undefined).then(() => reconcile(binding, options));
    last.set(key, own);
    return own;
  };

  async function reconcile(binding: FormBinding, options: LookOptions): Promise<Reconciliation> {
    const started_at = clock.now();
    const followed = await ports.followForm(binding);
    if (followed === null) return { ...NOTHING, is_form_gone: true };
    const watch = await watches.get(binding.installation_id, binding.form);
    const rebinds = await watches.rebinds(binding.installation_id, binding.form);
    if (needsAll(followed, watch) || rebinds !== watch.rebinds) return everything(followed, watch, options);
    if (!options.sweep && isUnchanged(watch, followed.look)) return NOTHING;
    const changed = await readChanged(followed, watch, () => options.onProgress(null));
    await keep(followed, changed.watch, started_at);
    const { read, added } = changed.taken;
    const found = { ...NOTHING, read, added, calls: 1 + listCalls(read), untold: changed.untold };
    return options.sweep ? swept(followed, found, changed.seen, options) : found;
  }

  async function everything(followed: FollowedForm, watch: FormWatch, options: LookOptions): Promise<Reconciliation> {
    // Records of another form than before are not among those that are read now, and must go.
    const isAnew = watch.read_as !== null || options.sweep;
    const { watch: now, taken, seen } = await readAll(followed, watch, options.onProgress);
    const { binding } = followed;
    await keep(followed, { ...now, read_as: readAs(binding) }, now.mark ?? clock.now());
    const found = { ...NOTHING, ...taken, calls: 1 + listCalls(taken.read) };
    return isAnew ? swept(followed, found, seen, options) : found;
  }

  async function swept(
    { binding }: FollowedForm,
    found: Reconciliation,
    seen: ReadonlySet<string>,
    options: LookOptions,
  ): Promise<Reconciliation> {
    const sweep = await sweepForm(binding, seen, () => options.onProgress(null));
    return {
      ...found,
      read: found.read + sweep.taken.read,
      added: found.added + sweep.taken.added,
      gone: sweep.gone,
      calls: found.calls + listCalls(sweep.listed) + Math.ceil(sweep.reread / IDS_A_CALL),
    };
  }

  async function keep({ binding }: FollowedForm, watch: FormWatch, synced_through: number): Promise<void> {
    const { installation_id, form } = binding;
    const later = await watches.get(installation_id, form);
    // When to look again is decided by whoever looks, perhaps meanwhile.
    const { beat_ms, next_beat_at, next_sweep_at, silence } = later;
    await watches.save(installation_id, form, { ...watch, beat_ms, next_beat_at, next_sweep_at, silence });
    await registry.markSynced(installation_id, form, synced_through);
  }
}

/** Never read completely, cut off while it was, or bound otherwise since. */
function needsAll({ binding }: FollowedForm, { read_as, full_read }: FormWatch): boolean {
  return binding.synced_through === null || full_read !== null || (read_as !== null && read_as !== readAs(binding));
}
