import type { Day } from "../domain/calendar/day.ts";
import type { Acceptance } from "../domain/substitution/accepted-chance.ts";
import type { BoughtLine } from "../domain/substitution/buying-record.ts";
import type { LearnedSubstitute } from "../domain/substitution/learn-substitutes.ts";

/** What a night has learned of an item. */
export interface KeptSubstitutes {
  readonly item_code: string;
  readonly learned_on: Day;
  /** The likeliest first. */
  readonly learned: readonly LearnedSubstitute[];
}

/** What is known of an item's substitutes. */
export interface SubstitutesOfItem {
  readonly learned: readonly LearnedSubstitute[];
  /** By code of the substitute. */
  readonly acceptance: ReadonlyMap<string, Acceptance>;
}

/** A recommendation whose outcome is not known yet. It names the customer by a mark only. */
export interface SubstituteOffer {
  readonly item_code: string;
  readonly substitute_code: string;
  readonly customer_mark: string;
  readonly offered_on: Day;
}

/** What became of the recommendations of a pair. */
export interface PairOutcome extends Acceptance {
  readonly item_code: string;
  readonly substitute_code: string;
}

/** Days of an installation's sales with how many lines each has. */
export interface SalesDay {
  readonly day: Day;
  readonly lines: number;
}

/** An item at its place, as lists show it. */
export interface StockedItem {
  readonly item_code: string;
  readonly location_code: string;
}

/** What can stand for an item, and what that is learned from. */
export interface Substitutes {
  of(installation_id: string, item_code: string): Promise<SubstitutesOfItem>;
  /** Keeps what was learned in one transaction, in the place of what was known. */
  save(installation_id: string, kept: readonly KeptSubstitutes[]): Promise<void>;
  /** Forgets what was learned of items that no look since the given day has found. */
  forgetBefore(installation_id: string, day: Day): Promise<void>;

  /** Days with sales from a day on, ascending; lines of no known customer, and cancelled ones but for stockout, left out. */
  salesDays(installation_id: string, since: Day): Promise<readonly SalesDay[]>;
  /** The same lines from a day through another, by day, customer and item; one for each customer, item and day. */
  boughtLines(installation_id: string, from: Day, through: Day): Promise<readonly BoughtLine[]>;
  /** On how many days from a day on a customer ordered each item, by the same lines. */
  customerDays(installation_id: string, customer_code: string, since: Day): Promise<ReadonlyMap<string, number>>;
  /** On how many days from a day on a customer ordered anything. */
  customerVisits(installation_id: string, customer_code: string, since: Day): Promise<number>;

  /** The best stocked items of a category at a place whose alert level is `none`, at most `limit`; then by code. */
  bestStocked(
    installation_id: string,
    place: { readonly category: string; readonly location_code: string },
    limit: number,
  ): Promise<readonly StockedItem[]>;
  /** Places of some items where something is in stock at alert level `none`, by item and place. */
  safePlaces(installation_id: string, item_codes: readonly string[]): Promise<readonly StockedItem[]>;

  /** Notes recommendations; one that is noted already stays as it is. */
  addOffers(installation_id: string, offers: readonly SubstituteOffer[]): Promise<void>;
  /** Recommendations of a day or earlier, by item, substitute and mark. */
  offersThrough(installation_id: string, day: Day): Promise<readonly SubstituteOffer[]>;
  /** Forgets the recommendations of a day or earlier and adds their outcomes to those of before, together. */
  settleOffers(installation_id: string, day: Day, outcomes: readonly PairOutcome[]): Promise<void>;
}
