import type { PurchaseChoice } from "../../../domain/purchase-choice/purchase-choice.ts";
import { isUnderWay, RETURN_MS } from "../../../domain/purchase-choice/under-way.ts";
import type { NewEffect, StoredEffect } from "../../../ports/outbox.ts";
import type { KeptChoice, PurchaseChoices } from "../../../ports/purchase-choices.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import type { MemoryRows } from "./memory-rows.ts";

interface ChoiceParts {
  readonly rows: MemoryRows;
  addEffect(effect: NewEffect): void;
  effects(installation_id: string): readonly StoredEffect[];
}

/** Choices with what other parts need of them. */
interface MemoryPurchaseChoices {
  readonly purchaseChoices: PurchaseChoices;
  forget(installation_id: string): void;
}

/** What buyers chose, gone with the process. */
export function createMemoryPurchaseChoices({ rows, addEffect, effects }: ChoiceParts): MemoryPurchaseChoices {
  const kept = new Map<string, readonly PurchaseChoice[]>();

  function all(installation_id: string): readonly KeptChoice[] {
    const seen = new Set(rows.table(installation_id, "purchase_line").map(({ row }) => row.purchase_order_no));
    const byKey = new Map(effects(installation_id).map((effect) => [effect.effect_key, effect]));
    return (kept.get(installation_id) ?? [])
      .map((choice) => {
        const effect = byKey.get(choice.effect_key);
        const shown = effect === undefined ? null : { id: effect.id, state: effect.state, problem: effect.problem };
        return { ...structuredClone(choice), effect: shown, is_seen: seen.has(choice.purchase_order_no) };
      })
      .sort(newestFirst);
  }

  const ofRequest = (installation_id: string, request_id: string) =>
    all(installation_id).filter((choice) => choice.request_id === request_id);
  const since = (installation_id: string, instant: number) =>
    all(installation_id).filter(({ chosen_at, effect }) => {
      return chosen_at > instant || effect?.state === "waiting" || effect?.state === "held";
    });

  return {
    purchaseChoices: {
      place: async ({ installation_id, request_id, choices, effects: added, now }) => {
        if (ofRequest(installation_id, request_id).length > 0) return { kind: "known" };
        const places = new Set(choices.map(placeOf));
        const under_way = since(installation_id, now - RETURN_MS).filter((choice) => {
          const { effect, is_seen, chosen_at } = choice;
          const progress = { effect_state: effect?.state ?? null, is_seen, chosen_at };
          return places.has(placeOf(choice)) && isUnderWay(progress, now);
        });
        if (under_way.length > 0) return { kind: "under_way", choices: under_way };
        kept.set(installation_id, [...(kept.get(installation_id) ?? []), ...structuredClone(choices)]);
        added.forEach(addEffect);
        return { kind: "placed" };
      },
      ofRequest: async (installation_id, request_id) => ofRequest(installation_id, request_id),
      since: async (installation_id, instant) => since(installation_id, instant),
    },
    forget: (installation_id) => void kept.delete(installation_id),
  };
}

function newestFirst(a: PurchaseChoice, b: PurchaseChoice): number {
  return firstDifference(
    b.chosen_at - a.chosen_at,
    compareText(a.purchase_order_no, b.purchase_order_no),
    compareText(a.item_code, b.item_code),
    compareText(a.location_code, b.location_code),
  );
}

function placeOf({ item_code, location_code }: PurchaseChoice): string {
  return JSON.stringify([item_code, location_code]);
}
