import { useQuery } from "@tanstack/react-query";
import { healthQuery } from "../api/queries.ts";
import { useMay } from "../api/use-may.ts";
import { PageLink } from "../routing/page-link.tsx";
import type { Route } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./main-navigation.module.css";

/** The pages that everybody works with; problems show their number. */
export function MainNavigation({ route }: { route: Route }) {
  const { texts } = useTexts();
  const { data: problems = 0 } = useQuery({
    ...healthQuery,
    select: ({ notices, aside, effects }) => notices + aside + effects.dead,
  });
  const mayReadMessages = useMay("read_messages");
  const mayReadProblems = useMay("read_problems");
  const mayReadPlan = useMay("read_plan");
  const isOnBoard = route.page === "board" || route.page === "item";
  const isOnSuppliers = route.page === "suppliers" || route.page === "supplier";
  return (
    <nav className={styles["navigation"]} aria-label={texts.nav.main}>
      <PageLink className={styles["link"]} href="/" aria-current={isOnBoard ? "page" : undefined}>
        {texts.nav.board}
      </PageLink>
      {mayReadPlan && (
        <PageLink className={styles["link"]} href="/plan" aria-current={route.page === "plan" ? "page" : undefined}>
          {texts.nav.plan}
        </PageLink>
      )}
      {mayReadMessages && (
        <PageLink
          className={styles["link"]}
          href="/messages"
          aria-current={route.page === "messages" ? "page" : undefined}
        >
          {texts.nav.messages}
        </PageLink>
      )}
      {mayReadProblems && (
        <PageLink
          className={styles["link"]}
          href="/problems"
          aria-current={route.page === "problems" ? "page" : undefined}
        >
          {texts.nav.problems}
          {problems > 0 && (
            <span className={styles["count"]} aria-label={texts.nav.problem_count(problems)}>
              {problems > 99 ? "99+" : problems}
            </span>
          )}
        </PageLink>
      )}
      <PageLink className={styles["link"]} href="/suppliers" aria-current={isOnSuppliers ? "page" : undefined}>
        {texts.nav.suppliers}
      </PageLink>
      <PageLink
        className={styles["link"]}
        href="/production"
        aria-current={route.page === "production" ? "page" : undefined}
      >
        {texts.nav.production}
      </PageLink>
      <PageLink
        className={styles["link"]}
        href="/operating"
        aria-current={route.page === "operating" ? "page" : undefined}
      >
        {texts.nav.operating}
      </PageLink>
      <PageLink
        className={styles["link"]}
        href="/rehearsal"
        aria-current={route.page === "rehearsal" ? "page" : undefined}
      >
        {texts.nav.rehearsal}
      </PageLink>
    </nav>
  );
}
