import type { Route } from "../routing/route.ts";
import type { Language } from "../text/language.ts";
import type { Dictionary } from "../text/zh.ts";

/** Pages that show instants beside days. */
const TIMED_PAGES: ReadonlySet<Route["page"]> = new Set(["item", "event", "messages", "problems"]);
/** Pages that name the channel which messages go by. */
const CHANNEL_PAGES: ReadonlySet<Route["page"]> = new Set(["messages", "rules"]);

interface NoteWords {
  readonly notes: Dictionary["page_note"];
  readonly language: Language;
}

/** What a reader should know of a page before reading it, a sentence each. */
export function notesOfPage(page: Route["page"], isDemo: boolean, { notes, language }: NoteWords): readonly string[] {
  return [
    ...(isDemo && TIMED_PAGES.has(page) ? [notes.demo_times] : []),
    ...(isDemo && CHANNEL_PAGES.has(page) ? [notes.demo_channel] : []),
    ...(language === "en" ? [notes.chinese] : []),
  ];
}
