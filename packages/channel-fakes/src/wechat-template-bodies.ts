import { z } from "zod";

/** What a template's fields may hold, by the beginning of their key. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  thing: /^[^\n]{1,20}$/,
  const: /^[^\n]{1,20}$/,
  character_string: /^[\x20-\x7e]{1,32}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  name: /^[\p{L} ]{1,10}$/u,
  number: /^\d{1,32}(\.\d+)?$/,
  amount: /^[￥$]?\d{1,10}(\.\d+)?元?$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}(:\d{2})?$/,
  date: /^\d{4}(年\d{1,2}月\d{1,2}日|-\d{2}-\d{2})( \d{2}:\d{2})?$/,
};

const data = z.record(z.string(), z.strictObject({ value: z.string() }));
const program = z.strictObject({ appid: z.string().min(1), pagepath: z.string() });
const filled = { touser: z.string(), template_id: z.string(), data };

/** What each of the three paths takes. */
export const TEMPLATE_BODIES = {
  "/cgi-bin/message/template/send": z.strictObject({
    ...filled,
    url: z.string().optional(),
    miniprogram: program.optional(),
    client_msg_id: z.string().max(32).optional(),
  }),
  "/cgi-bin/message/subscribe/bizsend": z.strictObject({
    ...filled,
    page: z.string().optional(),
    miniprogram: program.optional(),
  }),
  "/cgi-bin/message/subscribe/send": z.strictObject({
    ...filled,
    page: z.string().optional(),
    miniprogram_state: z.enum(["formal", "trial", "developer"]).optional(),
    lang: z.enum(["zh_CN", "en_US", "zh_HK", "zh_TW"]).optional(),
  }),
} as const;

/** The first field that its template would not take; null where all are well. */
export function unfitField(keys: readonly string[], given: z.infer<typeof data>): string | null {
  const missing = keys.find((key) => given[key] === undefined);
  if (missing !== undefined) return `data.${missing}.value is empty`;
  for (const key of keys) {
    const shape = SHAPES[key.replace(/\d+$/, "")];
    if (shape?.test(given[key]?.value ?? "") !== true) return `data.${key}.value invalid`;
  }
  return null;
}
