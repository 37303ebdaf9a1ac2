import { HourglassOutlined } from "@ant-design/icons";
import { Tag } from "antd";
import type { ApprovalReport } from "../../../../contracts/approvals.ts";
import { CardFigure } from "../board/card-figure.tsx";
import { durationText } from "../format/instant-text.ts";
import { countText, NOTHING } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { FigureTable } from "./figure-table.tsx";
import styles from "./operating.module.css";
import { RateCell } from "./rate-cell.tsx";

type Step = ApprovalReport["steps"][number];

/** How long purchases take from request to receipt, step by step, with the slowest marked. */
export function ApprovalFigures({ approvals }: { approvals: ApprovalReport }) {
  const { texts, language } = useTexts();
  const words = texts.approvals;
  const { days, requests, approved, refused, running } = approvals;
  if (requests === 0) {
    return (
      <Panel title={words.title} hint={words.hint(days)}>
        <PanelNote>{words.empty}</PanelNote>
        <PanelNote>{words.empty_hint}</PanelNote>
      </Panel>
    );
  }
  const count = (value: number) => countText(value, language);
  return (
    <Panel title={words.title} hint={words.hint(days)}>
      <dl className={styles["totals"]}>
        <CardFigure label={words.requests}>{count(requests)}</CardFigure>
        <CardFigure label={words.approved}>{count(approved)}</CardFigure>
        <CardFigure label={words.refused}>{count(refused)}</CardFigure>
        <CardFigure label={words.running}>{count(running)}</CardFigure>
      </dl>
      <Slowest step={approvals.steps.find(({ is_slowest }) => is_slowest)} />
      <StepTable approvals={approvals} />
    </Panel>
  );
}

/** In words as well: on a phone the share lies beyond the edge. */
function Slowest({ step }: { step: Step | undefined }) {
  const { texts } = useTexts();
  if (step === undefined || step.share === null) return null;
  return <PanelNote>{texts.approvals.slowest_step(stepName(step, texts.approvals), percent(step.share))}</PanelNote>;
}

function StepTable({ approvals: { first_decision, steps } }: { approvals: ApprovalReport }) {
  const { texts, language } = useTexts();
  const words = texts.approvals;
  const time = (ms: number | null) => (ms === null ? NOTHING : durationText(ms, texts));
  const count = (value: number) => countText(value, language);
  return (
    <FigureTable
      caption={words.title}
      heads={[words.step, words.count, words.waiting, words.median, words.p90, words.share]}
      rows={[
        {
          name: words.first_decision,
          cells: [
            ...[count(first_decision.count), NOTHING, time(first_decision.median_ms), time(first_decision.p90_ms)],
            NOTHING,
          ],
        },
        ...steps.map((step) => ({
          name: stepName(step, words),
          cells: [
            ...[count(step.count), count(step.waiting), time(step.median_ms), time(step.p90_ms)],
            <Share key="share" step={step} />,
          ],
        })),
      ]}
    />
  );
}

function Share({ step: { share, is_slowest } }: { step: Step }) {
  const { texts } = useTexts();
  if (share === null) return <RateCell text={NOTHING} />;
  return (
    <>
      {is_slowest && (
        <Tag icon={<HourglassOutlined />} color="warning">
          {texts.approvals.slowest}
        </Tag>
      )}
      <RateCell text={percent(share)} share={share} tone={is_slowest ? "high" : "unknown"} />
    </>
  );
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function stepName({ kind, form, node_name }: Step, words: ReturnType<typeof useTexts>["texts"]["approvals"]): string {
  const form_name = words.form[form];
  return kind === "node" ? words.node(form_name, node_name ?? "") : words[kind](form_name);
}
