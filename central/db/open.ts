import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './sql.ts';

export interface DatabasePlace {
  /** a PostgreSQL server; wins over `dataDir` */
  databaseUrl?: string | undefined;
  /** folder of the embedded engine; neither = in memory */
  dataDir?: string | undefined;
}

/** Opens the database and brings it to the newest version. */
export async function openDatabase(place: DatabasePlace, onError: (error: Error) => void): Promise<Database> {
  const database =
    place.databaseUrl === undefined ? await openEmbedded(place.dataDir) : openPostgres(place.databaseUrl, onError);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
