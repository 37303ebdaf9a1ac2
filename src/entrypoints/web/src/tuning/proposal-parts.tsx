import { WarningOutlined } from "@ant-design/icons";
import { Tag } from "antd";
import type { TuningProposalReport } from "../../../../contracts/tuning.ts";
import { CalculationDetails } from "../details/calculation-details.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath, supplierPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./tuning.module.css";

/** One text for each proposal. */
export function keyOf(proposal: TuningProposalReport): string {
  const group = proposal.kind === "buyer_changes" ? proposal.group : "";
  return JSON.stringify([proposal.kind, group, proposal.code]);
}

/** What a proposal is about, with the way to its page. */
export function Place({ proposal }: { proposal: TuningProposalReport }) {
  const { tuning: words } = useTexts().texts;
  const { kind, code, name } = proposal;
  if (kind === "class_service_level" || (kind === "buyer_changes" && proposal.group === "abc_class")) {
    return <>{words.class(code)}</>;
  }
  const isSupplier = kind === "lead_time" || kind === "buyer_changes";
  const href = isSupplier ? supplierPath(code) : itemPath({ item_code: code, location_code: proposal.location_code });
  return (
    <div className={styles["place"]}>
      <PageLink className="text-link" href={href}>
        {name}
      </PageLink>
      {name !== code && <span className={styles["code"]}>{code}</span>}
    </div>
  );
}

/** What speaks for a proposal in plain words, what statistics say of it folded. */
export function Evidence({ text }: { text: TuningProposalReport["text"] }) {
  return (
    <>
      {text.evidence}
      {text.detail !== undefined && <CalculationDetails>{text.detail}</CalculationDetails>}
    </>
  );
}

/** From what to what; a large step is marked, for a second look. */
export function Change({ proposal, change }: { proposal: TuningProposalReport; change: string }) {
  const { tuning: words } = useTexts().texts;
  const isLarge = "is_large_step" in proposal && proposal.is_large_step;
  return (
    <span className={styles["change"]}>
      <strong>{change === "" ? "—" : change}</strong>
      {isLarge && (
        <Tag icon={<WarningOutlined aria-hidden />} color="warning">
          {words.large_step}
        </Tag>
      )}
    </span>
  );
}

/** The way to where a person changes it. */
export function WhereToChange({ proposal: { kind, form_url } }: { proposal: TuningProposalReport }) {
  const { tuning: words } = useTexts().texts;
  if (kind === "class_service_level") {
    return (
      <PageLink className="text-link" href="/rehearsal">
        {words.to_rehearsal}
      </PageLink>
    );
  }
  if (form_url === null) return <>{words.in_form}</>;
  return (
    <a className="text-link" href={form_url} target="_blank" rel="noreferrer">
      {words.open_form}
    </a>
  );
}
