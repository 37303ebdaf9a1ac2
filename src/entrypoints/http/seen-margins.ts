import type { Request } from "express";
import { withoutMargins } from "../../app/access/mask-report.ts";
import { actorOf } from "./identity.ts";

/** A report as whoever asks may see it: margins, and what customers are worth, are for those who may read the plan. */
export function seenMargins<Report>(request: Request, report: Report): Report {
  return actorOf(request).permissions.has("read_plan") ? report : withoutMargins(report);
}
