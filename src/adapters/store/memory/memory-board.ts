import { isAlarming, severityRank } from "../../../domain/risk/severity.ts";
import { type BoardView, searchText, searchWords, type SortColumn } from "../../../contracts/board-view.ts";
import type { AssessmentsOverview, AssessmentsPage, Choice, KeptAssessment } from "../../../ports/assessments.ts";
import { compareText, firstDifference } from "./compare-text.ts";

/** Worst severity first, then the largest loss. */
export function worstFirst(a: KeptAssessment, b: KeptAssessment): number {
  return firstDifference(
    severityRank(b.risk.severity) - severityRank(a.risk.severity),
    (b.risk.expected_loss ?? 0) - (a.risk.expected_loss ?? 0),
    compareText(a.item_code, b.item_code),
    compareText(a.location_code, b.location_code),
  );
}

/** A view's page of assessments. */
export function memoryBoardPage(kept: readonly KeptAssessment[], view: BoardView, size: number): AssessmentsPage {
  const words = searchWords(view);
  const shown = kept.filter(
    (one) =>
      (view.severities.length === 0 || view.severities.includes(one.risk.severity)) &&
      (view.category === null || one.category === view.category) &&
      (view.location_code === null || one.location_code === view.location_code) &&
      (view.abc_class === null || one.risk.explanation.abc_class === view.abc_class) &&
      words.every((word) => searchText(one).includes(word)),
  );
  shown.sort(view.sort === null ? worstFirst : byColumn(view.sort.by, view.sort.descending));
  return { matching: shown.length, rows: shown.slice((view.page - 1) * size, view.page * size) };
}

/** All assessments in figures. */
export function memoryBoardOverview(kept: readonly KeptAssessment[]): AssessmentsOverview {
  const counts = { out: 0, critical: 0, high: 0, watch: 0, none: 0, unknown: 0 };
  for (const { risk } of kept) counts[risk.severity] += 1;
  return {
    counts,
    alarming_loss: kept.reduce((sum, { risk }) => sum + (isAlarming(risk.severity) ? (risk.expected_loss ?? 0) : 0), 0),
    categories: choices(kept.map(({ category }) => category)),
    locations: choices(kept.map(({ location_code }) => location_code)),
  };
}

function byColumn(by: SortColumn, descending: boolean) {
  const sign = descending ? -1 : 1;
  return (a: KeptAssessment, b: KeptAssessment): number => {
    const [left, right] = [valueOf(a, by), valueOf(b, by)];
    if (left === right) return worstFirst(a, b);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return left < right ? -sign : sign;
  };
}

function valueOf(kept: KeptAssessment, by: SortColumn): string | number | null {
  return by === "on_hand" ? kept.on_hand : kept.risk[by];
}

function choices(values: readonly (string | null)[]): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== null && value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compareText(a.value, b.value));
}
