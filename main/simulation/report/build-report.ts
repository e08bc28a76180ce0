import { figuresIn } from './figures.ts';
import type { Playback } from './playback.ts';
import type { Report } from './report.ts';
import { assumptionsSection } from './sections/assumptions.ts';
import { customersSection } from './sections/customers.ts';
import { experimentSections } from './sections/experiments.ts';
import { mechanicsSection } from './sections/mechanics.ts';
import { monthsSection } from './sections/months.ts';
import { headlines, overview } from './sections/overview.ts';
import { pointsSection } from './sections/points.ts';
import { tiersSection } from './sections/tiers.ts';

/** The same playback gives the same report, byte for byte: it does not say when it was made. */
export function buildReport(playback: Playback): Report {
  const { locale, played, other } = playback;
  const figures = figuresIn(locale);
  const { t } = figures;
  const name = (programme: typeof played.programme) =>
    `«${programme.name[locale]}»`.replace(/^«(.*)»$/, t('«$1»', '“$1”'));
  const versions = t(`версия ${played.programme.version}`, `version ${played.programme.version}`);
  const tiers = tiersSection(playback, figures);
  return {
    locale,
    title: t(
      `Что будет с программой ${name(played.programme)}`,
      `What becomes of the programme ${name(played.programme)}`,
    ),
    subtitle:
      other === null
        ? `${played.programme.id}, ${versions}`
        : t(
            `${played.programme.id}, ${versions}, в сравнении с ${name(other.programme)} (${other.programme.id}, версия ${other.programme.version})`,
            `${played.programme.id}, ${versions}, compared with ${name(other.programme)} (${other.programme.id}, version ${other.programme.version})`,
          ),
    headlines: headlines(playback, figures),
    sections: [
      overview(playback, figures),
      monthsSection(playback, figures),
      pointsSection(playback, figures),
      mechanicsSection(playback, figures),
      ...(tiers === null ? [] : [tiers]),
      customersSection(playback, figures),
      ...experimentSections(playback, figures),
      assumptionsSection(playback, figures),
    ],
  };
}
