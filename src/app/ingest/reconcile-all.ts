import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Store } from "../../ports/store.ts";
import type { KnownBindings } from "./known-bindings.ts";
import { createReadingRests } from "./reading-rests.ts";
import type { LookOptions, Reconciliation } from "./reconcile.ts";
import type { ReadProgress } from "./read-progress.ts";

/** Ports of `reconcileAll`. */
export interface ReconcileAllPorts {
  readonly registry: Pick<Registry, "installations">;
  readonly bindings: KnownBindings;
  readonly store: Pick<Store, "tidy">;
  lookAtForm(binding: FormBinding, options: LookOptions): Promise<Reconciliation>;
}

/** How a reading of all forms goes on. */
export interface ReconcileOptions {
  /** Also finds records that are gone or back, at the cost of listing every id. */
  readonly sweep: boolean;
  /** Told after every batch of a first reading. */
  onProgress?(form: FormName, progress: ReadProgress): void;
  /** Asked after every batch; the next one is read once it is answered. */
  makeRoom?(installation_id: string): Promise<void>;
}

/** What a reading of all forms brought. */
export interface ReconciledAll {
  /** Changes that were new. */
  readonly added: number;
  readonly calls: number;
}

/** Forms of one app read at the same time: a list is read page after page, so one alone would not use its rate. */
const FORMS_AT_ONCE = 3;
/** Installations read at the same time: one that is slow to answer holds up only its own place. */
const INSTALLATIONS_AT_ONCE = 4;

/**
 * Reads every bound form of every installation. What fails for one form does not keep the others from being read, except
 * where the platform of an installation fails as a whole; the first failure is thrown when all is done.
 */
export function createReconcileAll({ registry, bindings, store, lookAtForm }: ReconcileAllPorts) {
  return async function reconcileAll(options: ReconcileOptions): Promise<ReconciledAll> {
    bindings.forget();
    const waiting = [...(await registry.installations())];
    const failures: unknown[] = [];
    const found = { added: 0, calls: 0 };
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const forms = await bindings.all(next.installation_id);
        await readForms([...forms], options, found, failures);
      }
    };
    await Promise.all(Array.from({ length: INSTALLATIONS_AT_ONCE }, work));
    bindings.forget();
    await store.tidy();
    if (failures.length > 0) throw failures[0];
    return found;
  };

  /** Reads the forms of one installation. */
  async function readForms(
    waiting: FormBinding[],
    options: ReconcileOptions,
    found: { added: number; calls: number },
    failures: unknown[],
  ): Promise<void> {
    const rests = createReadingRests(Infinity);
    const work = async () => {
      for (let binding = waiting.shift(); binding !== undefined; binding = waiting.shift()) {
        try {
          const one = await lookAtForm(binding, lookOptions(binding, options));
          found.added += one.added + one.gone;
          found.calls += one.calls;
          rests.answered(binding.installation_id);
        } catch (error) {
          failures.push(error);
          if (rests.failed(binding.installation_id, error, 0)) waiting.length = 0;
        }
      }
    };
    await Promise.all(Array.from({ length: FORMS_AT_ONCE }, work));
  }
}

function lookOptions({ installation_id, form }: FormBinding, options: ReconcileOptions): LookOptions {
  return {
    sweep: options.sweep,
    onProgress: async (progress) => {
      if (progress !== null) options.onProgress?.(form, progress);
      await options.makeRoom?.(installation_id);
    },
  };
}
