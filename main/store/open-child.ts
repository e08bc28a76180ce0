/** For the tests of opening: another process, perhaps of another user, tries the folder and says how it went. */
import { TillError } from '../../contract/errors/catalogue.ts';
import { openStores } from './open-stores.ts';

const [folder = ''] = process.argv.slice(2);
try {
  const stores = await openStores(folder);
  await stores.close();
  console.log('opened');
} catch (error) {
  console.log(error instanceof TillError ? error.code : String(error));
}
process.exit(0);
