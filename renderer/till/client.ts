/** The one door to the till: a MessagePort inside Electron, a WebSocket in the browser host. */
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { tillContract } from '../../contract/till/api.ts';

export type TillClient = ContractRouterClient<typeof tillContract>;

export interface TillLink {
  readonly client: TillClient;
  close(): void;
}

declare global {
  interface Window {
    /** given by the preload in Electron only */
    kopilka?: { connect(): void };
  }
}

/** Opens a link or rejects; a link that breaks later ends the `watch` stream with an error. */
export async function openLink(page: Window): Promise<TillLink> {
  return page.kopilka ? portLink(await askForPort(page, page.kopilka)) : socketLink(page.location.host);
}

const HANDSHAKE = 'kopilka:connect';

/** The preload cannot hand a port over the context bridge; it posts it to this window, from this window. */
function askForPort(page: Window, bridge: { connect(): void }): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent<unknown>) => {
      const [port] = event.ports;
      if (event.source !== page || event.data !== HANDSHAKE || port === undefined) return;
      page.removeEventListener('message', onMessage);
      resolve(port);
    };
    page.addEventListener('message', onMessage);
    bridge.connect();
  });
}

function portLink(port: MessagePort): TillLink {
  const client: TillClient = createORPCClient(new PortLink({ port }));
  port.start();
  return { client, close: () => port.close() };
}

async function socketLink(host: string): Promise<TillLink> {
  const websocket = new WebSocket(`ws://${host}/till`);
  await new Promise<void>((resolve, reject) => {
    websocket.addEventListener('open', () => resolve(), { once: true });
    websocket.addEventListener('close', () => reject(new Error('the till closed the link')), { once: true });
  });
  const client: TillClient = createORPCClient(new SocketLink({ websocket }));
  return { client, close: () => websocket.close() };
}
