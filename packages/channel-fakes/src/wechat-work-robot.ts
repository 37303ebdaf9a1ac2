import { createHash } from "node:crypto";
import { z } from "zod";
import { type FakeReply, type FakeRequest, type FakeServer, jsonOf, startFakeServer } from "./fake-server.ts";
import { type ShownMessage, shownMarkdown, shownText } from "./shown.ts";
import { shownCard, wechatCard } from "./wechat-card.ts";

/** A 企业微信 group robot: as strict as the real one about types, sizes and pace, and an error is an HTTP 200. */
export interface FakeWechatWorkRobot extends FakeServer {
  /** Its secret address. */
  readonly url: string;
  readonly key: string;
  /** Contents taken in, in order; of a card its texts. */
  readonly taken: readonly string[];
  /** The same as people see them. */
  readonly shown: readonly ShownMessage[];
  /** The bytes of pictures taken in, in order; they are no contents. */
  readonly pictures: readonly Buffer[];
}

const KEY = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa";
const PER_MINUTE = 20;
const content = (limit: number) =>
  z.strictObject({ content: z.string().refine((text) => Buffer.byteLength(text) <= limit && text.trim() !== "") });
const PICTURE_BYTES = 2 * 1024 * 1024;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPG = Buffer.from([0xff, 0xd8, 0xff]);
const image = z.strictObject({ base64: z.base64(), md5: z.string() }).refine(({ base64, md5 }) => {
  const bytes = Buffer.from(base64, "base64");
  const isPicture = [PNG, JPG].some((head) => bytes.subarray(0, head.length).equals(head));
  return isPicture && bytes.length <= PICTURE_BYTES && createHash("md5").update(bytes).digest("hex") === md5;
});
const body = z.union([
  z.strictObject({ msgtype: z.literal("image"), image }),
  z.strictObject({ msgtype: z.literal("markdown"), markdown: content(4_096) }),
  z.strictObject({ msgtype: z.literal("text"), text: content(2_048) }),
  z.strictObject({ msgtype: z.literal("template_card"), template_card: wechatCard }),
]);

/** Starts a robot; `now` is its clock, ms. */
export async function startFakeWechatWorkRobot(now: () => number): Promise<FakeWechatWorkRobot> {
  const taken: string[] = [];
  const shown: ShownMessage[] = [];
  const pictures: Buffer[] = [];
  const arrivals: number[] = [];

  function strict({ method, url, bytes }: FakeRequest): FakeReply {
    const key = url.searchParams.get("key");
    const isKnown = method === "POST" && url.pathname === "/cgi-bin/webhook/send" && key === KEY;
    if (!isKnown) return said(93_000, `invalid webhook url, hint: [1], key: ${key ?? ""}`);
    arrivals.push(now());
    if (arrivals.filter((at) => at > now() - 60_000).length > PER_MINUTE) return said(45_009, "api freq out of limit");
    const parsed = body.safeParse(jsonOf(bytes));
    if (!parsed.success) return said(40_058, "markdown.content exceed max length 4096");
    if (parsed.data.msgtype === "image") {
      pictures.push(Buffer.from(parsed.data.image.base64, "base64"));
      return said(0, "ok");
    }
    const { text, content, ...rest } = takenOf(parsed.data);
    taken.push(content);
    shown.push({ text, ...rest });
    return said(0, "ok");
  }

  const server = await startFakeServer(strict);
  return { ...server, url: `${server.origin}/cgi-bin/webhook/send?key=${KEY}`, key: KEY, taken, shown, pictures };
}

function takenOf(
  message: Exclude<z.infer<typeof body>, { msgtype: "image" }>,
): ShownMessage & { readonly content: string } {
  switch (message.msgtype) {
    case "markdown":
      return { ...shownMarkdown(message.markdown.content), content: message.markdown.content };
    case "text":
      return { ...shownText(message.text.content), content: message.text.content };
    case "template_card": {
      const card = shownCard(message.template_card);
      return { ...card, content: card.text };
    }
  }
}

function said(errcode: number, errmsg: string): FakeReply {
  return { json: { errcode, errmsg } };
}
