/**
 * The laboratory: the domain's methods on files, so that anyone may judge them on data of their own.
 * `npm run -s lab -- spikes --in F.csv --out O.csv`
 */
import { Command } from "commander";
import { commands } from "./commands.ts";
import { InputFault } from "./input-fault.ts";

async function main(): Promise<void> {
  const program = new Command("lab").description("methods of the domain on files of one's own");
  for (const add of commands) add(program);
  await program.parseAsync();
}

try {
  await main();
} catch (fault) {
  if (!(fault instanceof InputFault)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
}
