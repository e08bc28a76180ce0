/** The central server as a program: words on standard error, one line of JSON on standard output once it listens. */
import { pino } from 'pino';
import { parseCentralArguments, USAGE } from './arguments.ts';
import { startCentral } from './server.ts';

const WRONG_USE = 2;

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}

async function run(): Promise<void> {
  const parsed = parseCentralArguments(process.argv.slice(2));
  if (parsed.kind !== 'run') {
    say(parsed.kind === 'help' ? USAGE : `${parsed.problem}\n\n${USAGE}`);
    process.exitCode = parsed.kind === 'help' ? 0 : WRONG_USE;
    return;
  }
  const { dataDir, ...options } = parsed.options;
  const databaseUrl = process.env['DATABASE_URL'];
  const givenKey = process.env['CENTRE_PIN_KEY'];
  const pinKey = givenKey === '' ? undefined : givenKey;
  const place = databaseUrl === undefined || databaseUrl === '' ? { dataDir } : { databaseUrl };
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination(2));
  const centre = await startCentral({ ...options, ...place, pinKey, log });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      say('The centre stops.');
      centre.close().catch(fail);
    });
  }
  say(`The centre listens on ${centre.url} (${centre.engine}).`);
  process.stdout.write(`${JSON.stringify({ url: centre.url, engine: centre.engine })}\n`);
}

function fail(error: unknown): void {
  say(`The centre could not go on: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

run().catch(fail);
