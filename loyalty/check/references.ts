/** Names of tiers, groups, experiments and rules that are nowhere in the document: the rule can never apply. */
import { audienceOf, eachRule, error, nameIn } from './finding.ts';
import type { AnyRule, Checked } from './finding.ts';

interface Reference {
  field: readonly (string | number)[];
  wanted: readonly string[] | undefined;
  known: readonly string[];
}

export const findUnknown = eachRule((rule, at, checked) =>
  referencesOf(rule, checked).flatMap(({ field, wanted = [], known }) =>
    wanted.filter((id) => !known.includes(id)).map((id) => error('reference.unknown', at(...field), { id })),
  ),
);

function referencesOf(rule: AnyRule, { programme, rules }: Checked): Reference[] {
  const { tiers, memberships, experiment } = audienceOf(rule);
  const named = (field: string) => (nameIn(rule, field) === undefined ? undefined : [nameIn(rule, field)!]);
  const tried = programme.experiments?.find(({ id }) => id === experiment?.id);
  return [
    { field: ['audience', 'tiers'], wanted: tiers, known: ids(programme.tiers) },
    {
      field: ['audience', 'memberships'],
      wanted: memberships,
      known: rules.flatMap((sold) => nameIn(sold, 'membership') ?? []),
    },
    {
      field: ['audience', 'experiment', 'id'],
      wanted: experiment && [experiment.id],
      known: ids(programme.experiments),
    },
    {
      field: ['audience', 'experiment', 'group'],
      wanted: tried && [experiment!.group],
      known: ids(tried?.groups.filter(({ shareBp }) => shareBp > 0)),
    },
    { field: ['group'], wanted: rule.group === undefined ? undefined : [rule.group], known: ids(programme.groups) },
    { field: ['incompatibleWith'], wanted: rule.incompatibleWith, known: ids(rules) },
    { field: ['couponRule'], wanted: named('couponRule'), known: ids(rules) },
    { field: ['stamps'], wanted: named('stamps'), known: ids(rules.filter(({ kind }) => kind === 'stamps')) },
    { field: ['rateByTierBp'], wanted: Object.keys(rule['rateByTierBp'] ?? {}), known: ids(programme.tiers) },
  ];
}

const ids = (items: readonly { id: string }[] = []): string[] => items.map(({ id }) => id);
