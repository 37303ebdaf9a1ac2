import type { ProblemsReport } from "../../contracts/board.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Outbox } from "../../ports/outbox.ts";
import { effectLabel } from "./effect-label.ts";

const SHOWN_PROBLEMS = 100;
const EXCERPT_LENGTH = 300;
/** Longer than any phone number as people write it, so that none is cut before it is known for one. */
const PHONE_LENGTH = 20;

/** What waits for a person: messages that could not be used, and effects that were given up. */
export function createProblemsReport({ inbox, outbox }: { inbox: Inbox; outbox: Outbox }) {
  return async function problemsReport(installation_id: string): Promise<ProblemsReport> {
    const [aside, dead] = await Promise.all([
      inbox.aside(installation_id, SHOWN_PROBLEMS),
      outbox.list(installation_id, { state: "dead" }, SHOWN_PROBLEMS),
    ]);
    return {
      aside: aside.map(({ id, form, received_at, problem, body }) => ({
        id,
        form,
        received_at,
        problem,
        excerpt: maskPhones(body.slice(0, EXCERPT_LENGTH + PHONE_LENGTH)).slice(0, EXCERPT_LENGTH),
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

/** Mainland mobile numbers keep their first three and last two digits; also in groups and behind +86. As long as before. */
function maskPhones(text: string): string {
  return text.replace(
    /(?<!\d)((?:86[- ]?)?1[3-9]\d)([- ]?\d{4}[- ]?\d{2})(\d{2})(?!\d)/g,
    (_phone, first: string, middle: string, last: string) => first + middle.replace(/\d/g, "*") + last,
  );
}
