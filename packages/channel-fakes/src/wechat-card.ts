import { z } from "zod";
import type { ShownMessage } from "./shown.ts";

/** Signs as the vendor counts them; an emoji counts for each of its parts. */
const signs = (limit: number) => z.string().refine((text) => text.length <= limit && text.trim() !== "");
const url = z.url({ protocol: /^https?$/ });

const frame = {
  source: z
    .strictObject({ icon_url: url.optional(), desc: signs(13), desc_color: z.literal([0, 1, 2, 3]).optional() })
    .optional(),
  main_title: z.strictObject({ title: signs(26), desc: signs(30).optional() }),
  horizontal_content_list: z
    .array(z.strictObject({ keyname: signs(5), value: signs(26) }))
    .max(6)
    .optional(),
  jump_list: z
    .array(z.strictObject({ type: z.literal(1), title: signs(13), url }))
    .max(3)
    .optional(),
  card_action: z.strictObject({ type: z.literal(1), url }),
};

/** A card of words or one of a picture, with their lengths; `card_action` must lead somewhere. */
export const wechatCard = z.discriminatedUnion("card_type", [
  z.strictObject({ ...frame, card_type: z.literal("text_notice"), sub_title_text: signs(112).optional() }),
  z.strictObject({
    ...frame,
    card_type: z.literal("news_notice"),
    card_image: z.strictObject({ url, aspect_ratio: z.number().gt(1.3).lt(2.25).optional() }),
    vertical_content_list: z
      .array(z.strictObject({ title: signs(26), desc: signs(112).optional() }))
      .max(4)
      .optional(),
  }),
]);

/** The card as the app shows it; none of its texts is read for markup. */
export function shownCard(card: z.infer<typeof wechatCard>): ShownMessage {
  const { source, main_title, horizontal_content_list = [], jump_list = [], card_action } = card;
  const facts = horizontal_content_list.map(({ keyname, value }) => `${keyname}：${value}`);
  const below =
    card.card_type === "text_notice"
      ? [card.sub_title_text]
      : (card.vertical_content_list ?? []).flatMap(({ title, desc }) => [title, desc]);
  const texts = [source?.desc, main_title.title, main_title.desc, ...below, ...facts];
  return {
    text: texts.filter((text) => text !== undefined).join("\n"),
    links: [...jump_list.map(({ title: label, url: to }) => ({ label, url: to })), { label: "", url: card_action.url }],
    mentions: [],
  };
}
