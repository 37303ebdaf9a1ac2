#!/usr/bin/env node
/**
 * The program as it is started. What Node makes of our sources is kept beside the libraries, so that a later start
 * neither strips types nor compiles again: half the time and 40 MB less. Plain JavaScript, since the first file is read
 * before that place is known.
 */
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Where the folder may not be written, as on a read-only disk, the program runs all the same.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/stockguard", import.meta.url)));
await import("../src/cli.ts");
