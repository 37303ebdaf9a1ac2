import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Popover, Tooltip } from "antd";
import type { ReactNode } from "react";
import type { HealthReport } from "../../../../contracts/health-report.ts";
import { healthQuery } from "../api/queries.ts";
import { useTickingAge } from "../browser/ticking-age.ts";
import { agoText, durationText } from "../format/instant-text.ts";
import { countText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { wordFor } from "../text/word-for.ts";
import { useTexts } from "../text/language-context.tsx";
import { healthSummary } from "./health-summary.ts";
import styles from "./health-strip.module.css";

/** Whether everything runs, in one line under every page. */
export function HealthStrip() {
  const { texts } = useTexts();
  const { data: health, dataUpdatedAt, isError } = useQuery(healthQuery);
  return (
    <footer className={styles["strip"]} aria-label={texts.health.region}>
      <div className={styles["inner"]}>
        {isError ? (
          <span className={styles["platform"]} data-is-bad>
            <CloseCircleFilled aria-hidden /> {texts.health.unreachable}
          </span>
        ) : (
          health !== undefined && <Figures health={health} receivedAt={dataUpdatedAt} />
        )}
      </div>
    </footer>
  );
}

function Figures({ health, receivedAt }: { health: HealthReport; receivedAt: number }) {
  const { texts, language } = useTexts();
  const problems = health.notices + health.aside + health.effects.dead;
  const words = texts.health;
  return (
    <>
      <Platform health={health} />
      <Freshness health={health} receivedAt={receivedAt} />
      <PageLink className={styles["problems"]} href="/problems" data-is-bad={problems > 0 || undefined}>
        {words.errors} <b>{countText(problems, language)}</b>
      </PageLink>
      <Popover trigger="click" placement="topLeft" content={<Details health={health} />}>
        <button type="button" className={styles["details"]}>
          {words.details}
        </button>
      </Popover>
      <span className={styles["version"]}>
        {texts.product.name} {health.version}
      </span>
    </>
  );
}

/** How fresh the data are, or what they still wait for. */
function Freshness({ health, receivedAt }: { health: HealthReport; receivedAt: number }) {
  const { texts } = useTexts();
  const words = texts.health;
  const age = useTickingAge(health.last_push_at, health.now, receivedAt);
  const summary = healthSummary(health);
  if (summary === "reading") return <span>{words.reading}</span>;
  if (summary === "behind") return <span>{words.behind(durationText(health.lag_ms, texts))}</span>;
  return <span>{age === null ? words.never_pushed : words.fresh(agoText(age, texts))}</span>;
}

/** The figures behind it, for whoever looks after the program. */
function Details({ health }: { health: HealthReport }) {
  const { texts, language } = useTexts();
  const waiting = health.effects.waiting + health.effects.held;
  const words = texts.health;
  return (
    <div className={styles["figures"]}>
      {health.intake !== "pushed" && (
        <Figure label={words.intake} hint={words.intake_hint}>
          {words.intake_value(health.intake, durationText(health.staleness_bound_ms, texts))}
        </Figure>
      )}
      {health.syncs.map(({ form, read, records_per_second }) => (
        <Figure key={form} label={words.sync(wordFor(texts.form, form))}>
          {words.sync_value(countText(read, language), records_per_second)}
        </Figure>
      ))}
      <Figure label={words.lag}>{health.lag_ms === 0 ? words.none : durationText(health.lag_ms, texts)}</Figure>
      <Figure label={words.queue} hint={words.queue_hint}>
        {words.queue_value(health.inbox_waiting, health.dirty_subjects, waiting)}
      </Figure>
      <Figure label={words.write_backs}>{countText(health.write_backs_done, language)}</Figure>
      {health.loop_p50_ms !== null && health.loop_p99_ms !== null && (
        <Figure label={words.loop} hint={words.loop_hint}>
          {`${durationText(health.loop_p50_ms, texts)} / ${durationText(health.loop_p99_ms, texts)}`}
        </Figure>
      )}
    </div>
  );
}

function Platform({ health: { platform_ok, platform_problem } }: { health: HealthReport }) {
  const { texts } = useTexts();
  const why = platform_problem === null ? undefined : `${platform_problem.message} ${platform_problem.hint}`;
  return (
    <Tooltip title={why}>
      <span className={styles["platform"]} data-is-bad={!platform_ok || undefined}>
        {platform_ok ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
        {platform_ok ? texts.health.platform_ok : texts.health.platform_down}
      </span>
    </Tooltip>
  );
}

function Figure({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <Tooltip title={hint}>
      <span className={styles["figure"]}>
        {label} <b>{children}</b>
      </span>
    </Tooltip>
  );
}
