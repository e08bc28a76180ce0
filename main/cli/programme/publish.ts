import { startOfDate } from '../../../loyalty/index.ts';
import type { Locale, Programme } from '../../../loyalty/index.ts';
import { joinAsOffice, patiently } from '../../import/office.ts';
import { officeIdentity } from '../../import/office-identity.ts';
import { defaultDataFolder } from '../../store/data-folder.ts';
import { CentreError } from '../../sync/centre-error.ts';
import { FAILED } from '../run-command.ts';
import { withCentre } from '../with-centre.ts';
import { findingsIn } from './check.ts';
import { Refusal } from './command.ts';
import type { Command } from './command.ts';
import { readProgramme } from './read-programme.ts';

/** A document with errors is not sent. */
export const publishCommand: Command = {
  usage: 'FILE [--central URL] [--data DIR]',
  about: 'checks a programme and puts it in force at every till, from its own date on; without --central in training',
  files: { min: 1, max: 1 },
  options: { central: { type: 'string' }, data: { type: 'string' } },
  async run({ files: [file], options, locale, out }) {
    const read = readProgramme(file!);
    const { lines, hasErrors } = findingsIn(file!, read, locale);
    for (const line of lines) out(line);
    if (hasErrors) return FAILED;
    const centralUrl = typeof options['central'] === 'string' ? options['central'] : null;
    const data = options['data'];
    const dataFolder = typeof data === 'string' ? data : defaultDataFolder({ training: centralUrl === null });
    const { isNew } = await withCentre({ centralUrl, dataFolder }, (baseUrl) =>
      publish(baseUrl, dataFolder, read.text),
    );
    out(WORDS[locale].done(read.programme, isNew));
    return 0;
  },
};

/** @throws Refusal when the version is published with other content, CentreError when the centre does not answer */
async function publish(baseUrl: string, dataFolder: string, document: string): Promise<{ isNew: boolean }> {
  try {
    const calls = await joinAsOffice(baseUrl, officeIdentity(dataFolder));
    return await patiently(() => calls.programmes.publish({ document }));
  } catch (error) {
    if (!(error instanceof CentreError && error.reason === 'VERSION_TAKEN')) throw error;
    const hash = String(error.data['hash']);
    throw new Refusal({
      ru: `Эта версия уже опубликована с другим содержанием (sha256 ${hash}).\nНичего не изменилось: чеки ссылаются на версию, и она не меняется.\nУвеличьте version и опубликуйте снова.`,
      en: `This version is published already with other content (sha256 ${hash}).\nNothing has changed: receipts name the version, and it stays as it is.\nRaise version and publish again.`,
    });
  }
}

const hasBegun = ({ from, zone }: Programme): boolean => startOfDate(from, zone) <= Date.now();

const WORDS: Record<Locale, { done: (programme: Programme, isNew: boolean) => string }> = {
  ru: {
    done: (programme, isNew) =>
      isNew
        ? `${programme.id} версия ${programme.version} опубликована; действует ${hasBegun(programme) ? 'уже сейчас' : `с 00:00 ${programme.from} (${programme.zone})`}. Кассы на связи возьмут её в пределах пяти минут.`
        : `${programme.id} версия ${programme.version} уже была опубликована; ничего не изменилось.`,
  },
  en: {
    done: (programme, isNew) =>
      isNew
        ? `${programme.id} version ${programme.version} is published, in force ${hasBegun(programme) ? 'from now on' : `from 00:00 ${programme.from} (${programme.zone})`}. Tills with a line take it within five minutes.`
        : `${programme.id} version ${programme.version} was published before; nothing has changed.`,
  },
};
