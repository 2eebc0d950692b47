/** A ground that tells what happens on it: who does what, and what each of them sees then. */
import type { Being, Chat, Ground, Said } from '../helpers/ground.js';

/** `print` gets one line of the dialogue at a time. */
export function narrate(ground: Ground, print: (line: string) => void): Ground {
  const beings = new Map<string, Being>();
  const groups = new Map<string, Chat>();
  const told = new Set<string>();
  const place = (chat: Chat): string => (chat.kind === 'group' ? `in “${chat.title}”` : 'to Rollcall');

  function tellNews(): void {
    const news = [...beings.values()].flatMap((who) => [
      ...[who.direct, ...groups.values()].flatMap((chat) =>
        ground.heard(who, chat).map((said) => ({ said, audience: audienceOf(who, said) })),
      ),
      ...ground.toasts(who).map((said) => ({ said, audience: `${who.name}, for a moment` })),
    ]);
    news.sort((a, b) => a.said.at - b.said.at);
    for (const { said, audience } of news) {
      const key = `${said.chat} ${said.id} ${said.at}`;
      if (told.has(key)) continue;
      told.add(key);
      print(`    Rollcall, seen by ${audience}:`);
      for (const line of linesOf(said)) print(`      ${line}`);
    }
  }

  function audienceOf(who: Being, { chat, only }: Said): string {
    const group = groups.get(chat);
    return group && only === undefined ? `everybody in “${group.title}”` : who.name;
  }

  return {
    ...ground,
    person(name, options) {
      const being = ground.person(name, options);
      beings.set(being.account, being);
      return being;
    },
    group(title, options) {
      const chat = ground.group(title, options);
      groups.set(chat.id, chat);
      return chat;
    },
    says(who, chat, line) {
      const photos =
        line.photos.length > 0 ? [`[${line.photos.length === 1 ? 'a photo' : `${line.photos.length} photos`}]`] : [];
      print(`\n${who.name} ${place(chat)}: ${[...photos, line.text].join(' ').trim()}`);
      return ground.says(who, chat, line);
    },
    presses(who, said, button) {
      print(`\n${who.name} taps [${button.label}]`);
      return ground.presses(who, said, button);
    },
    async caughtUp() {
      await ground.caughtUp();
      tellNews();
    },
  };
}

function linesOf({ text, picture, buttons = [] }: Said): string[] {
  return [
    ...(picture ? ['[a picture]'] : []),
    ...text.split('\n'),
    ...buttons.map((row) => row.map(({ label }) => `[${label}]`).join(' ')),
  ];
}
