import type { NewEffect, Outbox } from "../../ports/outbox.ts";
import type { Registry } from "../../ports/registry.ts";

/** The tag that each customer's record was last to bear, by record id: "" where it was cleared, none where nothing was told. */
export type Tags = ReadonlyMap<string, string>;

/** Tags as they were found, with the text that they are kept as; null before the first look. */
export interface FoundTags {
  readonly tags: Tags;
  /** How often records were forgotten. */
  readonly forgotten: number;
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

interface KeptTags {
  readonly forgotten: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** Kept among the settings of an installation. */
export function createToldTags({ registry, outbox }: ToldTagsPorts, setting: ToldSetting = "tags_told") {
  return {
    of: found,

    /** Keeps tags and asks for the notes that bring them; false, and nothing is done, where others have told meanwhile. */
    tell: step,

    /**
     * Forgets what was told on some records. A look under way has read them as they were: it loses, also where nothing was
     * told on them yet.
     */
    async forget(installation_id: string, record_ids: readonly string[]): Promise<void> {
      for (let isForgotten = record_ids.length === 0; !isForgotten; ) {
        const before = await found(installation_id);
        const after = new Map(before.tags);
        for (const record_id of record_ids) after.delete(record_id);
        isForgotten = await step(installation_id, { before, after, forgotten: before.forgotten + 1 }, []);
      }
    },
  };

  async function found(installation_id: string): Promise<FoundTags> {
    const text = await registry.setting(installation_id, setting);
    const { forgotten, tags } = keptTags(text);
    return { text, forgotten, tags: new Map(Object.entries(tags)) };
  }

  async function step(
    installation_id: string,
    { before, after, forgotten = before.forgotten }: TagStep,
    notes: readonly NewEffect[],
  ): Promise<boolean> {
    const kept: KeptTags = { forgotten, tags: Object.fromEntries(after) };
    const text = JSON.stringify(kept);
    if (text === before.text && notes.length === 0) return true;
    return outbox.addWith({ installation_id, name: setting, before: before.text, after: text }, notes);
  }
}

/** From tags as they were found to others. */
interface TagStep {
  readonly before: FoundTags;
  readonly after: Tags;
  /** As often as before where left out. */
  readonly forgotten?: number;
}

function keptTags(text: string | null): KeptTags {
  if (text === null) return { forgotten: 0, tags: {} };
  // Written above, or by an earlier version, which kept the tags alone.
  const kept = JSON.parse(text) as KeptTags | KeptTags["tags"];
  return isWhole(kept) ? kept : { forgotten: 0, tags: kept };
}

function isWhole(kept: KeptTags | KeptTags["tags"]): kept is KeptTags {
  return typeof kept["forgotten"] === "number";
}
