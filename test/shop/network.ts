/** The line between tills and the centre, which a test may cut. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Network {
  /** what a till takes for the centre */
  url: string;
  /** Nothing passes from now on; what is under way is torn. */
  cut(): void;
  /** The centre gets what it is sent, and its answers are lost. */
  loseAnswers(): void;
  /** Somebody else answers in the centre's place: a page of HTML to whatever is asked. */
  answerGarbage(): void;
  restore(): void;
  close(): Promise<void>;
}

/** What the sign-in page of a provider answers. */
const STRANGER = [
  'HTTP/1.1 200 OK',
  'Content-Type: text/html',
  'Content-Length: 13',
  'Connection: close',
  '',
  '<html></html>',
].join('\r\n');

export async function openNetwork(centreUrl: string): Promise<Network> {
  const centre = new URL(centreUrl);
  const open = new Set<Socket>();
  let state: 'up' | 'cut' | 'answersLost' | 'garbage' = 'up';

  const keep = (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // A torn line is what a cut is for.
    socket.on('error', () => socket.destroy());
  };
  const tear = () => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer((till) => {
    keep(till);
    if (state === 'cut') return void till.destroy();
    if (state === 'garbage') return void till.once('data', () => till.end(STRANGER));
    const line = connect(Number(centre.port), centre.hostname);
    keep(line);
    till.pipe(line);
    line.on('data', (chunk) => {
      if (state === 'up') till.write(chunk);
    });
    line.once('close', () => till.destroy());
    till.once('close', () => line.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    cut() {
      state = 'cut';
      tear();
    },
    loseAnswers() {
      state = 'answersLost';
    },
    answerGarbage() {
      state = 'garbage';
      tear();
    },
    restore() {
      state = 'up';
      tear();
    },
    async close() {
      tear();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
