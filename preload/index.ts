/** Hands the renderer one MessagePort and nothing else: no ipcRenderer, no events, no channels to choose. */
import { contextBridge, ipcRenderer } from 'electron';

const HANDSHAKE = 'kopilka:connect';

ipcRenderer.on(HANDSHAKE, (event) => {
  // A MessagePort cannot pass the context bridge; a message to our own origin carries it over.
  window.postMessage(HANDSHAKE, window.location.origin, [...event.ports]);
});

contextBridge.exposeInMainWorld('kopilka', {
  /** Asks main for the port; it arrives as a `message` event of this window with one port. */
  connect: () => ipcRenderer.send(HANDSHAKE),
});
