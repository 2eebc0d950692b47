import { createFakeDiscord } from '@rollcall/fake-discord';
import { Client } from 'discord.js';

const discord = await createFakeDiscord({ botName: 'Echo' });
const client = new Client({ intents: ['Guilds'], rest: discord.rest });
client.on('interactionCreate', (interaction) => interaction.reply(`Open, ${interaction.user.displayName}.`));
client.once('clientReady', () => client.application.commands.set([{ name: 'open', description: 'Opens' }]));
await client.login(discord.token);
await discord.until(() => discord.commands.global.length > 0, 'the commands');

const ann = discord.person('Ann Example');
const hall = discord.guild('School', { owner: ann }).text('hall');
const answer = await (await ann.runs('open', { in: hall })).reply();
console.log(answer.text, discord.violations);

await client.destroy();
await discord.close();
