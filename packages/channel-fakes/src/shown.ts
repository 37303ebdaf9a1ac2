/** A message as people see it in the vendor's app. */
export interface ShownMessage {
  /** Every text in reading order, markup taken away. */
  readonly text: string;
  /** What can be followed: links inside of texts, buttons, and where a tap on a card leads. */
  readonly links: readonly ShownLink[];
  /** Whom it calls out to. */
  readonly mentions: readonly string[];
}

/** Something to follow, by what it is called. */
interface ShownLink {
  readonly label: string;
  readonly url: string;
}

const LINK = /!?\[([^\]]*)\]\(([^)]*)\)/g;
const ANCHOR = /<a\b[^>]*href\s*=\s*["']?([^"'\s>]*)["']?[^>]*>([^<]*)/gi;
const BARE = /<(https?:[^>\s]*)>/gi;
const MENTION = /<@([^>]*)>|<at\b([^>]*)>/gi;
const TAG = /<\/?[a-z@][^>]*>/gi;

/** Markdown as a vendor shows it: links, anchors and mentions anywhere in it count, whoever wrote them. */
export function shownMarkdown(markdown: string): ShownMessage {
  return {
    text: markdown.replace(LINK, "$1").replace(TAG, "").replace(/^#+ /gm, ""),
    links: [
      ...[...markdown.matchAll(LINK)].map(([, label = "", url = ""]) => ({ label, url })),
      ...[...markdown.matchAll(BARE)].map(([, url = ""]) => ({ label: url, url })),
      ...[...markdown.matchAll(ANCHOR)].map(([, url = "", label = ""]) => ({ label, url })),
    ],
    mentions: [...markdown.matchAll(MENTION)].map(([, user = "", attributes = ""]) => user + attributes.trim()),
  };
}
