/** `npm run programme`: what an owner asks of a programme document before it is put into force. */
import { runCommand, say } from '../run-command.ts';
import { runProgramme } from './run-programme.ts';

const out = (text: string) => process.stdout.write(`${text}\n`);
process.exitCode = await runCommand('ru', () => runProgramme(process.argv.slice(2), { out, say }));
