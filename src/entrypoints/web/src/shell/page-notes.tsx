import type { Route } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./page-notes.module.css";

/** Pages that show instants beside days. */
const TIMED_PAGES: ReadonlySet<Route["page"]> = new Set(["item", "event", "messages", "problems"]);

/** What a reader should know of a page before reading it; nothing where there is nothing to say. */
export function PageNotes({ route, isDemo }: { route: Route; isDemo: boolean }) {
  const { texts, language } = useTexts();
  const notes = [
    ...(isDemo && TIMED_PAGES.has(route.page) ? [texts.page_note.demo_times] : []),
    ...(language === "en" ? [texts.page_note.chinese] : []),
  ];
  if (notes.length === 0) return null;
  return <p className={styles["notes"]}>{notes.join(" ")}</p>;
}
