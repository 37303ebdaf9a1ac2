import type { TuningProposalReport } from "../../../../contracts/tuning.ts";
import { type PlanColumn, PlanTable } from "../plan/plan-table.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath, supplierPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./tuning.module.css";
import { proposalWords } from "./tuning-words.ts";

/** Each proposal with what it is about, its evidence, and the way to where a person changes it. */
export function ProposalTable({ proposals }: { proposals: readonly TuningProposalReport[] }) {
  const { texts, language } = useTexts();
  const words = texts.tuning;
  const of = (row: TuningProposalReport) => proposalWords(row, language);
  const columns: readonly PlanColumn<TuningProposalReport>[] = [
    { title: words.place, width: 170, render: (row) => <Place proposal={row} /> },
    { title: words.parameter, width: 160, render: (row) => of(row).parameter },
    { title: words.change, width: 130, render: (row) => <strong>{of(row).change || "—"}</strong> },
    { title: words.evidence, render: (row) => of(row).evidence },
    { title: words.effect, width: 260, render: (row) => of(row).effect },
    { title: words.apply, width: 130, render: (row) => <WhereToChange proposal={row} /> },
  ];
  return <PlanTable columns={columns} rows={proposals} keyOf={keyOf} />;
}

function keyOf(proposal: TuningProposalReport): string {
  const group = proposal.kind === "buyer_changes" ? proposal.group : "";
  return JSON.stringify([proposal.kind, group, proposal.code]);
}

function Place({ proposal }: { proposal: TuningProposalReport }) {
  const { tuning: words } = useTexts().texts;
  const { kind, code, name } = proposal;
  if (kind === "class_service_level" || (kind === "buyer_changes" && proposal.group === "abc_class")) {
    return <>{words.class(code)}</>;
  }
  const isSupplier = kind === "lead_time" || kind === "buyer_changes";
  const href = isSupplier ? supplierPath(code) : itemPath({ item_code: code, location_code: proposal.location_code });
  return (
    <div className={styles["place"]}>
      <PageLink href={href}>{name}</PageLink>
      {name !== code && <span className={styles["code"]}>{code}</span>}
    </div>
  );
}

function WhereToChange({ proposal: { kind, form_url } }: { proposal: TuningProposalReport }) {
  const { tuning: words } = useTexts().texts;
  if (kind === "class_service_level") return <PageLink href="/rehearsal">{words.to_rehearsal}</PageLink>;
  if (form_url === null) return <>{words.in_form}</>;
  return (
    <a href={form_url} target="_blank" rel="noreferrer">
      {words.open_form}
    </a>
  );
}
