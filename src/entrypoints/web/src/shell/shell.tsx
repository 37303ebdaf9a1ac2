import { useEffect, useState } from "react";
import type { SessionReport } from "../../../../contracts/session-report.ts";
import { useLiveUpdates } from "../api/use-live-updates.ts";
import { useLocation } from "../routing/location.ts";
import { type Route, routeOf } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { CurrentPage } from "./current-page.tsx";
import { DemoBar } from "./demo-bar.tsx";
import { Header } from "./header.tsx";
import { HealthStrip } from "./health-strip.tsx";
import { HelpDrawer } from "./help-drawer.tsx";
import { PageNotes } from "./page-notes.tsx";
import { pageTitle } from "./page-title.ts";
import styles from "./shell.module.css";

/** What surrounds every page. */
export function Shell({ session }: { session: SessionReport }) {
  const { texts } = useTexts();
  const live = useLiveUpdates();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { pathname } = useLocation();
  const route: Route = routeOf(pathname);
  const title = pageTitle(route.page, texts);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles["shell"]}>
      <a className={styles["skip"]} href="#content">
        {texts.nav.skip}
      </a>
      <Header session={session} route={route} live={live} onHelp={() => setHelpOpen(true)} />
      {session.is_demo && <DemoBar sandboxUrl={session.sandbox_url} />}
      <main id="content" className={styles["content"]} tabIndex={-1}>
        <PageNotes route={route} isDemo={session.is_demo} />
        <CurrentPage route={route} />
      </main>
      <HealthStrip />
      <HelpDrawer isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
