import type { ShownMessage } from "@stockguard/channel-fakes";
import type { ParsedMail } from "mailparser";

const ANCHOR = /<a\b[^>]*href="([^"]*)"[^>]*>([^<]*)/gi;
const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** A mail as its reader sees it. */
export function shownMail({ subject = "", html }: ParsedMail): ShownMessage {
  const markup = typeof html === "string" ? html : "";
  return {
    text: `${subject}\n${withoutEntities(markup.replace(/<[^>]*>/g, ""))}`,
    links: [...markup.matchAll(ANCHOR)].map(([, url = "", label = ""]) => ({ label, url: withoutEntities(url) })),
    mentions: [],
  };
}

function withoutEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
}
