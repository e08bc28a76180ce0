export const groupOf = (_e: unknown, _id: string): string | null => null;
