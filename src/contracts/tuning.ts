/** Parameters that outcomes speak against: proposals with their evidence, which a person follows or leaves. */
import { z } from "zod";

const day = z.iso.date();
/** 0–1. */
const share = z.number();

const direction = z.enum(["raise", "lower"]);

/** The same in Chinese, ready to be read. */
const text = z.object({
  parameter: z.string(),
  change: z.string(),
  evidence: z.string(),
  effect: z.string(),
  detail: z.string().optional(),
});

const common = {
  code: z.string(),
  name: z.string(),
  text,
  /** The form on the platform where a person changes it; null where it is no field of a form, or its address is not known. */
  form_url: z.string().nullable(),
};

const leadTime = z.object({
  kind: z.literal("lead_time"),
  direction,
  ...common,
  /** Days of the civil calendar. */
  present: z.number(),
  proposed: z.number(),
  evidence: z.object({
    deliveries: z.number(),
    since: day,
    median_days: z.number(),
    p90_days: z.number(),
    late_rate: share.nullable(),
  }),
});

const item = z.object({
  kind: z.enum(["minimum_stock", "item_service_level"]),
  direction,
  ...common,
  unit: z.string(),
  location_code: z.string(),
  /** Units, or a share. */
  present: z.number(),
  proposed: z.number(),
  evidence: z.object({
    places: z.number(),
    known_days: z.number(),
    out_days: z.number(),
    out_spells: z.number(),
    source: z.enum(["movements", "alerts"]),
    safety_stock: z.number(),
    reorder_point: z.number(),
    order_up_to_level: z.number(),
    turnover_days: z.number().nullable(),
  }),
  /** What a higher minimum may tie up at all places together: units, and money at the purchase cost where it is known. */
  more: z.object({ units: z.number(), money: z.number().nullable() }).nullable(),
  /** Whether the figure would become many times what it is. */
  is_large_step: z.boolean(),
});

/** That an item's shortages lose customers, and that it was out of late. */
const loss = {
  exposed_count: z.number(),
  lost_share: share,
  /** Ends of the 95 % interval. */
  lost_share_low: share,
  lost_share_high: share,
  customers_lost: z.number(),
  known_days: z.number(),
  out_days: z.number(),
  out_spells: z.number(),
  /** Places that were out: the days and spells are theirs together. */
  out_places: z.number(),
};

const lossLevel = z.object({
  kind: z.literal("loss_service_level"),
  direction: z.literal("raise"),
  ...common,
  location_code: z.string(),
  present: share,
  proposed: share,
  evidence: z.object({
    ...loss,
    /** At which one more unit is just worth it; null where no money is known. */
    worthwhile_level: share.nullable(),
    /** Future margin that a missing unit loses; null where it is not known. */
    goodwill: z.number().nullable(),
  }),
});

const reserveQuantity = z.object({
  kind: z.literal("reserve_quantity"),
  direction: z.literal("raise"),
  ...common,
  unit: z.string(),
  location_code: z.string(),
  /** Units. */
  present: z.number(),
  proposed: z.number(),
  /** How many customers, never who. */
  evidence: z.object({
    ...loss,
    key_buyers: z.number(),
    fragile_buyers: z.number(),
    lead_days: z.number(),
    expected_units: z.number(),
    order_up_to_level: z.number(),
    places: z.number(),
  }),
});

const classLevel = z.object({
  kind: z.literal("class_service_level"),
  direction,
  ...common,
  code: z.enum(["A", "B", "C"]),
  present: share,
  /** To be looked at in a rehearsal, and adopted there. */
  proposed: share,
  evidence: z.object({
    places: z.number(),
    arrivals: z.number(),
    broken_arrivals: z.number(),
    kept_rate: share,
    kept_rate_low: share,
    kept_rate_high: share,
    in_stock_rate: share,
  }),
});

const buyerChanges = z.object({
  kind: z.literal("buyer_changes"),
  /** Who was better. */
  direction: z.enum(["buyer", "model"]),
  ...common,
  group: z.enum(["supplier", "abc_class"]),
  evidence: z.object({
    changes: z.number(),
    buyer_better: z.number(),
    more: z.number(),
    median_ratio: z.number().nullable(),
    /** Money. */
    difference: z.number(),
    p_value: z.number(),
  }),
});

/** One proposal. */
const tuningProposalReport = z.discriminatedUnion("kind", [
  leadTime,
  item,
  lossLevel,
  reserveQuantity,
  classLevel,
  buyerChanges,
]);
export type TuningProposalReport = z.infer<typeof tuningProposalReport>;

/** All proposals, and what there was too little of to look at. */
export const tuningReport = z.object({
  today: day,
  /** The first of the days looked back on. */
  since: day,
  /** What was looked at. */
  suppliers: z.number(),
  places: z.number(),
  changes: z.number(),
  /** How many there are; the list may be shorter. */
  proposed: z.number(),
  proposals: z.array(tuningProposalReport),
  lacks: z.array(
    z.object({
      kind: z.enum(["lead_time", "stock_record", "customer_loss", "class_service_level", "buyer_changes"]),
      code: z.string(),
      count: z.number(),
      needed: z.number(),
      /** In Chinese. */
      text: z.string(),
    }),
  ),
});
export type TuningReport = z.infer<typeof tuningReport>;
