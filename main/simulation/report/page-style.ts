/** The look of the page: the colours of the till's screens, light and dark by the reader's system, light on paper. */

/** Each series has a pattern of its own, so that charts read in grey and with any sight. */
export const PATTERNS = `<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="soft-2"/><rect width="3" height="6" class="solid-2"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="soft-3"/><circle cx="3" cy="3" r="2" class="solid-3"/></pattern>
</defs></svg>`;

export const STYLE = `
:root{color-scheme:light dark;--text:light-dark(#14191f,#f2f5f8);--muted:light-dark(#4a5561,#b3bdc8);--page:light-dark(#f4f6f8,#0f1419);--surface:light-dark(#fff,#1a212a);--hairline:light-dark(#dce2e8,#303b47);--line:light-dark(#7a8794,#6f7c8a);--one:light-dark(#0b5cad,#6db3ff);--two:light-dark(#0f6b4f,#4cc9a0);--two-soft:light-dark(#cfe8de,#17332c);--three:light-dark(#a8201a,#ff8a80);--three-soft:light-dark(#fbe9e7,#3e2225)}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 Inter,"Segoe UI",system-ui,sans-serif;font-variant-numeric:tabular-nums}
header,main{max-width:1360px;margin:0 auto;padding:0 24px}
header{padding-top:32px}
h1{font-size:28px;line-height:1.2;margin:0}
header p{margin:6px 0 0;color:var(--muted)}
.headlines{display:grid;grid-template-columns:repeat(auto-fit,minmax(215px,1fr));gap:12px;margin:20px 0}
.tile,section{background:var(--surface);border:1px solid var(--hairline);border-radius:12px}
.tile{padding:14px 16px;display:flex;flex-direction:column;gap:2px}
.tile span,.tile small{color:var(--muted);font-size:14px}
.tile strong{font-size:24px;line-height:1.25;font-weight:600}
section{padding:20px 24px;margin:0 0 16px}
h2{font-size:20px;margin:0 0 8px}
section>p{margin:0 0 8px;color:var(--muted);max-width:100ch}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,520px),1fr));gap:16px 32px;align-items:start;margin-top:12px}
figure{margin:0;min-width:0;max-width:760px}
figcaption{font-weight:600;margin-bottom:4px}
figure>svg{display:block;width:100%;height:auto}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;font-size:14px;color:var(--muted)}
.legend span{display:inline-flex;align-items:center;gap:6px}
.legend svg{width:16px;height:12px}
.table{overflow-x:auto;min-width:0}
.beside>.table{max-width:760px}
.beside+.table,.table+.table{margin-top:16px}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{padding:5px 10px;text-align:right;border-bottom:1px solid var(--hairline);vertical-align:top}
td{white-space:nowrap}
th:first-child{text-align:left;padding-left:0}
thead th{color:var(--muted);font-weight:600;vertical-align:bottom}
tbody th{font-weight:400}
.tick{fill:var(--muted);font-size:12px}
.label{fill:var(--text);font-size:13px}
.grid{stroke:var(--hairline)}
.axis{stroke:var(--line)}
.reach{stroke:var(--one);stroke-width:2}
.fill-1{fill:var(--one)}.fill-2{fill:url(#hatch)}.fill-3{fill:url(#dots)}
.soft-2{fill:var(--two-soft)}.solid-2{fill:var(--two)}.soft-3{fill:var(--three-soft)}.solid-3{fill:var(--three)}
.stroke-1{fill:none;stroke:var(--one);stroke-width:2.5}
@media print{
@page{size:A4;margin:12mm}
:root{color-scheme:light}
body{background:#fff;font-size:10.5px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
header,main{max-width:none;padding:0}
header{padding-top:0}
h1{font-size:20px}h2{font-size:14px}
.headlines{grid-template-columns:repeat(5,1fr);gap:6px;margin:10px 0}
.tile{padding:6px 8px}.tile strong{font-size:14px}.tile span,.tile small{font-size:9px}
section{border:0;padding:0;margin:0 0 14px}
.beside{grid-template-columns:1fr 1fr;gap:8px 16px}
table{font-size:9px}th,td{padding:2px 4px}
figure,tr,.tile{break-inside:avoid}
figure{max-width:360px}
h2,figcaption,section>p{break-after:avoid}
.table{overflow:visible}
.legend{font-size:9px}
}
`;
