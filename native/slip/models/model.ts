import type { CodePage } from '../../fiscal/code-page.ts';

/** What one family of slip printers does its own way: data, one file a family. Source: fiscal-printer section 10. */
export interface SlipModel {
  /** in the address: `escpos/epson:tty:…` */
  name: string;
  /** number of `ESC t` and the page behind it */
  pageNumber: number;
  page: CodePage;
  /** characters of a line in the first font */
  textWidth: number;
  /** dots of a line */
  dots: number;
  /** draws QR codes itself; else they go as a picture */
  drawsQr: boolean;
  /** answers real-time status; `ask` tries once at connection, a bridge may swallow it */
  status: 'answers' | 'ask' | 'silent';
  hasCutter: boolean;
}
