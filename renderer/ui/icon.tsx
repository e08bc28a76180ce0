/** Drawn icons: 24 px box, stroke in the text colour. Each state has its own shape, never colour alone (ui section 3). */
const PATHS = {
  mark: 'M4.5 11h15v3a7 7 0 0 1-7 7h-1a7 7 0 0 1-7-7zM8.5 14.5h7M12 2.7a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z',
  check: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM8 12.4l2.7 2.7 5.5-5.6',
  error: 'M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2zM9 9l6 6M15 9l-6 6',
  attention: 'M12 3.6 21.2 20H2.8zM12 9.5v5M12 17.2v.1',
  offline: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
  working: 'M5 12h.1M12 12h.1M19 12h.1',
  todo: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z',
  tag: 'M3.5 12.6V4.5a1 1 0 0 1 1-1h8.1l8 8a1.4 1.4 0 0 1 0 2l-7.1 7.1a1.4 1.4 0 0 1-2 0zM8 8v.1',
  noPoints: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM5.8 5.8l12.4 12.4',
  scan: 'M3 8V5.5A1.5 1.5 0 0 1 4.5 4H7M17 4h2.5A1.5 1.5 0 0 1 21 5.5V8M21 16v2.5a1.5 1.5 0 0 1-1.5 1.5H17M7 20H4.5A1.5 1.5 0 0 1 3 18.5V16M7.5 8v8M10.5 8v8M13.5 8v8M16.5 8v8',
  user: 'M12 4a4.2 4.2 0 1 1 0 8.4A4.2 4.2 0 0 1 12 4zM4 20.5c.8-4 4-6 8-6s7.2 2 8 6',
  level: 'm12 3.5 2.6 5.3 5.9.9-4.2 4.1 1 5.8-5.3-2.8-5.3 2.8 1-5.8L3.5 9.7l5.9-.9z',
  gift: 'M4 11h16v9.500H4zM3 7.500h18V11H3zM12 7.500v13M12 7.500c-1.500-4.500-6.500-4.500-6-1.500.300 1.500 3 1.500 6 1.500zM12 7.500c1.500-4.500 6.500-4.500 6-1.500-.300 1.500-3 1.500-6 1.500z',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5.3l3.3 2',
  plus: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 8v8M8 12h8',
  undo: 'M9 6 4.5 10.5 9 15M4.5 10.5H15a4.5 4.5 0 0 1 0 9h-3',
  cash: 'M3 6.5h18v11H3zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM6 10v4M18 10v4',
  card: 'M4.5 5h15A1.5 1.5 0 0 1 21 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-11A1.5 1.5 0 0 1 4.5 5zM3 9.5h18M7 15h3',
  erase: 'M8 5.5h11A1.5 1.5 0 0 1 20.500 7v10a1.5 1.5 0 0 1-1.5 1.5H8L2.500 12zM11 9.5l5 5M16 9.5l-5 5',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v5.500M12 7.6v.1',
  up: 'm6 14.500 6-6 6 6',
  down: 'm6 9.500 6 6 6-6',
  plug: 'M9 3v5M15 3v5M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v4',
  cable:
    'M4 9V5.5A1.5 1.5 0 0 1 5.5 4h3A1.5 1.5 0 0 1 10 5.5V9zM14 15h6v3.5a1.5 1.5 0 0 1-1.5 1.5h-3a1.5 1.5 0 0 1-1.5-1.5zM7 9v6.500a3 3 0 0 0 3 3c2.800 0 2-13 5-13a2.500 2.500 0 0 1 2.500 2.500V15',
  paper:
    'M7.5 3.5c2.200 0 4 2 4 4.500s-1.800 4.500-4 4.500-4-2-4-4.500 1.800-4.500 4-4.500h9c2.200 0 4 2 4 4.500v12.500H11.500V8M7.500 8v.1',
  printer:
    'M7 9V3.500h10V9M7 17H4.500A1.500 1.500 0 0 1 3 15.500v-5A1.500 1.500 0 0 1 4.500 9h15a1.500 1.500 0 0 1 1.500 1.500v5a1.500 1.500 0 0 1-1.500 1.500H17M7 13.500h10v7H7z',
} as const;

export type IconName = keyof typeof PATHS;
export type Tone = 'good' | 'bad' | 'off' | 'attention';

const DASHES: Partial<Record<IconName, string>> = { offline: '3.4 2.255' };
const WIDTHS: Partial<Record<IconName, number>> = { working: 3.5 };

interface Props {
  name: IconName;
  tone?: Tone;
  small?: boolean;
}

export function Icon({ name, tone, small }: Props) {
  const names = ['icon', tone, small && 'small'].filter(Boolean).join(' ');
  return (
    <svg className={names} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} strokeDasharray={DASHES[name]} strokeWidth={WIDTHS[name]} />
    </svg>
  );
}
