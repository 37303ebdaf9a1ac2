/** Units sold and units that came back. */
export interface ReturnHistory {
  readonly sold: number;
  /** Brought back for money. */
  readonly returned: number;
  /** Brought back for another one. */
  readonly exchanged: number;
  /** Of all that came back, units that could be sold again. */
  readonly resaleable: number;
}

/** Shares of what is sold that come back (退换货率), and of what comes back that can be sold again; 0 … 1. */
export interface ReturnRates {
  readonly return_rate: number;
  readonly exchange_rate: number;
  readonly resaleable_share: number;
}

/** Units of earlier belief beside the history: few sales say little. */
const PRIOR_UNITS = 20;

/** Rates drawn towards those of the class, or of everything, as if 20 units had behaved like it. */
export function returnRates({ sold, returned, exchanged, resaleable }: ReturnHistory, prior: ReturnRates): ReturnRates {
  const back = Math.max(0, returned) + Math.max(0, exchanged);
  return {
    return_rate: drawn(returned, sold, prior.return_rate),
    exchange_rate: drawn(exchanged, sold, prior.exchange_rate),
    resaleable_share: drawn(resaleable, back, prior.resaleable_share),
  };
}

function drawn(units: number, of: number, prior: number): number {
  const rate = (Math.max(0, units) + PRIOR_UNITS * prior) / (Math.max(0, of) + PRIOR_UNITS);
  return Math.min(1, Math.max(0, rate));
}

/**
 * Units to have for each unit requested: 1 − r·q + x·(1 − q). A return that can be sold again spares a unit; an exchange
 * takes one more and gives one back only if that can be sold again. Between 0 and 2.
 */
export function planFactor({ return_rate, exchange_rate, resaleable_share }: ReturnRates): number {
  return 1 - return_rate * resaleable_share + exchange_rate * (1 - resaleable_share);
}
