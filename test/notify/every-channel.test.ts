import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { ShownMessage } from "@stockguard/channel-fakes";
import fc from "fast-check";
import { CHANNELS } from "../../src/adapters/notify/channels.ts";
import { CONSOLE } from "../../src/adapters/notify/console-channel.ts";
import { messageLinks } from "../../src/adapters/notify/texts/web-link.ts";
import type { Message } from "../../src/contracts/message.ts";
import { type ChannelStand, STANDS } from "./channel-stands.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

const LONG_NAME = "不锈钢真空保温杯（磨砂黑，500 毫升，带茶隔与提绳，企业定制刻字款）".repeat(8);
const ACTIONS = ["确认收到", "已下单", "暂不处理"].map((label, i) => ({
  label,
  link: `https://board.shop.test/a/${i}`,
}));

/** What people type into the name of an item when they try to have somebody follow a link, or to call everybody. */
const INJECTIONS = [
  "[x](http://evil.test)",
  "![x](http://evil.test/x.png)",
  '<a href="http://evil.test">x</a>',
  "<http://evil.test>",
  "<at id=all></at>",
  '<at user_id="all">所有人</at>',
  "<@all>",
  "@all @所有人",
  "</font><font color=info>",
  "**[x](http://evil.test)**",
  '"},"at":{"isAtAll":true},"x":{"y":"',
  "<img src=http://evil.test/x.png onerror=alert(1)>",
  "# 标题\n> 引用\n- 列表\n```\n[x](http://evil.test)\n```",
  "]( http://evil.test)[",
  "https://evil.test/x 请先登录",
  "- 列表",
  "+ 列表",
  "1. 列表",
  "---",
  "___",
  "_斜_ __粗__ ~~删~~ *斜* `码`",
];

const CASES: readonly { readonly name: string; readonly parts: Partial<Message> }[] = [
  { name: "an ordinary message", parts: {} },
  { name: "a long Chinese name", parts: { title: `【缺货】${LONG_NAME}`, lines: [`商品：${LONG_NAME}`, LONG_NAME] } },
  { name: "emoji", parts: { title: "【缺货】👨‍👩‍👧‍👦亲子杯🥤", lines: ["商品：👩🏽‍🚀", "👍".repeat(999)] } },
  {
    name: "control characters",
    parts: { title: "【缺货】保温\u0000\r\n杯\u202e\u001b[31m", lines: ["a\tb\u2028c", "\ud83d", "\u007f"] },
  },
  { name: "twenty lines", parts: { lines: Array.from({ length: 20 }, (_, i) => `第 ${i} 项：${LONG_NAME}`) } },
  { name: "lines without a word", parts: { lines: ["", " ", "\u0000"] } },
  { name: "no lines", parts: { lines: [] } },
  { name: "no link", parts: { link: null } },
  { name: "neither lines nor link", parts: { lines: [], link: null } },
  { name: "three answers", parts: { actions: ACTIONS } },
  { name: "three answers without a link to the details", parts: { link: null, actions: ACTIONS } },
  { name: "a link that is none", parts: { link: "javascript:alert(1)", actions: ACTIONS } },
  ...INJECTIONS.map((typed) => ({
    name: `a name such as ${JSON.stringify(typed)}`,
    parts: { title: `【缺货】${typed}`, lines: [`商品：${typed}`, typed, `${typed}：${typed}`], actions: ACTIONS },
  })),
  ...INJECTIONS.map((typed) => ({
    name: `a name such as ${JSON.stringify(typed)}, and nothing to follow`,
    parts: { title: `【缺货】${typed}`, lines: [typed], link: null },
  })),
  {
    name: "everything at once",
    parts: {
      title: `【缺货】${INJECTIONS.join("")}${LONG_NAME}`,
      lines: [...INJECTIONS, ...INJECTIONS.map((typed) => `商品：👨‍👩‍👧‍👦${typed}${LONG_NAME}`)],
      actions: ACTIONS,
    },
  },
];

