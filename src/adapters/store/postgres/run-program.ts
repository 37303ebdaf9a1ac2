import type { PoolClient } from "pg";
import type { Answer, Program, SqlList, SqlRow, Statement } from "../sql/program.ts";
import { preparedStatement, preparedValues } from "./postgres-statement.ts";

/** Runs a program over one connection. Statements of one yield, and those of `opening`, travel together. */
export async function runProgram<T>(
  client: PoolClient,
  program: Program<T>,
  opening: readonly Promise<unknown>[] = [],
): Promise<T> {
  let step = program.next([]);
  let before = opening;
  while (step.done !== true) {
    const asked = step.value.map((statement) => ask(client, statement));
    // Waited for together: of several failures none is left unheard.
    const [answers] = await Promise.all([Promise.all(asked), ...before]);
    before = [];
    step = program.next(answers);
  }
  await Promise.all(before);
  return step.value;
}

async function ask(client: PoolClient, statement: Statement): Promise<Answer> {
  const query = { ...preparedStatement(statement), values: [...preparedValues(statement)] };
  switch (statement.want) {
    case "rows":
      return (await client.query<SqlRow & Record<string, unknown>>(query)).rows;
    case "lists":
      return (await client.query<SqlList[number][]>({ ...query, rowMode: "array" })).rows;
    case "changes":
      return (await client.query(query)).rowCount ?? 0;
  }
}
