import type { MessageAction } from "../../../contracts/message.ts";

const LONGEST_LINK = 1_000;

/** The link as plain ASCII that is safe inside any markup; null where it is no web address or too long to send. */
export function webLink(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  const href = url.href.replace(/[()'"<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return href.length > LONGEST_LINK ? null : href;
}

/** Everything a message links to, in order: the details first, then the answers; without what is no web address. */
export function messageLinks(message: {
  readonly link: string | null;
  readonly actions?: readonly MessageAction[];
}): readonly MessageAction[] {
  const wanted = [{ label: "查看详情", link: message.link }, ...(message.actions ?? [])];
  return wanted.flatMap(({ label, link }) => {
    const href = webLink(link);
    return href === null ? [] : [{ label, link: href }];
  });
}
