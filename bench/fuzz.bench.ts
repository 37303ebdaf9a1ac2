/** Inputs by chance at every entrance: `npm run bench -- fuzz --inputs 100000 --seed 1`. */
import { parseArgs } from "node:util";
import type { Figure } from "./run.ts";
import { fuzz } from "./support/fuzz.ts";

/** Runs the bench. */
export async function run(): Promise<readonly Figure[]> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { inputs: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
  });
  const results = await fuzz(Number(values.inputs), Number(values.seed));
  for (const fault of results.flatMap(({ faults }) => faults.slice(0, 5))) console.error(fault);
  const total = results.reduce((sum, { inputs }) => sum + inputs, 0);
  return [
    { name: "inputs", value: total, unit: "", aim: null },
    ...results.flatMap(({ name, inputs, faults, seconds }) => [
      { name: `${name}: faults`, value: faults.length, unit: "", aim: "0" },
      ...(inputs === 0 ? [] : [{ name: `${name}: rate`, value: Math.round(inputs / seconds), unit: "1/s", aim: null }]),
    ]),
  ];
}
