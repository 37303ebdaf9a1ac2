import type { Day } from "../domain/calendar/day.ts";
import type { Acceptance } from "../domain/substitution/accepted-chance.ts";
import type { BoughtLine } from "../domain/substitution/buying-record.ts";
import type { CustomerBuying } from "../domain/substitution/rank-substitutes.ts";
import type { LearnedOfItem } from "../domain/substitution/learn-substitutes.ts";

/** What a night has learned of an item. */
export interface KeptSubstitutes extends LearnedOfItem {
  readonly item_code: string;
  readonly learned_on: Day;
}

/** What is known of an item's substitutes. */
export interface SubstitutesOfItem extends LearnedOfItem {
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

  /** Days with sales from a day through another, ascending; lines of no known customer, and cancelled ones but for stockout, left out. */
  salesDays(installation_id: string, from: Day, through: Day): Promise<readonly SalesDay[]>;
  /** The same lines from a day through another, by day, customer and item; one for each customer, item and day. */
  boughtLines(installation_id: string, from: Day, through: Day): Promise<readonly BoughtLine[]>;
  /**
   * What a customer ordered from a day on, by the same lines: at most `limit` items, those of most days first. Where there
   * are more lines than `most_lines`, over the days of the latest so many alone: a code for all walk-in customers has many.
   */
  customerBuying(
    installation_id: string,
    wish: {
      readonly customer_code: string;
      readonly since: Day;
      readonly limit: number;
      readonly most_lines: number;
    },
  ): Promise<CustomerBuying>;
  /** Whether the customer form or one of the same lines has this code. */
  knowsCustomer(installation_id: string, customer_code: string): Promise<boolean>;

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
  /** Recommendations of the oldest day that has any, if that is `through` or earlier; by item, substitute and mark. */
  oldestOffers(installation_id: string, through: Day): Promise<readonly SubstituteOffer[]>;
  /**
   * Forgets the recommendations of a day and adds their outcomes to those of before, together. Where they are not as many
   * as were read, somebody else has counted or erased some: no outcome is added, and false returned.
   */
  settleOffers(
    installation_id: string,
    read: { readonly day: Day; readonly offers: number },
    outcomes: readonly PairOutcome[],
  ): Promise<boolean>;
  /** Forgets all recommendations to a customer. */
  forgetOffersOf(installation_id: string, customer_mark: string): Promise<void>;
  /** Forgets recommendations of any installation that are older than a day, at most `limit`; returns how many. */
  forgetOffers(before: Day, limit: number): Promise<number>;
}
