import { randomBytes } from "node:crypto";
import { AddonError } from "../../contracts/problem.ts";
import type { KeyRing, SecretBox } from "../../ports/secret-box.ts";
import { createSecretBox } from "./secret-box.ts";
import { secretKeysFromFile, writeSecretKeys } from "./secret-key-file.ts";

const KEY_BYTES = 32;

/**
 * A box whose keys lie in a file. Sealing reads the file anew, so that from the moment a rotation has begun every
 * process seals with the new key; opening reads it again only for a text that none of the known keys has sealed.
 */
export function createKeyRing(path: string): KeyRing & { currentKey(): Uint8Array } {
  let boxes = boxesIn(path);

  function openWith(sealed: string): string {
    for (const box of boxes) {
      try {
        return box.open(sealed);
      } catch (error) {
        if (!(error instanceof AddonError) || error.code !== "secret_key_wrong") throw error;
      }
    }
    // The last one says it again, and this time it is told.
    return (boxes.at(-1) ?? boxes[0]).open(sealed);
  }

  const box: SecretBox = {
    seal: (plain) => createSecretBox(secretKeysFromFile(path)[0]).seal(plain),
    open: (sealed) => {
      try {
        return openWith(sealed);
      } catch (error) {
        if (!(error instanceof AddonError) || error.code !== "secret_key_wrong") throw error;
        boxes = boxesIn(path);
        return openWith(sealed);
      }
    },
  };

  return {
    box,
    currentKey: () => secretKeysFromFile(path)[0],
    begin: () => {
      const [current, ...former] = secretKeysFromFile(path);
      if (former.length === 0) writeSecretKeys(path, [randomBytes(KEY_BYTES), current]);
      boxes = boxesIn(path);
    },
    end: () => {
      writeSecretKeys(path, [secretKeysFromFile(path)[0]]);
      boxes = boxesIn(path);
    },
  };
}

function boxesIn(path: string): readonly [SecretBox, ...SecretBox[]] {
  const [current, ...former] = secretKeysFromFile(path);
  return [createSecretBox(current), ...former.map(createSecretBox)];
}
