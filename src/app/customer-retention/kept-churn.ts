import { churnEffects, type ChurnEffects, type LearnedChurn } from "../../domain/stockout-effect/churn-effects.ts";
import type { Registry } from "../../ports/registry.ts";
import { keptChurn } from "../../contracts/kept-churn.ts";
import type { EffectReport } from "../../contracts/retention.ts";
import type { ItemLoss } from "../../domain/stockout-effect/item-loss-ranking.ts";

/** What shortages of each item do to the chance that customers stay, as the last comparison found it. */
export interface KeptChurn {
  of(installation_id: string): Promise<ChurnEffects>;
  /** What was found itself, of every item; null where nothing could be told. */
  learned(installation_id: string): Promise<LearnedChurn | null>;
  save(installation_id: string, learned: LearnedChurn | null): Promise<void>;
}

/** A text that was read, with what it says. */
interface ReadChurn {
  readonly text: string;
  readonly learned: LearnedChurn | null;
  readonly effects: ChurnEffects;
}

const SETTING = "churn_effects";

/** Kept as JSON; reads a text again only where it has changed, also by another process. */
export function createKeptChurn(registry: Pick<Registry, "setting" | "saveSetting">): KeptChurn {
  const known = new Map<string, ReadChurn>();

  async function read(installation_id: string): Promise<ReadChurn | null> {
    const text = await registry.setting(installation_id, SETTING);
    if (text === null) return null;
    const last = known.get(installation_id);
    if (last?.text === text) return last;
    const learned = keptChurn.safeParse(JSON.parse(text)).data ?? null;
    const found = { text, learned, effects: churnEffects(learned) };
    known.set(installation_id, found);
    return found;
  }

  return {
    of: async (installation_id) => (await read(installation_id))?.effects ?? churnEffects(null),
    learned: async (installation_id) => (await read(installation_id))?.learned ?? null,
    save: (installation_id, learned) => registry.saveSetting(installation_id, SETTING, JSON.stringify(learned)),
  };
}

/** What is kept of a comparison: shares of customers, each item's own; null where nothing could be told. */
export function learnedFrom(effect: EffectReport, ranking: readonly ItemLoss[]): LearnedChurn | null {
  if (effect.kind === "not_estimable") return null;
  const { lost, matched_count } = effect;
  const [lost_share, low, high] = [lost.value, lost.low, lost.high].map((total) => total / matched_count) as [
    ...[number, number, number], // one for each of the three
  ];
  const items = ranking.map(({ item_code, exposed_count, lost_share: own, standard_error }) => {
    return { item_code, exposed_count, lost_share: own, standard_error };
  });
  return { shop: { lost_share, low, high }, items };
}
