const LONGEST_LINK = 1_000;

/** The link as plain ASCII that is safe inside any markup; null where it is no web address or too long to send. */
export function webLink(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  const href = url.href.replace(/[()'"<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return href.length > LONGEST_LINK ? null : href;
}
