import { expect, it } from 'vitest';
import { createRosterRoom } from './roster-room.js';

it('changes the name and the email of somebody without an account', async () => {
  const { host, row, services } = await createRosterRoom();
  await host.says('/roster add Dee');
  await host.says('/roster rename Dee, Dee O’Neil');
  host.hears(/4 Dee is Dee O’Neil now, email: none/);
  await host.says('/roster email 4 <dee.o’neil@example.org>');
  host.hears(/Write it like this/);
  await host.says("/roster email Dee O’Neil dee.o'neil@example.org");
  host.hears(/email: dee\.o'neil@example\.org/);
  expect(await row('Dee O’Neil')).toMatchObject({ number: 4, state: 'on' });
  await host.says('/roster email 4 none');
  expect(services.everybody().find(({ name }) => name === 'Dee O’Neil')).not.toHaveProperty('email');
});

it.each(['/roster rename Dee', '/roster rename Dee, 5', '/roster email Dee', '/roster email Dee nowhere'])(
  'asks for the form of %s',
  async (text) => {
    const { host, services } = await createRosterRoom();
    await host.says('/roster add Dee');
    await host.says(text);
    host.hears(/Write it like this/);
    expect(services.everybody().at(-1)?.name).toBe('Dee');
  },
);

it('leaves to whoever has an account what is theirs', async () => {
  const { host, services } = await createRosterRoom();
  await host.says('/roster rename Ann, Anna');
  host.hears(/Ann has an account/);
  expect(services.everybody()[0]?.name).toBe('Ann');
});
