import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run central -- [--port N] [--host ADDRESS] [--data DIR] [--demo]

  --port N        port to listen on (default 8790; 0 = any free one)
  --host ADDRESS  address to listen on (default 127.0.0.1: this computer only)
  --data DIR      folder of the built-in database (default ./central-data)
  --demo          fill an empty centre with the demo shop «Продукты у дома»

With DATABASE_URL set (postgresql://…) the centre works on that PostgreSQL server instead of a folder.
With CENTRE_PIN_KEY set (32 characters or more, never changed) a copy of the database alone tells no certificate's PIN.`;

const DEFAULT_PORT = 8790;

interface CentralArguments {
  port: number;
  host: string;
  dataDir: string;
  demo: boolean;
}

export type ParsedArguments =
  { kind: 'run'; options: CentralArguments } | { kind: 'help' } | { kind: 'wrong'; problem: string };

/** Reads a command line, without the program's own name. */
export function parseCentralArguments(args: readonly string[]): ParsedArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string', default: 'central-data' },
        demo: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const port = Number(values.port);
    if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
      return { kind: 'wrong', problem: `--port takes a number from 0 to 65535, not ${values.port}` };
    }
    return { kind: 'run', options: { port, host: values.host, dataDir: values.data, demo: values.demo } };
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'wrong', problem: error.message };
    throw error;
  }
}