describe("the battery of every channel", () => {
  it("knows the other side of every kind, and of none that there is not", () => {
    const kinds = Object.keys(CHANNELS).filter((kind) => kind !== CONSOLE);
    expect(Object.keys(STANDS).sort()).toEqual(kinds.sort());
  });
});

const dressed = Object.entries(STANDS).flatMap(([kind, plan]) =>
  plan.dresses.map((dress) => ({ kind, dress, plan, title: `${kind} ${JSON.stringify(dress)}` })),
);

describe.each(dressed)("$title", ({ kind, dress, plan }) => {
  let stand: ChannelStand;
  const { tools, time } = someTools();
  beforeEach(async () => {
    stand = await plan.open(() => time.now);
  });
  afterEach(async () => {
    await stand.close();
  });

  /** Sends on a fresh minute, and returns what arrived by it. */
  async function arrived(message: Message): Promise<readonly ShownMessage[]> {
    time.now += 3_600_000;
    const channel = CHANNELS[kind];
    if (channel === undefined) throw new Error(`there is no ${kind}`);
    const before = { tries: stand.tries(), shown: stand.shown().length };
    const outcome = await opened(channel, { ...stand.config, ...dress }, tools).send(message);
    expect({ outcome: outcome.kind, tries: stand.tries() - before.tries }).toEqual({ outcome: "sent", tries: 1 });
    return stand.shown().slice(before.shown);
  }

  it.each(CASES)(
    "takes $name in one request, with its title, its own links and nobody called",
    async ({ name, parts }) => {
      const message = aMessage({ ...parts, reference: `battery/${name}` });
      const [shown, ...others] = await arrived(message);
      expect(others).toEqual([]);
      expect(folded(shown?.text ?? "")).toContain(folded(beginning(message.title, plan.room)));
      expectHonest(shown, message);
    },
  );

  it("has settings that are the same after they were kept and read again", () => {
    const first = CHANNELS[kind]?.read({ ...stand.config, ...dress });
    const kept: unknown = JSON.parse(JSON.stringify(first?.kind === "usable" ? first.config : null));
    expect(CHANNELS[kind]?.read(kept)).toMatchObject({ kind: "usable", config: kept });
  });

  it("makes nothing but texts of whatever is typed", async () => {
    let count = 0;
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc
        .array(fc.constantFrom(...INJECTIONS, "[", "](", ")", "<", ">", "\\", "&", "@", "\n", "杯", "👍🏽"), {
          maxLength: 12,
        })
        .map((parts) => parts.join("")),
    );
    const follow = fc.constantFrom({ actions: ACTIONS }, { link: null });
    const property = fc.asyncProperty(typed, fc.array(typed, { maxLength: 6 }), follow, async (title, lines, links) => {
      const reference = `battery/typed/${(count += 1)}`;
      const message = aMessage({ title: `【缺货】${title}`, lines, ...links, reference });
      const [shown] = await arrived(message);
      expectHonest(shown, message);
    });
    await fc.assert(property, { numRuns: 25, seed: 20_261_123 });
  });
});

/** As much of a title as every channel has room for, up to the first sign that none can show. */
function beginning(title: string, room = 20): string {
  return (/^[^\p{Cc}\u202e]*/u.exec(title)?.[0] ?? "").slice(0, room).trim();
}

/** Full-width twins count as the signs they stand for. */
function folded(text: string): string {
  return text.normalize("NFKC");
}

/** Every link is one of the message's own, nobody is called who was not named by a rule, and typed text is no markup. */
function expectHonest(shown: ShownMessage | undefined, message: Message): void {
  const own = messageLinks(message).map(({ link }) => link);
  expect({
    strange: shown?.links.map(({ url }) => url).filter((url) => !own.includes(url)),
    mentions: shown?.mentions,
    markup: shown?.markup ?? [],
  }).toEqual({ strange: [], mentions: [], markup: [] });
}
