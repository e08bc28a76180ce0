import type { PreparedProgramme } from '../../loyalty/index.ts';

/**
 * The tier a member is in after having spent so much: the highest reached, never a lower one than now. A tier the
 * programme does not know (bought, or of an older version) stays. Source: loyalty-domain section 11.
 */
export function tierReached(
  programme: PreparedProgramme | undefined,
  { tierId, qualifyingSpend }: { tierId: string | null; qualifyingSpend: number },
): string | null {
  const tiers = programme?.tiers ?? [];
  const present = tiers.findIndex((tier) => tier.id === tierId);
  if (tierId !== null && present === -1) return tierId;
  const reached = tiers.findLastIndex((tier) => tier.from <= qualifyingSpend);
  return (tiers[Math.max(reached, present)] ?? { id: tierId }).id;
}
