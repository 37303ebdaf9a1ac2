/**
 * Shares and rates of real shops, as figures alone; `scripts/measure-demo-rates.ts` measures them again.
 * Sources: UCI Online Retail (Chen, Sain, Guo 2012, CC BY 4.0), CDNOW sample (Hardie, Fader), SCMS delivery history (US
 * government open data).
 */

/** Orders of 1, 2, 3, 4, 5 lines, relative weights: units per purchase, CDNOW sample, 6,919 purchases. */
export const LINES_PER_ORDER_WEIGHTS: readonly number[] = [0.446, 0.238, 0.144, 0.07, 0.036];

/** Share of all orders placed by the busiest fifth of the customers: CDNOW sample 0.58, Online Retail 0.58. */
export const ORDERS_OF_TOP_FIFTH_OF_CUSTOMERS = 0.58;

/** Share of all order lines taken by the best-selling fifth of the items: Online Retail. */
export const LINES_OF_TOP_FIFTH_OF_ITEMS = 0.65;

/** Share of order lines asking for a single unit: Online Retail. */
export const SINGLE_UNIT_LINE_SHARE = 0.28;

/** Share of order lines asking for a dozen or more: Online Retail. */
export const DOZEN_LINE_SHARE = 0.25;

/** Share of sold lines brought back on a later day: Online Retail, credit lines matched to an earlier purchase. */
export const RETURNED_LINE_RATE = 0.013;

/** Days from purchase to return, median: Online Retail. */
export const RETURN_DELAY_MEDIAN_DAYS = 10;

/** Share of orders with a line cancelled on the day of purchase: Online Retail, credits matched to that day. */
export const CANCELLED_ORDER_RATE = 0.016;

/** Share of the orders of business customers by weekday, Sunday first: Online Retail (which rests on Saturday). */
export const BUSINESS_WEEKDAY_SHARES: readonly number[] = [0.106, 0.151, 0.181, 0.19, 0.215, 0.157, 0];

/** Share of the orders of persons by weekday, Sunday first: CDNOW sample. */
export const PERSON_WEEKDAY_SHARES: readonly number[] = [0.142, 0.155, 0.156, 0.139, 0.145, 0.132, 0.131];

/** Share of deliveries after the scheduled day: SCMS, 10,324 deliveries. */
export const LATE_DELIVERY_SHARE = 0.115;

/** Share of deliveries before the scheduled day: SCMS. */
export const EARLY_DELIVERY_SHARE = 0.273;

/** Delay of a late delivery as a share of the planned lead time, median: SCMS. */
export const LATE_DELAY_MEDIAN = 0.124;

/** Delay of a late delivery as a share of the planned lead time, 90th percentile: SCMS. */
export const LATE_DELAY_P90 = 0.74;
