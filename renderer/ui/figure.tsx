interface Props {
  text: string;
  /** characters that fit at full size; up to three more at the middle one */
  fits: number;
}

/** A large sum that gets smaller rather than leave its place. */
export function Figure({ text, fits }: Props) {
  const size = text.length <= fits ? '' : text.length <= fits + 3 ? ' smaller' : ' smallest';
  return <strong className={`figure${size}`}>{text}</strong>;
}
