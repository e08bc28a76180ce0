import { describe, expect, it } from 'vitest';
import { parseCentralArguments } from './arguments.ts';

describe('parseCentralArguments', () => {
  it('listens on this computer only, port 8790, unless told otherwise', () => {
    expect(parseCentralArguments([])).toEqual({
      kind: 'run',
      options: { port: 8790, host: '127.0.0.1', dataDir: 'central-data', demo: false },
    });
    expect(parseCentralArguments(['--port', '0', '--host', '0.0.0.0', '--data', '/d', '--demo'])).toEqual({
      kind: 'run',
      options: { port: 0, host: '0.0.0.0', dataDir: '/d', demo: true },
    });
  });

  it.each([[['--port', '70000']], [['--port', '-1']], [['--port']], [['--nonsense']], [['word']]])(
    'refuses %j',
    (args) => {
      expect(parseCentralArguments(args)).toMatchObject({ kind: 'wrong' });
    },
  );
});
