import type { TuningProposalReport } from "../../../../contracts/tuning.ts";
import { useTexts } from "../text/language-context.tsx";
import { Change, Evidence, keyOf, Place, WhereToChange } from "./proposal-parts.tsx";
import styles from "./tuning.module.css";
import { proposalWords } from "./tuning-words.ts";

/** Proposals on a phone: sentences need the whole width. */
export function ProposalCards({ proposals }: { proposals: readonly TuningProposalReport[] }) {
  const { texts, language } = useTexts();
  const words = texts.tuning;
  return (
    <ul className={styles["cards"]}>
      {proposals.map((proposal) => {
        const text = proposalWords(proposal, language);
        const { parameter, change, effect } = text;
        return (
          <li key={keyOf(proposal)} className={styles["card"]}>
            <Place proposal={proposal} />
            <strong>{parameter}</strong>
            <Change proposal={proposal} change={change} />
            <dl>
              <dt>{words.evidence}</dt>
              <dd>
                <Evidence text={text} />
              </dd>
              <dt>{words.effect}</dt>
              <dd>{effect}</dd>
            </dl>
            <WhereToChange proposal={proposal} />
          </li>
        );
      })}
    </ul>
  );
}
