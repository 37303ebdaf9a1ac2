import type { ProblemsReport } from "../../contracts/board.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Outbox } from "../../ports/outbox.ts";
import { maskPhones } from "../access/mask-phones.ts";
import { effectLabel } from "./effect-label.ts";

const SHOWN_PROBLEMS = 100;
const EXCERPT_LENGTH = 300;
/** Longer than any phone number as people write it, so that none is cut before it is known for one. */
const PHONE_LENGTH = 20;

/** What waits for a person: messages that could not be used, and effects that were given up. */
export function createProblemsReport({ inbox, outbox }: { inbox: Inbox; outbox: Outbox }) {
  return async function problemsReport(
    installation_id: string,
    { sees_phones = false }: { readonly sees_phones?: boolean } = {},
  ): Promise<ProblemsReport> {
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
