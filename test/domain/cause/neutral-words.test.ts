import { describe, expect, it } from "@jest/globals";
import { CAUSE_LABELS, STAGE_LABELS } from "../../../src/domain/cause/cause-class.ts";
import { CAUSE_RULES } from "../../../src/domain/cause/cause-rules.ts";
import { causeFactClause, causeVerdictSentence } from "../../../src/domain/cause/cause-sentence.ts";
import { NODE_LABELS, SPAN_LABELS } from "../../../src/domain/cause/event-timeline.ts";
import { judgeCauses } from "../../../src/domain/cause/judge-causes.ts";
import { plantedShortages } from "../../../src/domain/cause/planted/planted-shortage.ts";
import { thinned } from "../../../src/domain/cause/planted/thinned.ts";

/** Words that point at people or at guilt. */
const BLAME = /谁|责任|过失|失职|背锅|某人|员工|业务员|采购员|仓管员|先生|女士|经理|主管/u;

/** Everything that is said of two shortages of each class, with all records and with few. */
function everythingSaid(): readonly string[] {
  const said = CAUSE_RULES.flatMap(({ cause }) => {
    const full = plantedShortages(cause, 2, 70_000);
    return [...full, ...full.map((evidence) => thinned(evidence, cause))].flatMap((evidence) => {
      const verdict = judgeCauses(evidence);
      const facts = verdict.findings.flatMap((finding) => (finding.kind === "scored" ? finding.facts : []));
      return [causeVerdictSentence(verdict, "件"), ...facts.map((fact) => causeFactClause(fact, "件"))];
    });
  });
  return [...said, ...[CAUSE_LABELS, STAGE_LABELS, NODE_LABELS, SPAN_LABELS].flatMap((table) => Object.values(table))];
}

describe("words about causes", () => {
  it("name stages, never people", () => {
    const said = everythingSaid();
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((text) => BLAME.test(text))).toEqual([]);
  });

  it("leave no gap where a number or a name belongs", () => {
    expect(everythingSaid().filter((text) => /undefined|NaN|null| {2}|：。|。。/u.test(text))).toEqual([]);
  });
});
