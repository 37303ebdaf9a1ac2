import type { Request } from "express";
import type { Access } from "../../app/access/access.ts";
import { maskReport } from "../../app/access/mask-report.ts";
import { actorOf, askingOf } from "./identity.ts";

const HOUR_MS = 3_600_000;
/** More readers than this within an hour, and some views are noted twice. */
const REMEMBERED = 10_000;

/**
 * Shows a report as its reader may see it: phone numbers masked, or whole and then noted in the audit log, once an hour
 * for each reader and report.
 */
export function createSeenReport(access: Access, now: () => number) {
  const noted = new Map<string, number>();

  return async function seenReport<Report>(request: Request, name: string, report: Report): Promise<Report> {
    const masked = maskReport(report);
    const actor = actorOf(request);
    if (!actor.permissions.has("see_phones")) return masked;
    const hasPhones = JSON.stringify(masked) !== JSON.stringify(report);
    if (hasPhones && isDue(`${actor.name} ${name}`)) await access.note("phones_seen", name, askingOf(request));
    return report;
  };

  function isDue(key: string): boolean {
    if (now() < (noted.get(key) ?? 0) + HOUR_MS) return false;
    if (noted.size >= REMEMBERED) noted.clear();
    noted.set(key, now());
    return true;
  }
}
