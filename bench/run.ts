/**
 * Runs a bench by name and prints one JSON object: each figure beside its aim, and the machine it was measured on.
 * `npm run bench -- webhook [--store postgres]`
 */
import { readdirSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";

/** A measured figure with the aim it is held against; null where there is none. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim: string | null;
}

/** What keeps the add-on's data. */
export type StoreKind = "sqlite" | "postgres";

/** What a bench file exports as `run`; one that can be run on either store exports `STORES` beside it. */
export type Bench = (options: { readonly store: StoreKind }) => Promise<readonly Figure[]>;

const names = readdirSync(new URL(".", import.meta.url))
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.replace(".bench.ts", ""));

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    ...{ allowPositionals: true, strict: false },
    options: { store: { type: "string" } },
  });
  const [name] = positionals;
  if (name === undefined || !names.includes(name)) {
    refuse(`Which bench? ${names.join(", ")}`);
    return;
  }
  const bench = (await import(`./${name}.bench.ts`)) as { readonly run: Bench; readonly STORES?: readonly StoreKind[] };
  const { STORES = ["sqlite"] } = bench;
  const store = STORES.find((kind) => kind === (values.store ?? "sqlite"));
  if (store === undefined) {
    refuse(`${name} runs on ${STORES.join(" or ")}`);
    return;
  }
  const figures = await bench.run({ store });
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 1e9),
    node: process.version,
  };
  console.log(JSON.stringify({ bench: name, store, figures, machine }, null, 2));
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 2;
}

await main();
