import type { Day } from "../domain/calendar/day.ts";
import type { ProjectedDay } from "../domain/risk/projection.ts";
import type { AlertSeverity } from "../domain/risk/severity.ts";

/** What one panel of a picture shows: an item's stock from today on. Quantities in the item's unit. */
export interface PicturePanel {
  readonly item_name: string;
  /** How people call the place; empty where rows name no location. */
  readonly location_name: string;
  readonly severity: AlertSeverity;
  readonly stockout_date: Day | null;
  readonly safety_stock: number | null;
  readonly projection: readonly Pick<ProjectedDay, "day" | "stock_p10" | "stock_p50" | "stock_p90" | "receipt">[];
}

/** Draws panels below each other as a PNG as wide as a phone; the same panels always give the same bytes. */
export type DrawPicture = (panels: readonly PicturePanel[]) => Promise<Uint8Array>;
