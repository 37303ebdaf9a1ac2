/** What the reports of several pages have in common. */
import { z } from "zod";

export const severity = z.enum(["out", "critical", "high", "watch", "none", "unknown"]);
export const day = z.iso.date();
/** Instant in ms since the epoch. */
export const instant = z.number();
/** Whether the material of a production order is there. */
export const materialStatus = z.enum(["complete", "at_risk", "short", "unknown"]);
export const problem = z.object({ code: z.string(), message: z.string(), hint: z.string() });
