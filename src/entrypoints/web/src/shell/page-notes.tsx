import type { Route } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { notesOfPage } from "./notes-of-page.ts";
import styles from "./page-notes.module.css";

/** What a reader should know of a page before reading it; nothing where there is nothing to say. */
export function PageNotes({ route, isDemo }: { route: Route; isDemo: boolean }) {
  const { texts, language } = useTexts();
  const notes = notesOfPage(route.page, isDemo, { notes: texts.page_note, language });
  if (notes.length === 0) return null;
  return <p className={styles["notes"]}>{notes.join(" ")}</p>;
}
