/**
 * Has Node keep what it makes of our sources before the program is started the first time, so that the first start is as
 * short, and as small, as every later one. Run at install.
 */
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/stockguard", import.meta.url)));

// What the program loads, and what it loads only when a command or a setting asks for it.
await import("../src/main.ts");
await import("../src/demo.ts");
await import("../src/import.ts");
await import("../src/assembly/cluster-postgres.ts");
await import("../src/assembly/store-care-postgres.ts");
await import("../src/entrypoints/http/server.ts");
await import("../src/adapters/files/form-workbook.ts");
// The command line ends the process when it has said its version.
process.argv = [process.execPath, "stockguard", "--version"];
await import("../src/cli.ts");
