import { z } from "zod";
import type { ChannelTools } from "../channel-kind.ts";
import { sendRequest } from "../sending/outbound-request.ts";
import { listTooLong, type Queried, queried, type QueryWords, refusedQuery } from "../sending/queried.ts";
import { jsonOf } from "../sending/reply-outcome.ts";
import { type TencentAccount, tencentRequest } from "./tencent-sms-request.ts";

/** A query of 腾讯云短信, and the name of the list that answers it. */
interface TencentQuery {
  readonly action: string;
  readonly content: object;
  readonly list: string;
}

const refused = z.object({
  Response: z.object({ Error: z.object({ Code: z.string(), Message: z.string().catch("") }) }),
});
const answer = z.object({ Response: z.record(z.string(), z.unknown()) });
/** Small enough that a page of long reasons is read whole. */
const PAGE = 50;
const MOST_PAGES = 40;

/** Queries of one account. */
export function createTencentQueries(
  account: TencentAccount,
  words: QueryWords,
  { clock, guard, timeout_ms }: Pick<ChannelTools, "clock" | "guard" | "timeout_ms">,
) {
  return { rows, pages };

  /** The rows of one answer; told by the name of their list. */
  async function rows<Row extends z.ZodType>(
    { action, content, list }: TencentQuery,
    row: Row,
  ): Promise<Queried<readonly z.infer<Row>[]>> {
    const request = tencentRequest(account, { action, content, now: clock.now() });
    return queried<readonly z.infer<Row>[]>(await sendRequest({ ...request, timeout_ms, guard }), words, (body) => {
      const error = refused.safeParse(jsonOf(body)).data?.Response.Error;
      if (error?.Code === "FailedOperation.TemplateIdNotExist") return { kind: "not_found" };
      if (error !== undefined) return refusedQuery({ code: error.Code, message: error.Message }, words);
      const told = answer.safeParse(jsonOf(body)).data?.Response[list];
      const parsed = z.array(row).nullable().safeParse(told);
      return parsed.success ? { kind: "told", value: parsed.data ?? [] } : null;
    });
  }

  /** All rows, a page at a time; not told where there are more than are read. */
  async function pages<Row extends z.ZodType>(call: TencentQuery, row: Row): Promise<Queried<readonly z.infer<Row>[]>> {
    const all: z.infer<Row>[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const content = { ...call.content, Limit: PAGE, Offset: page * PAGE };
      const told = await rows({ ...call, content }, row);
      if (told.kind !== "told") return told;
      all.push(...told.value);
      if (told.value.length < PAGE) return { kind: "told", value: all };
    }
    return listTooLong(call.action, MOST_PAGES * PAGE, words);
  }
}
