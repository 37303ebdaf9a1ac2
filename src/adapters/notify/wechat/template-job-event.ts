import { z } from "zod";

/** What finally became of a template message, as the platform tells some time after it has taken it. */
export interface TemplateJobResult {
  /** The message's id, the receipt of its sending. */
  readonly msgid: string;
  readonly openid: string;
  readonly result: "delivered" | "blocked" | "failed";
}

const event = z.object({
  Event: z.literal("TEMPLATESENDJOBFINISH"),
  MsgID: z.string().regex(/^\d+$/),
  FromUserName: z.string().min(1),
  Status: z.string(),
});

/** The result that an event's XML tells; null where it is another event, or none. The caller has checked its signature. */
export function templateJobResult(xml: string): TemplateJobResult | null {
  const parsed = event.safeParse(Object.fromEntries(elementsOf(xml)));
  if (!parsed.success) return null;
  const { MsgID, FromUserName, Status } = parsed.data;
  return { msgid: MsgID, openid: FromUserName, result: resultOf(Status) };
}

/** The elements that hold text alone: an event has no others, so nothing more of XML is understood. */
function elementsOf(xml: string): readonly (readonly [string, string])[] {
  const elements = xml.matchAll(/<(\w+)>\s*(?:<!\[CDATA\[([^\]]*)\]\]>|([^<]*))\s*<\/\1>/g);
  return [...elements].map(([, name = "", quoted, plain = ""]) => [name, (quoted ?? plain).trim()] as const);
}

/** The vendor's pages write it with and without a space. */
function resultOf(status: string): TemplateJobResult["result"] {
  if (status === "success") return "delivered";
  return /^failed:\s*user block$/.test(status) ? "blocked" : "failed";
}
