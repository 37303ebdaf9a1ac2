import type { StockMark } from "../../domain/anomaly/stock-mark.ts";
import { type CountReason, doubtsOf, recountOf } from "../../domain/indicators/count-proposal.ts";
import { type CountTask, type CountTaskStep, stepCountTasks } from "../../domain/indicators/count-task.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import { SIGNAL_LABELS } from "../../domain/risk/signal.ts";
import type { FieldValues } from "../../contracts/form.ts";
import type { EffectAction, NewEffect } from "../../ports/outbox.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { type AssessedSubject, type EffectSetting, effectFrame, itemName } from "./assessed-subject.ts";

const DOUBT_LABELS: Readonly<Record<CountReason, string>> = { ...SIGNAL_LABELS, count_difference: "盘点差异大" };

/** The tasks of a place before an assessment, and what it found of the books. */
export interface CountTaskBasis {
  readonly tasks: readonly CountTask[];
  readonly stock_mark: StockMark | undefined;
}

/** What count tasks need of the installation. */
type CountTaskSetting = Pick<EffectSetting, "bound" | "clock">;

/** What is kept, and what is written for it. */
export interface CountTasks {
  readonly tasks: readonly CountTask[];
  readonly effects: readonly NewEffect[];
}

/**
 * Asks people to count where the books are in doubt: one record for each suspicion, closed by a count or once the suspicion
 * is gone. Without the form nothing is asked, and nothing is taken for asked.
 */
export function countTasksOf(assessed: AssessedSubject, basis: CountTaskBasis, setting: CountTaskSetting): CountTasks {
  if (!setting.bound.has("count_task")) return { tasks: basis.tasks, effects: [] };
  const { facts, risk, revision } = assessed;
  const today = setting.clock.today();
  const on_hand = facts.stock_level?.on_hand ?? null;
  const recount = recountOf(facts.last_count, today, unitOf({ unit: facts.item?.unit ?? null }));
  const { stock_mark } = basis;
  const found = doubtsOf({ risk, on_hand, ...(stock_mark !== undefined && { stock_mark }) });
  const step = stepCountTasks(basis.tasks, {
    doubts: recount === null ? found : [...found, recount],
    ...{ last_count: facts.last_count, book_quantity: on_hand, today, number: revision },
  });
  return { tasks: step.tasks, effects: stepEffects(assessed, step, setting) };
}

/** Nobody needs to count what is no more. */
export function dropCountTasks(
  assessed: AssessedSubject,
  tasks: readonly CountTask[],
  setting: CountTaskSetting,
): readonly NewEffect[] {
  if (!setting.bound.has("count_task")) return [];
  const dropped = tasks.filter(({ state }) => state === "open");
  return stepEffects(assessed, { tasks: [], opened: [], counted: [], dropped }, setting);
}

function stepEffects(
  assessed: AssessedSubject,
  step: CountTaskStep,
  { clock }: CountTaskSetting,
): readonly NewEffect[] {
  const { subject, revision } = assessed;
  const effect = (task: CountTask, action: (key: string) => EffectAction, isNew = false): NewEffect => {
    const line = effectKeys.countTask(subject, task.reason, task.number);
    const effect_key = isNew ? line : effectKeys.change(line, revision);
    return { ...effectFrame(assessed), effect_key, line, action: action(line) };
  };
  const closed_on = clock.startOf(clock.today());
  const closing =
    (values: FieldValues) =>
    (created_by: string): EffectAction => {
      return { kind: "update_created", form: "count_task", created_by, values: { ...values, closed_on } };
    };
  return [
    ...step.opened.map(({ task, doubt }) =>
      effect(task, openedBy(assessed, { task, sentence: doubt.sentence, clock }), true),
    ),
    ...step.counted.map(({ task, count: { count_no, counted_quantity }, variance }) =>
      effect(task, closing({ task_status: "已盘点", count_no, counted_quantity, variance })),
    ),
    ...step.dropped.map((task) => effect(task, closing({ task_status: "不再需要" }))),
  ];
}

interface OpenedTask {
  readonly task: CountTask;
  readonly sentence: string;
  readonly clock: Pick<EffectSetting["clock"], "startOf">;
}

function openedBy(assessed: AssessedSubject, { task, sentence, clock }: OpenedTask) {
  const { item_code, location_code } = assessed.subject;
  return (effect_key: string): EffectAction => ({
    ...{ kind: "create_record", form: "count_task", start_trigger: false, start_workflow: false },
    values: {
      ...{ effect_key, item_code, item_name: itemName(assessed), location_code },
      ...{ book_quantity: task.book_quantity, doubt: DOUBT_LABELS[task.reason], count_reason: sentence },
      ...{ opened_on: clock.startOf(task.opened_on), due_date: clock.startOf(task.due_on), task_status: "待盘点" },
    },
  });
}
