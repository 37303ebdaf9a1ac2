import { addDays } from "../../domain/calendar/day.ts";
import { isErasedCode } from "../../domain/customer/erased-customer.ts";
import { feedbackVerdict, isSameVerdict, verdictChanges } from "../../domain/feedback/feedback-verdict.ts";
import { type FeedbackGoods, linkedEpisode, REMEMBERED_DAYS } from "../../domain/feedback/linked-episode.ts";
import type { StockEpisode } from "../../domain/feedback/stock-episode.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Feedback, KeptFeedback, OrderGoods } from "../../ports/feedback.ts";
import type { Clock } from "../../ports/clock.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import { type EpisodesPorts, episodesOfItems } from "./episodes-of-items.ts";
import { feedbackNote } from "./feedback-note.ts";

/** Ports of `judgeFeedback`. */
export interface JudgeFeedbackPorts extends EachInstallationPorts, EpisodesPorts {
  readonly feedback: Pick<Feedback, "since" | "goodsOf" | "tell">;
  readonly clock: Pick<Clock, "now" | "dayOf" | "today">;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
}

/** Feedback is looked at for this long: an alert may be known, and a text be changed, some days later. */
const JUDGED_DAYS = REMEMBERED_DAYS + 15;

/**
 * Reads what customers said of late: whether it is about stock, and which stockout event it is about. Both are told on the
 * record where a person has not said so before. Returns how many records are to be written.
 */
export function createJudgeFeedback(ports: JudgeFeedbackPorts) {
  const { feedback, clock } = ports;

  return (): Promise<number> => eachInstallation(ports, judgeInstallation);

  async function judgeInstallation(installation_id: string): Promise<number> {
    const since = addDays(clock.today(), -JUDGED_DAYS);
    const found = (await feedback.since(installation_id, since)).filter(isSomebodys);
    if (found.length === 0) return 0;
    const binding = await ports.binding(installation_id, "customer_feedback");
    const goodsOf = await goodsByFeedback(installation_id, found);
    const items = [...new Set(found.flatMap(goodsOf).map(({ item_code }) => item_code))];
    const episodes = await episodesOfItems(ports, installation_id, items);
    let written = 0;
    for (const one of found) written += await judge(installation_id, one, linked(one, goodsOf(one), episodes), binding);
    return written;
  }

  async function judge(
    installation_id: string,
    one: KeptFeedback,
    event_no: string | null,
    binding: FormBinding | null,
  ): Promise<number> {
    const { record_id, told } = one;
    const wanted = feedbackVerdict(one.content, event_no, told);
    if (isSameVerdict(told, wanted)) return 0;
    const notes = feedbackNote(
      { installation_id, record_id, now: clock.now() },
      verdictChanges(one, told, wanted),
      binding,
    );
    const isTold = await feedback.tell(installation_id, { record_id, before: told, after: wanted }, notes);
    return isTold ? notes.length : 0;
  }

  /** What each piece of feedback is about: its item, or else all that its order holds. */
  async function goodsByFeedback(installation_id: string, found: readonly KeptFeedback[]) {
    const order_nos = found.flatMap(({ order_no }) => order_no ?? []);
    const ordered = Map.groupBy(await feedback.goodsOf(installation_id, order_nos), ({ order_no }) => order_no);
    return ({ item_code, order_no }: KeptFeedback): readonly FeedbackGoods[] => {
      const goods: readonly OrderGoods[] = ordered.get(order_no ?? "") ?? [];
      if (item_code === null) return goods;
      const named = goods.filter((one) => one.item_code === item_code);
      return named.length === 0 ? [{ item_code, location_code: "" }] : named;
    };
  }
}

function linked(
  { received_on }: KeptFeedback,
  goods: readonly FeedbackGoods[],
  episodes: readonly StockEpisode[],
): string | null {
  return linkedEpisode(goods, received_on, episodes)?.event_no ?? null;
}

function isSomebodys({ customer_code }: KeptFeedback): boolean {
  return customer_code === null || !isErasedCode(customer_code);
}
