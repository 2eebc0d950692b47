/** The demo class: what a host and a dozen members would do, through the same door and with the same commands. */
import type { AccountId, ChatId } from '../chat/event.js';
import type { Demo, Heard, Stage } from '../chat/stage.js';
import { cast, classPhotos, title, type CastMember, type ClassPhoto } from './cast.js';
import { composeClassPhoto, composeSelfie } from './compose-photos.js';

/** Sets the class up, enrols its members, and posts the first class photo as early as somebody is there to be recognised. */
export const playDemo: Demo = async (stage, host) => {
  const group = stage.group(title);
  const total = 1 + cast.length + classPhotos.length;
  let done = 0;
  const step = (text: string): void => stage.progress(done++, total, text);

  step('Making the class');
  await stage.says(host, group, { text: `/class ${title}` }).then(pressIfAsked(stage, host, group, 'No, all adults'));

  const photos = [...classPhotos];
  for (const member of cast) {
    step(`${member.name} registers and joins`);
    await enrol(stage, group, member);
    const [next] = photos;
    if (next?.after === member.name) {
      photos.shift();
      step(`A class photo: ${next.shows}`);
      await postClassPhoto(stage, host, group, next);
    }
  }
  for (const photo of photos) {
    step(`A class photo: ${photo.shows}`);
    await postClassPhoto(stage, host, group, photo);
  }
  stage.progress(total, total, 'The class is yours: speak as anybody in it');
};

/** Somebody who is registered from an earlier run is left as they are. */
async function enrol(stage: Stage, group: ChatId, { name, sitter }: CastMember): Promise<void> {
  const who = stage.person(name);
  const direct = stage.direct(who);
  const asked = await stage.says(who, direct, { text: `/register ${name} ${emailOf(name)}` });
  const consent = sitter ? 'Yes, use my face' : 'No, without my face';
  if (offers(asked, consent)) {
    await stage.presses(who, direct, consent);
    if (sitter) {
      const photos = await Promise.all(
        [1, 2].map(async (take) => ({ name: 'selfie.jpg', bytes: await composeSelfie(sitter, take) })),
      );
      const heard = await stage.says(who, direct, { photos });
      // Where one selfie is all that is kept, registering is over by itself.
      if (offers(heard, 'Done')) await stage.presses(who, direct, 'Done');
    }
  }
  await stage.presses(who, group, 'Join');
}

async function postClassPhoto(stage: Stage, host: AccountId, group: ChatId, { sitters }: ClassPhoto): Promise<void> {
  const photo = { name: 'class.jpg', bytes: await composeClassPhoto(sitters) };
  await stage.says(host, group, { text: '/attend', photos: [photo] });
}

function pressIfAsked(stage: Stage, who: AccountId, chat: ChatId, label: string) {
  return async (heard: readonly Heard[]): Promise<void> => {
    if (offers(heard, label)) await stage.presses(who, chat, label);
  };
}

function offers(heard: readonly Heard[], label: string): boolean {
  return heard.some(({ buttons }) => buttons.includes(label));
}

/** example.org is kept for examples (RFC 2606). */
function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
}
