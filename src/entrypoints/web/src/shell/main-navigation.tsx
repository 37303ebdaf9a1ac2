import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
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
  return (
    <nav className={styles["navigation"]} aria-label={texts.nav.main}>
      <Entry href="/" isCurrent={route.page === "board" || route.page === "item"} text={texts.nav.board} />
      {mayReadPlan && <Entry href="/plan" isCurrent={route.page === "plan"} text={texts.nav.plan} />}
      {mayReadMessages && <Entry href="/messages" isCurrent={route.page === "messages"} text={texts.nav.messages} />}
      {mayReadMessages && <Entry href="/rules" isCurrent={route.page === "rules"} text={texts.nav.rules} />}
      {mayReadProblems && (
        <Entry href="/problems" isCurrent={route.page === "problems"} text={texts.nav.problems}>
          {problems > 0 && (
            <span className={styles["count"]} aria-label={texts.nav.problem_count(problems)}>
              {problems > 99 ? "99+" : problems}
            </span>
          )}
        </Entry>
      )}
      <Entry
        href="/suppliers"
        isCurrent={route.page === "suppliers" || route.page === "supplier"}
        text={texts.nav.suppliers}
      />
      <Entry href="/production" isCurrent={route.page === "production"} text={texts.nav.production} />
      <Entry href="/operating" isCurrent={route.page === "operating"} text={texts.nav.operating} />
      <Entry href="/rehearsal" isCurrent={route.page === "rehearsal"} text={texts.nav.rehearsal} />
      {mayReadPlan && <Entry href="/retention" isCurrent={route.page === "retention"} text={texts.nav.retention} />}
      {mayReadPlan && <Entry href="/tuning" isCurrent={route.page === "tuning"} text={texts.nav.tuning} />}
    </nav>
  );
}

interface EntryProps {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly text: string;
  /** What stands beside the text. */
  readonly children?: ReactNode;
}

function Entry({ href, isCurrent, text, children }: EntryProps) {
  return (
    <PageLink className={styles["link"]} href={href} aria-current={isCurrent ? "page" : undefined}>
      {text}
      {children}
    </PageLink>
  );
}
