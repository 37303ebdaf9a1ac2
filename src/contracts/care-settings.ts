/** What the page 关怀效果 and the server say to each other while a person sets up customer care. */
import { z } from "zod";

/** What an installation has settled of its care. */
export const careSettings = z.strictObject({
  /** Share of customers held out of each action, 0–0.5. */
  held_out_share: z.number(),
  /** Yuan of coupons that may be given in a month. */
  coupon_budget: z.number(),
  /** Days over which buying is counted as an action's outcome. */
  window_days: z.number(),
  /** Yuan that one contact costs. */
  contact_cost: z.number(),
  /** Whether an action that loses money stops by itself; else it is only marked. */
  stops_losing: z.boolean(),
  /** Whether tasks of foretold buyers are held out too; tasks of open orders never are. */
  holds_out_foretold: z.boolean(),
});
export type CareSettings = z.infer<typeof careSettings>;

/** Settings as somebody wants them, with those that were seen: where others hold by now, nothing is changed. */
export const careSettingsRequest = z.strictObject({ seen: careSettings, settings: careSettings });
export type CareSettingsRequest = z.infer<typeof careSettingsRequest>;

/** How it went: `changed` where somebody else was faster. The settings are those that hold now. */
export const careSettingsWritten = z.object({ kind: z.enum(["saved", "changed"]), settings: careSettings });
export type CareSettingsWritten = z.infer<typeof careSettingsWritten>;

/** Plans to begin with, by the name of their trade. */
export const starterPlansRequest = z.strictObject({ pack: z.string().max(40) });

/** Names of the plans that were written, switched off, and of those that were there already. */
export const starterPlansWritten = z.object({ written: z.array(z.string()), present: z.array(z.string()) });
export type StarterPlansWritten = z.infer<typeof starterPlansWritten>;
