import { PassThrough } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { createTerminal } from "../../src/entrypoints/cli/terminal.ts";

/** A terminal on streams; `is_typed` where somebody sits there. */
function aTerminal(is_typed: boolean) {
  const input = new PassThrough();
  const output = new PassThrough();
  if (is_typed) for (const stream of [input, output]) Object.assign(stream, { isTTY: true, setRawMode: () => input });
  // Only what a terminal uses of the process's own streams.
  const terminal = createTerminal(input as unknown as NodeJS.ReadStream, output as unknown as NodeJS.WriteStream);
  return { terminal, input, shown: () => String(output.read() ?? "") };
}

describe("answers from a pipe", () => {
  it("come in order, however many lines came at once, and keep nobody waiting after the last", async () => {
    const { terminal, input } = aTerminal(false);
    input.write("一\n二\r\n");
    expect(await terminal.ask("?")).toBe("一");
    expect(input.isPaused()).toBe(true);
    expect(await terminal.askHidden("?")).toBe("二");
    const third = terminal.ask("?");
    input.end("  三");
    expect(await third).toBe("三");
  });

  it("are missed by name where the pipe has ended, every time", async () => {
    const { terminal, input } = aTerminal(false);
    input.end("一\n");
    await terminal.ask("?");
    for (let i = 0; i < 2; i += 1)
      await expect(terminal.ask("端口：")).rejects.toMatchObject({
        code: "input_ended",
        message: expect.stringContaining("端口"),
      });
  });
});

describe("answers that somebody types", () => {
  it("appear, unless they are hidden", async () => {
    const { terminal, input, shown } = aTerminal(true);
    const open = terminal.ask("名称：");
    input.write("小店\r");
    expect(await open).toBe("小店");
    const secret = terminal.askHidden("密码：");
    input.write("s3cret\r");
    expect(await secret).toBe("s3cret");
    const all = shown();
    expect(all).toContain("小店");
    expect(all).toContain("密码：");
    expect(all).not.toContain("s3");
  });

  it("are kept for the next questions where several lines are pasted", async () => {
    const { terminal, input, shown } = aTerminal(true);
    const first = terminal.askHidden("一：");
    input.write("a\rb\rc\r");
    expect([await first, await terminal.askHidden("二："), await terminal.ask("三：")]).toEqual(["a", "b", "c"]);
    expect(shown()).not.toMatch(/[ab]/);
  });

  it.each([
    { name: "Ctrl-C", typed: "\u0003", code: "input_cancelled" },
    { name: "Ctrl-D", typed: "\u0004", code: "input_ended" },
  ])("end with $name", async ({ typed, code }) => {
    for (const way of ["ask", "askHidden"] as const) {
      const { terminal, input } = aTerminal(true);
      const asked = terminal[way]("?");
      input.write(typed);
      await expect(asked).rejects.toMatchObject({ code });
    }
  });
});
