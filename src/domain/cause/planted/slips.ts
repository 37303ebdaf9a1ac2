import { addDays, type Day } from "../../calendar/day.ts";
import type { Random } from "../../math/seeded-random.ts";
import type { CauseEvidence, DayUnits, SupplyFact } from "../cause-evidence.ts";

/** Shares of records with a slip, as forms have them that people fill in. */
const NO_PROMISE = 0.05;
const NO_REQUEST = 0.05;
const UNLINKED = 0.03;
const BOOKED_LATER = 0.25;
const REFUSED_UNWRITTEN = 0.3;
/** The estimate of demand on days without stock is off by up to such a share. */
const ESTIMATE_ERROR = 0.3;

/**
 * The same evidence with the slips of everyday forms: promises and requests left blank, receipts that name no order or are
 * booked a day later, refused demand nobody wrote down and that was estimated.
 */
export function withSlips(evidence: CauseEvidence, random: Random): CauseEvidence {
  const unlinked: DayUnits[] = [];
  const supplies = evidence.supplies?.map((supply): SupplyFact => {
    const slipped = slippedSupply(supply, random);
    if (random() >= UNLINKED) return slipped;
    unlinked.push(...slipped.arrivals);
    return { ...slipped, arrivals: [] };
  });
  return {
    ...evidence,
    supplies: supplies ?? null,
    unlinked_receipts: [...evidence.unlinked_receipts, ...unlinked],
    ...estimatedLoss(evidence, random),
  };
}

function slippedSupply(supply: SupplyFact, random: Random): SupplyFact {
  const isUnpromised = random() < NO_PROMISE;
  const isUnasked = random() < NO_REQUEST;
  return {
    ...supply,
    expected_on: isUnpromised ? null : supply.expected_on,
    requested_on: isUnasked && supply.ordered_on !== null ? null : supply.requested_on,
    approved_on: isUnasked ? null : supply.approved_on,
    arrivals: supply.arrivals.map(({ day, quantity }) => ({ day: bookedOn(day, random), quantity })),
  };
}

function bookedOn(day: Day, random: Random): Day {
  return random() < BOOKED_LATER ? addDays(day, 1) : day;
}

/** Refused units nobody wrote down: their estimate stands in the demand and in what is said to be lost. */
function estimatedLoss({ demand, episode }: CauseEvidence, random: Random): Pick<CauseEvidence, "demand" | "episode"> {
  if (demand === null || random() >= REFUSED_UNWRITTEN) return { demand, episode };
  const error = 1 + ESTIMATE_ERROR * (2 * random() - 1);
  const isOut = (day: Day) => day >= episode.start && day <= episode.end;
  const asked = demand.reduce((sum, { day, quantity }) => sum + (isOut(day) ? quantity : 0), 0);
  const factor = 1 + (error - 1) * Math.min(1, episode.lost_units / Math.max(1, asked));
  return {
    episode: { ...episode, lost_units: episode.lost_units * error },
    demand: demand.map(({ day, quantity }) => ({
      day,
      quantity: isOut(day) ? Math.round(quantity * factor) : quantity,
    })),
  };
}
