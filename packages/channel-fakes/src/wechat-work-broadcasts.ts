import { z } from "zod";
import { type ShownMessage, shownText } from "./shown.ts";
import { broadcastBody } from "./wechat-work-bodies.ts";

/** A broadcast that waits for an employee, or has been confirmed. */
export interface FakeBroadcast extends ShownMessage {
  readonly msgid: string;
  readonly sender: string;
  readonly customers: readonly string[];
  isConfirmed: boolean;
  isCancelled: boolean;
  /** Customers whom it does not reach though it was confirmed, with the vendor's status of each. */
  readonly missed: Map<string, 2 | 3>;
}

/** Customers and the employee who added them; nobody else may write to them. */
const CUSTOMERS: Readonly<Record<string, string>> = {
  wmAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA: "zhangsan",
  wmBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB: "zhangsan",
  wmCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC: "lisi",
};

const taskBody = z.strictObject({
  msgid: z.string(),
  limit: z.int().min(1).max(1_000).optional(),
  cursor: z.string().optional(),
});
const resultBody = taskBody.extend({ userid: z.string() });

/** Page size of the answer about a broadcast, small so that pages are met. */
const PAGE = 1;

/** The part of the API that prepares broadcasts to customers. */
export function createFakeBroadcasts() {
  const broadcasts: FakeBroadcast[] = [];

  function broadcastOf(wanted: string): FakeBroadcast {
    const found = broadcasts.find(({ msgid }) => msgid === wanted);
    if (found === undefined) throw new Error(`no broadcast ${wanted}`);
    return found;
  }

  function take(body: unknown): unknown {
    const parsed = broadcastBody.safeParse(body);
    if (!parsed.success) return said(40_058, `invalid Request Parameter: ${parsed.error.issues[0]?.path.join(".")}`);
    const { external_userid = [], sender = "", text, attachments = [] } = parsed.data;
    const wanted = external_userid.length > 0 ? external_userid : Object.keys(CUSTOMERS);
    const owner = sender === "" ? CUSTOMERS[wanted[0] ?? ""] : sender;
    const reached = wanted.filter((customer) => CUSTOMERS[customer] === owner);
    if (owner === undefined || reached.length === 0) return said(84_061, "not external contact");
    const msgid = `msgGCAAAXtWyujaWJHDDGi0mAAAA${broadcasts.length + 1}`;
    const inside = shownText(text.content);
    const links = attachments.map(({ link: { title, desc = "", url } }) => [title, desc, url].join("\n"));
    broadcasts.push({
      msgid,
      sender: owner,
      customers: reached,
      text: [inside.text, ...links].join("\n"),
      links: [...inside.links, ...attachments.map(({ link: { title, url } }) => ({ label: title, url }))],
      mentions: [],
      isConfirmed: false,
      isCancelled: false,
      missed: new Map(),
    });
    return { ...said(0, "ok"), fail_list: wanted.filter((customer) => !reached.includes(customer)), msgid };
  }

  function tasks(body: unknown): unknown {
    const parsed = taskBody.safeParse(body);
    const broadcast = broadcasts.find(({ msgid }) => msgid === parsed.data?.msgid);
    if (broadcast === undefined) return said(41_063, "invalid msgid");
    if (broadcast.isCancelled) return said(41_093, "group message canceled");
    const status = broadcast.isConfirmed ? 2 : 0;
    return { ...said(0, "ok"), next_cursor: "", task_list: [{ userid: broadcast.sender, status }] };
  }

  function result(body: unknown): unknown {
    const parsed = resultBody.safeParse(body);
    const broadcast = broadcasts.find(({ msgid }) => msgid === parsed.data?.msgid);
    if (broadcast === undefined || broadcast.sender !== parsed.data?.userid) return said(41_063, "invalid msgid");
    if (broadcast.isCancelled) return said(41_093, "group message canceled");
    const from = Number(parsed.data.cursor ?? 0);
    const page = broadcast.customers.slice(from, from + PAGE);
    const next = from + PAGE;
    return {
      ...said(0, "ok"),
      next_cursor: next < broadcast.customers.length ? String(next) : "",
      send_list: page.map((external_userid) => {
        const status = broadcast.isConfirmed ? (broadcast.missed.get(external_userid) ?? 1) : 0;
        const row = { external_userid, userid: broadcast.sender, status };
        return status === 1 ? { ...row, send_time: 1_700_000_000 } : row;
      }),
    };
  }

  return {
    broadcasts,
    take,
    tasks,
    result,
    confirm(msgid: string, missed: Readonly<Record<string, 2 | 3>> = {}) {
      const broadcast = broadcastOf(msgid);
      broadcast.isConfirmed = true;
      for (const [customer, status] of Object.entries(missed)) broadcast.missed.set(customer, status);
    },
    cancel(msgid: string) {
      broadcastOf(msgid).isCancelled = true;
    },
  };
}

function said(errcode: number, errmsg: string) {
  return { errcode, errmsg };
}
