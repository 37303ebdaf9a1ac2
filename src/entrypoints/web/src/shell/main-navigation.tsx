import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { healthQuery, sessionQuery } from "../api/queries.ts";
import { PageLink } from "../routing/page-link.tsx";
import type { Route } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { MAIN_PAGES, type MainPage } from "./main-pages.ts";
import styles from "./main-navigation.module.css";

/** The pages that everybody works with, group by group; the current one is in sight on narrow screens too. */
export function MainNavigation({ route }: { route: Route }) {
  const { texts } = useTexts();
  const { data: permissions = [] } = useQuery({ ...sessionQuery, select: (session) => session.permissions });
  const navigation = useRef<HTMLElement>(null);
  useEffect(() => {
    navigation.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [route.page]);

  const groups = MAIN_PAGES.map((pages) =>
    pages.filter(({ permission }) => permission === undefined || permissions.includes(permission)),
  );
  return (
    <nav className={styles["navigation"]} aria-label={texts.nav.main} ref={navigation}>
      {groups
        .filter((pages) => pages.length > 0)
        .map((pages) => (
          <div className={styles["group"]} key={pages[0]?.href}>
            {pages.map((page) => (
              <Entry key={page.href} page={page} isCurrent={page.covers.includes(route.page)} />
            ))}
          </div>
        ))}
    </nav>
  );
}

function Entry({ page: { href, text }, isCurrent }: { page: MainPage; isCurrent: boolean }) {
  const { texts } = useTexts();
  return (
    <PageLink className={styles["link"]} href={href} aria-current={isCurrent ? "page" : undefined}>
      {texts.nav[text]}
      {text === "problems" && <ProblemCount />}
    </PageLink>
  );
}

/** How many problems wait for a person; nothing where none does. */
function ProblemCount() {
  const { texts } = useTexts();
  const { data: problems = 0 } = useQuery({
    ...healthQuery,
    select: ({ notices, aside, effects }) => notices + aside + effects.dead,
  });
  if (problems === 0) return null;
  return (
    <span className={styles["count"]} aria-label={texts.nav.problem_count(problems)}>
      {problems > 99 ? "99+" : problems}
    </span>
  );
}
