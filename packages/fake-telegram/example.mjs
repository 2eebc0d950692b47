import { createFakeTelegram } from '@rollcall/fake-telegram';
import { Telegraf } from 'telegraf';

const telegram = await createFakeTelegram({ username: 'echo_bot' });
const bot = new Telegraf(telegram.token, { telegram: { apiRoot: telegram.url } });
bot.command('open', (context) => context.reply(`Open, ${context.from.first_name}.`));
void bot.launch();

const ann = telegram.person('Ann Example');
const group = telegram.group('Class 5b', { admins: [ann] });
await ann.in(group).says('/open');
const answer = await telegram.until(() => telegram.messages(group).find(({ byBot }) => byBot), 'an answer');
console.log(answer.text, telegram.violations);

bot.stop();
await telegram.close();
