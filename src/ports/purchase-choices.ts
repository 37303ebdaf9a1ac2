import type { PurchaseChoice } from "../domain/purchase-choice/purchase-choice.ts";
import type { NewEffect, StoredEffect } from "./outbox.ts";

/** A choice with what became of its order. */
export interface KeptChoice extends PurchaseChoice {
  /** The effect that makes the order's record; null where nothing is known of it any more. */
  readonly effect: Pick<StoredEffect, "id" | "state" | "problem"> | null;
  /** Whether a record of the form that we have read bears the order's number. */
  readonly is_seen: boolean;
  /** Whether the place was assessed with that record since (see `isUnderWay`); it stays so. */
  readonly is_counted: boolean;
}

/** Choices of one press with the effects that carry them out. */
export interface Placement {
  readonly installation_id: string;
  readonly request_id: string;
  readonly choices: readonly PurchaseChoice[];
  readonly effects: readonly NewEffect[];
  /** Instant in ms. */
  readonly now: number;
}

/** What became of a press. */
export type PlacementOutcome =
  | { readonly kind: "placed" }
  /** The same press had been kept before; nothing was added. */
  | { readonly kind: "known" }
  /** Some of its lines are of places whose order is still under way (see `isUnderWay`); nothing was added. */
  | { readonly kind: "under_way"; readonly choices: readonly PurchaseChoice[] };

/** What buyers chose beside what the plan proposed; kept until the installation is removed. */
export interface PurchaseChoices {
  /** Keeps choices and adds their effects, all or nothing; two presses at a time are one after the other. */
  place(placement: Placement): Promise<PlacementOutcome>;
  /** Those of a press, by order, item and place. */
  ofRequest(installation_id: string, request_id: string): Promise<readonly KeptChoice[]>;
  /**
   * Those made after an instant (ms), and those of any age that are open (see `isOpenOrder`); the newest first, then by
   * order, item and place.
   */
  since(installation_id: string, instant: number): Promise<readonly KeptChoice[]>;
}
