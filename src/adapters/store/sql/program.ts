/** What a column holds. */
export type SqlValue = string | number | null;

/** One row by the names of its columns. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** One row as its values alone, in the order of the columns: less work where rows are many. */
export type SqlList = readonly SqlValue[];

/** One statement with its values in the order of its `?` marks, in words that every engine understands. */
export interface Statement {
  readonly want: "rows" | "lists" | "changes";
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** What a statement came to: rows, lists, or how many rows it changed. */
export type Answer = readonly SqlRow[] | readonly SqlList[] | number;

/**
 * A piece of work on a database. It yields statements and is given their answers, and can wait for nothing else: so it
 * runs without a pause on an engine of this process, and over the wire on another. Statements of one yield travel
 * together: they are done in their order, and none is written with another one's answer in hand.
 */
export type Program<T> = Generator<readonly Statement[], T, readonly Answer[]>;

/** All rows that a statement finds. */
export function* all(text: string, ...values: readonly SqlValue[]): Program<readonly SqlRow[]> {
  const [rows] = yield [{ want: "rows", text, values }];
  // What `want` asks for is what the engine gives.
  return rows as readonly SqlRow[];
}

/** All rows that a statement finds, as lists. */
export function* lists(text: string, ...values: readonly SqlValue[]): Program<readonly SqlList[]> {
  const [rows] = yield [{ want: "lists", text, values }];
  // As above.
  return rows as readonly SqlList[];
}

/** The first row that a statement finds. */
export function* first(text: string, ...values: readonly SqlValue[]): Program<SqlRow | undefined> {
  return (yield* all(text, ...values))[0];
}

/** All rows that a statement finds, each made into what it stands for. */
export function* allAs<T>(
  make: (row: SqlRow) => T,
  text: string,
  ...values: readonly SqlValue[]
): Program<readonly T[]> {
  return (yield* all(text, ...values)).map(make);
}

/** The first row that a statement finds, made into what it stands for; null where there is none. */
export function* firstAs<T>(make: (row: SqlRow) => T, text: string, ...values: readonly SqlValue[]): Program<T | null> {
  const row = yield* first(text, ...values);
  return row === undefined ? null : make(row);
}

/** Whether a statement finds anything. */
export function* exists(text: string, ...values: readonly SqlValue[]): Program<boolean> {
  return (yield* first(text, ...values)) !== undefined;
}

/** Changes rows; returns how many. */
export function* run(text: string, ...values: readonly SqlValue[]): Program<number> {
  const [changes] = yield [{ want: "changes", text, values }];
  // As above.
  return changes as number;
}

/** A program that asks nothing. */
// eslint-disable-next-line require-yield
export function* nothing<T>(result: T): Program<T> {
  return result;
}

/** What a program returns. */
type Returned<P> = P extends Program<infer T> ? T : never;

/** A program with its next statements, or its result. */
interface Walk {
  readonly program: Program<unknown>;
  step: IteratorResult<readonly Statement[], unknown>;
}

/**
 * Runs programs side by side: the next statements of all of them travel together, in the order of the programs. No program
 * may need what another one of them writes in a later step.
 */
export function* together<const P extends readonly Program<unknown>[]>(
  programs: P,
): Program<{ readonly [K in keyof P]: Returned<P[K]> }> {
  const walks = programs.map((program): Walk => ({ program, step: program.next([]) }));
  for (let open = stillOpen(walks); open.length > 0; open = stillOpen(open)) {
    const answers = yield open.flatMap(({ step }) => (step.done === true ? [] : step.value));
    let taken = 0;
    for (const walk of open) {
      const count = walk.step.done === true ? 0 : walk.step.value.length;
      walk.step = walk.program.next(answers.slice(taken, taken + count));
      taken += count;
    }
  }
  // Each walk has ended with its own program's result.
  return walks.map(({ step }) => step.value) as { readonly [K in keyof P]: Returned<P[K]> };
}

function stillOpen(walks: readonly Walk[]): readonly Walk[] {
  return walks.filter(({ step }) => step.done !== true);
}

/** Runs a program on an engine that answers at once. */
export function runAtOnce<T>(program: Program<T>, answer: (statement: Statement) => Answer): T {
  let step = program.next([]);
  while (step.done !== true) step = program.next(step.value.map(answer));
  return step.value;
}
