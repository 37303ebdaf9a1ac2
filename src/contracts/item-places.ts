/** An item at all its places, as the server sends it. */
import { z } from "zod";
import { boardRow } from "./board.ts";

/** Units; chances are 0–1. Null where it cannot be told. */
export const itemPlaces = z.object({
  /** The worst first. */
  places: z.array(
    boardRow.pick({
      location_code: true,
      severity: true,
      on_hand: true,
      days_of_supply: true,
      stockout_date: true,
      stockout_probability: true,
    }),
  ),
  /** As if every unit could serve every place. */
  pooled: z.object({
    available: z.number().nullable(),
    days_of_supply: z.number().nullable(),
    /** Null where fewer than two places can be judged. */
    judged: z
      .object({
        places: z.number(),
        stockout_probability: z.number(),
        /** Sum of the places' own, and what one common stock would need at the level of the strictest place. */
        separate_safety_stock: z.number(),
        pooled_safety_stock: z.number(),
      })
      .nullable(),
  }),
});
export type ItemPlaces = z.infer<typeof itemPlaces>;
