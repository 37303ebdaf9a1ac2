import { z } from "zod";
import type { TemplateJobResult } from "../../../contracts/template-job.ts";

const event = z.object({
  Event: z.literal("TEMPLATESENDJOBFINISH"),
  MsgID: z.string().regex(/^\d+$/),
  FromUserName: z.string().min(1),
  /** In seconds. */
  CreateTime: z.string().regex(/^\d{1,12}$/),
  Status: z.string(),
});

/** The result that an event's XML tells; null where it is another event, or none. The caller has checked its signature. */
export function templateJobResult(xml: string): TemplateJobResult | null {
  const parsed = event.safeParse(Object.fromEntries(elementsOf(xml)));
  if (!parsed.success) return null;
  const { MsgID, FromUserName, CreateTime, Status } = parsed.data;
  return { msgid: MsgID, openid: FromUserName, result: resultOf(Status), at: Number(CreateTime) * 1_000 };
}

/** Whether an event says nothing but what only the account's AES key would open. */
export function isEncryptedEvent(xml: string): boolean {
  const names = elementsOf(xml).map(([name]) => name);
  return names.includes("Encrypt") && !names.includes("MsgType");
}

/** The elements that hold text alone: an event has no others, so nothing more of XML is understood. */
function elementsOf(xml: string): readonly (readonly [string, string])[] {
  const elements = xml.matchAll(/<(\w+)>(?:\s*<!\[CDATA\[([^\]]*)\]\]>\s*|([^<]*))<\/\1>/g);
  return [...elements].map(([, name = "", quoted, plain = ""]) => [name, (quoted ?? plain).trim()] as const);
}

/** The vendor's pages write it with and without a space. */
function resultOf(status: string): TemplateJobResult["result"] {
  if (status === "success") return "delivered";
  return /^failed:\s*user block$/.test(status) ? "blocked" : "failed";
}
