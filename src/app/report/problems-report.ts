import type { ProblemsReport } from "../../contracts/problems-report.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Outbox } from "../../ports/outbox.ts";
import { maskPhones } from "../../domain/text/mask-phones.ts";
import { effectLabel } from "./effect-label.ts";
import type { StandingNotices } from "./standing-notices.ts";

const SHOWN_PROBLEMS = 100;
const EXCERPT_LENGTH = 300;
/** Longer than any phone number as people write it, so that none is cut before it is known for one. */
const PHONE_LENGTH = 20;

/** Ports of `problemsReport`. */
export interface ProblemsPorts {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly standingNotices: StandingNotices;
}

/** What waits for a person: what lasts until it is mended, messages that could not be used, effects that were given up. */
export function createProblemsReport({ inbox, outbox, standingNotices }: ProblemsPorts) {
  return async function problemsReport(
    installation_id: string,
    { sees_phones = false }: { readonly sees_phones?: boolean } = {},
  ): Promise<ProblemsReport> {
    const [notices, aside, dead] = await Promise.all([
      standingNotices(installation_id),
      inbox.aside(installation_id, SHOWN_PROBLEMS),
      outbox.list(installation_id, { state: "dead" }, SHOWN_PROBLEMS),
    ]);
    return {
      notices,
      aside: aside.map(({ id, form, received_at, problem, body }) => ({
        id,
        form,
        received_at,
        problem,
        excerpt: excerptOf(body, sees_phones),
      })),
      dead: dead.map(({ id, action, settled_at, attempts, problem }) => ({
        id,
        label: effectLabel(action),
        at: settled_at,
        attempts,
        problem,
      })),
    };
  };
}

/** Masked before it is cut: half a number would not be known for one. */
function excerptOf(body: string, sees_phones: boolean): string {
  const start = body.slice(0, EXCERPT_LENGTH + PHONE_LENGTH);
  return (sees_phones ? start : maskPhones(start)).slice(0, EXCERPT_LENGTH);
}
