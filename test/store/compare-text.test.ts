import { expect, it } from "@jest/globals";
import { compareText } from "../../src/adapters/store/memory/compare-text.ts";
import { seededRandom } from "../../src/domain/math/seeded-random.ts";

it("puts texts in the order of their UTF-8 bytes, as databases do", () => {
  const random = seededRandom(11);
  const letters = ["a", "b", "Z", "1", "", "é", "杯", "\ue000", "\uffee", "😀", "𠮷"];
  const text = () => Array.from({ length: 4 }, () => letters[Math.floor(random() * letters.length)]).join("");
  for (let i = 0; i < 5_000; i++) {
    const [a, b] = [text(), text()];
    expect([a, b, Math.sign(compareText(a, b))]).toEqual([a, b, Buffer.compare(Buffer.from(a), Buffer.from(b))]);
  }
});
