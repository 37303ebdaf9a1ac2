import { z } from "zod";
import type { Problem } from "../../../contracts/problem.ts";
import type { TokenApi } from "../wechat-token/token-api.ts";

/** What has become of a broadcast for one customer. */
export interface CustomerResult {
  readonly external_userid: string;
  /** `waiting` for the employee, `sent`, no longer a contact (`lost`), or `limited`: another broadcast came first. */
  readonly state: "waiting" | "sent" | "lost" | "limited";
}

/** What is known of a broadcast, customer by customer, or why nothing is. */
export type BroadcastResults =
  | { readonly kind: "known"; readonly customers: readonly CustomerResult[] }
  | { readonly kind: "failed"; readonly problem: Problem };

/** By the vendor's status. */
const STATES = ["waiting", "sent", "lost", "limited"] as const;

const page = z.object({
  next_cursor: z.string().default(""),
  send_list: z.array(z.object({ external_userid: z.string(), status: z.int().min(0).max(3) })),
});

const PAGE_SIZE = 500;
/** A broadcast reaches 10,000 customers at most; what goes on beyond that goes in circles. */
const MOST_PAGES = 100;

/** Asks what has become of a broadcast by an employee, page by page. */
export async function broadcastResults(api: TokenApi, msgid: string, userid: string): Promise<BroadcastResults> {
  const customers: CustomerResult[] = [];
  let cursor = "";
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const asked = { msgid, userid, limit: PAGE_SIZE, ...(cursor !== "" && { cursor }) };
    let next = "";
    const outcome = await api.post(PATH, JSON.stringify(asked), (body) => {
      const read = page.safeParse(body);
      if (!read.success) return null;
      next = read.data.next_cursor;
      customers.push(...read.data.send_list.map(customerResult));
      return { kind: "sent", receipt: null };
    });
    if (outcome.kind !== "sent" && outcome.kind !== "partial") return { kind: "failed", problem: outcome.problem };
    if (next === "") break;
    cursor = next;
  }
  return { kind: "known", customers };
}

const PATH = "/cgi-bin/externalcontact/get_groupmsg_send_result";

function customerResult({ external_userid, status }: { readonly external_userid: string; readonly status: number }) {
  return { external_userid, state: STATES[status] ?? "waiting" };
}
