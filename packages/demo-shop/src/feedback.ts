import { createRandom, type Random } from "./random.ts";
import { isShort } from "./order-desk.ts";
import { instant } from "./shop-calendar.ts";
import { type Moment, nextNumber, type OrderLine, type SalesOrder, schedule, type Shop } from "./shop.ts";

/** Share of orders whose customers say something, and of those that still wait who complain. */
const HEARD_RATE = 0.08;
const COMPLAINING_RATE = 0.3;
const OTHER_COMPLAINT_RATE = 0.006;
/** Days after which customers say what they think, and lose their patience. */
const HEARD_AFTER_DAYS = 4;

const WAITING = [
  "下单几天了还没发货，客服说缺货，什么时候补？",
  "又断货了，每次买这款都要等",
  "付款以后才告诉我没货，太失望了",
  "等太久了，店里等着用",
  "订单少发了几件，问了说库存不够",
];
const PLEASED = ["质量很好，会再来", "发货快，包装仔细", "没有缺货，一次到齐", "和图片一样，满意", "价格实在"];
const MIXED = ["还可以，就是颜色和图片有点差别", "东西不错，快递慢了两天", "一般，没有想象中好"];
const OTHER = ["收到时包装破损", "发错颜色了，要求换货", "发票抬头开错了", "杯盖有划痕"];

/** Decides whether the customer of a new order says something about it some days later. It takes no chance from the shop. */
export function planFeedback(shop: Shop, order: SalesOrder, { day }: Moment): void {
  const random = createRandom(day).fork(order.order_no);
  const fraction = random.between(0.93, 0.98);
  schedule(shop, day + HEARD_AFTER_DAYS, { fraction, run: (at) => speak(shop, order, { at, random }) });
}

interface Speech {
  readonly at: Moment;
  readonly random: Random;
}

function speak(shop: Shop, order: SalesOrder, speech: Speech): void {
  const { random } = speech;
  const waiting = order.order_status === "已取消" ? undefined : order.lines.find(isShort);
  const isCancelled = order.order_status === "已取消" && order.cancel_reason === "缺货";
  if ((waiting !== undefined || isCancelled) && random.chance(COMPLAINING_RATE)) {
    write(shop, waiting ?? order.lines[0], speech, {
      ...{ feedback_kind: "投诉", satisfaction_score: random.int(1, 2), content: random.pick(WAITING) },
      handle_status: "待处理",
    });
  } else if (random.chance(OTHER_COMPLAINT_RATE)) {
    write(shop, order.lines[0], speech, {
      ...{ feedback_kind: "投诉", satisfaction_score: random.int(1, 3), content: random.pick(OTHER) },
      handle_status: "已处理",
    });
  } else if (random.chance(HEARD_RATE)) {
    const isPleased = random.chance(0.8);
    write(shop, order.lines[0], speech, {
      feedback_kind: random.pick(["评价", "问卷"]),
      satisfaction_score: isPleased ? random.int(4, 5) : 3,
      content: random.pick(isPleased ? PLEASED : MIXED),
      handle_status: "无需处理",
    });
  }
}

interface Said {
  readonly feedback_kind: string;
  readonly satisfaction_score: number;
  readonly content: string;
  readonly handle_status: string;
}

function write(shop: Shop, line: OrderLine | undefined, { at }: Speech, said: Said): void {
  if (line === undefined) return;
  const { order, level } = line;
  const feedback_no = nextNumber(shop, "FK");
  shop.journal.create(
    "customer_feedback",
    feedback_no,
    {
      feedback_no,
      customer_code: order.customer.customer_code,
      order_no: order.order_no,
      item_code: level.item.item_code,
      received_at: instant(at.day, at.fraction),
      ...said,
    },
    at,
    said.feedback_kind === "投诉" ? `客户反馈：${order.customer.customer_name}投诉“${said.content}”` : undefined,
  );
}
