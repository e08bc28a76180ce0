import { readdir } from 'node:fs/promises';
import { SerialPort } from 'serialport';

/** Names Linux and macOS give to USB serial ports. */
const USB_PORT = /^(?:ttyUSB|ttyACM|cu\.usb|tty\.usb)/u;

/** Paths of the serial ports a register may have moved to: those plugged into USB. Never rejects. */
export async function usbSerialPorts(): Promise<string[]> {
  try {
    const ports = await (SerialPort.list() as Promise<{ path: string; vendorId?: string }[]>);
    return ports
      .filter(({ vendorId, path }) => vendorId !== undefined || path.startsWith('COM'))
      .map(({ path }) => path);
  } catch {
    // Without udev the list cannot be had; the names of devices are as good.
    const names = await readdir('/dev').catch(() => []);
    return names.filter((name) => USB_PORT.test(name)).map((name) => `/dev/${name}`);
  }
}
