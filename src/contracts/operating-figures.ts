/** How forecasts, books, returns and turnover of a whole shop have done: made once a day, kept, and shown with its day. */
import { z } from "zod";
import { approvalReport } from "./approvals.ts";
import { responseReport } from "./responses.ts";

const abc_class = z.enum(["A", "B", "C"]);
const day = z.iso.date();
/** "YYYY-MM" */
const month = z.string();
const rate = z.number().nullable();

/** Where a figure of one item at one place leads to. */
const place = z.object({ item_code: z.string(), item_name: z.string(), location_code: z.string(), abc_class });

/**
 * How far forecasts were off, shares of what came; null where there was nothing to forecast. Both rates are null where
 * there is a `lack`: the month has not ended, or too few units were sold.
 */
export const errorRates = z
  .object({
    ...{ bias_rate: rate, error_rate: rate, actual_total: z.number() },
    lack: z.enum(["unfinished_month", "few_units"]).nullable().default(null),
  })
  .nullable();

/** The same apart for days of a promotion, of an event or holiday, and of neither. */
export const splitRates = z.object({ all: errorRates, promotion: errorRates, event: errorRates, regular: errorRates });

/** Kind of days that most of an error comes from. */
export const errorCauseCode = z.enum(["event", "promotion", "forecast"]);

const forecastFigures = z.object({
  weeks: z.number(),
  by_class: z.array(z.object({ abc_class, split: splitRates })),
  /** Months of the weeks' last days, oldest first. */
  by_month: z.array(z.object({ abc_class, month, split: splitRates })),
  /** Of the latest weeks, what was missed most in money first. */
  worst: z.array(
    place.extend({
      bias_rate: rate,
      error_rate: rate,
      /** Σ|forecast − actual|, units. */
      missed_units: z.number(),
      cause: errorCauseCode.nullable(),
      /** Events and holidays of these weeks. */
      events: z.array(z.string()),
    }),
  ),
});

const accuracy = z.object({ counts: z.number(), accuracy_rate: rate, difference_rate: rate });

const countFigures = z.object({
  /** Counts looked back on. */
  days: z.number(),
  by_class: z.array(z.object({ abc_class, ...accuracy.shape })),
  by_month: z.array(z.object({ abc_class, month, ...accuracy.shape })),
  by_location: z.array(z.object({ location_code: z.string(), ...accuracy.shape })),
  /** Places with stock on the books, and those of them that were counted. */
  places: z.number(),
  counted_places: z.number(),
  last_counted_on: day.nullable(),
  /** Counts without a book: nothing can be said of them. */
  without_book: z.number(),
  /** Last counts beyond tolerance, the greatest share of the book first. */
  worst: z.array(place.extend({ counted_on: day, book_quantity: z.number(), counted_quantity: z.number() })),
  /** Places that were not counted, the most important class first. */
  never_counted: z.array(place),
});

const returned = z.object({ returned: z.number(), delivered: z.number(), return_rate: rate });

const returnFigures = z.object({
  days: z.number(),
  by_class: z.array(z.object({ abc_class, ...returned.shape })),
  by_month: z.array(z.object({ abc_class, month, ...returned.shape })),
  /** Items of which more comes back than of others like them; the most units first. */
  high: z.array(place.extend({ ...returned.shape, usual_return_rate: rate })),
  /** Units by category, for what is usual; "" for items without one. */
  categories: z.array(
    z.object({
      category: z.string(),
      returned: z.number(),
      resellable: z.number(),
      shipped: z.number(),
      closed: z.number(),
    }),
  ),
});

const turnoverFigures = z.object({
  days: z.number(),
  by_class: z.array(
    z.object({
      abc_class,
      low_days: z.number(),
      high_days: z.number(),
      too_low: z.number(),
      fine: z.number(),
      too_high: z.number(),
      no_sales: z.number(),
      /** Σ stock ÷ Σ daily sales of all places of the class. */
      turnover_days: z.number().nullable(),
    }),
  ),
  /** Farthest beyond its band first. */
  worst: z.array(place.extend({ turnover_days: z.number(), judgement: z.enum(["too_low", "too_high"]) })),
});

/** All figures of a shop. */
export const operatingFigures = z.object({
  /** The business day they were made on. */
  made_on: day,
  /** Instant in ms. */
  made_at: z.number(),
  places: z.number(),
  forecast: forecastFigures,
  counts: countFigures,
  returns: returnFigures,
  turnover: turnoverFigures,
});
export type OperatingFigures = z.infer<typeof operatingFigures>;

const countReason = z.enum(["negative_stock", "phantom_stock", "undocumented_movement", "count_difference"]);

/** Stock that should be counted. */
export const countProposalReport = z.object({
  reason: countReason,
  /** One Chinese sentence. */
  sentence: z.string(),
  doubted_units: z.number(),
});

/** The page 经营指标: the kept figures, and what should be counted as things stand now. */
export const operatingReport = z.object({
  today: day,
  /** Null while none were made. */
  figures: operatingFigures.nullable(),
  /** How fast people answer alerts, as things stand now. */
  responses: responseReport,
  /** How long purchases take from request to receipt, as the platform's workflows were last read. */
  approvals: approvalReport,
  /** How many places should be counted. */
  proposed: z.number(),
  /** Worst first, by the money in doubt. */
  proposals: z.array(
    place.omit({ abc_class: true }).extend({
      ...countProposalReport.shape,
      /** Units in doubt × purchase cost, or sale price; null where neither is known. */
      doubted_value: z.number().nullable(),
    }),
  ),
  /** Whether the form of count tasks is there to ask people on the platform. */
  has_count_form: z.boolean(),
  /** How many counts people were asked for and have not made. */
  asked_counts: z.number(),
  /** Those, the earliest due first. */
  count_tasks: z.array(
    place.omit({ abc_class: true }).extend({
      reason: countReason,
      opened_on: day,
      due_on: day,
      is_late: z.boolean(),
      book_quantity: z.number().nullable(),
    }),
  ),
});
export type OperatingReport = z.infer<typeof operatingReport>;
