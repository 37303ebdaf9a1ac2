import { z } from "zod";
import { type ShownMessage, shownMarkdown, shownText } from "./shown.ts";
import { shownCard, wechatCard } from "./wechat-card.ts";

const bytes = (limit: number) => z.string().refine((text) => text.trim() !== "" && Buffer.byteLength(text) <= limit);
const signs = (limit: number) => z.string().refine((text) => text.trim() !== "" && text.length <= limit);
const link = z.url({ protocol: /^https?$/ });
const ids = (limit: number) => z.string().refine((text) => text.split("|").length <= limit);

const envelope = {
  touser: ids(1_000).optional(),
  toparty: ids(100).optional(),
  totag: ids(100).optional(),
  agentid: z.int(),
  enable_duplicate_check: z.literal([0, 1]).optional(),
  duplicate_check_interval: z.int().min(1).max(14_400).optional(),
};

/** What `message/send` takes: a text, markdown, a text card or a notice card. */
export const appBody = z.discriminatedUnion("msgtype", [
  z.strictObject({ ...envelope, msgtype: z.literal("text"), text: z.strictObject({ content: bytes(2_048) }) }),
  z.strictObject({ ...envelope, msgtype: z.literal("markdown"), markdown: z.strictObject({ content: bytes(2_048) }) }),
  z.strictObject({
    ...envelope,
    msgtype: z.literal("textcard"),
    textcard: z.strictObject({ title: bytes(128), description: bytes(512), url: link, btntxt: signs(4).optional() }),
  }),
  z.strictObject({ ...envelope, msgtype: z.literal("template_card"), template_card: wechatCard }),
]);

/** What `add_msg_template` takes, as far as it is known here. */
export const broadcastBody = z
  .strictObject({
    chat_type: z.literal("single"),
    external_userid: z.array(z.string()).max(10_000).optional(),
    sender: z.string().optional(),
    allow_select: z.boolean().optional(),
    text: z.strictObject({ content: bytes(4_000) }),
    attachments: z
      .array(
        z.strictObject({
          msgtype: z.literal("link"),
          link: z.strictObject({ title: bytes(128), desc: bytes(512).optional(), url: link }),
        }),
      )
      .max(9)
      .optional(),
  })
  .refine(({ external_userid = [], sender = "" }) => external_userid.length > 0 || sender !== "");

/** A message as its reader sees it. */
export function shownBody(body: z.infer<typeof appBody>): ShownMessage {
  switch (body.msgtype) {
    case "text":
      return shownText(body.text.content);
    case "markdown":
      return shownMarkdown(body.markdown.content);
    case "textcard": {
      const { title, description, url, btntxt = "" } = body.textcard;
      const inside = shownText([title, description.replaceAll(/<br>|<\/?div[^>]*>/g, "\n")].join("\n"));
      return { ...inside, links: [...inside.links, { label: btntxt, url }] };
    }
    case "template_card":
      return shownCard(body.template_card);
  }
}
