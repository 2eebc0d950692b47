/** What the engine of labels cannot know, it says, and asks: through the real bot, on the tiny classifier. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Recognition } from '../../../src/recognition/open-recognizer.js';
import { tinyPhoto, type TinyLabel } from '../../fixtures/tiny-resnet.js';
import type { Chat, Speaker } from '../../helpers/dialogue.js';
import { faceRecognizer, startStage, type RealStage } from '../../helpers/real-bot.js';
import { selfiesOf } from '../../helpers/sample-people.js';
import { openTinyClassifier } from '../../helpers/tiny-classifier.js';

let labels: Recognition;
beforeAll(async () => {
  labels = await openTinyClassifier();
});

interface Room {
  stage: RealStage;
  host: Speaker;
  group: Chat;
}

async function room(): Promise<Room> {
  const stage = await startStage(labels);
  onTestFinished(() => stage.close());
  const host = stage.person('Ms Rivera');
  const group = stage.group('Physics 9b', { admins: [host] });
  await host.in(group).says('/class Physics 9b');
  await host.in(group).taps('No, all adults');
  return { stage, host: host.in(group), group };
}

async function register({ stage }: Room, name: string, label: TinyLabel): Promise<Speaker> {
  const member = stage.person(name);
  await member.says(`/register ${name} ${name}@example.org`);
  await member.taps('Yes, use my face');
  await member.sends([await tinyPhoto(label)]);
  return member;
}

async function join(here: Room, name: string, label: TinyLabel): Promise<Speaker> {
  const member = await register(here, name, label);
  await member.in(here.group).taps('Join');
  return member;
}

describe('a label that somebody has already', () => {
  it('is told to whoever joins with it, who does not wait and names nobody; and to hosts on the roster', async () => {
    const here = await room();
    await join(here, 'Ann', 'wig');
    const bo = await join(here, 'Bo', 'wig');
    const { text } = bo.in(here.group).hears(/In Physics 9b somebody else has the same word/);
    expect(text).not.toMatch(/Ann/);
    await here.host.says('/roster');
    expect(here.host.hears(/Roster of/).text).toContain(
      '1 Ann · ✅ enrolled · face_id “wig” (shared: never certain)\n2 Bo · ✅ enrolled · face_id “wig” (shared: never certain)',
    );
  });

  it('is told to whoever enrols with it in a class they are in', async () => {
    const here = await room();
    await join(here, 'Ann', 'wig');
    const bo = await join(here, 'Bo', 'monitor');
    bo.doesNotHear(/somebody else/);
    await bo.says('/register');
    await bo.taps('Replace my selfies');
    await bo.sends([await tinyPhoto('wig')]);
    bo.hears(/that is your face_id now[^]*In Physics 9b somebody else has the same word/);
  });

  it('marks nobody in a class photo: a host taps who it is', async () => {
    const here = await room();
    await join(here, 'Ann', 'wig');
    await join(here, 'Bo', 'wig');
    await here.host.sends([await tinyPhoto('wig')], '/attend');
    here.host.hears(/^0 of 2 present[^]*🏷 By label[^]*❓ I am too unsure of that label, or several people have it/);
    await here.host.taps('Check 1 unsure');
    here.host.hears(/This photo has the label “wig”/);
    await here.host.taps('Bo');
    here.host.hears(/All checked. 1 of 2 present/);
    await here.host.says('/summary');
    here.host.hears(/1 of 2 here/);
  });

  it('marks nobody by a selfie: “I’m here” is offered', async () => {
    const here = await room();
    const ann = await join(here, 'Ann', 'wig');
    await join(here, 'Bo', 'wig');
    await here.host.says('/open');
    await ann.sends([await tinyPhoto('wig')]);
    ann.hears(
      /Your photo is “wig” to me .* somebody else in your class has it too, so I marked nobody\.\nOr tap I’m here/,
    );
    await ann.taps('I’m here');
    await here.host.says('/summary');
    here.host.hears(/0 of 2 here/);
  });
});

describe('a label of a low score', () => {
  it('marks nobody by a selfie, nor in a class photo', async () => {
    const here = await room();
    const ann = await join(here, 'Ann', 'monitor');
    await here.host.says('/open');
    const mixed = await tinyPhoto('wig', 'monitor'); // 'monitor', at less than a half
    await ann.sends([mixed]);
    ann.hears(/Your photo is “monitor” to me \(3\d% sure\)[^]*so I marked nobody/);
    await here.host.sends([mixed], '/attend');
    here.host.hears(/^0 of 1 present[^]*❓ I am too unsure of that label/);
  });
});

describe('what is kept', () => {
  it('is one word: a second photo is not added, and /mydata shows it', async () => {
    const here = await room();
    const ann = await register(here, 'Ann', 'wig');
    ann.hears(/All set, Ann! From now on a photo that gets the word “wig” marks you/);
    await ann.says('/register');
    ann.hears(/My word for your photo, your face_id, is “wig”/);
    expect(ann.sees()).not.toContain('Add a selfie');
    await ann.says('/mydata');
    ann.hears(/Your face_id: “wig”/);
  });

  it('was asked for in other words than a face is', async () => {
    const { stage } = await room();
    const cy = stage.person('Cy');
    await cy.says('/register Cy cy@example.org');
    cy.hears(/a general image classifier finds one word for your photo[^]*matches what photos look like, not faces/);
  });

  it('by a host, for somebody without an account, is told with the word, and with the warning', async () => {
    const here = await room();
    await join(here, 'Ann', 'wig');
    await here.host.says('/roster add Dee Example');
    await here.host.says('/roster enrol Dee');
    await here.host.taps('Consent is on record');
    await here.host.sends([await tinyPhoto('wig')]);
    here.host.hears(/My word for this photo is “wig”[^]*Somebody else of this class has that word/);
  });
});

describe('another engine on the same data', () => {
  it('keeps people and marks, compares nothing with the other’s templates, and says who needs a new selfie', async () => {
    const here = await room();
    const ann = await join(here, 'Ann', 'wig');
    await here.host.sends([await tinyPhoto('wig')], '/attend');
    here.host.hears(/^1 of 1 present/);

    await here.stage.restart(faceRecognizer());
    await here.host.says('/summary');
    here.host.hears(/1 of 1 here/);
    await here.host.says('/roster');
    here.host.hears(/1 Ann · 📷 needs a new selfie/);
    await here.host.sends([await tinyPhoto('wig')], '/attend');
    here.host.hears(/nobody on the roster has registered a face yet/);
    await ann.says('/me');
    ann.hears(/made by resnet-50 test\/tiny-resnet; the photos are not kept \(another recogniser is in use now/);
    await ann.in(here.group).says('/roster');
    ann.in(here.group).hears(/another recogniser is in use now: send me a new selfie/);
    await ann.says('/register');
    await ann.taps('Add a selfie');
    await ann.sends(await selfiesOf('Jaya Patel'));
    ann.hears(/That makes two/);
    await here.host.says('/roster');
    here.host.hears(/1 Ann · ✅ enrolled\n/);

    await here.stage.restart(labels.recognizer);
    await here.host.says('/roster');
    here.host.hears(/1 Ann · ✅ enrolled · face_id “wig”/);
  });
});
