import type { NewEffect, Outbox } from "../../ports/outbox.ts";
import type { Registry } from "../../ports/registry.ts";

/** The tag that each customer's record was last to bear, by record id: "" where it was cleared, none where nothing was told. */
export type Tags = ReadonlyMap<string, string>;

/** Tags as they were found, with the text that they are kept as; null before the first look. */
export interface FoundTags {
  readonly tags: Tags;
  readonly text: string | null;
}

/** Ports of the told tags. */
interface ToldTagsPorts {
  readonly registry: Pick<Registry, "setting">;
  readonly outbox: Pick<Outbox, "addWith">;
}

/** What customers' records were last to bear, the same to all processes. */
export type ToldTags = ReturnType<typeof createToldTags>;

/** Settings of an installation, as JSON. They name records and goods, never customers. */
type ToldSetting = "tags_told" | "churn_told";

/** Kept among the settings of an installation. */
export function createToldTags({ registry, outbox }: ToldTagsPorts, setting: ToldSetting = "tags_told") {
  return {
    of: found,

    /** Keeps tags and asks for the notes that bring them; false, and nothing is done, where others have told meanwhile. */
    tell: step,

    /** Forgets what was told on some records. */
    async forget(installation_id: string, record_ids: readonly string[]): Promise<void> {
      for (let isForgotten = false; !isForgotten; ) {
        const before = await found(installation_id);
        const left = new Map(before.tags);
        for (const record_id of record_ids) left.delete(record_id);
        isForgotten = left.size === before.tags.size || (await step(installation_id, { before, after: left }, []));
      }
    },
  };

  async function found(installation_id: string): Promise<FoundTags> {
    const text = await registry.setting(installation_id, setting);
    // Written below.
    const told = text === null ? {} : (JSON.parse(text) as Readonly<Record<string, string>>);
    return { text, tags: new Map(Object.entries(told)) };
  }

  async function step(
    installation_id: string,
    { before, after }: { readonly before: FoundTags; readonly after: Tags },
    notes: readonly NewEffect[],
  ): Promise<boolean> {
    const text = JSON.stringify(Object.fromEntries(after));
    if (text === before.text && notes.length === 0) return true;
    return outbox.addWith({ installation_id, name: setting, before: before.text, after: text }, notes);
  }
}
