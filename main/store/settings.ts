import type { Connection } from './sqlite.ts';

export interface Settings {
  read(key: string): string | undefined;
  /** inside the caller's transaction */
  write(key: string, value: string): void;
}

export function createSettings(connection: Connection): Settings {
  const read = connection.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
  const write = connection.prepare<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  return { read: (key) => read.get(key), write: (key, value) => void write.run(key, value) };
}
