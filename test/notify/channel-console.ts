import { Command } from "commander";
import {
  channelPurposes,
  channelTestWarning,
  channelToSet,
  removeChannel,
  saveChannel,
} from "../../src/adapters/notify/channel-settings.ts";
import { CHANNELS } from "../../src/adapters/notify/channels.ts";
import { createChannelDirectory } from "../../src/adapters/notify/create-channel-directory.ts";
import { createChannelCallbacks } from "../../src/adapters/notify/create-channel-callbacks.ts";
import { tokenMaker } from "../../src/adapters/system/token-maker.ts";
import { createSecretBox } from "../../src/adapters/system/secret-box.ts";
import { createChannelNotices } from "../../src/app/doctor/channel-notices.ts";
import { createWatchChannels } from "../../src/app/doctor/watch-channels.ts";
import { createExamineChannels } from "../../src/app/doctor/examine-channels.ts";
import { createNotices } from "../../src/app/notices/notices.ts";
import { AddonError } from "../../src/contracts/problem.ts";
import { type ChannelContext, register } from "../../src/entrypoints/cli/channel.command.ts";
import type { WholeAddon } from "../../src/entrypoints/cli/command-context.ts";
import type { Notifier } from "../../src/ports/notifier.ts";
import { someTools } from "./channel-tools.ts";
import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import { someChannelRests } from "../app/dispatch/some-channel-rests.ts";
import { aConsentGate } from "../app/consent/a-consent-gate.ts";
import { aSettingsRegistry } from "./settings-registry.ts";

const SHOP = { installation_id: "shop", name: "小店", app_id: "app", created_at: 1 };

/** How the console stands: who sits there, and what a channel answers where it is not the real one. */
export interface ConsoleOptions {
  readonly is_interactive?: boolean;
  readonly public_url?: string | null;
  readonly notifier?: Notifier;
}

/**
 * The commands about channels on settings that are really sealed and kept, with a terminal whose answers are given to
 * each run; every question is told with how it was asked.
 */
export function aChannelConsole({ is_interactive = true, public_url = null, notifier }: ConsoleOptions = {}) {
  const { registry, kept } = aSettingsRegistry();
  const box = createSecretBox(new Uint8Array(32).fill(1));
  const { tools } = someTools();
  const directory = createChannelDirectory({ ...tools, registry, box });
  const store = createMemoryStore();
  const notices = createNotices({ registry, clock: { now: () => 0 } });
  const noted: string[] = [];
  const printed: string[] = [];
  const asked: string[] = [];
  const hidden: string[] = [];
  let answers: string[] = [];

  const channels = notifier === undefined ? directory : { ...directory, open: () => Promise.resolve(notifier) };
  const examineChannels = createExamineChannels({ channels, onError: () => undefined });
  const channelNotices = createChannelNotices({ notices, channels });
  const status = { code: 0 };
  // What these commands ask for, and nothing else.
  const addon = {
    registry: { ...registry, installations: () => Promise.resolve([SHOP]) },
    channels,
    examineChannels,
    channelNotices,
    clock: { now: () => 0, today: () => "2026-11-23" },
    sendAllowed: aConsentGate(store, () => 0),
    rests: someChannelRests(store, () => 0),
    public_url,
    callbacks: createChannelCallbacks({
      ...{ registry: { ...registry, installations: () => Promise.resolve([SHOP]) }, box, tokens: tokenMaker },
      clock: { now: () => 0 },
      onUnreadable: () => undefined,
    }),
    saveChannel: (channel: Parameters<typeof saveChannel>[1]) => saveChannel({ registry, box }, channel),
    removeChannel: (id: string, name: string) => removeChannel(registry, id, name),
    channelToSet: (id: string, name: string) => channelToSet({ registry, box }, id, name),
    channelTestWarning: (id: string, name: string) => channelTestWarning({ registry, box }, id, name),
    channelPurposes: (id: string, name: string) => channelPurposes({ registry, box }, id, name),
    note: (event: string, object: string) => Promise.resolve(void noted.push(`${event} ${object}`)),
    close: () => Promise.resolve(),
  } as unknown as WholeAddon;

  function answer(question: string): Promise<string> {
    const next = answers.shift();
    if (next !== undefined) return Promise.resolve(next);
    return Promise.reject(new AddonError({ code: "input_ended", message: question, hint: "" }));
  }
  const terminal = {
    is_interactive,
    print: (line: string) => void printed.push(line),
    ask: (question: string) => (asked.push(question), answer(question)),
    askHidden: (question: string) => (hidden.push(question), answer(question)),
  };
  const exitWith = (code: number) => void (status.code = code);
  const context = { terminal, channelKinds: CHANNELS, openAddon: () => Promise.resolve(addon), exitWith };
  /** Anew for every run: commander remembers options. */
  function program(): Command {
    const fresh = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    // The rest of the context is other commands' business.
    register(fresh, context as unknown as ChannelContext);
    return fresh;
  }

  function createWatchWhile(happen: () => Promise<unknown>): () => Promise<number> {
    return createWatchChannels({
      ...{ registry: addon.registry, channelNotices },
      examineChannels: async (installation_id) => {
        const examined = await examineChannels(installation_id);
        await happen();
        return examined;
      },
      onError: (_, error) => {
        throw error;
      },
    });
  }

  return {
    ...{ program, noted, asked, hidden, registry, box, store, status },
    /** The watch over channels, while whose vendors answer something else happens. */
    watchWhile: (happen: () => Promise<unknown>) => createWatchWhile(happen)(),
    /** What people are told on the board, as a channel's name and what is said of it. */
    told: async () => (await notices.list("shop")).map(({ field, message }) => `${field ?? ""} ${message}`),
    /** Runs a command with these answers, and returns what it printed. */
    async run(words: readonly string[], ...given: string[]) {
      for (const told of [printed, asked, hidden]) told.length = 0;
      answers = given;
      await program().parseAsync(["channel", ...words], { from: "user" });
      return printed.join("\n");
    },
    /** The settings of a channel, opened; null where none is kept. */
    config(name: string): unknown {
      const text = kept.get(`shop\nchannel:${name}`);
      if (text === undefined) return null;
      const { sealed } = JSON.parse(text) as { sealed: string }; // written by saveChannel above
      return JSON.parse(box.open(sealed));
    },
  };
}
