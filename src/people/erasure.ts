/** Forgetting a person: what of them is elsewhere than in their own document. */
import type { Sheet } from '../attendance/sheet.js';
import type { Class, Member } from '../classes/class.js';
import type { Person } from './person.js';

/**
 * The class without this person: off the roster (their number stays given, so that nobody else ever gets it), no host,
 * no guardian's consent, told apart from nobody. Sheets keep the marks under an id that then belongs to nobody. The same
 * object where nothing changes.
 */
export function withoutPerson(klass: Class, { id, accounts }: Person): Class {
  const members = klass.members.map((member) => (member.person === id ? bare(member) : without(member, id)));
  const hosts = klass.hosts.filter((host) => !accounts.includes(host));
  const names = Object.entries(klass.hostNames ?? {}).filter(([host]) => !accounts.includes(host));
  const after = { ...klass, hosts, members, ...(klass.hostNames && { hostNames: Object.fromEntries(names) }) };
  return JSON.stringify(after) === JSON.stringify(klass) ? klass : after;
}

function bare({ person, number, since }: Member): Member {
  return { person, number, since, state: 'left' };
}

function without(member: Member, id: string): Member {
  const { mergeAsked, claimedBy, ...rest } = member;
  const asked = {
    ...rest,
    ...(mergeAsked && mergeAsked.into !== id && { mergeAsked }),
    ...(claimedBy && claimedBy.person !== id && { claimedBy }),
  };
  if (!member.toldApart?.includes(id)) return asked;
  return { ...asked, toldApart: member.toldApart.filter((other) => other !== id) };
}

/** Stands in sheets where an account stood that is forgotten. */
const nobody = 'former';

/**
 * The sheet without these accounts as who did something. The marks of the person stay, under an id that belongs to nobody
 * then. The same object where nothing changes.
 */
export function withoutAccounts(sheet: Sheet, accounts: readonly string[]): Sheet {
  const by = (account: string) => (accounts.includes(account) ? nobody : account);
  const act = <T extends { by: string }>(one: T): T => ({ ...one, by: by(one.by) });
  const after: Sheet = {
    ...sheet,
    openedBy: by(sheet.openedBy),
    entries: sheet.entries.map((entry) => ({ ...act(entry), ...(entry.undone && { undone: act(entry.undone) }) })),
    photos: sheet.photos.map((photo) => ({
      ...act(photo),
      ...(photo.undone && { undone: act(photo.undone) }),
      questions: photo.questions.map((asked) => ({ ...asked, ...(asked.answer && { answer: act(asked.answer) }) })),
    })),
    ...(sheet.contests && {
      contests: sheet.contests.map((one) => ({ ...one, ...(one.settled && { settled: act(one.settled) }) })),
    }),
    ...(sheet.history && { history: sheet.history.map(act) }),
    // Private lists were theirs to read, or another host opens theirs again.
    ...(sheet.lists && { lists: [] }),
    claims: sheet.claims.map((claim) => ({ ...claim, ...(claim.settled && { settled: act(claim.settled) }) })),
  };
  return JSON.stringify(after) === JSON.stringify(sheet) ? sheet : after;
}
