import { type Day, dayNumber } from "../../domain/calendar/day.ts";
import type { LearnedChurn } from "../../domain/stockout-effect/churn-effects.ts";
import type { PredictedBuyer } from "../../domain/exposure/predicted-buyers.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import { EFFECT_DEFAULTS } from "../../domain/stockout-effect/effect-options.ts";
import { type ProvenLoss, provenLosses } from "../../domain/stockout-effect/proven-losses.ts";
import { type LossEvidence, lossEvidence } from "../../domain/tuning/loss-evidence.ts";
import { lossLevelProposal } from "../../domain/tuning/loss-level-proposal.ts";
import { type LikelyBuyer, reservePlace, reserveProposal } from "../../domain/tuning/reserve-proposal.ts";
import type { TuningLack, TuningProposal } from "../../domain/tuning/tuning-proposal.ts";
import { USUAL_SERVICE_LEVELS } from "../../contracts/rehearsal.ts";
import type { RetentionFigures } from "../../contracts/retention.ts";
import type { CareSegments } from "../care/care-segments.ts";
import type { KeptChurn } from "../customer-retention/kept-churn.ts";
import type { KeptRetention, MadeRetention } from "../customer-retention/kept-retention.ts";
import type { ForetellLikelyBuyers } from "../exposure/likely-buyers.ts";
import type { TunedItemPlaces } from "./tuned-items.ts";

/** Ports of the proposals from losses. */
export interface LossProposalsPorts {
  readonly retention: Pick<KeptRetention, "found">;
  readonly keptChurn: Pick<KeptChurn, "learned">;
  readonly segmentsOf: CareSegments;
  readonly likelyBuyers: ForetellLikelyBuyers;
  /** Lets waiting pushes and pages in between two steps. */
  breathe(): Promise<void>;
}

/** What is proposed, and what could not be told. */
export interface LossProposals {
  readonly proposals: readonly TuningProposal[];
  readonly lacks: readonly TuningLack[];
}

/** Items whose buyers are foretold: each reads the item's whole history. */
const MOST_ITEMS = 20;
/** From this chance on a customer is more likely lost than not. */
const FRAGILE = 0.5;
/** Buyers whose segments are read together. */
const BUYERS_AT_ONCE = 500;

/** An item with a proven loss that was out of late. */
interface LosingItem {
  readonly tuned: TunedItemPlaces;
  readonly loss: LossEvidence;
}

/** What the customers whom shortages have lost speak for: a higher service level, and units kept aside for key customers. */
export function createLossProposals(ports: LossProposalsPorts) {
  const { retention, keptChurn, segmentsOf, likelyBuyers } = ports;

  return async function lossProposals(
    installation_id: string,
    items: ReadonlyMap<string, TunedItemPlaces>,
    today: Day,
  ): Promise<LossProposals> {
    const { made } = await retention.found(installation_id);
    if (made === null) return { proposals: [], lacks: [] };
    const learned = await keptChurn.learned(installation_id);
    const losing = provenLosses(learned)
      .flatMap((loss) => losingItem(loss, items) ?? [])
      .slice(0, MOST_ITEMS);
    const proposals: TuningProposal[] = [];
    for (const one of losing) proposals.push(...(await proposalsOf(one, { installation_id, today, made })));
    return { proposals: proposals.sort(levelsFirst), lacks: lacksOf(made.figures, learned) };
  };

  async function proposalsOf(
    { tuned, loss }: LosingItem,
    at: { readonly installation_id: string; readonly today: Day; readonly made: MadeRetention },
  ): Promise<readonly TuningProposal[]> {
    const { item, places, economics, goodwill, follows_class } = tuned;
    const place = reservePlace(places);
    if (place === null) return [];
    const { installation_id, today, made } = at;
    const window = { today: dayNumber(today), from: 1, through: place.lead_days };
    const { buyers } = await likelyBuyers({ installation_id, item_code: item.item_code, window });
    const classed = await classedBuyers(installation_id, buyers, fragileCodes(made));
    const reserve = reserveProposal(item, places, loss, classed);
    const worth = { economics: typeof economics === "string" ? null : economics, goodwill };
    const isByLevel = follows_class || item.service_level !== null;
    const level = isByLevel
      ? lossLevelProposal(item, { location_code: place.location_code, loss, worth }, USUAL_SERVICE_LEVELS)
      : null;
    return [...(level === null ? [] : [level]), ...(reserve === null ? [] : [reserve])];
  }

  /** The buyers with whether they are key and fragile, a share of them at a time. */
  async function classedBuyers(
    installation_id: string,
    buyers: readonly PredictedBuyer[],
    fragile: ReadonlySet<string>,
  ): Promise<readonly LikelyBuyer[]> {
    const classed: LikelyBuyer[] = [];
    for (const share of inShares(buyers, BUYERS_AT_ONCE)) {
      const codes = share.map(({ customer_code }) => customer_code);
      const segments = await segmentsOf(installation_id, codes);
      for (const { customer_code, probability, units } of share) {
        const is_key = segments.get(customer_code)?.segment.value_class === "key";
        classed.push({ probability, units, is_key, is_fragile: fragile.has(customer_code) });
      }
      await ports.breathe();
    }
    return classed;
  }
}

/** Goods sold at a loss are left out: more of them would lose more. */
function losingItem(loss: ProvenLoss, items: ReadonlyMap<string, TunedItemPlaces>): LosingItem | null {
  const tuned = items.get(loss.item_code);
  if (tuned === undefined || tuned.economics === "margin") return null;
  const evidence = lossEvidence(loss, tuned.places);
  return evidence === null ? null : { tuned, loss: evidence };
}

function fragileCodes({ foretold }: MadeRetention): ReadonlySet<string> {
  return new Set(foretold.flatMap((one) => (one.lost_risk >= FRAGILE ? [one.customer_code] : [])));
}

function lacksOf({ effect }: RetentionFigures, learned: LearnedChurn | null): readonly TuningLack[] {
  if (effect.exposed_count === 0 || (learned !== null && learned.shop.low > 0)) return [];
  return [{ kind: "customer_loss", code: "", count: effect.exposed_count, needed: EFFECT_DEFAULTS.least_exposed }];
}

/** Of the items in the order of what they lose. */
function levelsFirst(a: TuningProposal, b: TuningProposal): number {
  return Number(a.kind === "reserve_quantity") - Number(b.kind === "reserve_quantity");
}
