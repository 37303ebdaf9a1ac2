import type { PurchaseChoice } from "../../../domain/purchase-choice/purchase-choice.ts";
import { isOpenOrder, isUnderWay, RETURN_MS } from "../../../domain/purchase-choice/under-way.ts";
import { placeKey } from "../../../domain/text/place-key.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type { NewEffect, StoredEffect } from "../../../ports/outbox.ts";
import type { KeptChoice, PurchaseChoices } from "../../../ports/purchase-choices.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import type { MemoryRows } from "./memory-rows.ts";

interface ChoiceParts {
  readonly rows: MemoryRows;
  isDirty(subject: Subject): boolean;
  addEffect(effect: NewEffect): void;
  effects(installation_id: string): readonly StoredEffect[];
}

type CountedChoice = PurchaseChoice & Pick<KeptChoice, "is_counted">;

/** Choices with what other parts need of them. */
interface MemoryPurchaseChoices {
  readonly purchaseChoices: PurchaseChoices;
  /** Notes of which choices the places have been assessed with the record of their order. */
  count(installation_id: string): void;
  forget(installation_id: string): void;
}

/** What buyers chose, gone with the process. */
export function createMemoryPurchaseChoices(parts: ChoiceParts): MemoryPurchaseChoices {
  const { rows, isDirty, addEffect, effects } = parts;
  const kept = new Map<string, readonly CountedChoice[]>();
  const seenNumbers = (installation_id: string) =>
    new Set(rows.table(installation_id, "purchase_line").map(({ row }) => row.purchase_order_no));

  function all(installation_id: string): readonly KeptChoice[] {
    const seen = seenNumbers(installation_id);
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
    all(installation_id).filter((choice) => choice.chosen_at > instant || isOpenOrder(choice));

  return {
    purchaseChoices: {
      place: async ({ installation_id, request_id, choices, effects: added, now }) => {
        if (ofRequest(installation_id, request_id).length > 0) return { kind: "known" };
        const places = new Set(choices.map(placeKey));
        const under_way = since(installation_id, now - RETURN_MS).filter((choice) => {
          return places.has(placeKey(choice)) && isUnderWay(choice, now);
        });
        if (under_way.length > 0) return { kind: "under_way", choices: under_way };
        kept.set(installation_id, [...(kept.get(installation_id) ?? []), ...choices.map(asNew)]);
        added.forEach(addEffect);
        return { kind: "placed" };
      },
      ofRequest: async (installation_id, request_id) => ofRequest(installation_id, request_id),
      since: async (installation_id, instant) => since(installation_id, instant),
    },
    count: (installation_id) => {
      const seen = seenNumbers(installation_id);
      const counted = (kept.get(installation_id) ?? []).map((choice) => {
        const isCounted = seen.has(choice.purchase_order_no) && !isDirty({ installation_id, ...choice });
        return isCounted ? { ...choice, is_counted: true } : choice;
      });
      kept.set(installation_id, counted);
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

function asNew(choice: PurchaseChoice): CountedChoice {
  return { ...structuredClone(choice), is_counted: false };
}
