import { z } from "zod";
import { type ShownMessage, shownMarkdown } from "./shown.ts";

const content = z.string().refine((value) => value.trim() !== "");
const plain = z.strictObject({ tag: z.literal("plain_text"), content });
const anyText = z.union([plain, z.strictObject({ tag: z.literal("lark_md"), content })]);
const button = z.strictObject({
  tag: z.literal("button"),
  text: plain,
  type: z.enum(["default", "primary", "danger"]),
  url: z.url({ protocol: /^https?$/ }),
});
const card = z.strictObject({
  config: z.strictObject({ wide_screen_mode: z.boolean() }).optional(),
  header: z.strictObject({
    template: z.enum(["blue", "wathet", "turquoise", "green", "yellow", "orange", "red", "carmine", "grey"]),
    title: plain,
  }),
  elements: z
    .array(
      z.union([
        z.strictObject({ tag: z.literal("div"), text: anyText }),
        z.strictObject({ tag: z.literal("action"), actions: z.array(button).min(1) }),
      ]),
    )
    .min(1),
});
const signature = { timestamp: z.string().optional(), sign: z.string().optional() };

/** A body that the robot takes: a text or a card. */
export const feishuBody = z.union([
  z.strictObject({ ...signature, msg_type: z.literal("text"), content: z.strictObject({ text: content }) }),
  z.strictObject({ ...signature, msg_type: z.literal("interactive"), card }),
]);
export type FeishuBody = z.infer<typeof feishuBody>;

/** The message as the app shows it; a text may call out by tag and link, a plain text of a card may not. */
export function shownOf(message: FeishuBody): ShownMessage & { readonly colour: string | null } {
  if (message.msg_type === "text") {
    const { text } = message.content;
    return { ...shownMarkdown(text), markup: [], text, colour: null };
  }
  const { header, elements } = message.card;
  const parts = elements.flatMap((element) => (element.tag === "div" ? [element.text] : []));
  const buttons = elements.flatMap((element) => (element.tag === "action" ? element.actions : []));
  const rich = parts.flatMap(({ tag, content: text }) => (tag === "lark_md" ? [shownMarkdown(text)] : []));
  return {
    text: [header.title.content, ...parts.map(({ content: text }) => text)].join("\n"),
    links: [...rich.flatMap(({ links }) => links), ...buttons.map(({ text, url }) => ({ label: text.content, url }))],
    mentions: rich.flatMap(({ mentions }) => mentions),
    colour: header.template,
  };
}
