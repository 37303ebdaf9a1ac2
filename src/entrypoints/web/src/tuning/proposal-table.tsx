import type { TuningProposalReport } from "../../../../contracts/tuning.ts";
import { useIsPhone } from "../browser/media.ts";
import { type PlanColumn, PlanTable } from "../plan/plan-table.tsx";
import { useTexts } from "../text/language-context.tsx";
import { ProposalCards } from "./proposal-cards.tsx";
import { Change, Evidence, keyOf, Place, WhereToChange } from "./proposal-parts.tsx";
import { proposalWords } from "./tuning-words.ts";

/** Each proposal with what it is about, its evidence, and the way to where a person changes it. */
export function ProposalTable({ proposals }: { proposals: readonly TuningProposalReport[] }) {
  const { texts, language } = useTexts();
  const words = texts.tuning;
  const isPhone = useIsPhone();
  const of = (row: TuningProposalReport) => proposalWords(row, language);
  const columns: readonly PlanColumn<TuningProposalReport>[] = [
    { title: words.place, width: 170, render: (row) => <Place proposal={row} /> },
    { title: words.parameter, width: 160, render: (row) => of(row).parameter },
    { title: words.change, width: 150, render: (row) => <Change proposal={row} change={of(row).change} /> },
    { title: words.evidence, render: (row) => <Evidence text={of(row)} /> },
    { title: words.effect, width: 260, render: (row) => of(row).effect },
    { title: words.apply, width: 130, render: (row) => <WhereToChange proposal={row} /> },
  ];
  if (isPhone) return <ProposalCards proposals={proposals} />;
  return <PlanTable columns={columns} rows={proposals} keyOf={keyOf} />;
}
