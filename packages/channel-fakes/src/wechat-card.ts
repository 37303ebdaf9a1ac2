import { z } from "zod";
import type { ShownMessage } from "./shown.ts";

/** Signs as the vendor counts them; an emoji counts for each of its parts. */
const signs = (limit: number) => z.string().refine((text) => text.length <= limit && text.trim() !== "");
const url = z.url({ protocol: /^https?$/ });

/** A card of the kind text_notice, with its lengths; `card_action` must lead somewhere. */
export const wechatCard = z.strictObject({
  card_type: z.literal("text_notice"),
  source: z
    .strictObject({ icon_url: url.optional(), desc: signs(13), desc_color: z.literal([0, 1, 2, 3]).optional() })
    .optional(),
  main_title: z.strictObject({ title: signs(26), desc: signs(30).optional() }),
  sub_title_text: signs(112).optional(),
  horizontal_content_list: z
    .array(z.strictObject({ keyname: signs(5), value: signs(26) }))
    .max(6)
    .optional(),
  jump_list: z
    .array(z.strictObject({ type: z.literal(1), title: signs(13), url }))
    .max(3)
    .optional(),
  card_action: z.strictObject({ type: z.literal(1), url }),
});

/** The card as the app shows it; none of its texts is read for markup. */
export function shownCard(card: z.infer<typeof wechatCard>): ShownMessage {
  const { source, main_title, sub_title_text, horizontal_content_list = [], jump_list = [], card_action } = card;
  const facts = horizontal_content_list.map(({ keyname, value }) => `${keyname}：${value}`);
  const texts = [source?.desc, main_title.title, main_title.desc, sub_title_text, ...facts];
  return {
    text: texts.filter((text) => text !== undefined).join("\n"),
    links: [...jump_list.map(({ title: label, url: to }) => ({ label, url: to })), { label: "", url: card_action.url }],
    mentions: [],
  };
}
