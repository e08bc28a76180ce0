import { useEffect, useState } from 'react';

interface Drawn {
  path: string;
  width: number;
  height: number;
}

/** The fiscal code as one SVG path. The encoder is loaded when the first receipt is done, not with the page. */
export function Qr({ text, label }: { text: string; label: string }) {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    let wanted = true;
    drawQr(text).then(
      (result) => wanted && setDrawn(result),
      (reason: unknown) => console.error('the code was not drawn:', reason),
    );
    return () => {
      wanted = false;
    };
  }, [text]);
  if (!drawn) return <div className="qr" />;
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${drawn.width} ${drawn.height}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={drawn.path} />
    </svg>
  );
}

async function drawQr(text: string): Promise<Drawn> {
  const { qrcode } = await import('bwip-js/browser');
  let path = '';
  let size = { width: 0, height: 0 };
  return qrcode<Drawn>(
    { bcid: 'qrcode', text, scale: 1 },
    {
      scale: () => null,
      measure: () => ({ width: 0, ascent: 0, descent: 0 }),
      init: (width, height) => {
        size = { width, height };
      },
      line: () => undefined,
      polygon: (corners) => {
        path += `M${corners.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
      },
      hexagon: () => undefined,
      ellipse: () => undefined,
      fill: () => undefined,
      text: () => undefined,
      end: () => ({ path, ...size }),
    },
  );
}
