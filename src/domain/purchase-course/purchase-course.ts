/** Work at one node of a workflow for one of its people, from when it came until it was done. Instants in ms. */
export interface CourseTask {
  /** Number of the node in its form; 0 is where people submit. */
  readonly node_id: number;
  readonly node_name: string;
  readonly began_at: number;
  /** Null while it waits. */
  readonly ended_at: number | null;
}

/** A purchase from request to receipt. Instants in ms, null = not (yet). It names stages, never people. */
export interface PurchaseCourse {
  readonly form: "replenishment" | "purchase_order";
  readonly requested_at: number;
  readonly tasks: readonly CourseTask[];
  /** When the workflow came to its end. */
  readonly ended_at: number | null;
  /** Null while it runs. */
  readonly is_approved: boolean | null;
  readonly ordered_at: number | null;
  readonly received_at: number | null;
  /** Closed with nothing received: it comes to no receipt. */
  readonly is_called_off?: true;
}

/** How long one step of a course took, or that it has not ended. */
export interface CourseStep {
  readonly kind: "node" | "to_order" | "to_receipt";
  readonly form: PurchaseCourse["form"];
  /** Of a node. */
  readonly node_name: string | null;
  /** Null while it is under way. */
  readonly ms: number | null;
}

/**
 * The steps of a course, one after the other: each node that took any time, from the end of the workflow to the order, from
 * there to the goods. A node that was come back to counts the time there alone; people who have it at the same time count
 * once. What was not approved is never ordered. A proposal that was ordered before it was approved waited no time for that;
 * an order that stands with its approval has no such step.
 */
export function courseSteps(course: PurchaseCourse): readonly CourseStep[] {
  const { form, tasks, ended_at, is_approved, ordered_at, received_at } = course;
  const nodes = [...Map.groupBy(tasks, ({ node_id, node_name }) => JSON.stringify([node_id, node_name])).values()];
  const steps = nodes.flatMap((own): readonly CourseStep[] => {
    const ms = timeAt(own);
    return ms === 0 ? [] : [{ kind: "node", form, node_name: own[0]?.node_name ?? "", ms }];
  });
  if (ended_at === null || is_approved !== true) return steps;
  const to_order = ordered_at === null ? null : Math.max(0, ordered_at - ended_at);
  const isOrder = form === "purchase_order" && to_order === 0;
  const begun_at = ordered_at === null ? null : Math.max(ordered_at, ended_at);
  return [
    ...steps,
    ...(isOrder ? [] : [{ kind: "to_order" as const, form, node_name: null, ms: to_order }]),
    ...(begun_at === null || course.is_called_off === true
      ? []
      : [{ kind: "to_receipt" as const, form, node_name: null, ms: spanTo(received_at, begun_at) }]),
  ];
}

/** From the request to the first approval or refusal; null while nobody has done anything. */
export function firstDecisionMs({ requested_at, tasks, ended_at }: PurchaseCourse): number | null {
  const ends = tasks.flatMap(({ node_id, ended_at: at }) => (node_id === START_NODE || at === null ? [] : [at]));
  const first = Math.min(...ends, ended_at ?? Infinity);
  return first === Infinity ? null : Math.max(0, first - requested_at);
}

/** Node of the person who submits. */
const START_NODE = 0;

function spanTo(at: number | null, since: number): number | null {
  return at === null ? null : Math.max(0, at - since);
}

/** Length of the union of the tasks' times; null where one of them waits. */
function timeAt(tasks: readonly CourseTask[]): number | null {
  let total = 0;
  let reached = -Infinity;
  for (const { began_at, ended_at } of tasks.toSorted((a, b) => a.began_at - b.began_at)) {
    if (ended_at === null) return null;
    total += Math.max(0, ended_at - Math.max(began_at, reached));
    reached = Math.max(reached, ended_at);
  }
  return total;
}
