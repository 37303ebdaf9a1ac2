import { z } from "zod";
import type { BroadcastCounts, BroadcastReading } from "../../../contracts/broadcast.ts";
import type { Problem } from "../../../contracts/problem.ts";
import type { TokenApi } from "../wechat-token/token-api.ts";

/** Rows of all pages, or why there are none. */
type Pages<Row> =
  | { readonly kind: "read"; readonly rows: readonly Row[] }
  | { readonly kind: "failed"; readonly problem: Problem };

/** By the vendor's status. */
const STATES = ["waiting", "sent", "lost", "limited"] as const satisfies readonly (keyof BroadcastCounts)[];

const next_cursor = z.string().default("");
const tasks = z
  .object({ next_cursor, task_list: z.array(z.object({ userid: z.string() })) })
  .transform((page) => ({ next: page.next_cursor, rows: page.task_list }));
const results = z
  .object({ next_cursor, send_list: z.array(z.object({ status: z.int().min(0).max(3) })) })
  .transform((page) => ({ next: page.next_cursor, rows: page.send_list }));

const TASKS_PATH = "/cgi-bin/externalcontact/get_groupmsg_task";
const RESULTS_PATH = "/cgi-bin/externalcontact/get_groupmsg_send_result";

const PAGE_SIZE = 1_000;
/** A broadcast reaches 10,000 customers at most; what goes on beyond that goes in circles. */
const MOST_PAGES = 50;

/** Asks which employees have a broadcast to confirm, then what has become of it by each of them, page by page. */
export async function broadcastReading(msgid: string, post: TokenApi["post"]): Promise<BroadcastReading> {
  const employees = await everyPage(post, TASKS_PATH, { msgid }, tasks);
  if (employees.kind === "failed") return unread(employees.problem);
  const counts = { waiting: 0, sent: 0, lost: 0, limited: 0 };
  for (const { userid } of employees.rows) {
    const customers = await everyPage(post, RESULTS_PATH, { msgid, userid }, results);
    if (customers.kind === "failed") return unread(customers.problem);
    for (const { status } of customers.rows) counts[STATES[status] ?? "waiting"] += 1;
  }
  return { kind: "known", counts };
}

/** That nothing is known because somebody called it off is known for good. */
function unread(problem: Problem): BroadcastReading {
  return problem.code.endsWith("_cancelled") ? { kind: "cancelled" } : { kind: "failed", problem };
}

async function everyPage<Row>(
  post: TokenApi["post"],
  path: string,
  asked: Readonly<Record<string, string>>,
  page: z.ZodType<{ readonly next: string; readonly rows: readonly Row[] }>,
): Promise<Pages<Row>> {
  const rows: Row[] = [];
  let cursor = "";
  for (let count = 0; count < MOST_PAGES; count += 1) {
    let next = "";
    const json = JSON.stringify({ ...asked, limit: PAGE_SIZE, ...(cursor !== "" && { cursor }) });
    const outcome = await post(path, json, (body) => {
      const read = page.safeParse(body);
      if (!read.success) return null;
      next = read.data.next;
      rows.push(...read.data.rows);
      return { kind: "sent", receipt: null };
    });
    if (outcome.kind !== "sent" && outcome.kind !== "partial") return { kind: "failed", problem: outcome.problem };
    if (next === "") return { kind: "read", rows };
    cursor = next;
  }
  return { kind: "failed", problem: ENDLESS };
}

/** Counts of a part would be told as those of the whole. */
const ENDLESS: Problem = {
  code: "work_customers_endless",
  message: `企业微信客户群发的结果超过 ${MOST_PAGES} 页，没有读完`,
  hint: "请在企业微信中查看该群发任务的结果。",
};
