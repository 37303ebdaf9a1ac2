import type { FormName } from "../../contracts/form.ts";
import type { Registry } from "../../ports/registry.ts";

/** How far the reading of a form has come, kept so that the next process goes on from there. Instants in ms. */
export interface FormWatch {
  /** When the platform said, at the last look, that records had last changed; null where it does not tell. */
  readonly data_modified_at: number | null;
  /** That time was seen twice and read after both, so that nothing of the same instant can be missing. */
  readonly is_confirmed: boolean;
  /** False once a record turned up that is newer than that time: then every beat reads. */
  readonly is_time_trusted: boolean;
  /** Every change up to here, by the platform's clock, has been read. */
  readonly mark: number | null;
  /** How the fields were bound when all records were last read; null before. */
  readonly read_as: string | null;
  /** How often the form had been bound otherwise by then; what was pushed in between was read as it was bound then. */
  readonly rebinds: number;
  /** How often all records have been read; the same state read anew is another find. */
  readonly generation: number;
  readonly full_read: FullRead | null;
  readonly beat_ms: number | null;
  readonly next_beat_at: number | null;
  readonly next_sweep_at: number | null;
  readonly silence: Silence;
}

/** A reading of all records under way. */
export interface FullRead {
  readonly read_as: string;
  readonly rebinds: number;
  /** The last record that is safely kept; null before the first. */
  readonly cursor: string | null;
  /** The first record of all; null before it. */
  readonly first: string | null;
  readonly read: number;
  readonly started_at: number;
  readonly mark: number;
  /** When the process at work took it up, with how many read by then, and its last batch: what the speed is measured by. */
  readonly resumed_at: number;
  readonly resumed_with: number;
  readonly batch_at: number;
}

/** Changes that a push should have brought, since one last came. */
export interface Silence {
  readonly since: number | null;
  /** Distinct minutes with such changes, and the latest of them (minutes since 1970). */
  readonly minutes: number;
  readonly last_minute: number;
  /** How many are usual between two pushes of this form. */
  readonly usual: number;
}

const PREFIX = "watch:";
/** Apart from the rest, which is written by whoever reads at the time. */
const REBINDS_PREFIX = "rebinds:";

/** What is known of a form that was never looked at. */
export const UNWATCHED: FormWatch = {
  data_modified_at: null,
  is_confirmed: false,
  is_time_trusted: true,
  mark: null,
  read_as: null,
  rebinds: 0,
  generation: 0,
  full_read: null,
  beat_ms: null,
  next_beat_at: null,
  next_sweep_at: null,
  silence: { since: null, minutes: 0, last_minute: 0, usual: 0 },
};

/** Watches of forms, kept among the settings of their installation. */
export interface FormWatches {
  get(installation_id: string, form: FormName): Promise<FormWatch>;
  all(installation_id: string): Promise<ReadonlyMap<FormName, FormWatch>>;
  save(installation_id: string, form: FormName, watch: FormWatch): Promise<void>;
  /** How often a form has been bound otherwise. */
  rebinds(installation_id: string, form: FormName): Promise<number>;
  countRebind(installation_id: string, form: FormName): Promise<void>;
}

/** Keeps watches. */
export function createFormWatches(registry: Pick<Registry, "setting" | "settings" | "saveSetting">): FormWatches {
  const rebinds = async (installation_id: string, form: FormName) =>
    Number((await registry.setting(installation_id, REBINDS_PREFIX + form)) ?? 0);
  return {
    rebinds,
    countRebind: async (installation_id, form) => {
      const count = (await rebinds(installation_id, form)) + 1;
      await registry.saveSetting(installation_id, REBINDS_PREFIX + form, String(count));
    },
    get: async (installation_id, form) => {
      const text = await registry.setting(installation_id, PREFIX + form);
      return text === null ? UNWATCHED : watchOf(text);
    },
    all: async (installation_id) => {
      const texts = Object.entries(await registry.settings(installation_id, PREFIX));
      // Saved under a form's name by `save` below.
      return new Map(texts.map(([name, text]) => [name.slice(PREFIX.length) as FormName, watchOf(text)]));
    },
    save: (installation_id, form, watch) => registry.saveSetting(installation_id, PREFIX + form, JSON.stringify(watch)),
  };
}

function watchOf(text: string): FormWatch {
  // Written by `save` above and by nothing else.
  return { ...UNWATCHED, ...(JSON.parse(text) as Partial<FormWatch>) };
}
