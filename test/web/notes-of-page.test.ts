import { describe, expect, it } from "@jest/globals";
import { notesOfPage } from "../../src/entrypoints/web/src/shell/notes-of-page.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";

const words = { notes: zh.page_note, language: "zh" } as const;

describe("notesOfPage", () => {
  it.each(["item", "event", "messages", "problems"] as const)("tells on %s what the demo's times are", (page) =>
    expect(notesOfPage(page, true, words)).toContain(zh.page_note.demo_times),
  );

  it.each(["messages", "rules"] as const)("tells on %s that the demo sends nothing to anybody", (page) =>
    expect(notesOfPage(page, true, words)).toContain(zh.page_note.demo_channel),
  );

  it("has nothing to say elsewhere, nor of a real account", () => {
    expect(notesOfPage("board", true, words)).toEqual([]);
    expect(notesOfPage("messages", false, words)).toEqual([]);
  });

  it("says to readers of English what stays Chinese", () =>
    expect(notesOfPage("board", false, { ...words, language: "en" })).toEqual([zh.page_note.chinese]));
});
