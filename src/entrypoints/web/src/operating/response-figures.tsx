import { useQuery } from "@tanstack/react-query";
import type { OperatingReport } from "../../../../contracts/operating-figures.ts";
import type { ResponseReport } from "../../../../contracts/responses.ts";
import { sessionQuery } from "../api/queries.ts";
import { CardFigure } from "../board/card-figure.tsx";
import { useNow } from "../browser/use-now.ts";
import { agoText, durationText } from "../format/instant-text.ts";
import { countText, NOTHING } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { useTexts } from "../text/language-context.tsx";
import { FigureTable } from "./figure-table.tsx";
import { FiguredItems } from "./figured-items.tsx";
import styles from "./operating.module.css";

const STEPS = ["told", "answered", "ordered", "received"] as const;
const TICK_MS = 60_000;

/** How fast people answered alerts, beside the days before, and which alerts still wait for anybody. */
export function ResponseFigures({ responses }: { responses: OperatingReport["responses"] }) {
  const { texts, language } = useTexts();
  const words = texts.responses;
  const { recent, days, before } = responses;
  const { data: isDemo = false } = useQuery({ ...sessionQuery, select: ({ is_demo }) => is_demo });
  if (recent.alerts === 0 && responses.waiting === 0) {
    return (
      <Panel title={words.title} hint={words.hint(days)}>
        <PanelNote>{words.empty}</PanelNote>
      </Panel>
    );
  }
  const count = (value: number) => countText(value, language);
  return (
    <Panel title={words.title} hint={words.hint(days)}>
      <dl className={styles["totals"]}>
        <CardFigure label={words.alerts}>{count(recent.alerts)}</CardFigure>
        <CardFigure label={words.cleared}>{count(recent.cleared)}</CardFigure>
        <CardFigure label={words.ignored}>{count(recent.ignored)}</CardFigure>
        <CardFigure label={words.untold}>{count(recent.untold)}</CardFigure>
      </dl>
      {recent.untold > 0 && <PanelNote>{words.untold_hint}</PanelNote>}
      {isDemo && <PanelNote>{words.demo_hint}</PanelNote>}
      <StepTable recent={recent} before={before} days={days} />
      <Waiting responses={responses} />
    </Panel>
  );
}

function StepTable({ recent, before, days }: Pick<ResponseReport, "recent" | "before" | "days">) {
  const { texts, language } = useTexts();
  const words = texts.responses;
  const time = (ms: number | null | undefined) => (typeof ms === "number" ? durationText(ms, texts) : NOTHING);
  return (
    <FigureTable
      caption={words.title}
      heads={[
        words.step,
        words.count,
        words.median,
        words.p90,
        ...(before === null ? [] : [words.median_before(days)]),
      ]}
      rows={STEPS.map((step) => ({
        name: words[step],
        cells: [
          words.count_of(countText(recent[step].count, language), countText(recent.alerts, language)),
          time(recent[step].median_ms),
          time(recent[step].p90_ms),
          time(before?.[step].median_ms),
        ],
      }))}
    />
  );
}

function Waiting({ responses: { ignored, waiting } }: { responses: ResponseReport }) {
  const { texts } = useTexts();
  const now = useNow(TICK_MS);
  return (
    <FiguredItems
      title={texts.responses.waiting}
      items={ignored}
      total={waiting}
      figureOf={({ severity }) => <SeverityTag severity={severity} />}
      noteOf={({ told_at }) => texts.responses.told_ago(agoText(now - told_at, texts))}
    />
  );
}
