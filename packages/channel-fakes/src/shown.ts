/** A message as people see it in the vendor's app. */
export interface ShownMessage {
  /** Every text in reading order, markup taken away. */
  readonly text: string;
  /** What can be followed: links inside of texts, buttons, and where a tap on a card leads. */
  readonly links: readonly ShownLink[];
  /** Whom it calls out to. */
  readonly mentions: readonly string[];
  /** Markup that changes how a text looks: items of lists, emphasis, quotes, rules; none where left out. */
  readonly markup?: readonly string[];
}

/** Something to follow, by what it is called. */
interface ShownLink {
  readonly label: string;
  readonly url: string;
}

const LINK = /!?\[([^\]]*)\]\(([^)]*)\)/g;
const ANCHOR = /<a\b[^>]*href\s*=\s*["']?([^"'\s>]*)["']?[^>]*>([^<]*)/gi;
const BARE = /https?:\/\/[^\s<>"']+/gi;
const MENTION = /<@([^>]*)>|<at\b([^>]*)>/gi;
const TAG = /<\/?[a-z@][^>]*>/gi;
const LIST_OR_RULE = /^ {0,3}(?:[-+*] |\d+[.)] |>|(?:[-_*=] ?){3,}$)/gm;
const EMPHASIS = /(\*\*?|~~|`)(?=\S)[^\n]*?\S\1|(?<![\p{L}\p{N}_])__?(?=[^\s_])[^\n]*?[^\s_]__?(?![\p{L}\p{N}_])/gu;

/** Markdown as a vendor shows it: links, anchors and mentions anywhere in it count, whoever wrote them. */
export function shownMarkdown(markdown: string): ShownMessage {
  // An address inside a link leads where the link says.
  const rest = markdown.replace(LINK, "$1");
  return {
    text: rest.replace(TAG, "").replace(/^#+ /gm, ""),
    links: [...[...markdown.matchAll(LINK)].map(([, label = "", url = ""]) => ({ label, url })), ...followable(rest)],
    mentions: [...markdown.matchAll(MENTION)].map(([, user = "", attributes = ""]) => user + attributes.trim()),
    markup: [...rest.matchAll(LIST_OR_RULE), ...rest.matchAll(EMPHASIS)].map(([found]) => found),
  };
}

/** A text without markup as a vendor shows it: A tags are read all the same, and web addresses can be followed. */
export function shownText(text: string): ShownMessage {
  return { text: text.replace(TAG, ""), links: followable(text), mentions: [] };
}

function followable(text: string): readonly ShownLink[] {
  return [
    ...[...text.matchAll(ANCHOR)].map(([, url = "", label = ""]) => ({ label, url })),
    ...[...text.replace(ANCHOR, "").matchAll(BARE)].map(([url]) => ({ label: url, url })),
  ];
}
